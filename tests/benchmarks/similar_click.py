"""How long it takes from a click on a product to its painted list and dock, and on a similar one to the why.

    python tests/benchmarks/similar_click.py [--products N] [--shoppers N] [--purchases N] [--clicks N]

Makes up a large shop with a ranking model, and a ratings model of 16 draws; clicks products, the most
popular ones first and then as often as they are bought, in the real Similar page beside the real dock,
offscreen; and then a row of each list, for its why panel; all of it three times over, with the pointer
resting on the row first, as a person's does, and without. Prints median and worst click, and the worst
product, each by the median of its clicks, which does not hang on what else the machine does; of the time, of
the GUI thread's own processor time, and up to the answer of the last thread. Then the list alone beside a
plain NumPy product and FAISS's exact index in the same run, and memory.
"""

import argparse
import os
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from made_up_shop import made_shop, purchases, ranking, ratings
from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTableView, QWidget
from threadpoolctl import threadpool_limits

from recdesk.engine.search import ProductIndex
from recdesk.engine.similarity import ItemSimilarity
from recdesk.gui.holdings import Learned, Shop

TOP = 20
POPULAR = 10
ROUNDS = 3
PATIENCE = 10.0
RESTING = 0.05
"""Seconds for which the pointer is on a row before the button goes down; people take longer."""
SETTLING = 5.0
"""Seconds after the shop is made up, in which a virtual machine's host takes back what that left free."""
WAKING = 20
"""Milliseconds after which a condition that no event makes true is looked at again."""


@dataclass
class Times:
    """Of one click, in milliseconds: until it was painted, the GUI thread's own, until all had answered."""

    painted: float
    own: float
    settled: float


class Painted(QObject):
    """Knows when the window was painted, with a widget in it, since a condition holds.

    Attributes:
        at: seconds of perf_counter and of the thread's own processor time; None until then.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.at: tuple[float, float] | None = None
        self._ready, self._begun = (lambda: False), False
        widget.installEventFilter(self)

    def watch(self, ready: Callable[[], bool]) -> None:
        self.at, self._ready = None, ready

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._ready():
            self._ready, self._begun = (lambda: False), True
        return False

    def end(self) -> None:
        """The window is painted, whether the widget was or not."""
        if self._begun:
            self.at, self._begun = (time.perf_counter(), time.thread_time()), False


class Window(QWidget):
    """The Similar page with the dock at its right, as the main window has them."""

    def __init__(self, session: Any) -> None:
        from recdesk.gui.views.item_dock import ItemDock
        from recdesk.gui.views.similar_page import SimilarPage

        super().__init__()
        self.points = True  # whether a click is pointed at first
        self.session, self.page, self.dock = session, SimilarPage(session), ItemDock(session)
        self.page.pair_chosen.connect(self.dock.show_pair)
        self.dock.setFixedWidth(320)
        row = QHBoxLayout(self)
        row.addWidget(self.page, 1)
        row.addWidget(self.dock)
        self.resize(1366, 768)
        self.show()
        self.products: Any = self.page.findChild(QTableView, "itemTable")
        self.similar: Any = self.page.findChild(QTableView, "similarTable")
        self.list_painted = Painted(self.similar.viewport())
        why = self.dock.findChild(QWidget, "whyPanel")
        assert why is not None
        self.why_painted = Painted(why)
        session.pairing.found.connect(self._on_pair)
        self.pair = (-1, -1)
        settle(lambda: True)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:  # all that is to be painted was, at once
            self.list_painted.end()
            self.why_painted.end()
        return handled

    def _on_pair(self, pair: Any) -> None:
        self.pair = (pair.item, pair.other)

    def click_product(self, code: int) -> Times:
        row = self.products.rows.row_of(code)
        self.products.scrollTo(self.products.model().index(row, 0))
        settle(lambda: self.session.cut.chance is not None)
        return self._click(
            self.products,
            row,
            self.list_painted,
            lambda: self.similar.rows.item == code,
            lambda: self.session.cut.chance is not None and self.session.cut.chance.item == code,
        )

    def click_similar(self, row: int) -> Times:
        wanted = (self.session.current_item, self.similar.rows.code_at(row))
        self.similar.scrollTo(self.similar.model().index(row, 0))
        settle(lambda: self.session.cut.chance is not None)

        def told() -> bool:
            return self.pair == wanted

        self.pair = (-1, -1)
        return self._click(self.similar, row, self.why_painted, told, told)

    def _click(
        self,
        table: QTableView,
        row: int,
        painted: Painted,
        ready: Callable[[], bool],
        settled: Callable[[], bool],
    ) -> Times:
        at = table.visualRect(table.model().index(row, 0)).center()
        if self.points:
            QTest.mouseMove(table.viewport(), at)
            settle(lambda: True, RESTING)
        painted.watch(ready)
        start, own = time.perf_counter(), time.thread_time()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        turn(lambda: painted.at is not None)
        assert painted.at is not None
        turn(settled)
        end = time.perf_counter()
        return Times(1000 * (painted.at[0] - start), 1000 * (painted.at[1] - own), 1000 * (end - start))


def turn(until: Callable[[], bool]) -> None:
    """Turns the event loop until a condition holds; it sleeps between events, as an application's does.

    One that turned on and on would keep Python from the threads whose answers it waits for.
    """
    deadline, waking = time.monotonic() + PATIENCE, QTimer(interval=WAKING)
    waking.start()
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > deadline:
            raise TimeoutError
    waking.stop()


def settle(until: Callable[[], bool], pause: float = 0.03) -> None:
    """Lets a condition come true, and all that it has led to be painted."""
    turn(until)
    end = time.monotonic() + pause
    turn(lambda: time.monotonic() >= end)


def clicked(window: Window, codes: list[int]) -> Iterator[tuple[Times, Times]]:
    for number, code in enumerate(codes):
        yield window.click_product(code), window.click_similar(number % 5)


def told(name: str, times: list[list[float]]) -> None:
    """Tells of times[round][product]."""
    product = np.median(times, axis=0).max()
    figures = f"median {np.median(times):6.1f} ms   worst product {product:6.1f}   worst {np.max(times):6.1f}"
    print(f"  {name:44} {figures}")


def measure(window: Window, similarity: ItemSimilarity, codes: list[int]) -> None:
    list(clicked(window, codes[-3:]))  # warm
    settle(lambda: True, SETTLING)
    for window.points in (True, False):
        resting = f"for {1000 * RESTING:.0f} ms" if window.points else "not at all"
        print(f"  pointed at before: {resting}")
        rounds = [list(clicked(window, codes)) for _ in range(ROUNDS)]
        lists, whys = ([[pair[side] for pair in pairs] for pairs in rounds] for side in (0, 1))
        told("click to painted list and dock", [[one.painted for one in each] for each in lists])
        told("  of it the GUI thread's own", [[one.own for one in each] for each in lists])
        told("  click until chance is known, too", [[one.settled for one in each] for each in lists])
        told("click on a similar product to painted why", [[one.painted for one in each] for each in whys])
        told("  of it the GUI thread's own", [[one.own for one in each] for each in whys])
    alone(similarity, codes)
    tracemalloc.start()
    list(clicked(window, codes[:2]))
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    list(clicked(window, codes[:20]))
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    print(f"  at most {peak / 1e6:.1f} MB more while clicks are answered")


def alone(similarity: ItemSimilarity, codes: list[int]) -> None:
    """The list alone, ours and the rivals' of the same vectors, in turn."""
    import faiss

    faiss.omp_set_num_threads(1)
    vectors = similarity.vectors.all()
    exact = faiss.IndexFlatIP(similarity.vectors.width)
    exact.add(vectors)
    ours: list[float] = []
    plain: list[float] = []
    flat: list[float] = []
    for code in codes:
        start = time.perf_counter()
        similarity.neighbours(code, TOP)
        ours.append(1000 * (time.perf_counter() - start))
        start = time.perf_counter()
        scores = vectors @ vectors[code]
        best = np.argpartition(-scores, TOP)[: TOP + 1]
        best = best[np.argsort(-scores[best])]
        plain.append(1000 * (time.perf_counter() - start))
        start = time.perf_counter()
        exact.search(vectors[code][None], TOP + 1)
        flat.append(1000 * (time.perf_counter() - start))
    told("the list alone, with evidence", [ours])
    told("NumPy's product and argpartition", [plain])
    told("FAISS's exact index, one thread", [flat])


def held(similarity: ItemSimilarity) -> int:
    """Bytes of the arrays that lists are made from, without those that are the model's."""
    arrays = [similarity.lengths, similarity.offset, similarity.valid]
    if similarity.vectors.scales is None:
        arrays.append(similarity.vectors.draws)
    else:
        arrays.append(similarity.vectors.scales)
    return sum(array.nbytes for array in arrays)


def opened(shop: Shop, folder: str) -> Any:
    from recdesk.gui.session import Session
    from recdesk.gui.settings import Settings

    session = Session(Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat)))
    session.path = Path(folder, "made up.recdesk")
    session.shop = shop
    session.product_index = ProductIndex.of(shop.catalogue)
    session.changed.emit("workspace")
    session.changed.emit("data")
    return session


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--shoppers", type=int, default=1_000_000)
    parser.add_argument("--purchases", type=int, default=10_000_000)
    parser.add_argument("--clicks", type=int, default=60)
    parser.add_argument("--objective", choices=["ranking", "ratings"], default=None)
    asked = parser.parse_args()
    threadpool_limits(1, user_api="blas")  # as the window's own process has it
    app = QApplication([])
    from recdesk.gui import theme

    theme.apply(app, dark=False)
    shop = made_shop(purchases(asked.shoppers, asked.products, asked.purchases))
    incidence = shop.incidence
    assert incidence is not None
    drawn = np.random.default_rng(3).choice(incidence.items, asked.clicks - POPULAR)
    popular = np.argsort(-incidence.item_degrees, kind="stable")[:POPULAR]
    codes = [*popular.tolist(), *drawn.tolist()]
    print(
        f"{asked.products:,} products, {asked.shoppers:,} shoppers, {len(incidence.items):,} purchases; "
        f"the most popular product has {incidence.item_degrees.max():,} shoppers"
    )
    with tempfile.TemporaryDirectory() as folder:
        session = opened(shop, folder)
        for objective in ("ranking", "ratings") if asked.objective is None else (asked.objective,):
            if objective == "ranking":
                model = ranking(asked.shoppers, asked.products)
            else:
                model = ratings(asked.shoppers, incidence.item_degrees)
            session.learned = Learned.of(model, shop, None)
            similarity = session.learned.similarity
            models, ours = model.item_vectors().nbytes / 1e6, held(similarity) / 1e6
            print(f"{objective}: {similarity.metric}, {similarity.vectors.width} wide")
            print(f"  vectors of products {models:.0f} MB, for the lists beside them {ours:.0f} MB")
            session.changed.emit("model")
            window = Window(session)
            session.set_current_item(codes[-1])
            measure(window, similarity, codes)
            window.close()
        session.shutdown()
    app.quit()


if __name__ == "__main__":
    main()
