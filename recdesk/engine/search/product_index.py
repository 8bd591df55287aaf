"""ProductIndex: all that it takes to search, sort and filter products at once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.families import families_of
from recdesk.engine.parts import Parts, merged
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.search.facets import in_stock, price_ranges
from recdesk.engine.search.index import SearchIndex
from recdesk.engine.texts import text_ranks


@dataclass(frozen=True, eq=False)
class ProductIndex:
    """What is found out once about the texts and numbers of a catalogue.

    Attributes:
        search: for `find`.
        titles, ids: int32[n], place of each product in alphabetical order.
        price_edges, price_ranges: see `price_ranges`.
        stock: int8[n], see `in_stock`.
        families: int32[n], see `families_of`.
    """

    search: SearchIndex
    titles: npt.NDArray[np.int32]
    ids: npt.NDArray[np.int32]
    price_edges: npt.NDArray[np.float64]
    price_ranges: npt.NDArray[np.int8]
    stock: npt.NDArray[np.int8]
    families: npt.NDArray[np.int32]

    @classmethod
    def of(cls, catalogue: Catalogue, progress: Progress = no_progress) -> "ProductIndex":
        search = SearchIndex.of(catalogue, progress)
        ids = list(catalogue.item_ids)
        titles = text_ranks([title or one for title, one in zip(catalogue.titles, ids, strict=True)])
        return cls(
            search,
            titles,
            text_ranks(ids),
            *price_ranges(catalogue.prices),
            in_stock(catalogue),
            families_of(catalogue),
        )

    @cached_property
    def has_variants(self) -> bool:
        """Whether any product has variants."""
        return bool((self.families != np.arange(len(self.families))).any())

    def __len__(self) -> int:
        return len(self.titles)

    def to_parts(self) -> Parts:
        names = ("titles", "ids", "price_edges", "price_ranges", "stock", "families")
        columns = Parts({}, {name: getattr(self, name) for name in names})
        return merged({"search": self.search.to_parts(), "columns": columns})

    @classmethod
    def from_parts(cls, parts: Parts) -> "ProductIndex":
        return cls(SearchIndex.from_parts(parts.under("search")), **parts.under("columns").arrays)
