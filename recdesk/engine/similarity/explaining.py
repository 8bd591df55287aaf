"""Why two products are alike: their score in parts that add up to it, each of some shoppers."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from recdesk.engine.similarity.item_similarity import ItemSimilarity
from recdesk.engine.similarity.metrics import Metric

PartName = Literal["both", "similar_taste", "other_taste"]


@dataclass(frozen=True)
class Part:
    """What some of the first product's shoppers add to the score.

    Attributes:
        name: "both", those who have the second product too; of the others "similar_taste", who are like its
            shoppers, or "other_taste", who are not.
        value: of them all; below 0 for "other_taste".
        shoppers: how many they are.
    """

    name: PartName
    value: float
    shoppers: int


@dataclass(frozen=True)
class Explanation:
    """A score and what is behind it.

    Attributes:
        score, metric: as `ItemSimilarity.pair` gives it.
        parts: add up to the score but for rounding to single precision; empty for a metric that is no sum
            over shoppers: the factors of a product come out of all of the training at once.
        evidence: shoppers who have both; `ChanceModel.expected` says how many would by chance.
    """

    score: float
    metric: Metric
    parts: tuple[Part, ...]
    evidence: int


def explain(similarity: ItemSimilarity, item: int, other: int) -> Explanation:
    """Explains the score of two products by the shoppers of the first.

    Args:
        similarity: by the metric to explain; "shoppers" has parts.
        item, other: codes of two different products.

    Raises:
        IndexError: for a code out of range.
    """
    score = similarity.pair(item, other)
    evidence = int(similarity.incidence.users_in_common(item, np.array([other]))[0])
    return Explanation(score, similarity.metric, _parts(similarity, item, other), evidence)


def _parts(similarity: ItemSimilarity, item: int, other: int) -> tuple[Part, ...]:
    if similarity.shared is None or not (similarity.valid[item] and similarity.valid[other]):
        return ()
    _, values = similarity.shared.contributions(item, other)
    both = similarity.incidence.having(item, other)
    groups: tuple[tuple[PartName, npt.NDArray[np.bool_]], ...] = (
        ("both", both),
        ("similar_taste", ~both & (values > 0)),
        ("other_taste", ~both & (values <= 0)),
    )
    return tuple(
        Part(name, float(values[group].sum()), int(np.count_nonzero(group))) for name, group in groups
    )
