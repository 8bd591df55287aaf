"""What the window holds of a workspace: the shop's data, a model with its index, the last training."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.options import TrainingOptions
from recdesk.engine.incidence import Incidence
from recdesk.engine.parts import Parts
from recdesk.engine.recommendation import Recommender
from recdesk.engine.similarity import DISCOUNT, SHRINKAGE, ItemSimilarity, Metric
from recdesk.engine.texts import Texts
from recdesk.engine.workspace.curves import ShopCurves
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui.jobs import JobProgress


@dataclass(frozen=True, eq=False)
class Shop:
    """A workspace's data as the window holds it, read-only.

    Attributes:
        summary, imports, models: plain facts.
        catalogue: one row per product code.
        incidence: who bought what, None before the first interactions.
        user_ids: shopper ids by code.
        degrees: int64[items], shoppers of each product.
        undoable: id of the import that can be undone, None where none can.
        curves: the shape of the data, None before the first interactions.
    """

    summary: ShopSummary
    imports: list[dict[str, Any]]
    models: list[dict[str, Any]]
    catalogue: Catalogue
    incidence: Incidence | None
    user_ids: Sequence[str]
    degrees: npt.NDArray[np.int64]
    undoable: int | None = None
    curves: ShopCurves | None = None

    @classmethod
    def from_parts(cls, parts: Parts) -> "Shop":
        facts, catalogue = parts.header["facts"], Catalogue.from_parts(parts.under("catalogue"))
        incidence = Incidence.from_parts(parts.under("incidence")) if "incidence" in parts.header else None
        shop = cls(
            ShopSummary.from_dict(facts["summary"]),
            facts["imports"],
            facts["models"],
            catalogue,
            incidence,
            Texts.from_parts(parts.under("users")) if "users" in parts.header else (),
            np.zeros(len(catalogue), np.int64) if incidence is None else incidence.item_degrees,
            facts["undoable"],
            ShopCurves.from_parts(parts.under("curves")) if "curves" in parts.header else None,
        )
        _ = shop.items_by_degree, shop.users_by_degree  # here, on a thread: of a million it takes long
        return shop

    @cached_property
    def items_by_degree(self) -> npt.NDArray[np.intp]:
        """intp[items], codes of the products, those with most shoppers first."""
        return np.argsort(-self.degrees, kind="stable")

    @cached_property
    def users_by_degree(self) -> npt.NDArray[np.intp]:
        """intp[users], codes of the shoppers, those with most products first."""
        degrees = np.zeros(0, np.int64) if self.incidence is None else self.incidence.user_degrees
        return np.argsort(-degrees, kind="stable")


@dataclass(frozen=True)
class Fairness:
    """How "shoppers" treats popular products and little known ones; see `ShopperProfiles.scales`."""

    discount: float = DISCOUNT
    shrinkage: float = SHRINKAGE


@dataclass(frozen=True, eq=False)
class Learned:
    """A model with what is looked up in it, and how its index was made."""

    model: FactorModel
    similarity: ItemSimilarity
    recommender: Recommender
    fairness: Fairness = Fairness()

    @classmethod
    def of(
        cls, model: FactorModel, shop: Shop, metric: Metric | None, fairness: Fairness = Fairness()
    ) -> "Learned":
        assert shop.incidence is not None
        similarity = ItemSimilarity.of(
            model,
            shop.incidence,
            shop.catalogue,
            metric,
            discount=fairness.discount,
            shrinkage=fairness.shrinkage,
        )
        return cls(model, similarity, Recommender.of(model, shop.incidence), fairness)

    def tuned(self, fairness: Fairness) -> "Learned":
        """The same with another fairness, quickly; for "shoppers"."""
        similarity = self.similarity.tuned(fairness.discount, fairness.shrinkage)
        return replace(self, similarity=similarity, fairness=fairness)


@dataclass
class TrainingRun:
    """The running or last training, kept here so that its curves outlive a rebuilt page."""

    options: TrainingOptions
    history: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    progress: JobProgress | None = None
    running: bool = True
    finishing: bool = False
    """Whether it was told to end early and keep what it has."""

    def take(self, progress: JobProgress) -> None:
        """Adds what was measured after a sweep."""
        self.progress = progress
        for name, value in progress.figures.items():
            self.history.setdefault(name, []).append(value)
