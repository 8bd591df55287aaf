"""Products stand in an order in which groups can be seen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from recdesk.engine.heatmap import clustered_order, popular, runs


def alike(vectors: np.ndarray) -> np.ndarray:
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return (unit @ unit.T).astype(np.float32)


@given(
    npst.arrays(np.float64, st.tuples(st.integers(1, 24), st.just(3)), elements=st.floats(0.1, 9)),
    st.randoms(use_true_random=False),
)
def test_the_order_is_a_permutation(vectors: np.ndarray, random: object) -> None:
    order = clustered_order(alike(vectors))
    assert sorted(order.tolist()) == list(range(len(vectors)))


@pytest.mark.parametrize("seed", range(5))
def test_every_cluster_of_average_linkage_stands_together(seed: int) -> None:
    hierarchy = pytest.importorskip("scipy.cluster.hierarchy")
    rng = np.random.default_rng(seed)
    block = alike(rng.normal(size=(40, 8)))
    place = np.argsort(clustered_order(block))
    merges = hierarchy.linkage(1 - block[np.triu_indices(40, 1)].astype(np.float64), "average")
    clusters: list[list[int]] = [[leaf] for leaf in range(40)]
    for left, right, *_ in merges:
        clusters.append(clusters[int(left)] + clusters[int(right)])
        places = place[clusters[-1]]
        assert places.max() - places.min() == len(places) - 1


def test_planted_groups_become_squares() -> None:
    rng = np.random.default_rng(0)
    group = rng.permutation(np.repeat(np.arange(4), 12))
    block = alike(np.eye(4)[group] + rng.normal(0, 0.1, (48, 4)))
    assert len(runs(group[clustered_order(block)].astype(np.int32))) == 4


def test_popular_products_leave_out_those_without_shoppers() -> None:
    assert popular(np.array([3, 0, 9, 3]), 10).tolist() == [2, 0, 3]


def test_runs_cover_everything() -> None:
    assert runs(np.array([2, 2, -1, 0, 0], np.int32)) == [(0, 2, 2), (2, 3, -1), (3, 5, 0)]
    assert runs(np.zeros(0, np.int32)) == []
