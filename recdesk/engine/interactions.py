"""Interactions: who did what with which product; the contract that everything downstream takes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
import numpy.typing as npt

from recdesk.engine.parts import Array, Parts
from recdesk.engine.texts import Texts

Feedback = Literal["explicit", "implicit"]


@dataclass(frozen=True, eq=False)
class Interactions:
    """At most one interaction per user and item.

    Attributes:
        user: int32[n], codes 0..users-1.
        item: int32[n], codes 0..items-1.
        value: float32[n]; ratings (explicit feedback), or counts or weights > 0 (implicit feedback).
        time: int64[n], seconds since 1970 UTC, or None where the file had no times.
        user_ids: the users' ids by code; they may include users without an interaction.
        item_ids: the items' ids by code; they may include items without an interaction.
        feedback: what the values mean.

    Raises:
        ValueError: on construction, for arrays of other types or lengths, codes out of range,
            values that are not finite, or implicit values that are not positive.
    """

    user: npt.NDArray[np.int32]
    item: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]
    time: npt.NDArray[np.int64] | None
    user_ids: Sequence[str]
    item_ids: Sequence[str]
    feedback: Feedback

    def __post_init__(self) -> None:
        size = len(self.user)
        wanted: list[tuple[str, Array | None, type[np.generic]]] = [
            ("user", self.user, np.int32),
            ("item", self.item, np.int32),
            ("value", self.value, np.float32),
            ("time", self.time, np.int64),
        ]
        for name, array, dtype in wanted:
            if array is not None and (array.shape != (size,) or array.dtype != dtype):
                raise ValueError(
                    f"{name} must be {dtype.__name__}[{size}], is {array.dtype}{list(array.shape)}"
                )
        for name, codes, count in (("user", self.user, self.users), ("item", self.item, self.items)):
            if size and not (codes.min() >= 0 and codes.max() < count):
                raise ValueError(f"{name} codes must lie in 0..{count - 1}")
        if not np.isfinite(self.value).all():
            raise ValueError("values must be finite")
        if self.feedback == "implicit" and size and self.value.min() <= 0:
            raise ValueError("implicit feedback needs values > 0")

    def __len__(self) -> int:
        return len(self.user)

    @property
    def users(self) -> int:
        """Number of users."""
        return len(self.user_ids)

    @property
    def items(self) -> int:
        """Number of items."""
        return len(self.item_ids)

    def subset(self, keep: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> "Interactions":
        """The interactions that a mask or an index array selects; users and items stay as they are."""
        time = None if self.time is None else self.time[keep]
        return Interactions(
            self.user[keep],
            self.item[keep],
            self.value[keep],
            time,
            self.user_ids,
            self.item_ids,
            self.feedback,
        )

    def fingerprint(self) -> str:
        """A hash of what a model learns from: 32 hex digits, the same for the same data in the same order."""
        digest = hashlib.blake2b(digest_size=16)
        digest.update(f"{self.feedback} {self.users} {self.items}".encode())
        for array in (self.user, self.item, self.value):
            digest.update(np.ascontiguousarray(array).data)
        return digest.hexdigest()

    def to_parts(self) -> Parts:
        arrays: dict[str, Array] = {"user": self.user, "item": self.item, "value": self.value}
        if self.time is not None:
            arrays["time"] = self.time
        for name, ids in (("user_ids", self.user_ids), ("item_ids", self.item_ids)):
            texts = Texts.of(ids)
            arrays |= {f"{name}.data": texts.data, f"{name}.offsets": texts.offsets}
        return Parts({"feedback": self.feedback}, arrays)

    @classmethod
    def from_parts(cls, parts: Parts) -> "Interactions":
        arrays = parts.arrays
        return cls(
            arrays["user"],
            arrays["item"],
            arrays["value"],
            arrays.get("time"),
            Texts(arrays["user_ids.data"], arrays["user_ids.offsets"]),
            Texts(arrays["item_ids.data"], arrays["item_ids.offsets"]),
            cast("Feedback", parts.header["feedback"]),
        )
