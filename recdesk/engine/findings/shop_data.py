"""What the checks look at: a shop's data as it is after the corrections made so far."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.findings.rows import Rows
from recdesk.engine.interactions import Interactions
from recdesk.engine.parts import Array


class Tally(NamedTuple):
    """How often each of some numbers occurs.

    Attributes:
        numbers: distinct, ascending.
        counts: int64, as many.
    """

    numbers: Array
    counts: npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class ShopData:
    """A shop's data.

    Attributes:
        interactions: may be empty.
        catalogue: one row per item code.
        in_catalogue: bool[items].
        values: of the events, before they are merged by pair; float32.
        times: of the events that have one; int64, seconds since 1970 UTC.
        repeated_rows: events that several imports have alike, without the first of each: columns
            "user_id", "item_id", "value", "time", "file" and "line".
        repeated_ids: how many rows of the catalogue file repeat an earlier row's id.
        repeated_id_rows: the first ones of them: columns "item_id", "line" and "file"; empty in shops of
            earlier versions.
        now: seconds since 1970 UTC.
    """

    interactions: Interactions
    catalogue: Catalogue
    in_catalogue: npt.NDArray[np.bool_]
    values: Tally
    times: Tally
    repeated_rows: Rows
    repeated_ids: int
    repeated_id_rows: Rows
    now: int

    @functools.cached_property
    def item_ids(self) -> list[str]:
        return list(self.interactions.item_ids)

    @functools.cached_property
    def user_ids(self) -> list[str]:
        return list(self.interactions.user_ids)

    @functools.cached_property
    def titles(self) -> list[str]:
        return list(self.catalogue.titles)

    @functools.cached_property
    def shoppers(self) -> npt.NDArray[np.int64]:
        """int64[items]: shoppers of each product."""
        return np.bincount(self.interactions.item, minlength=self.interactions.items)

    @functools.cached_property
    def products(self) -> npt.NDArray[np.int64]:
        """int64[users]: products of each shopper."""
        return np.bincount(self.interactions.user, minlength=self.interactions.users)

    @functools.cached_property
    def amounts(self) -> npt.NDArray[np.float64]:
        """float64[users]: sum of each shopper's values."""
        taken = self.interactions
        amounts = np.bincount(taken.user, weights=taken.value, minlength=taken.users)
        return amounts.astype(np.float64, copy=False)

    @property
    def sold(self) -> npt.NDArray[np.bool_]:
        """bool[items]: products with a shopper."""
        return self.shoppers > 0

    def product_rows(self, codes: Sequence[int], **further: Sequence[Any]) -> Rows:
        """Products as a finding's rows."""
        return {
            "item_id": [self.item_ids[code] for code in codes],
            "title": [self.titles[code] for code in codes],
            "shoppers": self.shoppers[np.asarray(codes, np.intp)].tolist(),
            **further,
        }

    def shopper_rows(self, codes: Sequence[int], **further: Sequence[Any]) -> Rows:
        """Shoppers as a finding's rows."""
        return {
            "user_id": [self.user_ids[code] for code in codes],
            "products": self.products[np.asarray(codes, np.intp)].tolist(),
            **further,
        }
