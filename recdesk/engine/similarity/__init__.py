"""Which products are alike: `ItemSimilarity` for one product at once, `all_neighbours` for every product."""

from recdesk.engine.similarity.absence import Absence, absence
from recdesk.engine.similarity.all_neighbours import AllNeighbours, all_neighbours
from recdesk.engine.similarity.collapsing import Collapsed
from recdesk.engine.similarity.explaining import Explanation, Part, explain
from recdesk.engine.similarity.item_similarity import ItemSimilarity, Neighbours, SimilarItem
from recdesk.engine.similarity.listing import (
    ListOptions,
    all_lists,
    least_score,
    listed,
    uncut_lists,
    within_cut,
)
from recdesk.engine.similarity.metrics import DEFAULT_METRICS, METRICS, Metric
from recdesk.engine.similarity.shoppers import DISCOUNT, SHRINKAGE
from recdesk.engine.similarity.threshold import ChanceModel

__all__ = [
    "DEFAULT_METRICS",
    "DISCOUNT",
    "METRICS",
    "SHRINKAGE",
    "Absence",
    "AllNeighbours",
    "ChanceModel",
    "Collapsed",
    "Explanation",
    "ItemSimilarity",
    "ListOptions",
    "Metric",
    "Neighbours",
    "Part",
    "SimilarItem",
    "absence",
    "all_lists",
    "all_neighbours",
    "explain",
    "least_score",
    "listed",
    "uncut_lists",
    "within_cut",
]
