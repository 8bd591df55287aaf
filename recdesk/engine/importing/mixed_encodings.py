"""A file whose lines are in different encodings, such as two exports glued together."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from recdesk.engine.errors import DataError

# So many lines of real text are hardly valid UTF-8 by accident: each of them has several such characters.
_LEAST_LINES, _LEAST_CHARACTERS = 5, 3
_LEAST_SHARE = 0.02


def refuse_mixed(path: Path, chunks: Iterable[bytes]) -> None:
    """Makes sure that a text that is not UTF-8 as a whole is not partly UTF-8.

    Args:
        path: the file, for the message.
        chunks: its content in pieces, in an encoding that keeps ASCII.

    Raises:
        DataError: "mixed_encodings", with the line where the encoding first changes.
    """
    first_utf8 = first_other = 0
    utf8 = other = 0
    for number, line in enumerate(_lines(chunks), 1):
        if line.isascii():
            continue
        characters = _utf8_characters(line)
        if characters is None:
            other += 1
            first_other = first_other or number
        elif characters >= _LEAST_CHARACTERS:
            utf8 += 1
            first_utf8 = first_utf8 or number
    if utf8 >= max(_LEAST_LINES, _LEAST_SHARE * (utf8 + other)) and other:
        raise DataError("mixed_encodings", path=str(path), line=max(first_utf8, first_other))


def _utf8_characters(line: bytes) -> int | None:
    """How many characters beyond ASCII a line has; None where it is no UTF-8."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return None
    return sum(not character.isascii() for character in text)


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        *complete, rest = (rest + chunk).split(b"\n")
        yield from complete
        rest = rest[:1024]  # of a line that long, its beginning tells enough
    yield rest
