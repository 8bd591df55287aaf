"""What only all rows together show: a totals row at the end, and whether negative counts are returns."""

import re
from collections.abc import Sequence

import duckdb

from recdesk.engine.importing.column_names import COUNT_NAMES
from recdesk.engine.importing.columns import normalized
from recdesk.engine.importing.preview import Preview
from recdesk.engine.importing.records import Records
from recdesk.engine.importing.settings import ImportSettings

# A report may put a line or two below its totals.
_LAST_RECORDS = 3
_TOTALS = frozenset(
    (
        *("total", "totals", "totale", "totaux", "grandtotal", "subtotal", "sum", "summe", "gesamt"),
        *("gesamtsumme", "insgesamt", "suma", "итого", "всего"),
        *("合计", "总计", "小计", "合計", "總計", "小計", "总和", "汇总"),
    )
)
_AROUND = re.compile(r"[\s:：*=()（）]+")


def check_late(
    connection: duckdb.DuckDBPyConnection, preview: Preview, settings: ImportSettings, records: Records
) -> None:
    """Changes the reasons of rows in `recdesk_staging.checked`.

    Args:
        connection: with the table `recdesk_staging.checked`, of the columns that `CheckedRows.query` gives.
        preview: how the file is read.
        settings: what the user has said of it.
        records: what the rows were checked from.
    """
    _reject_totals(connection, preview, settings.pseudonymise, records)
    counts = preview.role == "interactions" and preview.feedback == "implicit" and "value" in preview.mapping
    if counts and settings.returns == "auto":
        _accept_returns(connection, preview)


def is_totals_row(fields: Sequence[str], columns: int, ids: Sequence[int]) -> bool:
    """Whether a record is the sum of those above.

    It says so in some field, and names nobody and nothing beside. In a record of another length than the
    header nobody knows which fields are the ids; there the first that is filled has to say so.

    Args:
        fields: the record.
        columns: fields of the header.
        ids: positions of the shopper and the product.
    """
    words = [_AROUND.sub("", field).casefold() for field in fields]
    if len(fields) != columns:
        return next((word for word in words if word), "") in _TOTALS
    return any(word in _TOTALS for word in words) and all(
        words[position] in _TOTALS or not words[position] for position in ids
    )


def _reject_totals(
    connection: duckdb.DuckDBPyConnection, preview: Preview, pseudonymise: bool, records: Records
) -> None:
    positions = [preview.position(field) for field in ("user", "item")]
    ids = [position for position in positions if position is not None]
    for line, fields, raw in records.last(_LAST_RECORDS):
        if is_totals_row(fields, len(preview.columns), ids):
            connection.execute(
                "UPDATE recdesk_staging.checked SET reason = 'totals_row', column_name = '', raw = ?"
                f" WHERE {records.line} = ?",
                ["" if pseudonymise else raw, line],
            )


def _accept_returns(connection: duckdb.DuckDBPyConnection, preview: Preview) -> None:
    """Negative counts among positive ones are returns; all other negative values stay rejected."""
    row = connection.execute(
        """
        SELECT count(*) FILTER (reason IS NULL AND value > 0), count(*) FILTER (reason = 'negative_value'),
            bool_and(value = floor(value)) FILTER (reason IS NULL OR reason = 'negative_value')
        FROM recdesk_staging.checked
        """
    ).fetchone()
    assert row is not None
    positive, negative, whole = row
    counts = whole or normalized(preview.mapping["value"]).endswith(COUNT_NAMES)
    if positive and negative and counts:
        connection.execute(
            "UPDATE recdesk_staging.checked SET reason = NULL, column_name = NULL, raw = NULL"
            " WHERE reason = 'negative_value'"
        )
