"""JSON Lines: one JSON object a line, such as Gorse's feedback and items."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

# What parts the texts of a list, such as an item's labels.
LIST_SEPARATOR = "|"


def are_json_lines(lines: Iterable[str]) -> bool:
    """Whether the first line that is not blank is a JSON object."""
    first = next((line for line in lines if line.strip()), "")
    return _parsed(first) is not None


def json_columns(lines: Iterable[str]) -> list[str]:
    """The keys of all objects, in the order in which they come."""
    objects = [parsed for line in lines if (parsed := _parsed(line)) is not None]
    return list(dict.fromkeys(key for each in objects for key in each))


def json_records(lines: Iterable[str], columns: Sequence[str]) -> list[list[str]]:
    """The objects as texts, as `json_rows` gives them; lines that are none are left out."""
    objects = [parsed for line in lines if (parsed := _parsed(line)) is not None]
    return [[_text(each.get(column)) for column in columns] for each in objects]


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        parsed: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, dict) else None


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return LIST_SEPARATOR.join(_text(each) for each in value if each is not None)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
