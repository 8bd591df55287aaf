"""JSON Lines: one JSON object a line, such as Gorse's feedback and items."""

import json
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from recdesk.engine.importing.line_shape import MAX_LINE_BYTES

# What parts the texts of a list, such as an item's labels.
LIST_SEPARATOR = "|"

_OBJECT = re.compile(r"\s*\{\s*(\"|$)")
_LIST = re.compile(r"\s*\[\s*([\[{]|$)")
# Of so many lines one has to be sound, if the others are to be rejected for not being so.
_TRIED_LINES = 100


def are_json_lines(lines: Iterable[str]) -> bool:
    """Whether the lines begin like JSON objects, and one of the first is one."""
    filled = (line for line in lines if line.strip())
    first = next(filled, "")
    if not _OBJECT.match(first):
        return False
    return any(_parsed(line) is not None for line in (first, *islice(filled, _TRIED_LINES)))


def is_other_json(lines: Iterable[str]) -> bool:
    """Whether a text that is no JSON Lines is other JSON: a list, or an object over several lines."""
    first = next((line for line in lines if line.strip()), "")
    return bool(_LIST.match(first)) or (bool(_OBJECT.match(first)) and len(first) < MAX_LINE_BYTES)


def json_table(lines: Iterable[str], most: int) -> tuple[list[str], list[list[str]]]:
    """The keys of all objects in the order in which they come, and the first objects as texts.

    Texts are as `json_rows` gives them; lines that are no objects are left out.
    """
    objects = [parsed for line in lines if (parsed := _parsed(line)) is not None]
    columns = list(dict.fromkeys(key for each in objects for key in each))
    return columns, _records(objects[:most], columns)


def _records(objects: Iterable[dict[str, Any]], columns: Sequence[str]) -> list[list[str]]:
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
    if type(value) is int:
        return str(value)  # what json.dumps gives too, in a fifth of the time
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
