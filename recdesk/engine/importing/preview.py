"""What an import would do with a file, told from its beginning."""

import csv
import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from recdesk.engine.errors import DataError, FileError
from recdesk.engine.importing import encodings
from recdesk.engine.importing.clean_copy import decoded
from recdesk.engine.importing.columns import map_catalogue, map_interactions, shown
from recdesk.engine.importing.dialect import QUOTE, detect_decimal, detect_delimiter, parse, reader_of
from recdesk.engine.importing.feedback import Feedback, guess_feedback
from recdesk.engine.importing.settings import CATALOGUE_FIELDS, ImportSettings
from recdesk.engine.importing.source import SAMPLE_BYTES, file_errors, read_sample, refuse_binary
from recdesk.engine.importing.survey import MAX_LINE_BYTES

PREVIEW_ROWS = 200


@dataclass(frozen=True)
class Preview:
    """How a file would be read.

    Attributes:
        header_lines: physical lines before the first data line.
        columns: the header; columns without a name are called "column 3".
        rows: the first 200 records, as texts.
        mapping: column name by field; a field that the file needs is missing where nobody has said which
            column it is and none looks like it.
        feedback_reason: code of what spoke for `feedback`; "chosen" where the user did.
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

    def to_dict(self) -> dict[str, Any]:
        """JSON values, from which `from_dict` makes the same preview."""
        return {**asdict(self), "path": str(self.path)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Preview":
        fields: dict[str, Any] = {**values, "path": Path(values["path"])}
        return cls(**fields)

    def position(self, field: str) -> int | None:
        """Where the column of a field stands, counted from 0; None where the file has none."""
        column = self.mapping.get(field)
        return None if column is None else self.columns.index(column)


def preview(path: Path, settings: ImportSettings) -> Preview:
    """Reads the beginning of a file, at most 1 MiB, and guesses what the settings leave open.

    Columns that cannot be told are left out of the mapping; see `require_columns`.

    Raises:
        FileError: the file cannot be read or is no text.
        DataError: the file has no header, or not the column that the settings name.
    """
    sample = read_sample(path)
    if settings.encoding is None:
        refuse_binary(path, sample)
    encoding = settings.encoding or _encoding(path, sample)
    lines = _lines(sample, encoding)
    declared, header_start = _declared_delimiter(lines)
    delimiter = settings.delimiter or declared or detect_delimiter(lines[header_start:])
    header_lines, header = _header(path, lines, header_start, delimiter)
    columns = _named(header)
    role, mapping = _role_and_mapping(columns, settings)
    records = parse(lines[header_lines:], delimiter)
    number_column = mapping.get("value" if role == "interactions" else "price")
    texts = _cells(records, columns, number_column)
    decimal = settings.decimal or detect_decimal(texts)
    feedback, reason = guess_feedback(number_column, _numbers(texts, decimal))
    if settings.feedback != "auto":
        feedback, reason = settings.feedback, "chosen"
    with file_errors(path):
        size = path.stat().st_size
    return Preview(
        path,
        size,
        role,
        encoding,
        delimiter,
        QUOTE,
        decimal,
        header_lines,
        columns,
        records[:PREVIEW_ROWS],
        mapping,
        feedback,
        reason,
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


def _encoding(path: Path, sample: bytes) -> str:
    encoding = encodings.encoding_of_mark(sample) or encodings.detect_encoding(lambda: (sample,))
    if encoding is None:
        raise FileError("unknown_encoding", path=str(path))
    return encoding


def _lines(sample: bytes, encoding: str) -> list[str]:
    text = "".join(decoded(iter([sample]), encoding))
    lines = [line[:MAX_LINE_BYTES] for line in text.split("\n")]
    # The last line of a full sample is likely cut.
    return lines[:-1] if len(sample) == SAMPLE_BYTES and len(lines) > 1 else lines


def _declared_delimiter(lines: Sequence[str]) -> tuple[str | None, int]:
    """The delimiter that Excel writes as "sep=;" before the header, and the lines that this takes."""
    first = lines[0].lower() if lines else ""
    return (first[4], 1) if first.startswith("sep=") and len(first) == 5 else (None, 0)


def _header(path: Path, lines: Sequence[str], start: int, delimiter: str) -> tuple[int, list[str]]:
    reader = reader_of(lines[start:], delimiter, strict=True)
    try:
        header = next((record for record in reader if any(cell.strip() for cell in record)), None)
    except csv.Error as error:
        raise DataError("bad_header", path=str(path), line=start + reader.line_num) from error
    if header is None:
        raise FileError("file_empty", path=str(path))
    return start + reader.line_num, header


def _named(header: Sequence[str]) -> list[str]:
    """Column names, printable, none of them empty and none twice."""
    names: list[str] = []
    for number, cell in enumerate(header, 1):
        printable = "".join(character if character.isprintable() else " " for character in cell)
        name = " ".join(printable.split()) or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return names


def _role_and_mapping(
    columns: Sequence[str], settings: ImportSettings
) -> tuple[Literal["interactions", "catalogue"], dict[str, str]]:
    given = settings.mapping or {}
    role = settings.role
    if role == "auto":
        role = _likely_role(columns, given)
    return role, map_interactions(columns, given) if role == "interactions" else map_catalogue(columns, given)


def _likely_role(columns: Sequence[str], given: Mapping[str, str]) -> Literal["interactions", "catalogue"]:
    """A file of whose columns none can be told is likelier to say who bought what."""
    only_catalogue = set(CATALOGUE_FIELDS) - {"item"}
    if any(given.get(field) for field in only_catalogue):
        return "catalogue"
    if "user" in map_interactions(columns, given) or "item" not in map_catalogue(columns, given):
        return "interactions"
    return "catalogue"


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
