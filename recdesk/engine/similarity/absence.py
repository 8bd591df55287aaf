"""Why a product has no similar list."""

from typing import Literal

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.similarity.item_similarity import ItemSimilarity

Absence = Literal[
    "item_left_out", "item_merged", "nobody_bought", "newer_than_model", "little_known", "alone"
]


def absence(similarity: ItemSimilarity, item: int, catalogue: Catalogue) -> Absence | None:
    """A code for why there is nothing to list, None where there is something.

    Args:
        similarity: what lists are by.
        item: code of the product; one that came after the model may be beyond what `similarity` knows.
        catalogue: of the shop, of now.
    """
    if not catalogue.shown[item]:
        merged = catalogue.stands_for is not None and catalogue.stands_for[item] >= 0
        return "item_merged" if merged else "item_left_out"
    if item >= len(similarity.valid):
        return "newer_than_model"
    if not similarity.incidence.item_degrees[item]:
        return "nobody_bought"
    if not similarity.valid[item]:
        return "little_known"
    return "alone" if similarity.valid.sum() < 2 else None
