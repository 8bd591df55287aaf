"""Blocks of similarities in a telling order, ready to be painted by the window or the command line."""

from recdesk.engine.heatmap.heatmap import (
    LIMIT,
    USUAL,
    Heatmap,
    Order,
    in_category,
    make_heatmap,
    popular,
    runs,
)
from recdesk.engine.heatmap.seriation import clustered_order

__all__ = [
    "LIMIT",
    "USUAL",
    "Heatmap",
    "Order",
    "clustered_order",
    "in_category",
    "make_heatmap",
    "popular",
    "runs",
]
