"""What a shop holds, in a few numbers that are quick to get."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from recdesk.engine.importing.feedback import Feedback


@dataclass(frozen=True)
class ShopSummary:
    """A shop's size.

    Attributes:
        name: the workspace file's name without its ending.
        users: with interactions.
        items: with interactions or in the catalogue; without those that were merged or left out.
        sold: items with interactions.
        interactions: user-item pairs.
        events: valid rows; several may fall on one pair.
        feedback, duplicates: None while there are no interactions.
        first_time, last_time: seconds since 1970 UTC, None where no event has a time.
        in_catalogue: items that a catalogue describes.
        categories: distinct categories.
    """

    name: str
    users: int
    items: int
    sold: int
    interactions: int
    events: int
    feedback: Feedback | None
    duplicates: str | None
    first_time: int | None
    last_time: int | None
    in_catalogue: int
    categories: int

    def to_dict(self) -> dict[str, Any]:
        """JSON values, from which `from_dict` makes the same summary."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "ShopSummary":
        return cls(**values)
