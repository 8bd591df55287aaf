"""Why a product is recommended, in words and in numbers: the parts that a history gives to a score."""

import functools
import unicodedata
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.recommendation import Reasons, top_reasons
from recdesk.i18n import plural, tr

NAMED = 2
"""Products that a reason names."""

_LISTED = 5
"""Products that a tooltip lists; the others are told together."""

_TITLE = 52
"""Characters of a title in a tooltip; Chinese ones take the room of two, here and below."""


@dataclass(frozen=True, eq=False)
class Because:
    """The reasons of a list.

    Attributes:
        catalogue: names the products.
        history: int32[m], codes of what was bought or rated.
        reasons: of the listed products; its parts are in the order of `history`.
        points: whether scores are ratings, whose parts mean something in points.
    """

    catalogue: Catalogue
    history: npt.NDArray[np.int32]
    reasons: Reasons
    points: bool

    @functools.cached_property
    def _best(self) -> list[list[int]]:
        """Of each row, the places in `history` that speak most for it; never one that speaks against."""
        return top_reasons(self.reasons, NAMED)

    def codes(self, row: int) -> list[int]:
        """The products that a recommendation comes from, at most NAMED."""
        return [int(self.history[place]) for place in self._best[row]]

    def text(self, row: int, room: int) -> str:
        """The titles of `codes`, both to be seen in a place for so many characters; empty for none."""
        titles = [self.catalogue.title(code) for code in self.codes(row)]
        if len(titles) < NAMED:
            return "".join(shortened(title, room) for title in titles)
        room -= _width(tr("{first} and {second}", first="", second=""))
        short = min(_width(shortened(title, room // 2)) for title in titles)
        first, second = (shortened(title, max(room // 2, room - short)) for title in titles)
        return tr("{first} and {second}", first=first, second=second)

    def sentence(self, row: int, room: int) -> str:
        """ "because of X and Y"; empty where nothing speaks for it."""
        text = self.text(row, room - _width(tr("because of {products}", products="")))
        return tr("because of {products}", products=text) if text else ""

    def lines(self, row: int) -> list[str]:
        """The whole score: the largest parts, the rest together, and what it would be for anybody."""
        parts, base = self.reasons.parts[row], float(self.reasons.base[row])
        total = float(self.reasons.scores[row])
        order = np.argsort(-np.abs(parts), kind="stable")
        # One further part is told by its name rather than as "1 other product".
        listed = order[: _LISTED if len(order) > _LISTED + 1 else len(order)]
        told = [
            (float(parts[place]), self.catalogue.title(int(self.history[place]))) for place in listed.tolist()
        ]
        told.sort(key=lambda part: -part[0])
        rest = order[len(listed) :]
        if len(rest):
            others = plural("{n} other product", "{n} other products", len(rest))
            told.append((float(parts[rest].sum()), others))
        if abs(base) > 1e-9 * max(abs(total), 1e-30):
            told.append((base, tr("The product itself, whoever it is for")))
        return [f"{self._amount(value, total)}  {shortened(title, _TITLE)}" for value, title in told]

    def _amount(self, value: float, total: float) -> str:
        share = f"{100 * value / total:.0f} %".replace("-0 %", "0 %") if total > 0 else ""
        if self.points or not share:
            return f"{value:+.2f} ({share})" if share else f"{value:+.3g}"
        return share


def shortened(title: str, room: int = _TITLE) -> str:
    """A title on one line that takes no more room than so many Latin characters."""
    line = " ".join(title[: 4 * max(room, 1)].split())
    if _width(line) <= room:
        return line if len(title) <= 4 * max(room, 1) else f"{line}…"
    used = kept = 0
    for character in line:
        used += _width(character)
        if used >= room:
            break
        kept += 1
    return line[: max(kept, 1)].rstrip(" ,.-") + "…"


def _width(text: str) -> int:
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)
