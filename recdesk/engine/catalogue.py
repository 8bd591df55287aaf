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
        stand_ins: bool[n]; codes of products that turned out to be others, with which they were merged.
            They have nothing but their id and are not to be shown. None where there are none.
    """

    item_ids: Sequence[str]
    titles: Sequence[str]
    categories: Labels
    brands: Labels
    prices: npt.NDArray[np.float32]
    descriptions: Sequence[str]
    images: Sequence[str]
    attributes: Sequence[str]
    stand_ins: npt.NDArray[np.bool_] | None = None
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

    def code(self, item_id: str) -> int | None:
        """The code of an id, None for an unknown one."""
        if not self._codes:
            self._codes.update({known: code for code, known in enumerate(self.item_ids)})
        return self._codes.get(item_id)

    def to_parts(self) -> Parts:
        arrays: dict[str, Any] = {
            "prices": self.prices,
            "categories": self.categories.codes,
            "brands": self.brands.codes,
        }
        if self.stand_ins is not None:
            arrays["stand_ins"] = self.stand_ins
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
            arrays.get("stand_ins"),
        )
