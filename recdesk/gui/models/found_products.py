"""The short list of products that fit what is being typed."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.search import ProductIndex, matched
from recdesk.gui.models.roles import Column
from recdesk.gui.models.rows import ProductRows
from recdesk.gui.models.wording import second_line
from recdesk.gui.wording import SEPARATOR
from recdesk.i18n import mark, tr

COLUMNS = (Column(mark("Product"), "product", "title"),)

# So many characters of a title are looked at for what was searched; no list shows more.
_READ = 400


class FoundProductsModel(ProductRows):
    """A few products, best match first; those that somebody has already are marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._had: frozenset[int] = frozenset()
        self._matches: list[list[tuple[int, int]]] = []

    def set_rows(
        self,
        catalogue: Catalogue | None,
        codes: npt.NDArray[np.integer],
        index: ProductIndex | None = None,
        query: str = "",
        had: frozenset[int] = frozenset(),
    ) -> None:
        """Shows other products, with the parts of their titles that `query` looks for."""
        self.beginResetModel()
        self.catalogue, self.codes, self._had = catalogue, codes, had
        self._matches = [
            matched(index.search, code, self.title(row)[:_READ], query) if index is not None else []
            for row, code in enumerate(codes.tolist())
        ]
        self.order = np.arange(len(codes), dtype=np.intp)
        self.endResetModel()

    def matches(self, row: int) -> list[tuple[int, int]]:
        return self._matches[row]

    def second_line(self, row: int) -> str:
        """With the id, which tells products of one title apart."""
        if self.catalogue is None:
            return ""
        code = int(self.codes[row])
        return SEPARATOR.join(
            filter(None, (self.catalogue.item_ids[code], second_line(self.catalogue, code)))
        )

    def badge(self, row: int) -> str:
        return tr("already there") if int(self.codes[row]) in self._had else ""

    def sort_keys(self, column: Column) -> npt.NDArray[np.generic]:
        del column
        return np.arange(len(self.codes))
