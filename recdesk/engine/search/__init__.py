"""Finding products by what people type: make a `ProductIndex` of a shop once, and `find` answers at once."""

from recdesk.engine.search.emphasis import matched
from recdesk.engine.search.index import SearchIndex
from recdesk.engine.search.product_index import ProductIndex
from recdesk.engine.search.query import Grade, Hits, find

__all__ = ["Grade", "Hits", "ProductIndex", "SearchIndex", "find", "matched"]
