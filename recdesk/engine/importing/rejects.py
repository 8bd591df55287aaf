"""Rows that could not be taken: where they stand, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.parts import Parts
from recdesk.engine.texts import Texts

# More of a row's text is not kept, so a row that is longer cannot be mended.
RAW_CHARACTERS = 32_000


@dataclass(frozen=True)
class Reject:
    """One row that was not taken.

    Attributes:
        line: the physical line that the row begins on; the file's first line is 1.
        column: the name of the column at fault, empty where the whole line is.
        reason: a code, worded by `recdesk.messages`.
        raw: the row's text, at most its first `RAW_CHARACTERS` characters.
        repaired: whether a later import brought it, mended.
    """

    line: int
    column: str
    reason: str
    raw: str
    repaired: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether all of the row's text is there."""
        return len(self.raw) < RAW_CHARACTERS


@dataclass(frozen=True, eq=False)
class RejectTable:
    """Many rejects as arrays, in the order of the file.

    Attributes:
        lines: int64[n].
        column_codes: int32[n], positions in `columns`.
        columns: names of columns at fault, each once.
        reason_codes: int32[n], positions in `reasons`.
        reasons: codes of reasons, each once.
        texts: of the rows.
        repaired: bool[n].
    """

    lines: npt.NDArray[np.int64]
    column_codes: npt.NDArray[np.int32]
    columns: list[str]
    reason_codes: npt.NDArray[np.int32]
    reasons: list[str]
    texts: Texts
    repaired: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.lines)

    @classmethod
    def of(cls, rejects: Sequence[Reject]) -> "RejectTable":
        column_codes, columns = _coded([one.column for one in rejects])
        reason_codes, reasons = _coded([one.reason for one in rejects])
        return cls(
            np.array([one.line for one in rejects], np.int64),
            column_codes,
            columns,
            reason_codes,
            reasons,
            Texts.of(one.raw for one in rejects),
            np.array([one.repaired for one in rejects], bool),
        )

    def at(self, row: int) -> Reject:
        return Reject(
            int(self.lines[row]),
            self.columns[self.column_codes[row]],
            self.reasons[self.reason_codes[row]],
            self.texts[row],
            bool(self.repaired[row]),
        )

    def to_parts(self) -> Parts:
        arrays = {
            "lines": self.lines,
            "column_codes": self.column_codes,
            "reason_codes": self.reason_codes,
            "data": self.texts.data,
            "offsets": self.texts.offsets,
            "repaired": self.repaired,
        }
        return Parts({"columns": self.columns, "reasons": self.reasons}, arrays)

    @classmethod
    def from_parts(cls, parts: Parts) -> "RejectTable":
        arrays = parts.arrays
        return cls(
            arrays["lines"],
            arrays["column_codes"],
            parts.header["columns"],
            arrays["reason_codes"],
            parts.header["reasons"],
            Texts(arrays["data"], arrays["offsets"]),
            arrays["repaired"],
        )


def _coded(texts: Sequence[str]) -> tuple[npt.NDArray[np.int32], list[str]]:
    codes = {text: code for code, text in enumerate(dict.fromkeys(texts))}
    return np.array([codes[text] for text in texts], np.int32), list(codes)
