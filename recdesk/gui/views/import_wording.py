"""The words of the import panel: what can be chosen, what was guessed and why."""

from collections.abc import Mapping
from typing import Any

from recdesk.engine.importing import Preview
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui.import_draft import ImportDraft
from recdesk.i18n import mark, tr

CHOICES = {
    "member": mark("File in the archive"),
    "sheet": mark("Sheet"),
    "role": mark("The file holds"),
    "encoding": mark("Encoding"),
    "delimiter": mark("Columns are separated by"),
    "header": mark("The first line"),
    "decimal": mark("Decimal sign"),
    "dates": mark("Dates begin with"),
    "feedback": mark("The values are"),
    "returns": mark("Negative quantities"),
    "duplicates": mark("Same shopper and product again"),
    "repeats": mark("Rows that an earlier file had"),
    "replace": mark("Data that is there already"),
}

_INTERACTION_FIELDS = {
    "": mark("Not used"),
    "user": mark("Shopper"),
    "item": mark("Product"),
    "value": mark("Rating or quantity"),
    "time": mark("Time"),
    "event": mark("Event type"),
}
_CATALOGUE_FIELDS = {
    "": mark("Kept as it is"),
    "item": mark("Product"),
    "title": mark("Title"),
    "category": mark("Category"),
    "brand": mark("Brand"),
    "price": mark("Price"),
    "description": mark("Description"),
    "image": mark("Image"),
}
_ENCODINGS = ("utf-8", "gb18030", "big5", "shift_jis", "utf-16", "windows-1252")
_DELIMITERS = {
    ",": mark("Comma"),
    ";": mark("Semicolon"),
    "\t": mark("Tab"),
    "|": mark("Bar"),
    " ": mark("Space"),
}
_DECIMALS = {".": mark("Point"), ",": mark("Comma")}
_HEADERS = {True: mark("names the columns"), False: mark("is data already")}
_DATES = {
    "dmy": mark("the day: 31/12/2024"),
    "mdy": mark("the month: 12/31/2024"),
    "ymd": mark("the year: 2024/12/31"),
}
_RETURNS = {
    "net": mark("are taken off the purchases"),
    "drop": mark("are left out"),
    "reject": mark("are mistakes"),
}
_FEEDBACK = {"explicit": mark("Ratings"), "implicit": mark("Purchases or other counts")}
_DUPLICATES = {
    "last": mark("the last one counts"),
    "mean": mark("take the mean"),
    "max": mark("take the highest"),
    "sum": mark("add them up"),
    "count": mark("count them"),
}
_REASONS = {
    "no_value_column": mark("Taken as purchases: the file has no column of values, so each row counts once."),
    "named_like_ratings": mark("Taken as ratings: the column is named like ratings."),
    "named_like_counts": mark("Taken as purchases: the column is named like a quantity or an amount."),
    "values_on_a_scale": mark("Taken as ratings: all values lie on a short scale."),
    "counts_or_amounts": mark(
        "Taken as purchases: the values look like counts or amounts, not like a scale."
    ),
    "event_types": mark("Taken as purchases: each row names its kind of event, and counts by that."),
    "chosen": mark("As you chose."),
}
_ROLES = {"interactions": mark("Purchases or ratings"), "catalogue": mark("A catalogue of products")}


def fields(role: str) -> list[tuple[str, str]]:
    """What a column may hold: field and words, the first for no field."""
    table = _CATALOGUE_FIELDS if role == "catalogue" else _INTERACTION_FIELDS
    return [(field, tr(words)) for field, words in table.items()]


def full_mapping(preview: Preview) -> dict[str, str]:
    """Column by field for every field of the file's role, "" where there is none."""
    return {field: preview.mapping.get(field, "") for field, _ in fields(preview.role) if field}


def missing(draft: ImportDraft) -> str:
    """What still has to be chosen before the file can be imported; empty if nothing."""
    if draft.refused and draft.members and draft.settings.member is None:
        return tr("Choose above which file of the archive to import.")
    if draft.refused:
        return tr("The file cannot be read like this: choose otherwise above, or another file.")
    if draft.preview is None:
        return ""
    preview = draft.preview
    no_item, no_user = "item" not in preview.mapping, "user" not in preview.mapping
    if preview.role == "catalogue":
        return tr("Choose above the table which column holds the product.") if no_item else ""
    if no_item and no_user:
        return tr("Choose above the table which columns hold the shopper and the product.")
    if no_item:
        return tr("Choose above the table which column holds the product.")
    if no_user:
        return tr("Choose above the table which column holds the shopper.")
    if "ambiguous_dates" in preview.questions:
        return tr("Choose above what the dates begin with: the first rows do not tell day from month.")
    if draft.settings.feedback == "explicit" and "value" not in preview.mapping:
        return tr("Choose above the table which column holds the rating.")
    return ""


def reason(preview: Preview) -> str:
    """Why the values are taken for what they are; empty for a catalogue."""
    words = _REASONS.get(preview.feedback_reason)
    return tr(words) if words and preview.role == "interactions" else ""


def is_asked(name: str, draft: ImportDraft, summary: ShopSummary | None) -> bool:
    """Whether a file gives reason to choose this at all; what is always there is asked of every file."""
    preview, settings = draft.preview, draft.settings
    if name == "member":
        return len(draft.members) > 1
    if name not in ("sheet", "header", "dates", "returns", "repeats"):
        return True
    if preview is None:
        return False
    interactions = preview.role == "interactions"
    match name:
        case "sheet":
            return len(preview.sheets) > 1
        case "header":
            return preview.kind in ("text", "spreadsheet")
        case "dates":
            return settings.dates is not None or "ambiguous_dates" in preview.questions
        case "returns":
            return interactions and (settings.returns != "auto" or has_returns(preview))
        case _:
            return interactions and summary is not None and bool(summary.interactions)


def waits_for(name: str, draft: ImportDraft) -> bool:
    """Whether the import cannot begin before this is chosen."""
    if name == "dates":
        return draft.preview is not None and "ambiguous_dates" in draft.preview.questions
    return name == "member" and draft.refused and draft.settings.member is None


def has_returns(preview: Preview) -> bool:
    """Whether negative quantities are among the first rows."""
    if preview.feedback == "explicit":
        return False
    return any(cell.startswith(("-", "−")) and cell[1:2].isdigit() for cell in preview.cells("value"))


def options(name: str, draft: ImportDraft, summary: ShopSummary | None) -> list[tuple[str, Any]]:
    """Words and value of each choice; the first is what is taken unless another is chosen."""
    preview = draft.preview
    no_text = preview is not None and preview.kind != "text"
    match name:
        case "member":
            return [(tr("Please choose"), None), *((member, member) for member in draft.members)]
        case "encoding" if not no_text or (preview and preview.kind == "json_lines"):
            return _automatic(name, draft, {encoding: encoding.upper() for encoding in _ENCODINGS}, None)
        case "delimiter" if not no_text:
            return _automatic(name, draft, _DELIMITERS, None)
        case "encoding" | "delimiter":
            return [(tr("Does not matter here"), None)]
        case _ if preview is None:
            return [(tr("Automatic"), None)]
        case "sheet":
            first = tr("Automatic: {what}", what=preview.sheet) if preview.sheet else tr("Automatic")
            return [(first, None), *((sheet, sheet) for sheet in preview.sheets)]
        case "header":
            return _automatic(name, draft, _HEADERS, None)
        case "decimal":
            return _automatic(name, draft, _DECIMALS, None)
        case "dates":
            return [(tr("Please choose"), None)] + [(tr(words), key) for key, words in _DATES.items()]
        case "returns":
            first = tr("Automatic: taken off")
            return [(first, "auto")] + [(tr(words), key) for key, words in _RETURNS.items()]
        case "repeats":
            return [(tr("are taken once"), "skip"), (tr("are taken again"), "keep")]
        case "role":
            return _automatic(name, draft, _ROLES, "auto")
        case "feedback" if preview.role == "interactions":
            return _automatic(name, draft, _FEEDBACK, "auto")
        case "duplicates" if preview.role == "interactions":
            return [(tr("Automatic"), "auto")] + [(tr(words), key) for key, words in _DUPLICATES.items()]
        case "replace":
            return _replacing(summary, preview.role == "catalogue")
        case _:
            return [(tr("Does not matter here"), "auto")]


def _automatic(
    name: str, draft: ImportDraft, words: Mapping[Any, str], automatic: str | None
) -> list[tuple[str, Any]]:
    """The guess, which is told while it holds, and what may be chosen instead."""
    first = tr("Automatic")
    if draft.preview is not None and not draft.refused and getattr(draft.settings, name) == automatic:
        guessed = getattr(draft.preview, name)
        first = tr("Automatic: {what}", what=tr(words[guessed]) if guessed in words else str(guessed).upper())
    choices: list[tuple[str, Any]] = [(tr(text), value) for value, text in words.items()]
    return [(first, automatic), *choices]


def _replacing(summary: ShopSummary | None, catalogue: bool) -> list[tuple[str, Any]]:
    there = summary is not None and (summary.in_catalogue if catalogue else summary.interactions)
    if not there:
        return [(tr("There is none yet"), False)]
    return [(tr("Is kept and added to"), False), (tr("Is replaced"), True)]
