"""What is open in the window: the shop's data, what was learned of it, and what the user looks at."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from recdesk.engine.association import Baskets
from recdesk.engine.catalogue import Catalogue
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.importing import ImportReport
from recdesk.engine.incidence import Incidence
from recdesk.engine.recommendation import Recommender
from recdesk.engine.search import ProductIndex
from recdesk.engine.similarity import METRICS, ItemSimilarity, Metric
from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui.holdings import Fairness, Learned, Shop, TrainingRun


class OpenShop(QObject):
    """The state of a session; everything is None or empty where it is not there.

    Attributes:
        path: the workspace's file.
        shop, learned: the data, and the model with its index.
        training: the running or last training.
        last_import: the report of the import that was made last in this session.
        device: kind and reason code, once it is known.
        product_index: what products are searched by; it comes a while after the shop.
        chosen_metric: how the user wants likeness measured, None for what suits the model.
        fairness: how strongly popular and little known products are held back.
        baskets: what was bought at one time; None while the engine has not read it, and without times.
        current_item, current_user: codes, -1 for none.

    Signals:
        changed: "workspace", "data", "model" or "index": this and everything downstream of it is new, or
            gone.
        current_item_changed, current_user_changed: code, -1 for none.
        product_index_ready: no argument; `product_index` has come.
        notice: Notice for the message bar.
        preview_ready: Preview.
        trial_ready: path, the settings as a dict, Trial.
        import_finished: ImportReport.
        rejects_ready: import id, RejectRows.
        rejects_asked: id of the import whose rejects the user wants to see.
        training_progressed: JobProgress; `training` is up to date.
        training_ended: no argument; `training` tells how it went.
        export_finished: path.
        baskets_known: no argument; `baskets` is there, or could not be read.
        device_known: kind ("CPU" or "GPU"), reason code.
    """

    changed: ClassVar[Signal] = Signal(str)
    current_item_changed: ClassVar[Signal] = Signal(int)
    current_user_changed: ClassVar[Signal] = Signal(int)
    product_index_ready: ClassVar[Signal] = Signal()
    notice: ClassVar[Signal] = Signal(object)
    preview_ready: ClassVar[Signal] = Signal(object)
    trial_ready: ClassVar[Signal] = Signal(object, object, object)
    import_finished: ClassVar[Signal] = Signal(object)
    rejects_ready: ClassVar[Signal] = Signal(int, object)
    rejects_asked: ClassVar[Signal] = Signal(int)
    training_progressed: ClassVar[Signal] = Signal(object)
    training_ended: ClassVar[Signal] = Signal()
    export_finished: ClassVar[Signal] = Signal(str)
    baskets_known: ClassVar[Signal] = Signal()
    device_known: ClassVar[Signal] = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.shop: Shop | None = None
        self.learned: Learned | None = None
        self.product_index: ProductIndex | None = None
        self.training: TrainingRun | None = None
        self.last_import: ImportReport | None = None
        self.device: tuple[str, str] | None = None
        self.chosen_metric: Metric | None = None
        self.fairness = Fairness()
        self.baskets: Baskets | None = None
        self.current_item = -1
        self.current_user = -1

    @property
    def summary(self) -> ShopSummary | None:
        return self.shop and self.shop.summary

    @property
    def catalogue(self) -> Catalogue | None:
        return self.shop and self.shop.catalogue

    @property
    def incidence(self) -> Incidence | None:
        return self.shop and self.shop.incidence

    @property
    def imports(self) -> list[dict[str, Any]]:
        return self.shop.imports if self.shop else []

    @property
    def models(self) -> list[dict[str, Any]]:
        return self.shop.models if self.shop else []

    @property
    def user_ids(self) -> Sequence[str]:
        return self.shop.user_ids if self.shop else ()

    @property
    def item_degrees(self) -> npt.NDArray[np.int64]:
        return self.shop.degrees if self.shop else np.zeros(0, np.int64)

    @property
    def items_by_degree(self) -> npt.NDArray[np.intp]:
        """As of the shop; empty without one."""
        return self.shop.items_by_degree if self.shop else np.zeros(0, np.intp)

    @property
    def users_by_degree(self) -> npt.NDArray[np.intp]:
        """As of the shop; empty without one."""
        return self.shop.users_by_degree if self.shop else np.zeros(0, np.intp)

    @property
    def model(self) -> FactorModel | None:
        return self.learned and self.learned.model

    @property
    def similarity(self) -> ItemSimilarity | None:
        return self.learned and self.learned.similarity

    @property
    def metric(self) -> Metric:
        """How likeness is measured: as chosen, or as suits the model."""
        return self.chosen_metric or (self.similarity.metric if self.similarity else METRICS[0])

    @property
    def recommender(self) -> Recommender | None:
        return self.learned and self.learned.recommender

    @property
    def undoable_import(self) -> dict[str, Any] | None:
        """The report of the import that can be undone."""
        undoable = self.shop and self.shop.undoable
        return next((one for one in self.imports if one["import_id"] == undoable), None)

    @property
    def current_item_id(self) -> str | None:
        """Id of the current product, which outlives its code when the data is read anew."""
        if self.catalogue is None or self.current_item < 0:
            return None
        return self.catalogue.item_ids[self.current_item]

    def set_current_item(self, code: int) -> None:
        if code != self.current_item:
            self.current_item = code
            self.current_item_changed.emit(code)

    def set_current_user(self, code: int) -> None:
        if code != self.current_user:
            self.current_user = code
            self.current_user_changed.emit(code)
