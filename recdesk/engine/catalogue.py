"""The catalogue: what is known of each product besides who bought it."""

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.parts import Parts
from recdesk.engine.texts import Texts


@dataclass(frozen=True, eq=False)
class Labels:
    """A column with few distinct texts.

    Attributes:
        codes: int32[n], position in `names`, -1 where the product has none.
        names: the distinct texts, sorted.
    """

    codes: npt.NDArray[np.int32]
    names: Sequence[str]

    @classmethod
    def of(cls, texts: Sequence[str | None]) -> "Labels":
        names = sorted({text for text in texts if text})
        position = {name: code for code, name in enumerate(names)}
        return cls(np.array([position.get(text or "", -1) for text in texts], np.int32), names)

    def __getitem__(self, index: int) -> str:
        """The text of product `index`, empty where it has none."""
        code = int(self.codes[index])
        return self.names[code] if code >= 0 else ""


@dataclass(frozen=True, eq=False)
class Catalogue:
    """One row per item code, in the order of `Interactions.item_ids`.

    Attributes:
        item_ids: the ids.
        titles: the titles, empty where unknown; `title(code)` falls back to the id.
        categories, brands: label columns.
        prices: float32[n], NaN where unknown.
        descriptions, images: texts, empty where unknown.
        attributes: a JSON object per item with all other columns of the catalogue file, empty where none.
        stands_for: int32[n]; the code that each product goes by: its own, that of the product with which
            a correction merged it, or -1 where one left it out. Only the first are to be shown. None
            where all are.
    """

    item_ids: Sequence[str]
    titles: Sequence[str]
    categories: Labels
    brands: Labels
    prices: npt.NDArray[np.float32]
    descriptions: Sequence[str]
    images: Sequence[str]
    attributes: Sequence[str]
    stands_for: npt.NDArray[np.int32] | None = None
    _codes: dict[str, int] = field(default_factory=dict[str, int], init=False, repr=False)

    def __len__(self) -> int:
        return len(self.item_ids)

    def title(self, code: int) -> str:
        return self.titles[code] or self.item_ids[code]

    @functools.cached_property
    def whole_prices(self) -> bool:
        """Whether every known price is a whole number, so that no price needs decimals."""
        known = self.prices[np.isfinite(self.prices)]
        return bool((np.abs(known - np.round(known)) < 0.005).all())

    def details(self, code: int) -> dict[str, Any]:
        """The further attributes of a product."""
        text = self.attributes[code]
        return json.loads(text) if text else {}

    @functools.cached_property
    def shown(self) -> npt.NDArray[np.bool_]:
        """bool[n]: products of their own, neither merged with another one nor left out."""
        if self.stands_for is None:
            return np.ones(len(self), bool)
        return self.stands_for == np.arange(len(self))

    def code(self, item_id: str) -> int | None:
        """The code that an id goes by: of a merged product that of the other one; None for an unknown id."""
        if not self._codes:
            self._codes.update({known: code for code, known in enumerate(self.item_ids)})
        code = self._codes.get(item_id)
        if code is None or self.stands_for is None:
            return code
        return code if self.stands_for[code] < 0 else int(self.stands_for[code])

    def merged_ids(self) -> dict[int, list[str]]:
        """By code: the ids of the products that were merged with it."""
        merged: dict[int, list[str]] = {}
        if self.stands_for is not None:
            for code in np.flatnonzero(~self.shown & (self.stands_for >= 0)).tolist():
                merged.setdefault(int(self.stands_for[code]), []).append(self.item_ids[code])
        return merged

    def to_parts(self) -> Parts:
        arrays: dict[str, Any] = {
            "prices": self.prices,
            "categories": self.categories.codes,
            "brands": self.brands.codes,
        }
        if self.stands_for is not None:
            arrays["stands_for"] = self.stands_for
        for name in ("item_ids", "titles", "descriptions", "images", "attributes"):
            texts = Texts.of(getattr(self, name))
            arrays |= {f"{name}.data": texts.data, f"{name}.offsets": texts.offsets}
        header = {"categories": list(self.categories.names), "brands": list(self.brands.names)}
        return Parts(header, arrays)

    @classmethod
    def from_parts(cls, parts: Parts) -> "Catalogue":
        header, arrays = parts

        def texts(name: str) -> Texts:
            return Texts(arrays[f"{name}.data"], arrays[f"{name}.offsets"])

        return cls(
            texts("item_ids"),
            texts("titles"),
            Labels(arrays["categories"], header["categories"]),
            Labels(arrays["brands"], header["brands"]),
            arrays["prices"],
            texts("descriptions"),
            texts("images"),
            texts("attributes"),
            arrays.get("stands_for"),
        )
