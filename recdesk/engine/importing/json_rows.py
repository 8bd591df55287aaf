"""JSON Lines in DuckDB: the objects of a file as rows of texts."""

from collections.abc import Sequence

from recdesk.engine.importing.json_lines import LIST_SEPARATOR
from recdesk.engine.importing.line_shape import MAX_LINE_BYTES
from recdesk.engine.importing.querying import literal


def json_keys() -> str:
    """A query that gives each key of the objects in `recdesk_staging.lines`, with the first line it is in."""
    return f"""
        SELECT key, min(row) AS first FROM (
            SELECT rowid AS row, unnest(json_keys(line)) AS key FROM recdesk_staging.lines
            WHERE {_is_object()}
        ) GROUP BY key ORDER BY first
    """


def json_rows(columns: Sequence[str], ids: Sequence[str], damaged: str) -> str:
    """A query over `recdesk_staging.lines` that gives `line, fields, reason, raw`.

    Args:
        columns: the keys to read.
        ids: those of them that hold ids, where an object or a list is a fault.
        damaged: SQL condition over rowid: the line has bytes that the encoding does not know.
    """
    fields = ", ".join(_field(column) for column in columns)
    nested = " OR ".join(f"json_type(line, {_pointer(column)}) IN ('ARRAY', 'OBJECT')" for column in ids)
    return f"""
        SELECT line_number AS line, CASE WHEN reason IS NULL THEN [{fields}] END AS fields, reason,
            line AS raw
        FROM (
            SELECT rowid + 1 AS line_number, line, CASE
                WHEN strlen(line) > {MAX_LINE_BYTES} THEN 'line_too_long'
                WHEN {damaged} THEN 'bad_encoding'
                WHEN NOT ({_is_object()}) THEN 'bad_json'
                WHEN {nested} THEN 'nested_id' END AS reason
            FROM recdesk_staging.lines WHERE line IS NOT NULL AND trim(line) <> ''
        )
    """


def _is_object() -> str:
    return "CASE WHEN json_valid(line) THEN json_type(line) = 'OBJECT' ELSE false END"


def _field(column: str) -> str:
    pointer = _pointer(column)
    items = f"from_json(json_extract(line, {pointer}), '[\"VARCHAR\"]')"
    return f"""CASE coalesce(json_type(line, {pointer}), 'NULL')
        WHEN 'NULL' THEN '' WHEN 'ARRAY' THEN array_to_string({items}, '{LIST_SEPARATOR}')
        ELSE json_extract_string(line, {pointer}) END"""


def _pointer(column: str) -> str:
    return literal("/" + column.replace("~", "~0").replace("/", "~1"))
