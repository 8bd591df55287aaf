"""A finding: something wrong or odd in a shop's data, with its rows and the corrections that would fix it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

# What `Correction.kind` may be, and what the rule then says.
Kind = Literal[
    "item",  # the product `subject` is the product `target`
    "user",  # the shopper `subject` is the shopper `target`
    "category",  # the category `subject` is written `target`
    "brand",  # the brand `subject` is written `target`
    "left_out_user",  # nothing is learned from the shopper `subject`
    "left_out_value",  # the value `subject` is no rating
    "unknown_time",  # the time `subject`, in seconds since 1970, is no time
    "repeated_rows",  # a row that several files have counts once
]
Fix = Literal[
    "merge_ids", "rename_labels", "leave_out_shoppers", "leave_out_ratings", "forget_times", "count_once"
]

# More rows than a person looks at one by one.
MAX_EXAMPLES = 100


@dataclass(frozen=True)
class Correction:
    """A rule over what was imported, by ids and not by codes, so that it holds for tomorrow's file too."""

    kind: Kind
    subject: str
    target: str = ""


@dataclass(frozen=True)
class Finding:
    """Something wrong or odd.

    Attributes:
        code: names the sentence in `recdesk.messages`.
        count: how many rows it concerns: products, shoppers, pairs, ...
        key: names the finding across imports: the code, and where a code has several findings, what it is
            about.
        params: fills the sentence's placeholders; JSON values.
        examples: at most `MAX_EXAMPLES` rows, the most telling first; JSON values by name: "item_id",
            "title", "user_id", "label", "same_as" (what the row should be), "shoppers", "products",
            "amount", "value", "time", "rows", ...
        fix: what would put it right, None where only a person can.
        corrections: the rules that the fix consists of.
        ignored: whether the user knows and does not mind.
    """

    code: str
    count: int
    key: str = ""
    params: dict[str, Any] = field(default_factory=dict[str, Any])
    examples: Sequence[dict[str, Any]] = ()
    fix: Fix | None = None
    corrections: Sequence[Correction] = ()
    ignored: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.key or self.code)
        object.__setattr__(self, "examples", list(self.examples[:MAX_EXAMPLES]))

    def to_dict(self) -> dict[str, Any]:
        """JSON values, all but the corrections."""
        return {
            "code": self.code,
            "key": self.key,
            "count": self.count,
            "params": self.params,
            "examples": self.examples,
            "fix": self.fix,
            "fixable": self.fix is not None,
            "ignored": self.ignored,
        }
