"""Texts as they are compared: without case, width and accents."""

import unicodedata
from collections.abc import Sequence
from functools import cache

START = "\x02"
"""A mark that no folded text contains."""


class _Unmarked(dict[int, str]):
    """By code point: a character without width and accents, for `str.translate`; filled as it is asked."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(code))
        self[code] = plain = "".join(c for c in apart if not unicodedata.combining(c)).replace(START, " ")
        return plain


_UNMARKED = _Unmarked()


def folded(text: str) -> str:
    """Case, full width and accents off: "Ｃａｆé" and "CAFE" are alike; one blank between words."""
    return " ".join(_plain(text).split())


def folded_places(text: str) -> tuple[str, Sequence[int]]:
    """A text folded character by character, blanks as they are.

    Returns:
        the folded text, and for each of its characters the place in `text` from which it comes.
    """
    if text.isascii():
        return _plain(text), range(len(text))
    pieces = [_plain_character(character) for character in text]
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]


def _plain(text: str) -> str:
    if text.isascii():
        return text.casefold().replace(START, " ")
    return unicodedata.normalize("NFC", text.translate(_UNMARKED)).casefold()


_plain_character = cache(_plain)
