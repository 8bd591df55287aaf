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
        goes_with: bool[rows], bought together with the product beyond chance; None until it is known.
        rated: whether the shop's shoppers rate, which is not to be called buying.
    """

    family: npt.NDArray[np.bool_]
    sold_out: npt.NDArray[np.bool_]
    predicted: npt.NDArray[np.bool_]
    variants: Sequence[Sequence[str]] = ()
    goes_with: npt.NDArray[np.bool_] | None = None
    rated: bool = False

    @classmethod
    def none(cls, rows: int) -> "Flags":
        """Nothing to say."""
        return cls(np.zeros(rows, bool), np.zeros(rows, bool), np.zeros(rows, bool))

    def remarks(self, row: int) -> list[tuple[Badge, str]]:
        """Badges of a row, each with the sentence that explains it."""
        said: list[tuple[Badge, str]] = []
        if self.sold_out[row]:
            said.append((Badge(tr("not in stock")), tr("The catalogue says that none is in stock.")))
        if self.goes_with is not None and self.goes_with[row]:
            said.append((Badge(tr("goes with it"), warns=False), _goes_with_text(self.rated)))
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


def _goes_with_text(rated: bool) -> str:
    if rated:
        return tr(
            "Rated together more often than by chance: "
            "it may go with the product rather than stand in for it."
        )
    return tr(
        "Bought together more often than by chance: it may go with the product rather than stand in for it."
    )
