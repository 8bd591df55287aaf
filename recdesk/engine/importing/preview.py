"""What an import would do with a file, told from its beginning."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from recdesk.engine.errors import DataError
from recdesk.engine.importing.beginning import Kind, read_beginning
from recdesk.engine.importing.columns import map_catalogue, map_interactions, shown
from recdesk.engine.importing.content_roles import catalogue_by_content, interactions_by_content
from recdesk.engine.importing.dates import is_open
from recdesk.engine.importing.dialect import detect_decimal
from recdesk.engine.importing.event_types import are_event_types
from recdesk.engine.importing.feedback import Feedback, guess_feedback
from recdesk.engine.importing.guesses import CHOSEN, Guess, guess_of_decimal
from recdesk.engine.importing.settings import CATALOGUE_FIELDS, ImportSettings
from recdesk.engine.importing.source import stamp

PREVIEW_ROWS = 200


@dataclass(frozen=True)
class Preview:
    """How a file would be read.

    Attributes:
        header_lines: physical lines before the first data line.
        columns: the header; columns without a name are called "column 3", and all of them "column1",
            "column2", ... where there is no header.
        rows: the first 200 records, as texts.
        mapping: column name by field; a field that the file needs is missing where nobody has said which
            column it is and none looks like it.
        by_content: the fields whose columns were told by what stands in them, as there are no names.
        feedback_reason: code of what spoke for `feedback`; "chosen" where the user did.
        kind: "text", "json_lines", "spreadsheet" or "parquet".
        header: whether the first line names the columns.
        escape: the character that takes the meaning from the next one, empty for none.
        encoding_is_sure: whether what was read tells the encoding; in ASCII nothing does.
        guesses: how sure "encoding", "delimiter", "quote", "header" and "decimal" are, by these names.
        member, members: the file read out of an archive, and all of them.
        sheet, sheets: the sheet read of a spreadsheet, and all of them.
        questions: codes of what an import would refuse to guess: "ambiguous_dates" where dates could begin
            with the day or the month, unless later rows tell.
    """

    path: Path
    size_bytes: int
    role: Literal["interactions", "catalogue"]
    encoding: str
    delimiter: str
    quote: str
    decimal: str
    header_lines: int
    columns: list[str]
    rows: list[list[str]]
    mapping: dict[str, str]
    feedback: Feedback
    feedback_reason: str
    kind: Kind
    header: bool
    escape: str
    encoding_is_sure: bool
    guesses: dict[str, Guess]
    member: str | None
    members: list[str]
    sheet: str | None
    sheets: list[str]
    by_content: list[str] = field(default_factory=list[str])
    questions: list[str] = field(default_factory=list[str])

    def to_dict(self) -> dict[str, Any]:
        """JSON values, from which `from_dict` makes the same preview."""
        return {**asdict(self), "path": str(self.path)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Preview":
        guesses = {name: Guess(**guess) for name, guess in values["guesses"].items()}
        fields: dict[str, Any] = {**values, "path": Path(values["path"]), "guesses": guesses}
        return cls(**fields)

    def position(self, field: str) -> int | None:
        """Where the column of a field stands, counted from 0; None where the file has none."""
        column = self.mapping.get(field)
        return None if column is None else self.columns.index(column)

    def cells(self, field: str) -> list[str]:
        """The texts of a field in the first records, without the spaces around them."""
        return _cells(self.rows, self.columns, self.mapping.get(field))


def preview(path: Path, settings: ImportSettings) -> Preview:
    """Reads the beginning of a file, at most 1 MiB, and guesses what the settings leave open.

    Columns that cannot be told are left out of the mapping; see `require_columns`.

    Raises:
        FileError: the file cannot be read or is no text.
        DataError: the file has no header, or not the column that the settings name.
    """
    size = stamp(path).size
    beginning = read_beginning(path, settings)
    columns, records = beginning.columns, beginning.records
    role, mapping = _role_and_mapping(columns, settings)
    by_content: list[str] = []
    if not beginning.header:
        role, by_content = _fill_by_content(mapping, role, columns, records, settings)
    _drop_other_events(mapping, settings, _cells(records, columns, mapping.get("event")))
    number_column = mapping.get("value" if role == "interactions" else "price")
    texts = _cells(records, columns, number_column)
    decimal = settings.decimal or detect_decimal(texts)
    decimal_guess = CHOSEN if settings.decimal else guess_of_decimal(texts, decimal)
    feedback, reason = guess_feedback(number_column, _numbers(texts, decimal), "event" in mapping)
    if settings.feedback != "auto":
        feedback, reason = settings.feedback, "chosen"
    return Preview(
        path=path,
        size_bytes=size,
        role=role,
        encoding=beginning.encoding,
        delimiter=beginning.dialect.delimiter,
        quote=beginning.dialect.quote,
        decimal=decimal,
        header_lines=beginning.header_lines,
        columns=columns,
        rows=records[:PREVIEW_ROWS],
        mapping=mapping,
        feedback=feedback,
        feedback_reason=reason,
        kind=beginning.kind,
        header=beginning.header,
        escape=beginning.dialect.escape,
        encoding_is_sure=beginning.encoding_is_sure,
        guesses=beginning.guesses | {"decimal": decimal_guess},
        member=beginning.member,
        members=beginning.members,
        sheet=beginning.sheet,
        sheets=beginning.sheets,
        by_content=by_content,
        questions=_questions(_cells(records, columns, mapping.get("time")), settings),
    )


def require_columns(outlook: Preview, settings: ImportSettings) -> None:
    """Refuses a file that cannot be imported before more is said of its columns.

    Raises:
        DataError: nothing tells which column is the product, the shopper, or the ratings asked for.
    """
    path, columns = str(outlook.path), shown(outlook.columns)
    if "item" not in outlook.mapping:
        raise DataError("no_item_column", path=path, columns=columns)
    if outlook.role == "catalogue":
        return
    if "user" not in outlook.mapping:
        raise DataError("no_user_column", path=path, columns=columns)
    if settings.feedback == "explicit" and "value" not in outlook.mapping:
        raise DataError("ratings_need_values", path=path)


def _role_and_mapping(
    columns: Sequence[str], settings: ImportSettings
) -> tuple[Literal["interactions", "catalogue"], dict[str, str]]:
    given = settings.mapping or {}
    role = settings.role
    if role == "auto":
        role = _likely_role(columns, given)
    return role, map_interactions(columns, given) if role == "interactions" else map_catalogue(columns, given)


def _fill_by_content(
    mapping: dict[str, str],
    role: Literal["interactions", "catalogue"],
    columns: Sequence[str],
    records: Sequence[Sequence[str]],
    settings: ImportSettings,
) -> tuple[Literal["interactions", "catalogue"], list[str]]:
    """Adds to the mapping what the cells tell where no name does; gives the role and the added fields."""
    found: dict[str, str] = {}
    if role == "interactions":
        found = interactions_by_content(columns, records)
    if not found and settings.role != "interactions" and "user" not in mapping:
        found = catalogue_by_content(columns, records)
        role = "catalogue" if found else role
    added = {
        field: column
        for field, column in found.items()
        if field not in (settings.mapping or {}) and column not in mapping.values()
    }
    mapping |= added
    return role, list(added)


def _likely_role(columns: Sequence[str], given: Mapping[str, str]) -> Literal["interactions", "catalogue"]:
    """A file of whose columns none can be told is likelier to say who bought what."""
    only_catalogue = set(CATALOGUE_FIELDS) - {"item"}
    if any(given.get(field) for field in only_catalogue):
        return "catalogue"
    if "user" in map_interactions(columns, given) or "item" not in map_catalogue(columns, given):
        return "interactions"
    return "catalogue"


def _drop_other_events(mapping: dict[str, str], settings: ImportSettings, cells: Sequence[str]) -> None:
    """Takes a column for event types only where the user says so, or where it holds such."""
    given = "event" in (settings.mapping or {})
    if not given and not are_event_types(cells, settings.event_weights):
        mapping.pop("event", None)


def _questions(times: Sequence[str], settings: ImportSettings) -> list[str]:
    return ["ambiguous_dates"] if settings.dates is None and is_open(times) else []


def _cells(records: Sequence[Sequence[str]], columns: Sequence[str], column: str | None) -> list[str]:
    if column is None:
        return []
    position = columns.index(column)
    return [
        record[position].strip() for record in itertools.islice(records, 20_000) if position < len(record)
    ]


def _numbers(texts: Sequence[str], decimal: str) -> list[float]:
    numbers: list[float] = []
    for text in texts:
        try:
            number = float(text.replace(",", ".") if decimal == "," else text)
        except ValueError:
            continue
        if math.isfinite(number):
            numbers.append(number)
    return numbers
