"""The rows of a finding: columns of equal length, on their way to the window or to a file."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from recdesk.engine.parts import Array, Parts
from recdesk.engine.texts import Texts

# By name; texts, whole numbers or numbers, and None where a text is empty.
Rows = Mapping[str, Sequence[Any]]


def count(rows: Rows) -> int:
    return len(next(iter(rows.values()), ()))


def columns(rows: Rows) -> dict[str, list[str] | Array]:
    """The rows with texts as lists, and numbers as int64 or float64 arrays."""
    return {name: _column(values) for name, values in rows.items()}


def to_parts(rows: Rows) -> Parts:
    """JSON header {"columns": names} and the columns, from which `from_parts` makes them again."""
    arrays: dict[str, Array] = {}
    for name, column in columns(rows).items():
        if isinstance(column, np.ndarray):
            arrays[name] = column
        else:
            texts = Texts.of(column)
            arrays |= {f"{name}.data": texts.data, f"{name}.offsets": texts.offsets}
    return Parts({"columns": list(rows)}, arrays)


def from_parts(parts: Parts) -> dict[str, Texts | Array]:
    """The columns: texts, or arrays of numbers."""
    header, arrays = parts
    return {
        name: arrays[name] if name in arrays else Texts(arrays[f"{name}.data"], arrays[f"{name}.offsets"])
        for name in header["columns"]
    }


def _column(values: Sequence[Any]) -> list[str] | Array:
    kinds = {type(value) for value in values}
    if kinds == {int}:
        return np.array(values, np.int64)
    if kinds and kinds <= {int, float}:
        return np.array(values, np.float64)
    return ["" if value is None else str(value) for value in values]
