"""The words of the import panel: what can be chosen of a file, and what must be."""

from collections.abc import Mapping
from typing import Any

from recdesk.engine.importing import Preview
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui.import_draft import ImportDraft, ImportPlan
from recdesk.i18n import mark, tr

FORMAT = {
    "encoding": mark("Encoding"),
    "delimiter": mark("Columns are separated by"),
    "quote": mark("Quotes around cells"),
    "header": mark("The first line"),
    "decimal": mark("Decimal sign"),
}
"""How the file is written: the words for each choice."""

CONTENT = {
    "member": mark("File in the archive"),
    "sheet": mark("Sheet"),
    "role": mark("The file holds"),
    "feedback": mark("The values are"),
    "dates": mark("Dates begin with"),
    "returns": mark("Negative quantities"),
    "duplicates": mark("Same shopper and product again"),
    "repeats": mark("Rows that an earlier file had"),
    "replace": mark("Data that is there already"),
}
"""What the file holds and what becomes of it."""

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
_ENCODINGS = ("utf-8", "gb18030", "big5", "shift_jis", "utf-16", "cp1252")
_DELIMITERS = {
    ",": mark("Comma"),
    ";": mark("Semicolon"),
    "\t": mark("Tab"),
    "|": mark("Bar"),
    " ": mark("Space"),
}
_DECIMALS = {".": mark("Point"), ",": mark("Comma")}
_QUOTES = {'"': mark("Double quotes"), "'": mark("Single quotes"), "": mark("None")}
_HEADERS = {True: mark("column names"), False: mark("is data already")}
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
_FEEDBACK = {"explicit": mark("Ratings"), "implicit": mark("Purchases or counts")}
_DUPLICATES = {
    "last": mark("the last one counts"),
    "mean": mark("take the mean"),
    "max": mark("take the highest"),
    "sum": mark("add them up"),
    "count": mark("count them"),
}
_ROLES = {"interactions": mark("Purchases or ratings"), "catalogue": mark("A catalogue of products")}


REQUIRED = {"interactions": ("user", "item"), "catalogue": ("item",)}
"""The fields that a file of each role must have."""


def fields(role: str) -> list[tuple[str, str]]:
    """What a column may hold: field and words, the first for no field."""
    table = _CATALOGUE_FIELDS if role == "catalogue" else _INTERACTION_FIELDS
    return [(field, tr(words)) for field, words in table.items()]


def role(preview: Preview) -> str:
    """What a file holds."""
    return tr(_ROLES[preview.role])


def encoding_name(codec: str) -> str:
    """A Python codec as people call it."""
    return {"cp1252": "Windows-1252", "utf_16": "UTF-16"}.get(codec, codec.upper().replace("_", "-"))


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


def missing_of(plan: ImportPlan) -> str:
    """What has to be chosen for the file that is shown, else for another one, which is named."""
    if text := missing(plan.current):
        return text
    for draft in plan.drafts:
        if text := missing(draft):
            return tr("{name}: {what}", name=draft.path.name, what=text)
    return ""


def is_asked(name: str, draft: ImportDraft, summary: ShopSummary | None) -> bool:
    """Whether a file gives reason to choose this at all; what is always there is asked of every file."""
    preview, settings = draft.preview, draft.settings
    if name == "member":
        return len(draft.members) > 1
    if name == "replace":
        return _is_replaceable(draft, summary)
    if preview is None:
        return name in ("encoding", "delimiter", "quote", "header", "role")
    interactions = preview.role == "interactions"
    match name:
        case "sheet":
            return len(preview.sheets) > 1
        case "role":
            return True
        case "encoding":
            return preview.kind in ("text", "json_lines")
        case "delimiter" | "quote":
            return preview.kind == "text"
        case "header":
            return preview.kind in ("text", "spreadsheet")
        case "decimal":
            return preview.kind in ("text", "spreadsheet") and bool({"value", "price"} & set(preview.mapping))
        case "feedback" | "duplicates":
            return interactions
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
    match name:
        case "member":
            return [(tr("Please choose"), None), *((member, member) for member in draft.members)]
        case "encoding":
            return _automatic(name, draft, {one: encoding_name(one) for one in _ENCODINGS}, None)
        case "delimiter":
            return _automatic(name, draft, _DELIMITERS, None)
        case "quote":
            return _automatic(name, draft, _QUOTES, None)
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
        case "feedback" if preview.feedback_reason == "shop":
            return [(tr(_FEEDBACK[preview.feedback]), "auto")]
        case "feedback":
            return _automatic(name, draft, _FEEDBACK, "auto")
        case "duplicates":
            return [(tr("Automatic"), "auto")] + [(tr(words), key) for key, words in _DUPLICATES.items()]
        case _:
            return [(tr("Is kept and added to"), False), (tr("Is replaced"), True)]


def _automatic(
    name: str, draft: ImportDraft, words: Mapping[Any, str], automatic: str | None
) -> list[tuple[str, Any]]:
    """The guess, which is told while it holds, and what may be chosen instead."""
    first, fitting = tr("Automatic"), list[str]()
    if draft.preview is not None and not draft.refused:
        guess = draft.preview.guesses.get(name)
        if guess is not None and guess.certainty == "likely":
            fitting = guess.alternatives
        if getattr(draft.settings, name) == automatic:
            guessed = getattr(draft.preview, name)
            spelled = encoding_name(guessed) if name == "encoding" else str(guessed)
            first = tr("Automatic: {what}", what=tr(words[guessed]) if guessed in words else spelled)
    choices: list[tuple[str, Any]] = [
        (tr("{what} (fits too)", what=tr(text)) if value in fitting else tr(text), value)
        for value, text in words.items()
    ]
    return [(first, automatic), *choices]


def _is_replaceable(draft: ImportDraft, summary: ShopSummary | None) -> bool:
    """Whether the shop has what the file would replace."""
    if draft.preview is None or summary is None:
        return False
    return bool(summary.in_catalogue if draft.preview.role == "catalogue" else summary.interactions)
