"""How sure the guesses about a file are: what spoke for each, and what else would read its beginning."""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from recdesk.engine.importing.dialect import DELIMITERS, QUOTE, Dialect, fits
from recdesk.engine.importing.encodings import encoding_of_mark
from recdesk.engine.importing.headers import HeaderReason

Certainty = Literal["chosen", "certain", "likely", "open"]

# Asked of a text that is in some other encoding than UTF-8: those in which it would be without fault.
_OTHER_ENCODINGS = ("gb18030", "big5", "shift_jis", "cp1252")
_DECODED_BYTES = 64 * 1024

_HEADERS: dict[HeaderReason, Certainty] = {
    "chosen": "chosen",
    "stored": "certain",
    "known_names": "certain",
    "numbers_below_names": "certain",
    "numbers_on_top": "certain",
    "repeated_below": "likely",
    "all_text": "open",
}


@dataclass(frozen=True)
class Guess:
    """Why something was taken for what it is.

    Attributes:
        certainty: "certain" where the file says it or nothing else fits, "likely" where much speaks for it,
            "open" where the beginning does not tell, "chosen" where the user did.
        reason: the code of what spoke for it.
        alternatives: other values that the beginning could be read with.
    """

    certainty: Certainty
    reason: str
    alternatives: list[str] = field(default_factory=list[str])


CHOSEN = Guess("chosen", "chosen")
STORED = Guess("certain", "stored")


def guess_of_encoding(sample: bytes, encoding: str) -> Guess:
    """What speaks for the encoding that was found for the beginning of a text."""
    if encoding_of_mark(sample) is not None:
        return Guess("certain", "byte_order_mark")
    if sample.isascii():
        return Guess("open", "ascii_only")
    others = [other for other in _OTHER_ENCODINGS if other != encoding and _decodes(sample, other)]
    if encoding != "utf-8":
        return Guess("likely", "likeliest_letters", others)
    if _decodes(sample, encoding):
        return Guess("certain", "sound_utf8")
    return Guess("likely", "damaged_utf8", others)


def guess_of_delimiter(lines: Sequence[str], dialect: Dialect, declared: bool) -> Guess:
    """What speaks for the delimiter that was found.

    Args:
        lines: the beginning of the table.
        dialect: as it was found.
        declared: whether the file names its delimiter.
    """
    if declared:
        return Guess("certain", "declared")
    others = [
        other
        for other in DELIMITERS
        if other not in dialect.delimiter and fits(lines, Dialect(other, dialect.quote or QUOTE))
    ]
    if not any(dialect.delimiter in line for line in lines):
        return Guess("open", "one_column", others)
    if len(dialect.delimiter) == 1 and not fits(lines, dialect):
        return Guess("open", "uneven_lines", others)
    return Guess("likely" if others else "certain", "even_lines", others)


def guess_of_quote(lines: Sequence[str], dialect: Dialect) -> Guess:
    """What speaks for the quote that was found."""
    if not dialect.quote:
        return Guess("certain", "long_delimiter")
    if not any(dialect.quote in line for line in lines):
        return Guess("open", "no_quotes", ["'", ""])
    if dialect.quote != QUOTE:
        return Guess("likely", "quoted_column", [QUOTE, ""])
    edges = (f"{dialect.delimiter}{QUOTE}", f"{QUOTE}{dialect.delimiter}")
    around = any(line.startswith(QUOTE) or any(edge in line for edge in edges) for line in lines)
    return Guess("certain", "quotes_around") if around else Guess("likely", "quotes_within", [""])


def guess_of_header(reason: HeaderReason) -> Guess:
    """How much the reason tells."""
    return Guess(_HEADERS[reason], reason)


def guess_of_decimal(numbers: Sequence[str], decimal: str) -> Guess:
    """What speaks for the decimal sign that was found for a column of numbers."""
    other = "." if decimal == "," else ","
    if not any(decimal in number for number in numbers):
        return Guess("open", "whole_numbers", [other])
    if any(other in number for number in numbers):
        return Guess("likely", "both_signs", [other])
    return Guess("certain", "only_sign")


def _decodes(sample: bytes, encoding: str) -> bool:
    lines = b"\n".join(line for line in sample.split(b"\n") if not line.isascii())[:_DECODED_BYTES]
    try:
        codecs.getincrementaldecoder(encoding)().decode(lines)  # the last character may be cut
    except UnicodeDecodeError:
        return False
    return True
