"""Implicit features: what it tells of a user which items they rated at all, and of an item by whom."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.interactions import Interactions

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

RANK = 32
"""Features per user and item, where there are enough of both."""

DEGREE_EXPONENT = 0.25
"""A pair weighs (degree of its user x degree of its item)^-this, lest the busiest fill all features.
On a validation part of MovieLens-100K, 0 and 0.5 were worse."""

OVERSAMPLING = 8
SUBSPACE_ITERATIONS = 5
ENTRIES_AT_A_TIME = 1 << 19
"""Of the sparse matrix in a product, so that a cancel is heard between them."""


@dataclass(frozen=True, eq=False)
class ImplicitFeatures:
    """Features of all users and items, of mean squared length 1 over those with interactions.

    Each side's features are orthogonal to each other: the columns' inner products are a diagonal matrix.

    Attributes:
        users: float32[users, r], zeros for users without interactions.
        items: float32[items, r], likewise.
        projection: float32[items, r], from which `features_of` makes the features of any user.
    """

    users: Floats
    items: Floats
    projection: Floats

    @classmethod
    def of(cls, interactions: Interactions, seed: int, check: Callable[[], None]) -> "ImplicitFeatures":
        """The leading singular directions of who interacted with what, degrees evened out.

        They are found by randomized subspace iteration (Halko, Martinsson & Tropp 2011).

        Args:
            interactions: the pairs; their values are not looked at.
            seed: of the random start.
            check: called now and then; raises to stop.
        """
        from scipy.sparse import csr_array

        user, item = interactions.user, interactions.item
        by_user, by_item = _evened(user, interactions.users), _evened(item, interactions.items)
        weights = (by_user[user] * by_item[item]).astype(np.float32)
        check()
        shape = interactions.users, interactions.items
        matrix = _blocks(csr_array((weights, (user, item)), shape), check)
        turned = _blocks(csr_array((weights, (item, user)), shape[::-1]), check)
        rank = min(RANK, int(np.count_nonzero(by_user)), int(np.count_nonzero(by_item)))
        if shape[1] <= shape[0]:
            directions = _leading(matrix, turned, rank, seed, check)
            users, directions = _features(matrix, directions, check)
            items, _ = _features(turned, _unit(users), check)
        else:
            items, _ = _features(turned, _leading(turned, matrix, rank, seed, check), check)
            users, directions = _features(matrix, _unit(items), check)
        return cls(users, items, directions * by_item[:, None].astype(np.float32))

    @classmethod
    def none(cls, users: int, items: int) -> "ImplicitFeatures":
        """No features, of so many users and items."""
        nothing = np.zeros((items, 0), np.float32)
        return cls(np.zeros((users, 0), np.float32), nothing, nothing)


def features_of(projection: Floats, items: npt.NDArray[np.integer]) -> Doubles:
    """float64[r]: the features of a user with these items.

    Args:
        projection: float32[items, r].
        items: integer[m], codes of items, each once.
    """
    return feature_shares(projection, items).sum(axis=0)


def feature_shares(projection: Floats, items: npt.NDArray[np.integer]) -> Doubles:
    """float64[m, r]: what each item adds to the features of a user with these; arguments as above."""
    return projection[items].astype(np.float64) * max(1, len(items)) ** -DEGREE_EXPONENT


def _evened(codes: npt.NDArray[np.int32], count: int) -> Doubles:
    """float64[count]: degree^-DEGREE_EXPONENT, 0 for degree 0."""
    degrees = np.bincount(codes, minlength=count)
    return np.where(degrees > 0, np.maximum(degrees, 1.0) ** -DEGREE_EXPONENT, 0)


def _leading(matrix: list[Any], turned: list[Any], rank: int, seed: int, check: Callable[[], None]) -> Floats:
    """float32[columns, rank]: leading right singular vectors of a matrix with at least as many rows.

    Only columns are made orthogonal on the way, never the many rows.
    """
    columns = matrix[0].shape[1]
    width = min(rank + OVERSAMPLING, columns)
    basis = np.random.default_rng(seed).standard_normal((columns, width)).astype(np.float32)
    for _ in range(SUBSPACE_ITERATIONS):
        basis = np.linalg.qr(_times(turned, _times(matrix, basis, check), check))[0]
    image = _times(matrix, basis, check)
    rotation = np.linalg.eigh(image.T @ image)[1][:, ::-1]
    return basis @ rotation[:, :rank]


def _unit(columns: Floats) -> Floats:
    """The columns at length 1; zeros stay (who rated what may have fewer directions than were asked for)."""
    return columns / np.maximum(np.linalg.norm(columns, axis=0), np.finfo(np.float32).tiny)


def _blocks(matrix: Any, check: Callable[[], None]) -> list[Any]:
    """A sparse matrix as blocks of rows."""
    ends = np.searchsorted(matrix.indptr, np.arange(ENTRIES_AT_A_TIME, matrix.nnz, ENTRIES_AT_A_TIME))
    blocks: list[Any] = []
    for start, end in pairwise(np.unique([0, *ends, matrix.shape[0]]).tolist()):
        check()
        blocks.append(matrix[start:end])
    return blocks


def _times(matrix: list[Any], dense: Floats, check: Callable[[], None]) -> Floats:
    parts: list[Floats] = []
    for block in matrix:
        check()
        parts.append(block @ dense)
    return np.concatenate(parts)


def _features(matrix: list[Any], directions: Floats, check: Callable[[], None]) -> tuple[Floats, Floats]:
    """matrix @ directions, scaled and made orthogonal, and the directions that give exactly that."""
    features = _times(matrix, directions, check)
    gram = features.T @ features
    rows = sum(np.count_nonzero(np.diff(block.indptr)) for block in matrix)
    rotation = np.linalg.eigh(gram)[1] * np.float32((rows / np.trace(gram)) ** 0.5)
    return features @ rotation, directions @ rotation
