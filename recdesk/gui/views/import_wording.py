"""The words of the import panel: what can be chosen, what was guessed and why."""

from typing import Any

from recdesk.engine.importing import Preview
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.i18n import mark, tr

CHOICES = {
    "role": mark("The file holds"),
    "encoding": mark("Encoding"),
    "delimiter": mark("Columns are separated by"),
    "decimal": mark("Decimal sign"),
    "feedback": mark("The values are"),
    "duplicates": mark("Same shopper and product again"),
    "replace": mark("Data that is there already"),
}

_INTERACTION_FIELDS = {
    "": mark("Not used"),
    "user": mark("Shopper"),
    "item": mark("Product"),
    "value": mark("Rating or quantity"),
    "time": mark("Time"),
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


def missing(preview: Preview) -> str:
    """What still has to be chosen before the file can be imported; empty if nothing."""
    mapping = full_mapping(preview)
    if not mapping["item"]:
        return tr("Choose above the table which column holds the product.")
    if preview.role == "interactions" and not mapping["user"]:
        return tr("Choose above the table which column holds the shopper.")
    return ""


def reason(preview: Preview) -> str:
    """Why the values are taken for what they are; empty for a catalogue."""
    words = _REASONS.get(preview.feedback_reason)
    return tr(words) if words and preview.role == "interactions" else ""


def options(name: str, preview: Preview | None, summary: ShopSummary | None) -> list[tuple[str, Any]]:
    """Words and value of each choice; the first is what is taken unless another is chosen."""
    if preview is None:
        return [(tr("Automatic"), None)]
    catalogue = preview.role == "catalogue"
    match name:
        case "role":
            return _automatic(_ROLES, preview.role, "auto")
        case "encoding":
            names = {encoding: encoding.upper() for encoding in _ENCODINGS}
            return _automatic(names, preview.encoding, None)
        case "delimiter":
            return _automatic(_DELIMITERS, preview.delimiter, None)
        case "decimal":
            return _automatic(_DECIMALS, preview.decimal, None)
        case "feedback" if not catalogue:
            return _automatic(_FEEDBACK, preview.feedback, "auto")
        case "duplicates" if not catalogue:
            return [(tr("Automatic"), "auto")] + [(tr(words), key) for key, words in _DUPLICATES.items()]
        case "replace":
            return _replacing(summary, catalogue)
        case _:
            return [(tr("Does not matter here"), "auto")]


def _automatic(words: dict[str, str], guessed: str, automatic: Any) -> list[tuple[str, Any]]:
    if not guessed:
        return [(tr("Automatic"), automatic)] + [(tr(text), value) for value, text in words.items()]
    said = tr(words[guessed]) if guessed in words else guessed.upper()
    first: list[tuple[str, Any]] = [(tr("Automatic: {what}", what=said), automatic)]
    return first + [(tr(text), value) for value, text in words.items()]


def _replacing(summary: ShopSummary | None, catalogue: bool) -> list[tuple[str, Any]]:
    there = summary is not None and (summary.in_catalogue if catalogue else summary.interactions)
    if not there:
        return [(tr("There is none yet"), False)]
    return [(tr("Is kept and added to"), False), (tr("Is replaced"), True)]
