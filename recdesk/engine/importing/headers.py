"""Whether the first line of a table names its columns."""

import itertools
import re
from collections.abc import Sequence
from typing import Literal

from recdesk.engine.importing.column_names import NAMES
from recdesk.engine.importing.columns import normalized

HeaderReason = Literal[
    "chosen", "stored", "known_names", "numbers_below_names", "numbers_on_top", "repeated_below", "all_text"
]

_KNOWN = frozenset(name for names in NAMES.values() for name in names)
# Numbers, dates and times: what columns are hardly named.
_NUMBER = re.compile(r"[+-]?[\d.,:/\- ]*\d[\d.,:/\- ]*")
_ROWS = 200
_MOSTLY = 0.9


def detect_header(records: Sequence[Sequence[str]]) -> tuple[bool, HeaderReason]:
    """Tells a header from data.

    Args:
        records: the beginning of a table, at least one.

    Returns:
        Whether the first record is a header, and what spoke for it.
    """
    first, rest = records[0], records[1:_ROWS]
    if any(normalized(cell) in _KNOWN for cell in first):
        return True, "known_names"
    below = [[row[at] for row in rest if at < len(row) and row[at].strip()] for at in range(len(first))]
    numeric = [bool(cells) and _share(map(_is_number, cells)) >= _MOSTLY for cells in below]
    if any(_is_number(cell) and (each or not rest) for cell, each in zip(first, numeric, strict=True)):
        return False, "numbers_on_top"
    if any(numeric):
        return True, "numbers_below_names"
    repeated = [cell.strip() != "" and cell in cells for cell, cells in zip(first, below, strict=True)]
    # Where all cells of the first line come again, it may be a header that stands there twice.
    if any(repeated) and list(first) not in [list(row) for row in rest]:
        return False, "repeated_below"
    return True, "all_text"


def column_names(header: Sequence[str]) -> list[str]:
    """Column names, printable, none of them empty and none twice."""
    names: list[str] = []
    for number, cell in enumerate(header, 1):
        printable = "".join(character if character.isprintable() else " " for character in cell)
        name = " ".join(printable.split()) or f"column {number}"
        numbered = (f"{name} ({further})" for further in itertools.count(number))
        names.append(next(each for each in itertools.chain([name], numbered) if each not in names))
    return names


def numbered_columns(width: int) -> list[str]:
    """The columns of a table without a header."""
    return [f"column{number}" for number in range(1, width + 1)]


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell.strip()) is not None


def _share(flags: "map[bool]") -> float:
    values = list(flags)
    return sum(values) / len(values)
