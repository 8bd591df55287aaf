"""Records -> checked rows, as SQL: each field in its type, or the reason why the row is rejected."""

from collections.abc import Sequence
from dataclasses import dataclass

from recdesk.engine.importing.dates import DateOrder
from recdesk.engine.importing.preview import Preview
from recdesk.engine.importing.querying import literal
from recdesk.engine.importing.records import Records
from recdesk.engine.importing.rejected_files import is_rejects_file


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
        raw: SQL over `fields`, `raw` and `line_reason`: the text that a rejected record is shown by.
        sound: SQL over the row's cells and values: true only where no check can fail, so that most rows need
            not be tried by all of them.
        dates: what dates like "5/1/2024" begin with, where somebody knows.
    """

    cells: dict[str, str]
    values: dict[str, str]
    checks: Sequence[Check]
    raw: str = "raw"
    sound: str = "false"
    dates: DateOrder | None = None

    @property
    def columns(self) -> list[str]:
        return [f'"{name}"' for name in self.values]

    def query(self, records: Records) -> str:
        """Gives the columns, `reason`, `column_name`, and `raw` of the rejects, in the file's order.

        It gives `line` too where it is not the order that tells it.
        """
        line = "line," if records.line == "line" else ""
        raw = records.raw if self.raw == "raw" else self.raw
        cells = ", ".join(f"{sql} AS {name}" for name, sql in self.cells.items())
        values = ", ".join(f'{sql} AS "{name}"' for name, sql in self.values.items())
        reasons = " ".join(
            f"WHEN {check.condition} THEN {number}" for number, check in enumerate(self.checks)
        )
        codes = ", ".join(literal(check.reason) for check in self.checks)
        names = ", ".join(literal(check.column) for check in self.checks)
        columns = ", ".join(self.columns)
        return f"""
            SELECT {line} {columns},
                CASE WHEN failed IS NULL THEN line_reason ELSE ([{codes}])[failed + 1] END AS reason,
                CASE WHEN failed IS NOT NULL THEN ([{names}])[failed + 1]
                    WHEN line_reason IS NOT NULL THEN '' END AS column_name,
                CASE WHEN line_reason IS NOT NULL OR failed IS NOT NULL THEN {raw} END AS raw
            FROM (
                SELECT *, CASE WHEN line_reason IS NOT NULL OR coalesce({self.sound}, false) THEN NULL
                    ELSE CASE {reasons} END END AS failed
                FROM (
                    SELECT *, {values}
                    FROM (SELECT *, reason AS line_reason, {cells} FROM ({records.query}))
                )
            )
        """


def header_check(preview: Preview, cells: dict[str, str]) -> Check:
    """Check for a second header line; `cells` tells which cell (SQL) is to hold what field's column name."""
    names = [f"trim({cell}) = {literal(preview.mapping[field])}" for field, cell in cells.items()]
    return Check(" AND ".join(names), "repeated_header")


def cell(preview: Preview, field: str) -> str | None:
    """SQL expression: the text of a field, None where the file does not have it."""
    position = preview.position(field)
    if position is None:
        return None
    text = f"fields[{position + 1}]"
    # RecDesk's own CSV files have an apostrophe before what a spreadsheet would run as a formula.
    own = is_rejects_file(preview.columns)
    return f"regexp_replace({text}, '^''([=+@-])', '\\1')" if own else text
