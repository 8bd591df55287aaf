"""Quantized vectors may be off, but never by more than they say: a list would miss a product otherwise."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.engine.similarity.quantized import QuantizedVectors
from recdesk.engine.similarity.side_by_side import SideBySide


@settings(deadline=None)
@given(
    count=st.integers(1, 30),
    width=st.integers(1, 300),
    spread=st.integers(0, 12),
    seed=st.integers(0, 2**16),
)
def test_no_product_is_off_by_more_than_is_said(count, width, spread, seed):
    rng = np.random.default_rng(seed)
    lengths = np.exp(rng.uniform(-spread, spread, (count, 1))) * rng.integers(0, 5, (count, 1))
    vectors = (rng.standard_t(2, (count, width)) * lengths).astype(np.float32)
    quantized = QuantizedVectors.of(SideBySide.stored(vectors))
    exact = vectors.astype(np.float64)
    for row in range(count):
        found, off = quantized.products(row)
        assert (np.abs(found - exact @ exact[row]) <= off).all()


def test_whole_numbers_are_multiplied_exactly():
    # The greatest sums that there can be, and many of them; a product in sixteen bits would overflow.
    signs = np.random.default_rng(0).choice([-1.0, 1.0], (50, 4096)).astype(np.float32)
    signs[:2] = 1
    found, off = QuantizedVectors.of(SideBySide.stored(signs)).products(0)
    np.testing.assert_allclose(found, signs.sum(axis=1), rtol=1e-6)
    assert off.max() < 1e-2


def test_a_byte_is_off_by_less_than_a_hundredth_of_the_lengths():
    vectors = np.random.default_rng(1).normal(size=(200, 1024)).astype(np.float32)
    found, off = QuantizedVectors.of(SideBySide.stored(vectors)).products(7)
    lengths = np.linalg.norm(vectors, axis=1)
    assert (off < 0.02 * lengths * lengths[7]).all()
    assert (np.abs(found - vectors @ vectors[7]) < 0.002 * lengths * lengths[7]).all()
