"""Records as a JSON header and named arrays: the one form in which they are stored and sent.

Workspace tables and the engine process both use it, so nothing is ever pickled.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy.typing as npt

Array = npt.NDArray[Any]


class Parts(NamedTuple):
    """A record taken apart.

    Attributes:
        header: JSON values.
        arrays: NumPy arrays of plain numbers, by name.
    """

    header: dict[str, Any]
    arrays: dict[str, Array]

    def under(self, prefix: str) -> "Parts":
        """The part that `merged` put under this prefix."""
        start = f"{prefix}."
        inside = {name[len(start) :]: value for name, value in self.arrays.items() if name.startswith(start)}
        return Parts(self.header[prefix], inside)


def merged(parts: Mapping[str, Parts]) -> Parts:
    """Several records as one, each under its name."""
    arrays = {
        f"{prefix}.{name}": array for prefix, part in parts.items() for name, array in part.arrays.items()
    }
    return Parts({prefix: part.header for prefix, part in parts.items()}, arrays)
