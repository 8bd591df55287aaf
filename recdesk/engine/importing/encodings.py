"""Which encoding a text is in: byte order mark, UTF-8, the likeliest one, or what charset-normalizer says."""

import codecs
from collections.abc import Callable, Iterable

import numpy as np

from recdesk.engine.importing.encoding_models import likeliest_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A text stays UTF-8 when this many of its characters are sound for each damaged one: other encodings
# form valid UTF-8 sequences by accident only.
_SOUND_PER_DAMAGED = 20
_NEVER_WITHOUT_MARK = ["utf_7", "utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]
_DETECTION_BYTES = 64 * 1024
_REPLACEMENT = "\ufffd"

Chunks = Callable[[], Iterable[bytes]]


class Utf8Check:
    """Counts sound and damaged characters while a text passes by in pieces."""

    def __init__(self) -> None:
        self.sound = 0
        self.damaged = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._inside_character = False

    def feed(self, chunk: bytes) -> None:
        if chunk.isascii() and not self._inside_character:
            return
        text = self._decoder.decode(chunk)
        self._inside_character = bool(self._decoder.getstate()[0])
        damaged = text.count(_REPLACEMENT) - chunk.count(_REPLACEMENT.encode())
        ascii_bytes = int(np.count_nonzero(np.frombuffer(chunk, np.uint8) < 0x80))
        self.damaged += damaged
        self.sound += len(text) - ascii_bytes - damaged

    def finish(self) -> None:
        """The text has ended, and should not have within a character."""
        self.damaged += self._inside_character

    @property
    def is_utf8(self) -> bool:
        """Whether the text is UTF-8, perhaps with some damaged places."""
        return self.sound >= _SOUND_PER_DAMAGED * self.damaged


def encoding_of_mark(start: bytes) -> str | None:
    """The encoding that a byte order mark names, None without one."""
    return next((name for mark, name in _MARKS if start.startswith(mark)), None)


def detect_encoding(chunks: Chunks) -> str | None:
    """The encoding of a text without a byte order mark.

    Args:
        chunks: gives the text in pieces, each time it is called; the last one may end within a character.

    Returns:
        A Python codec name, None where nothing fits.
    """
    check = Utf8Check()
    for chunk in chunks():
        check.feed(chunk)
    return "utf-8" if check.is_utf8 else detect_other_encoding(chunks)


def detect_other_encoding(chunks: Chunks) -> str | None:
    """Like `detect_encoding`, for a text that is known not to be UTF-8."""
    sample = _telling_lines(chunks())
    return likeliest_encoding(sample) or _normalizer_guess(sample)


def _telling_lines(chunks: Iterable[bytes]) -> bytes:
    """The first lines that are not ASCII: that says nothing about the encoding, and may be all for long."""
    sample = bytearray()
    for chunk in chunks:
        if not chunk.isascii():
            lines = [line for line in chunk.split(b"\n") if not line.isascii()]
            sample += b"\n".join(lines)[: _DETECTION_BYTES - len(sample)] + b"\n"
        if len(sample) >= _DETECTION_BYTES:
            break
    return bytes(sample)


def _normalizer_guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_exclusion=_NEVER_WITHOUT_MARK).best()
    return None if best is None else best.encoding
