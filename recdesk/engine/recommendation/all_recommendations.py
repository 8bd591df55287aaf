"""Recommendations for all shoppers in one go, block by block on TensorFlow."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import DataError
from recdesk.engine.factorization.options import DeviceChoice
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.recommendation.recommender import Recommender
from recdesk.engine.recommendation.scores import clipped, pair_scores
from recdesk.engine.similarity.ranking import checked_top, order
from recdesk.engine.tensors.top_k import BLOCK_ELEMENTS, Excluded, top_k_blocks

Floats = npt.NDArray[np.float32]
Codes = npt.NDArray[np.int32]

SPARE = 8
"""Found beyond the wanted ones, so that rounding in the product cannot decide who is on the list."""


@dataclass(frozen=True, eq=False)
class AllRecommendations:
    """One list per shopper.

    Attributes:
        items: int32[users, top], codes, best first; -1 where a list is shorter. Empty for shoppers without
            history, and for new ones of whom the model knows no product.
        scores: float32[users, top], 0 where a list is shorter.
    """

    items: Codes
    scores: Floats


@dataclass(frozen=True, eq=False)
class _Shoppers:
    """The shoppers' vectors, draws side by side, put together a block at a time."""

    recommender: Recommender
    users: Codes
    newcomers: dict[int, Floats]

    def __len__(self) -> int:
        return len(self.users)

    def __getitem__(self, rows: slice) -> Floats:
        """float32[b, draws * k]."""
        return self.vectors(rows).reshape(len(self.users[rows]), -1)

    def vectors(self, rows: slice) -> Floats:
        """float32[b, draws, k]."""
        model, users = self.recommender.model, self.users[rows]
        draws = model.user_factors[None] if model.user_samples is None else model.user_samples
        vectors = np.empty((len(users), len(draws), draws.shape[2]), np.float32)
        trained = users < draws.shape[1]
        vectors[trained] = draws[:, users[trained]].swapaxes(0, 1)
        for row in np.flatnonzero(~trained):
            vectors[row] = self.newcomers[int(users[row])]
        return vectors


def recommend_all(
    recommender: Recommender,
    top: int = 10,
    progress: Progress = no_progress,
    *,
    device: DeviceChoice = "auto",
    block_elements: int = BLOCK_ELEMENTS,
) -> AllRecommendations:
    """`recommender.for_user` of every shopper, what they bought or rated already left out.

    Args:
        recommender: what recommends.
        top: length of the lists.
        progress: hears stage "recommending" in shoppers, and cancels between blocks.
        device: where to compute.
        block_elements: scores held at a time; memory is a small multiple of it, plus the result.

    Raises:
        OptionError: "option_out_of_range" for an impossible length; from the device choice.
        Cancelled: from the progress call.
    """
    checked_top(top)
    model, incidence = recommender.model, recommender.incidence
    count = len(incidence.user_degrees)
    found = AllRecommendations(np.full((count, top), -1, np.int32), np.zeros((count, top), np.float32))
    shoppers, biases = _shoppers(recommender)
    progress("recommending", 0, len(shoppers))
    offered = np.flatnonzero(recommender.offered).astype(np.int32)
    if not len(offered):
        return found
    draws = model.item_vectors()
    vectors = draws[:, offered].swapaxes(0, 1).reshape(len(offered), -1) / np.float32(len(draws))
    blocks = top_k_blocks(
        shoppers,
        vectors,
        top + SPARE,
        bias=None if model.item_bias is None else model.item_bias[offered],
        excluded=_seen(recommender, shoppers.users, offered),
        device=device,
        block_elements=block_elements,
    )
    for block in blocks:
        rows = slice(block.start, block.start + len(block.items))
        items = np.where(block.items >= 0, offered[block.items], -1)
        scores = pair_scores(model, shoppers.vectors(rows), biases[rows], items)
        scores[items < 0] = -np.inf
        best = order(scores, items)[:, :top]
        items, scores = np.take_along_axis(items, best, axis=1), np.take_along_axis(scores, best, axis=1)
        scores = np.where(items >= 0, clipped(model, scores), np.float32(0))
        found.items[shoppers.users[rows], : items.shape[1]] = items
        found.scores[shoppers.users[rows], : items.shape[1]] = scores
        progress("recommending", rows.stop, len(shoppers))
    return found


def _shoppers(recommender: Recommender) -> tuple[_Shoppers, npt.NDArray[np.float64]]:
    """All shoppers with a history of whom the model can know something, and their biases."""
    model = recommender.model
    users = np.flatnonzero(recommender.incidence.user_degrees > 0).astype(np.int32)
    trained = users[users < len(model.user_factors)]
    biases = (
        np.zeros(len(trained)) if model.user_bias is None else model.user_bias[trained].astype(np.float64)
    )
    newcomers: dict[int, Floats] = {}
    added: list[float] = []
    for user in users[len(trained) :].tolist():
        try:
            newcomers[user], bias = recommender.shopper(user)
        except DataError:  # bought nothing that the model knows: the list stays empty, as documented
            continue
        added.append(bias)
    known = np.concatenate((trained, np.fromiter(newcomers, np.int32, len(newcomers))))
    return _Shoppers(recommender, known, newcomers), np.concatenate((biases, added))


def _seen(recommender: Recommender, users: Codes, offered: Codes) -> Excluded:
    """What each of these shoppers bought, as positions among the offered products."""
    incidence = recommender.incidence
    position = np.full(len(incidence.item_degrees), -1, np.int32)
    position[offered] = np.arange(len(offered), dtype=np.int32)
    places = position[incidence.items]
    kept = np.concatenate(([0], np.cumsum(places >= 0)))
    wanted = np.zeros(len(incidence.user_degrees), bool)
    wanted[users] = True
    owner = np.repeat(np.arange(len(wanted)), incidence.user_degrees)
    counts = (kept[incidence.user_start[1:]] - kept[incidence.user_start[:-1]])[users]
    return Excluded(np.concatenate(([0], np.cumsum(counts))), places[(places >= 0) & wanted[owner]])
