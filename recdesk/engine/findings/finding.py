"""A finding: something wrong or odd in a shop's data, with its rows and the corrections that would fix it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np

from recdesk.engine.findings import rows as finding_rows
from recdesk.engine.findings.rows import Rows
from recdesk.engine.parts import Parts

# What `Correction.kind` may be, and what the rule then says.
Kind = Literal[
    "item",  # the product `subject` is the product `target`
    "user",  # the shopper `subject` is the shopper `target`
    "category",  # the category `subject` is written `target`
    "brand",  # the brand `subject` is written `target`
    "left_out_item",  # nothing is learned from the product `subject`, and it is in no list
    "left_out_user",  # nothing is learned from the shopper `subject`
    "left_out_value",  # the value `subject` is no rating
    "unknown_time",  # the time `subject`, in seconds since 1970, is no time
    "repeated_rows",  # a row that several files have counts once
    "as_it_is",  # the row `subject` of the finding is as it should be
]
Fix = Literal[
    "merge_ids",
    "rename_labels",
    "leave_out_products",
    "leave_out_shoppers",
    "leave_out_ratings",
    "forget_times",
    "count_once",
]
# As many rows as come along with a finding; the others are asked for.
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
        count: how many things it concerns: products, shoppers, pairs, ...; without those of ignored rows.
        key: names the finding across imports: the code, and where a code has several findings, what it is
            about.
        params: fills the sentence's placeholders; JSON values.
        rows: all that it concerns, the most telling first: "item_id", "title", "user_id", "label",
            "same_as" (what the row should be), "shoppers", "products", "amount", "value", "time", "rows", ...
            Empty where the workspace does not know them.
        counted: the column that tells how many things a row stands for; empty where that is one.
        fix: what would put it right, None where only a person can.
        corrections: the rules that the fix consists of: that of each row (None where nothing helps), or
            where `by_row` is False those of all rows together.
        by_row: whether single rows can be fixed and ignored.
        to_choose: whether rows are to be judged one by one, since some may well be as they should be.
        ignored: whether the user knows and does not mind.
        ignored_rows: places of the rows that the user knows and does not mind.
    """

    code: str
    count: int
    key: str = ""
    params: dict[str, Any] = field(default_factory=dict[str, Any])
    rows: Rows = field(default_factory=dict[str, Sequence[Any]])
    counted: str = ""
    fix: Fix | None = None
    corrections: Sequence[Correction | None] = ()
    by_row: bool = True
    to_choose: bool = False
    ignored: bool = False
    ignored_rows: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.key or self.code)

    @property
    def names(self) -> list[str]:
        """What tells each row from the others: what its correction is about, else its first column.

        Empty where `by_row` is False or there are no rows.
        """
        if not self.by_row:
            return []
        first = [str(value) for value in next(iter(self.rows.values()), ())]
        rules = self.corrections or [None for _ in first]
        return [value if rule is None else rule.subject for value, rule in zip(first, rules, strict=True)]

    @property
    def examples(self) -> list[dict[str, Any]]:
        """The first `MAX_EXAMPLES` rows that are not ignored, without what is empty."""
        shown: list[dict[str, Any]] = []
        for place, values in enumerate(zip(*self.rows.values(), strict=True)):
            if place in self.ignored_rows and not self.ignored:
                continue
            row = dict(zip(self.rows, values, strict=True))
            shown.append({name: value for name, value in row.items() if value is not None})
            if len(shown) == MAX_EXAMPLES:
                break
        return shown

    def rules(self, names: Collection[str] | None = None) -> list[Correction]:
        """The corrections of the rows of these names, or of all that are not ignored."""
        if not self.by_row:
            return [rule for rule in self.corrections if rule is not None]
        if names is None:
            chosen = [rule for place, rule in enumerate(self.corrections) if place not in self.ignored_rows]
        else:
            chosen = [rule for name, rule in zip(self.names, self.corrections, strict=True) if name in names]
        return [rule for rule in chosen if rule is not None]

    def without(self, names: Collection[str]) -> "Finding":
        """The finding with the rows of these names ignored; without any others it is ignored itself."""
        places = frozenset(place for place, name in enumerate(self.names) if name in names)
        if not places:
            return self
        if len(places) == len(self.names):
            return replace(self, ignored=True, ignored_rows=places)
        gone = sum(self.rows[self.counted][place] for place in places) if self.counted else len(places)
        params = self.params
        if "twins" in params:
            params = params | {
                "twins": sum(
                    rule is not None and place not in places for place, rule in enumerate(self.corrections)
                )
            }
        return replace(self, count=self.count - gone, params=params, ignored_rows=places)

    def to_dict(self) -> dict[str, Any]:
        """JSON values: all but the corrections, and of the rows the examples."""
        return {
            "code": self.code,
            "key": self.key,
            "count": self.count,
            "params": self.params,
            "examples": self.examples,
            "rows": finding_rows.count(self.rows),
            "fix": self.fix,
            "fixable": self.fix is not None,
            "by_row": self.by_row,
            "to_choose": self.to_choose,
            "ignored": self.ignored,
            "ignored_rows": len(self.ignored_rows),
        }

    def to_parts(self) -> Parts:
        """All rows, as `rows.to_parts` makes them, and of each whether it can be fixed and is ignored.

        The header has `to_dict` under "finding", and "names"; "fixable_rows" and "ignored_rows" are
        bool[rows].
        """
        header, arrays = finding_rows.to_parts(self.rows)
        fixable = np.zeros(finding_rows.count(self.rows), bool)
        if self.by_row and self.corrections:
            fixable[:] = [rule is not None for rule in self.corrections]
        ignored = np.zeros(len(fixable), bool)
        ignored[list(self.ignored_rows)] = True
        return Parts(
            {"finding": self.to_dict(), "names": self.names, **header},
            {**arrays, "fixable_rows": fixable, "ignored_rows": ignored},
        )
