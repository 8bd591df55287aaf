"""Table: named columns of equal length, on their way to a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.parts import Array

Column = Sequence[str] | Array

# Rows that are turned into Python objects at once, and between two progress calls.
CHUNK = 16_384


@dataclass(frozen=True, eq=False)
class Table:
    """Columns in the order in which they are written.

    Attributes:
        columns: by name. A sequence of str, or a NumPy array of objects that are all str, is text. Other
            arrays are numbers (bool, integer, float; NaN is an empty cell) or times (datetime64; NaT is
            an empty cell).

    Raises:
        ValueError: on construction, for no columns, columns of different length, or another dtype.
    """

    columns: Mapping[str, Column]

    def __post_init__(self) -> None:
        lengths = {name: len(column) for name, column in self.columns.items()}
        if len(set(lengths.values())) != 1:
            raise ValueError(f"columns must be there and equally long, are {lengths}")
        for name, column in self.columns.items():
            if isinstance(column, np.ndarray) and column.dtype.kind not in "biufMO":
                raise ValueError(f"column {name} has the dtype {column.dtype}")

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    @property
    def names(self) -> list[str]:
        return list(self.columns)

    def chunks(self) -> Iterator["Table"]:
        """The table in pieces of at most CHUNK rows, in order; texts are lists of valid Unicode."""
        for start in range(0, len(self), CHUNK):
            part = slice(start, start + CHUNK)
            yield Table(
                {
                    name: column[part] if is_number(column) else _all_valid(list(column[part]))
                    for name, column in self.columns.items()
                }
            )


def is_number(column: Column) -> bool:
    """True for numbers and times, False for text."""
    return isinstance(column, np.ndarray) and column.dtype.kind != "O"


def is_time(column: Column) -> bool:
    return isinstance(column, np.ndarray) and column.dtype.kind == "M"


def missing(column: Array) -> npt.NDArray[np.bool_]:
    """bool[n]: where a column of numbers or times has an empty cell."""
    if column.dtype.kind == "M":
        return np.isnat(column)
    if column.dtype.kind == "f":
        return np.isnan(column)
    return np.zeros(len(column), bool)


def valid(text: str) -> str:
    """The same text; a lone surrogate, which no file format can hold, becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _all_valid(texts: list[str]) -> list[str]:
    try:
        "".join(texts).encode("utf-8")
    except UnicodeEncodeError:
        return [valid(text) for text in texts]
    return texts
