"""What is to be said of a listed product beside its title, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.gui.models.roles import Badge
from recdesk.i18n import plural, tr


@dataclass(frozen=True, eq=False)
class Flags:
    """Facts of the rows of a similar list.

    Attributes:
        family: bool[rows], variants of the product whose list it is.
        sold_out: bool[rows], not in stock.
        predicted: bool[rows], products that the model was not trained on.
        variants: per row the titles of its variants that are collapsed into it.
    """

    family: npt.NDArray[np.bool_]
    sold_out: npt.NDArray[np.bool_]
    predicted: npt.NDArray[np.bool_]
    variants: Sequence[Sequence[str]] = ()

    @classmethod
    def none(cls, rows: int) -> "Flags":
        """Nothing to say."""
        return cls(np.zeros(rows, bool), np.zeros(rows, bool), np.zeros(rows, bool))

    def remarks(self, row: int) -> list[tuple[Badge, str]]:
        """Badges of a row, each with the sentence that explains it."""
        said: list[tuple[Badge, str]] = []
        if self.sold_out[row]:
            said.append((Badge(tr("not in stock")), tr("The catalogue says that none is in stock.")))
        if self.predicted[row]:
            why = tr("Newer than the model: its score comes from shoppers that it was not trained on.")
            said.append((Badge(tr("predicted"), warns=False), why))
        if self.family[row]:
            why = tr("A variant of the product itself, in another size, count or colour.")
            said.append((Badge(tr("same family"), warns=False), why))
        titles = self.variants[row] if self.variants else ()
        if titles:
            badge = Badge(plural("+{n} variant", "+{n} variants", len(titles)), warns=False)
            said.append((badge, "\n".join([tr("Collapsed into this row:"), *titles[:10]])))
        return said
