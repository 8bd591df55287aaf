"""Qt item models over NumPy arrays; no widgets."""

from recdesk.gui.models.history import HistoryTableModel
from recdesk.gui.models.neighbours import NeighbourTableModel
from recdesk.gui.models.products import ProductTableModel, Sort
from recdesk.gui.models.recommendations import RecommendationTableModel
from recdesk.gui.models.roles import Role
from recdesk.gui.models.shoppers import ShopperTableModel
from recdesk.gui.models.together import TogetherTableModel

__all__ = [
    "HistoryTableModel",
    "NeighbourTableModel",
    "ProductTableModel",
    "RecommendationTableModel",
    "Role",
    "ShopperTableModel",
    "Sort",
    "TogetherTableModel",
]
