"""Records -> checked rows, as SQL: each field in its type, or the reason why the row is rejected."""

from collections.abc import Sequence
from dataclasses import dataclass

from recdesk.engine.importing.preview import Preview
from recdesk.engine.importing.querying import literal


@dataclass(frozen=True)
class Check:
    """What makes a row a reject.

    Attributes:
        condition: SQL over `fields` and the row's own columns; true where the row is at fault.
        reason: the code of the reject.
        column: the name of the file's column at fault, empty where the whole line is.
    """

    condition: str
    reason: str
    column: str = ""


@dataclass(frozen=True)
class CheckedRows:
    """The rows of one role.

    Attributes:
        cells: SQL by name, over `fields`: what is cut out of a record.
        values: SQL by name, over `cells`: the row's columns.
        checks: in the order in which they are tried.
    """

    cells: dict[str, str]
    values: dict[str, str]
    checks: Sequence[Check]

    @property
    def columns(self) -> list[str]:
        return [f'"{name}"' for name in self.values]

    def query(self, records: str) -> str:
        """Gives `line`, the columns, `reason`, `column_name`, and `raw` of the rejects, in the file's order.

        Args:
            records: a query that gives `line, fields, reason, raw`.
        """
        cells = ", ".join(f"{sql} AS {name}" for name, sql in self.cells.items())
        values = ", ".join(f'{sql} AS "{name}"' for name, sql in self.values.items())
        reasons = " ".join(
            f"WHEN {check.condition} THEN {number}" for number, check in enumerate(self.checks)
        )
        codes = ", ".join(literal(check.reason) for check in self.checks)
        names = ", ".join(literal(check.column) for check in self.checks)
        columns = ", ".join(self.columns)
        return f"""
            SELECT line, {columns},
                coalesce(line_reason, ([{codes}])[failed + 1]) AS reason,
                CASE WHEN line_reason IS NULL THEN ([{names}])[failed + 1] ELSE '' END AS column_name,
                CASE WHEN line_reason IS NOT NULL OR failed IS NOT NULL THEN raw END AS raw
            FROM (
                SELECT *, CASE WHEN line_reason IS NULL THEN CASE {reasons} END END AS failed
                FROM (
                    SELECT *, {values}
                    FROM (SELECT line, fields, reason AS line_reason, raw, {cells} FROM ({records}))
                )
            )
        """


def width_checks(preview: Preview) -> list[Check]:
    """Checks that a record has as many fields as the header; empty ones too many are let pass."""
    columns = len(preview.columns)
    surplus = f"list_filter(fields[{columns + 1}:], lambda field: field <> '')"
    return [
        Check(f"len(fields) < {columns}", "too_few_columns"),
        Check(f"len(fields) > {columns} AND len({surplus}) > 0", "too_many_columns"),
    ]


def cell(preview: Preview, field: str) -> str | None:
    """SQL expression: the text of a field, None where the file does not have it."""
    position = preview.position(field)
    return None if position is None else f"fields[{position + 1}]"
