"""Records of a text in which each line is one: DuckDB's own reader takes them at full speed.

It is told everything, guesses nothing, and refuses a line with more or fewer fields than the header. What
it gives is counted against the lines that the survey has seen, so that none can be lost.
"""

from pathlib import Path

from recdesk.engine.importing.clean_copy import Lines
from recdesk.engine.importing.dialect import Dialect
from recdesk.engine.importing.line_shape import MAX_LINE_BYTES
from recdesk.engine.importing.querying import literal, pattern_of
from recdesk.engine.importing.records import Record, Records

# Longer delimiters DuckDB reads too, but not the same way in every version.
_DELIMITER_BYTES = 1


def are_plain(lines: Lines, dialect: Dialect, columns: int) -> bool:
    """Whether each line is a record whose fields stand between delimiters."""
    return lines.are_plain and columns > 1 and len(dialect.delimiter.encode()) == _DELIMITER_BYTES


def plain_records(lines: Lines, dialect: Dialect, header_lines: int, columns: int) -> Records:
    """The records of lines that are plain, if each of them has as many fields as there are columns."""
    names = [f"c{number}" for number in range(columns)]
    types = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    # What stands for NULL occurs nowhere: an empty field is an empty text.
    query = f"""
        SELECT row({", ".join(names)}) AS fields, NULL::VARCHAR AS reason FROM read_csv(
            {literal(pattern_of(lines.path))}, auto_detect = false, header = false, skip = {header_lines},
            columns = {{{types}}}, delim = {literal(dialect.delimiter)}, quote = '', escape = '',
            comment = '', new_line = '{lines.escaped_line_break}', max_line_size = {8 * MAX_LINE_BYTES},
            nullstr = {literal(lines.separator)}, compression = 'none', hive_partitioning = false,
            null_padding = false, ignore_errors = false
        )
    """
    raw = ", ".join(f"fields[{number}]" for number in range(1, columns + 1))
    rows = lines.shape.lines - header_lines
    return Records(
        query,
        lambda count: _last_records(lines, dialect, header_lines, count),
        rows,
        line=f"(rowid + {header_lines + 1})",
        raw=f"concat_ws({literal(dialect.delimiter)}, {raw})",
        expected=rows,
    )


def _last_records(lines: Lines, dialect: Dialect, header_lines: int, count: int) -> list[Record]:
    end = _end_of(lines.path, count * (MAX_LINE_BYTES + 2)).removesuffix(b"\n")
    texts = [text.removesuffix(b"\r").decode("utf-8", "replace") for text in end.split(b"\n")[-count:]]
    first = lines.shape.lines - len(texts) + 1
    if first == 1:
        texts[0] = texts[0].removeprefix("\ufeff")
    return [
        Record(first + at, text.split(dialect.delimiter), text)
        for at, text in enumerate(texts)
        if first + at > header_lines
    ]


def _end_of(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - size, 0))
        return file.read()
