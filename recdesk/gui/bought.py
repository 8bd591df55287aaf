"""How one product was bought or rated: counted from its interactions, and told in words."""

from dataclasses import dataclass

import numpy as np

from recdesk.engine.incidence import Incidence
from recdesk.gui import wording
from recdesk.gui.item_rows import rows_of_item
from recdesk.i18n import tr


@dataclass(frozen=True)
class Bought:
    """How one product was bought or rated.

    Attributes:
        total, mean: of its amounts or ratings.
        first, last: seconds since 1970, None where times are not known.
    """

    total: float
    mean: float
    first: int | None
    last: int | None

    @classmethod
    def of(cls, incidence: Incidence, item: int) -> "Bought | None":
        """None for a product that nobody bought."""
        rows = rows_of_item(incidence, item)
        if not len(rows):
            return None
        values = incidence.values[rows].astype(np.float64)
        times = None if incidence.times is None else incidence.times[rows]
        return cls(
            float(values.sum()),
            float(values.mean()),
            None if times is None else int(times.min()),
            None if times is None else int(times.max()),
        )

    def facts(self, explicit: bool) -> dict[str, str]:
        """By name: mean rating or amount, and first and last day where they are known."""
        facts = {tr("Mean rating"): f"{self.mean:.2f}"} if explicit else {tr("Amount"): f"{self.total:,.0f}"}
        if self.first is not None and self.last is not None:
            facts[tr("First rated") if explicit else tr("First bought")] = wording.day(self.first)
            facts[tr("Last rated") if explicit else tr("Last bought")] = wording.day(self.last)
        return facts
