"""Values and rows of arrays, copied by place."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

Value = TypeVar("Value", bound=np.generic)


def at(values: npt.NDArray[Value], places: npt.NDArray[np.integer]) -> npt.NDArray[Value]:
    """values[places], for places from 0 on that are there: clipped, NumPy copies two to ten times as fast."""
    return np.take(values, places, axis=0, mode="clip")
