"""A column of texts in two flat arrays, so that a million titles cross processes without a copy."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
import numpy.typing as npt

from recdesk.engine.parts import Parts


@dataclass(frozen=True, eq=False)
class Texts(Sequence[str]):
    """An immutable sequence of texts.

    Attributes:
        data: uint8[bytes], all texts in UTF-8, end to end. Lone surrogates are kept ("surrogatepass").
        offsets: int64[n + 1]; text i is data[offsets[i]:offsets[i + 1]].
    """

    data: npt.NDArray[np.uint8]
    offsets: npt.NDArray[np.int64]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Texts":
        """The texts as flat arrays; Texts are returned as they are."""
        if isinstance(texts, Texts):
            return texts
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        offsets = np.zeros(len(encoded) + 1, np.int64)
        np.cumsum([len(text) for text in encoded], out=offsets[1:])
        return cls(np.frombuffer(b"".join(encoded), np.uint8), offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        start, stop = self.offsets[index], self.offsets[index + 1]
        return self.data[start:stop].tobytes().decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        raw, bounds = self.data.tobytes(), self.offsets.tolist()
        for start, stop in itertools.pairwise(bounds):
            yield raw[start:stop].decode("utf-8", "surrogatepass")

    def to_parts(self) -> Parts:
        return Parts({}, {"data": self.data, "offsets": self.offsets})

    @classmethod
    def from_parts(cls, parts: Parts) -> "Texts":
        return cls(parts.arrays["data"], parts.arrays["offsets"])


def text_ranks(texts: Sequence[str]) -> npt.NDArray[np.int32]:
    """The place of each text in alphabetical order, equal texts sharing one.

    Case does not count; otherwise code points decide (Chinese is not in pinyin order). A million texts
    take about a second, so callers keep the result.

    Returns:
        int32[n].
    """
    keys = np.array([text.casefold() for text in texts], np.dtypes.StringDType())
    order = np.argsort(keys, kind="stable")
    ranks = np.zeros(len(keys), np.int32)
    if len(keys):
        in_order = keys[order]
        ranks[order[1:]] = np.cumsum(in_order[1:] != in_order[:-1])
    return ranks
