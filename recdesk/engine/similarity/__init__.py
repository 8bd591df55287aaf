"""Which products are alike: `ItemSimilarity` for one product at once, `all_neighbours` for every product."""

from recdesk.engine.similarity.all_neighbours import AllNeighbours, all_neighbours
from recdesk.engine.similarity.item_similarity import ItemSimilarity, Neighbours, SimilarItem
from recdesk.engine.similarity.metrics import METRICS, Metric

__all__ = [
    "METRICS",
    "AllNeighbours",
    "ItemSimilarity",
    "Metric",
    "Neighbours",
    "SimilarItem",
    "all_neighbours",
]
