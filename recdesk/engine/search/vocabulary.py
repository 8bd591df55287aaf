"""The words of a shop, and which of them are near to a mistyped one."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from recdesk.engine.parts import Array
from recdesk.engine.texts import Texts

MOST_WORDS = 20
"""Words of the shop that one mistyped word may stand for."""

_SHORTEST = 3
_BEGINNINGS = 8


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Latin words.

    Attributes:
        words: the distinct words, sorted.
        masks: uint32[w, 9]; which letters are among the first 1 .. 8 of a word, and in all of it, as
            bits; some letters share one.
    """

    words: Texts
    masks: npt.NDArray[np.uint32]

    @classmethod
    def of(cls, words: set[str]) -> "Vocabulary":
        """Those of some words that are Latin and have three letters or more."""
        texts = Texts.of(sorted(word for word in words if len(word) >= _SHORTEST and word.isascii()))
        return cls(texts, _masks(texts))

    def near(self, typed: str) -> list[str]:
        """The words nearest to a typed one, as far as errors are forgiven: one, from six letters on two.

        Who has not come to the end of a word is compared with the beginnings of words.
        """
        errors = 0 if len(typed) < _SHORTEST else 1 if len(typed) < 6 else 2
        if not errors or not len(self.words):
            return []
        mask = np.bitwise_or.reduce(_bits(np.frombuffer(typed.encode(), np.uint8)))
        # An error adds at most one letter to a word and takes at most one away.
        beginning = self.masks[:, min(len(typed), _BEGINNINGS) - 1]
        alike = np.bitwise_count(beginning & ~mask) <= errors
        alike &= np.bitwise_count(mask & ~self.masks[:, -1]) <= errors
        numbers, raw, bounds = np.flatnonzero(alike), self.words.data.tobytes(), self.words.offsets
        ends = zip(bounds[numbers].tolist(), bounds[numbers + 1].tolist(), strict=True)
        words = [raw[start:stop].decode() for start, stop in ends]
        for known in (words, sorted({one[: len(typed)] for one in words})):
            found = process.extract(typed, known, scorer=OSA.distance, score_cutoff=errors, limit=MOST_WORDS)
            if found:
                return [one for one, _, _ in found]
        return []

    def to_arrays(self) -> dict[str, Array]:
        return {"masks": self.masks, "words.data": self.words.data, "words.offsets": self.words.offsets}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> "Vocabulary":
        return cls(Texts(arrays["words.data"], arrays["words.offsets"]), arrays["masks"])


def _masks(words: Texts) -> npt.NDArray[np.uint32]:
    masks = np.zeros((len(words), _BEGINNINGS + 1), np.uint32)
    if len(words):
        bits, starts, stops = _bits(words.data), words.offsets[:-1], words.offsets[1:]
        for place in range(_BEGINNINGS):
            inside = starts + place < stops
            masks[inside, place] = bits[starts[inside] + place]
        np.bitwise_or.accumulate(masks, axis=1, out=masks)
        masks[:, -1] = np.bitwise_or.reduceat(bits, starts)
    return masks


def _bits(letters: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint32]:
    return np.uint32(1) << (letters & np.uint8(31)).astype(np.uint32)
