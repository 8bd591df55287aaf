"""Which line break ends each line of a text, for fields in quotes that go over several lines."""

import numpy as np

from recdesk.engine.parts import Array

BREAKS = ("\n", "\r\n", "\r")
_LF, _CRLF, _CR = range(3)


class LineBreaks:
    """The break of each line, while the text passes by in pieces: one byte a line."""

    def __init__(self) -> None:
        self._pieces: list[Array] = []

    def take(self, piece: bytes) -> bytes:
        """Notes the breaks of the next piece, and gives it with LF for each of them.

        Args:
            piece: in UTF-8; it does not end between CR and LF.
        """
        if b"\r" not in piece:
            self._pieces.append(np.full(piece.count(b"\n"), _LF, np.uint8))
            return piece
        data = np.frombuffer(piece, np.uint8)
        returns, feeds = data == ord("\r"), data == ord("\n")
        paired = np.zeros(len(data), bool)  # LF of CR LF
        paired[1:] = feeds[1:] & returns[:-1]
        lone = returns.copy()
        lone[:-1] &= ~feeds[1:]
        ends = np.flatnonzero(feeds | lone)
        kinds = np.where(lone[ends], _CR, np.where(paired[ends], _CRLF, _LF))
        self._pieces.append(kinds.astype(np.uint8))
        return piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def all(self) -> Array:
        """Index into `BREAKS` by line, uint8[lines that end]."""
        return np.concatenate(self._pieces) if self._pieces else np.zeros(0, np.uint8)
