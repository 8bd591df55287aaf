"""Vectors that are made when asked for are those of the definition, whichever are asked for."""

import numpy as np
import pytest

from recdesk.engine.similarity import side_by_side
from recdesk.engine.similarity.side_by_side import SideBySide

DRAWS, KNOWN, K, ITEMS = 3, 40, 5, 44


@pytest.fixture
def draws():
    made = np.random.default_rng(2).normal(size=(DRAWS, KNOWN, K)).astype(np.float32)
    made[1, 7] = 0  # no direction in one draw
    made[2, 9, 1] = np.nan
    made[0, 11, 2] = np.inf
    return made


def expected(draws, unit):
    """By the definition, product by product in double precision; nothing for who has no vector."""
    made = np.zeros((ITEMS, DRAWS * K))
    for item in range(KNOWN):
        one = draws[:, item].astype(np.float64)
        lengths = np.linalg.norm(one, axis=1)
        if np.isfinite(lengths).all() and (lengths > 0).all():
            made[item] = np.concatenate(one / lengths[:, None] if unit else one) / np.sqrt(DRAWS)
    return made


@pytest.mark.parametrize("unit", [True, False])
def test_rows_are_those_of_the_definition(draws, unit, monkeypatch):
    monkeypatch.setattr(side_by_side, "_ROWS", 16)  # several blocks
    vectors, wanted = SideBySide.of(draws, ITEMS, unit), expected(draws, unit)
    assert (len(vectors), vectors.width, vectors.nbytes) == (ITEMS, DRAWS * K, ITEMS * DRAWS * K * 4)
    np.testing.assert_array_equal(vectors.usable, wanted.any(axis=1))
    assert not vectors.usable[[7, 9, 11, 40, 43]].any()
    np.testing.assert_allclose(vectors.all(), wanted, rtol=1e-6)
    np.testing.assert_allclose(vectors.lengths(), np.linalg.norm(wanted, axis=1), rtol=1e-6)
    every = np.arange(ITEMS)
    np.testing.assert_array_equal(vectors.rows(every), vectors.all())
    table = np.random.default_rng(0).integers(0, ITEMS, (4, 6))
    np.testing.assert_array_equal(vectors.rows(table), vectors.all()[table])
    np.testing.assert_array_equal(vectors.rows(12), vectors.all()[12])
    stored = SideBySide.stored(vectors.all())
    assert stored.usable.all()
    np.testing.assert_array_equal(stored.rows(table), vectors.rows(table))
    np.testing.assert_array_equal(stored.lengths(), vectors.lengths())


@pytest.mark.parametrize("unit", [True, False])
def test_products_where_the_vectors_lie_are_those_of_the_rows(draws, unit):
    vectors, wanted = SideBySide.of(draws, ITEMS, unit), expected(draws, unit)
    lengths = np.linalg.norm(wanted, axis=1)
    for one in (vectors, SideBySide.stored(vectors.all())):
        for row in range(ITEMS):
            off = np.finfo(np.float32).eps * (vectors.width + 4) * lengths * lengths[row]
            assert (np.abs(one.products(row) - wanted @ wanted[row]) <= off).all()
