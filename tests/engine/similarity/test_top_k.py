"""If the blockwise search is wrong, every exported similar list and recommendation is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recdesk.engine.tensors.top_k import EXCLUDED, Excluded, top_k_blocks


def found(queries, candidates, top, **options):
    """All blocks put together, after checking that they follow each other without a gap."""
    blocks = list(top_k_blocks(queries, candidates, top, **options))
    place = 0
    for block in blocks:
        assert block.start == place
        place += len(block.items)
    assert place == len(queries)
    return np.vstack([block.items for block in blocks]), np.vstack([block.scores for block in blocks])


def brute_force(scores, top):
    order = np.lexsort((np.broadcast_to(np.arange(scores.shape[1]), scores.shape), -scores), axis=-1)
    order = order[:, : min(top, scores.shape[1])]
    return order, np.take_along_axis(scores, order, axis=1)


def small_integers(seed, rows, columns):
    """Products of small integers are exact in single precision, so ties are real ties."""
    return np.random.default_rng(seed).integers(-2, 3, (rows, columns)).astype(np.float32)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 9),
    st.integers(1, 300),
    st.integers(1, 5),
    st.integers(1, 40),
    st.integers(0, 2**16),
    st.booleans(),
)
def test_agrees_with_sorting_everything_even_where_scores_tie(rows, count, width, top, seed, with_bias):
    queries, candidates = small_integers(seed, rows, width), small_integers(seed + 1, count, width)
    bias = small_integers(seed + 2, 1, count)[0] if with_bias else None
    expected = queries @ candidates.T + (0 if bias is None else bias)
    items, scores = found(queries, candidates, top, bias=bias, block_elements=3 * count)
    wanted, wanted_scores = brute_force(expected, top)
    np.testing.assert_array_equal(items, wanted)
    np.testing.assert_array_equal(scores, wanted_scores)


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 120), st.integers(1, 20), st.integers(0, 2**16), st.floats(0, 1))
def test_excluded_candidates_never_come_back(count, top, seed, share):
    queries, candidates = small_integers(seed, 7, 3), small_integers(seed + 1, count, 3)
    banned = np.random.default_rng(seed).random((7, count)) < share
    starts = np.concatenate(([0], np.cumsum(banned.sum(1))))
    excluded = Excluded(starts, np.nonzero(banned)[1].astype(np.int32))
    items, scores = found(queries, candidates, top, excluded=excluded, block_elements=2 * count)
    wanted, wanted_scores = brute_force(np.where(banned, EXCLUDED, queries @ candidates.T), top)
    gone = wanted_scores == EXCLUDED
    np.testing.assert_array_equal(items, np.where(gone, -1, wanted))
    np.testing.assert_array_equal(scores[~gone], wanted_scores[~gone])


@pytest.mark.parametrize("block_elements", [1, 1000, 1 << 25])
def test_the_size_of_the_blocks_changes_nothing(block_elements):
    queries, candidates = small_integers(0, 20, 4), small_integers(1, 700, 4)
    items, _ = found(queries, candidates, 10, block_elements=block_elements)
    np.testing.assert_array_equal(items, brute_force(queries @ candidates.T, 10)[0])


def test_no_queries_give_no_blocks():
    assert list(top_k_blocks(small_integers(0, 0, 4), small_integers(1, 5, 4), 3)) == []
