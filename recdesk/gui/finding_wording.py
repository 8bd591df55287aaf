"""How the window words a finding: how serious it is, and the rows that it is about as a small table."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from recdesk import messages
from recdesk.gui.inspection import Finding
from recdesk.i18n import mark, plural, tr

Severity = Literal["warning", "info"]

# Good to know, but not wrong in itself; everything else bends what is learned from the data.
_REMARKS = {"catalogue_ids_repeated", "titles_shared", "titles_near", "never_sold", "few_shoppers"}

_COLUMNS = {
    "item_id": mark("Product id"),
    "title": mark("Title"),
    "user_id": mark("Shopper id"),
    "label": mark("Written as"),
    "value": mark("Rating"),
    "time": mark("Time"),
    "same_as": mark("May be the same as"),
    "other_title": mark("Title of that one"),
    "shoppers": mark("Shoppers"),
    "products": mark("Products"),
    "amount": mark("Amount"),
    "rows": mark("Rows"),
    "others": mark("Products of that one"),
    "file": mark("File"),
    "line": mark("Line"),
    "subject": mark("Id or name"),
    "target": mark("Taken for"),
}
_KINDS = {
    "item": (
        mark("{n} product id is taken for another one."),
        mark("{n} product ids are taken for others."),
    ),
    "user": (
        mark("{n} shopper id is taken for another one."),
        mark("{n} shopper ids are taken for others."),
    ),
    "category": (
        mark("{n} category is written like another one."),
        mark("{n} categories are written like others."),
    ),
    "brand": (
        mark("{n} brand is written like another one."),
        mark("{n} brands are written like others."),
    ),
    "left_out_item": (
        mark("{n} product is left out."),
        mark("{n} products are left out."),
    ),
    "left_out_user": (
        mark("{n} shopper is left out."),
        mark("{n} shoppers are left out."),
    ),
    "left_out_value": (
        mark("Ratings of {n} value are left out."),
        mark("Ratings of {n} values are left out."),
    ),
    "unknown_time": (
        mark("{n} time is treated as unknown."),
        mark("{n} times are treated as unknown."),
    ),
}


def severity(finding: Finding) -> Severity:
    """Whether a finding bends what is learned, or is only good to know."""
    return "info" if finding["code"] in _REMARKS else "warning"


def severity_words(finding: Finding) -> str:
    return tr("Worth a look") if severity(finding) == "warning" else tr("Good to know")


def sentence(finding: Finding) -> str:
    return messages.finding(finding["code"], finding["count"], finding["params"])


def table(finding: Finding) -> tuple[list[str], list[list[str]], list[int]]:
    """Header, rows, and which columns are numbers."""
    examples: Sequence[Mapping[str, Any]] = finding["examples"]
    used = [name for name in _COLUMNS if any(one.get(name) not in (None, "") for one in examples)]
    rows = [[_cell(one.get(name)) for name in used] for one in examples]
    numeric = [
        place
        for place, name in enumerate(used)
        if all(isinstance(one.get(name, 0), int | float) for one in examples)
    ]
    return [tr(_COLUMNS[name]) for name in used], rows, numeric


def headers() -> dict[str, str]:
    """The headers of all columns that findings and fixes have, by name, in the order of showing."""
    return {name: tr(title) for name, title in _COLUMNS.items()}


def remarks(finding: Finding) -> str:
    """What the first rows do not tell: that there are more of them, and that some are ignored."""
    shown, ignored = len(finding["examples"]), finding["ignored_rows"]
    total = finding["rows"] - (0 if finding["ignored"] else ignored)
    parts: list[str] = []
    if shown < total:
        parts.append(tr("The first {n} of {total} are shown.", n=shown, total=f"{total:,}"))
    if ignored:
        parts.append(plural("{n} row is ignored.", "{n} rows are ignored.", ignored))
    return " ".join(parts)


def fix_made(fix: Mapping[str, Any]) -> str:
    """A correction that holds, in one sentence."""
    kind = fix["examples"][0]["kind"]
    if kind == "repeated_rows":
        return tr("Rows that came in several files count once.")
    one, many = _KINDS[kind]
    return tr(one if fix["count"] == 1 else many, n=f"{fix['count']:,}")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.6g}" if isinstance(value, float) else str(value)
