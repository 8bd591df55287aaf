"""Whether values are ratings (explicit feedback) or counts and amounts (implicit feedback)."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from recdesk.engine.importing.column_names import COUNT_NAMES, RATING_NAMES
from recdesk.engine.importing.columns import normalized

Feedback = Literal["explicit", "implicit"]
Reason = Literal[
    "event_types",
    "no_value_column",
    "named_like_ratings",
    "named_like_counts",
    "values_on_a_scale",
    "counts_or_amounts",
]

_SCALE_POINTS = 21
_SCALE_TOP = 10
_MOSTLY = 0.6


def guess_feedback(
    column: str | None, values: Sequence[float], events: bool = False
) -> tuple[Feedback, Reason]:
    """What the values of a column mean, and why it seems so.

    A name such as "rating" or "quantity" decides. Else values are ratings where they lie on a scale of
    at most 21 points in steps of a half between 0 and 10, and are not mostly the lowest point, as counts
    are.

    Args:
        column: the column's name, None where the file has none.
        values: some of its numbers.
        events: whether the file tells what kind of event each row is.
    """
    name = normalized(column or "")
    if name.endswith(RATING_NAMES):
        return "explicit", "named_like_ratings"
    if events:
        return "implicit", "event_types"
    if column is None:
        return "implicit", "no_value_column"
    if name.endswith(COUNT_NAMES):
        return "implicit", "named_like_counts"
    if _on_a_scale(values):
        return "explicit", "values_on_a_scale"
    return "implicit", "counts_or_amounts"


def _on_a_scale(values: Sequence[float]) -> bool:
    counts = Counter(values)
    if not 2 <= len(counts) <= _SCALE_POINTS:
        return False
    lowest = min(counts)
    on_points = all(0 <= value <= _SCALE_TOP and (2 * value).is_integer() for value in counts)
    return on_points and counts[lowest] <= _MOSTLY * len(values)
