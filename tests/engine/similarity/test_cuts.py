"""A cut that is guessed may cost time, but never a product that belongs on a list."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.engine.similarity import cuts
from recdesk.engine.similarity.cuts import best_of_rows, guessed_cuts, tables


def small_integers(seed, rows, columns):
    """Small integers, so that many scores tie."""
    return np.random.default_rng(seed).integers(-9, 10, (rows, columns)).astype(np.float32)


def check(found, scores, wanted):
    """The columns are those that score no less than the last one wanted, and none that is excluded."""
    for items, row in zip(found.tolist(), scores, strict=True):
        least = np.sort(row)[::-1][min(wanted, len(row)) - 1]
        best = np.flatnonzero((row >= least) & (row > -np.inf)).tolist()
        assert items == best + [-1] * (len(items) - len(best))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9), st.integers(1, 400), st.integers(1, 40), st.floats(0, 1), st.integers(0, 2**16))
def test_the_best_of_each_row_are_found_without_the_excluded_ones(rows, count, wanted, share, seed):
    scores = small_integers(seed, rows, count)
    scores[np.random.default_rng(seed).random(scores.shape) < share] = -np.inf
    check(best_of_rows(scores, np.zeros(rows, np.float32), wanted), scores, wanted)


@pytest.mark.parametrize("best", ["first", "last"])
def test_a_sample_that_is_better_or_worse_than_the_rest_changes_nothing(monkeypatch, best):
    monkeypatch.setattr(cuts, "_SAMPLE", 64)
    scores = np.sort(np.random.default_rng(0).random((5, 1000), np.float32), axis=1)
    scores = scores[:, ::-1] if best == "first" else scores
    check(best_of_rows(scores, np.zeros(5, np.float32), 90), scores, 90)


def test_what_could_be_better_but_for_rounding_is_found_too():
    scores = np.array([[5, 4.5, 4, 3, 1]], np.float32)
    assert best_of_rows(scores, np.array([0.5], np.float32), 1).tolist() == [[0, 1, 2]]


def test_a_guess_is_nearly_always_low_enough_and_not_far_too_low():
    scores = np.random.default_rng(1).standard_normal((500, 20_000)).astype(np.float32)
    reached = (scores >= guessed_cuts(scores[:, :4096], 20_000, 50)[:, None]).sum(axis=1)
    assert (reached >= 50).mean() > 0.99
    assert reached.mean() < 250


def test_rows_of_all_lengths_come_as_tables_once():
    degrees = np.array([3, 0, 1, 900, 2, 0, 31_000])
    starts = np.concatenate(([0], np.cumsum(degrees)))
    values = np.arange(starts[-1], dtype=np.int32)
    seen = {}
    for rows, table in tables(starts, values, np.int32(-1)):
        for row, elements in zip(rows.tolist(), table, strict=True):
            assert row not in seen
            seen[row] = elements[elements >= 0].tolist()
    assert seen == {row: list(range(starts[row], starts[row + 1])) for row in range(len(degrees))}
