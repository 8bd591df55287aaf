"""Choice: which products may be on a list, and how many of one category."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import OptionError
from recdesk.engine.similarity.ranking import TOP_LIMIT

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Choice:
    """What a list may hold; everything, if nothing is said.

    Attributes:
        allowed: bool[items of the shop], products that may be recommended at all; None for all.
        most_per_category: so many products of one category at most; None for any number.
        categories: int32[items of the shop], a code per product; -1 for none, of which there may be any
            number. Needed with `most_per_category`.

    Raises:
        OptionError: "option_out_of_range" for an impossible number.
        ValueError: for a number without categories.
    """

    allowed: npt.NDArray[np.bool_] | None = None
    most_per_category: int | None = None
    categories: Codes | None = None

    def __post_init__(self) -> None:
        most = self.most_per_category
        if most is None:
            return
        if not 1 <= most <= TOP_LIMIT:
            raise OptionError(
                "option_out_of_range", option="most_per_category", value=most, low=1, high=TOP_LIMIT
            )
        if self.categories is None:
            raise ValueError("a number per category needs the categories")

    def narrowed(self, offered: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """bool[items of the model]: what is offered and allowed."""
        if self.allowed is None:
            return offered
        if len(self.allowed) < len(offered):
            raise ValueError(f"{len(self.allowed)} products are told of, the model knows {len(offered)}")
        return offered & self.allowed[: len(offered)]


class Spread:
    """Takes products in turn, the best first, as long as their category has room."""

    def __init__(self, most: int, categories: Codes) -> None:
        self._most, self._categories = most, categories
        self._taken: Counter[int] = Counter()

    def take(self, codes: npt.NDArray[np.integer]) -> list[int]:
        """Positions in `codes` of those for which there is room."""
        taken: list[int] = []
        for place, category in enumerate(self._categories[codes].tolist()):
            if category >= 0 and self._taken[category] >= self._most:
                continue
            self._taken[category] += 1
            taken.append(place)
        return taken

    def closed(self) -> npt.NDArray[np.bool_]:
        """bool[items of the shop]: those whose category has no room left."""
        full = [code for code, count in self._taken.items() if code >= 0 and count >= self._most]
        return np.isin(self._categories, full)
