"""Choosing the best of many scores, the same way everywhere: by falling score, equal ones by code."""

from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.errors import OptionError

TOP_LIMIT = 1_000
"""Longest list that can be asked for."""


def checked_top(top: int) -> int:
    """The length of a list; OptionError("option_out_of_range") outside 1..TOP_LIMIT."""
    if not 1 <= top <= TOP_LIMIT:
        raise OptionError("option_out_of_range", option="top", value=top, low=1, high=TOP_LIMIT)
    return top


def contenders(
    estimates: npt.NDArray[np.float32], slack: npt.NDArray[np.float32], top: int
) -> npt.NDArray[np.int64]:
    """All that can be among the best if the true scores lie within `slack` of their estimates.

    Args:
        estimates: float32[n], -inf for what must not be chosen.
        slack: float32[n], how far each estimate may be off.
        top: how many are wanted.

    Returns:
        ascending positions; at least `top` of them where so many can be chosen at all.
    """
    least = float(np.finfo(np.float32).min)
    place = len(estimates) - top
    if place > 0:
        least = max(least, float(np.partition(estimates - slack, place)[place]))
    return np.flatnonzero(estimates + slack >= least)


def order(scores: npt.NDArray[np.floating[Any]], codes: npt.NDArray[np.integer]) -> npt.NDArray[np.intp]:
    """Positions by falling score, equal scores by rising code, along the last axis."""
    return np.lexsort((codes, -scores), axis=-1)
