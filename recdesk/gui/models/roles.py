"""The roles that RecDesk's item models answer besides Qt's own, and what a column holds."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, NamedTuple

from PySide6.QtCore import Qt

Kind = Literal["product", "rank", "number", "score", "label", "text"]


class Role(IntEnum):
    """Custom roles: what a cell tells besides its text."""

    CODE = Qt.ItemDataRole.UserRole + 1
    """int: the item code of the row, in every column."""
    SECOND_LINE = Qt.ItemDataRole.UserRole + 2
    """str: what stands small under a title."""
    NUMBER = Qt.ItemDataRole.UserRole + 3
    """float: the unformatted number of a cell."""
    FRACTION = Qt.ItemDataRole.UserRole + 4
    """float 0..1: how far a score's bar is filled."""
    BADGE = Qt.ItemDataRole.UserRole + 5
    """str: a short warning beside a title, empty where there is none."""
    MATCHES = Qt.ItemDataRole.UserRole + 6
    """list of (start, end): the parts of a title that were searched for."""
    FADED = Qt.ItemDataRole.UserRole + 7
    """bool: whether the row is shown faintly, since it does not count."""
    LOW = Qt.ItemDataRole.UserRole + 8
    """float 0..1 or None: where the interval of a score begins, on the scale of FRACTION."""
    HIGH = Qt.ItemDataRole.UserRole + 9
    """float 0..1 or None: where it ends."""
    ASIDE = Qt.ItemDataRole.UserRole + 10
    """str: what stands small under a number, empty for nothing."""
    BADGES = Qt.ItemDataRole.UserRole + 11
    """list of Badge: all remarks beside a title, most important first."""


class Badge(NamedTuple):
    """A remark beside a title; amber where it warns, else quiet."""

    text: str
    warns: bool = True


@dataclass(frozen=True)
class Column:
    """A column of an item model.

    Attributes:
        title: the English header; translated when it is shown.
        kind: how its cells are drawn and aligned.
        name: the array that it shows.
    """

    title: str
    kind: Kind
    name: str

    @property
    def right_aligned(self) -> bool:
        return self.kind in ("number", "text")
