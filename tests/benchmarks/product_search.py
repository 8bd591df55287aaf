"""How long it takes from a key press to the updated list of products, facet counts included.

    python tests/benchmarks/product_search.py [--products N]

Makes up products, half of them Chinese, from the words of the sample shop; types queries letter by letter
into the real search row above the real table, offscreen; after each letter every facet is counted
("listed") and the table painted ("painted"). Prints median and worst per kind of query and over all, the
same of a plain scan for the words through Python strings, and the memory of the index.
"""

import argparse
import os
import time
import tracemalloc
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.sample.catalogue import sample_catalogue
from recdesk.engine.search import ProductIndex

QUERIES = {
    "English": ["green tea 250", "milk chocolate", "SKU-04321"],
    "Chinese": ["龙井茶", "黑糖珍珠奶茶", "巧克力"],
    "pinyin": ["longjing", "qiaokeli", "zhenzhunaicha"],
    "initials": ["xhlj", "zznc", "qkl"],
    "mistyped": ["choclate", "expresso beans", "gren tae", "黑唐珍珠"],
    "nothing": ["zzzqqq", "西红柿炒"],
}


def made_up(count: int) -> Catalogue:
    rng = np.random.default_rng(0)
    products = sample_catalogue(7).products
    english = sorted({word for product in products for word in product.title.en.split()})
    chinese = sorted({word for product in products for word in product.title.zh.split()})
    syllables = ["ka", "lo", "mi", "ter", "bon", "ra", "sel", "vi", "dor", "nu", "pa", "shi", "quo", "fen"]
    names = ["".join(rng.choice(syllables, 3)).capitalize() for _ in range(800)]
    titles: list[str] = []
    for number in range(count):
        if number % 2:
            words = [names[rng.integers(800)], *(english[at] for at in rng.integers(len(english), size=3))]
            titles.append(f"{' '.join(words)} {rng.integers(1, 40) * 25} g")
        else:
            words = [chinese[at] for at in rng.integers(len(chinese), size=2)]
            titles.append(f"{''.join(words)} {rng.integers(1, 40) * 25} 克")
    nothing = [""] * count
    stock = [f'{{"stock": {left}}}' for left in rng.integers(0, 9, count)]
    return Catalogue(
        [f"SKU-{number:06d}" for number in range(count)],
        titles,
        Labels.of([names[at] for at in rng.integers(40, size=count)]),
        Labels.of([names[at] for at in rng.integers(100, 700, size=count)]),
        rng.lognormal(3, 1, count).astype(np.float32),
        nothing,
        nothing,
        stock,
    )


def finder(app: QApplication, catalogue: Catalogue, degrees: Any, index: ProductIndex, folder: str):
    """The search row above the table, as the Similar page has them."""
    from recdesk.gui import theme
    from recdesk.gui.models import ProductTableModel
    from recdesk.gui.session import Session
    from recdesk.gui.settings import Settings
    from recdesk.gui.views.product_finder import ProductsCard, SearchRow

    theme.apply(app, dark=False)
    session = Session(Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat)))
    session.product_index = index
    model = ProductTableModel()
    row = SearchRow(session, model)
    card = ProductsCard(session, model, row.field)
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.addWidget(row)
    layout.addWidget(card)
    page.resize(900, 700)
    page.show()
    model.set_source(catalogue, degrees, np.argsort(-degrees, kind="stable"), index)
    row.show_shop()
    return page, row.field, card.table, model, session


def typed(
    kind_queries: dict[str, list[str]], field: Any, table: Any, model: Any
) -> dict[str, list[tuple[float, float]]]:
    times: dict[str, list[tuple[float, float]]] = {}
    for kind, queries in kind_queries.items():
        for query in queries:
            field.clear()
            QApplication.processEvents()
            for letter in query:
                start = time.perf_counter()
                if letter.isascii():
                    QTest.keyClick(field, letter)
                else:
                    field.insert(letter)  # an input method commits it whole
                for name in model.facets:
                    model.counts(name)
                listed = time.perf_counter()
                table.viewport().repaint()
                field.repaint()
                painted = time.perf_counter()
                times.setdefault(kind, []).append((1000 * (listed - start), 1000 * (painted - start)))
    return times


def scanned(catalogue: Catalogue) -> list[float]:
    texts = [
        f"{catalogue.titles[code]} {catalogue.item_ids[code]} {catalogue.brands[code]}".casefold()
        for code in range(len(catalogue))
    ]
    times: list[float] = []
    for query in (query for queries in QUERIES.values() for query in queries):
        for end in range(1, len(query) + 1):
            start, words = time.perf_counter(), query[:end].casefold().split()
            found = [code for code, text in enumerate(texts) if all(word in text for word in words)]
            times.append(1000 * (time.perf_counter() - start))
            del found
    return times


def told(name: str, times: list[float]) -> None:
    print(f"{name:24} median {np.median(times):6.1f} ms   worst {max(times):6.1f} ms   {len(times)} keys")


def main() -> None:
    import tempfile

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--products", type=int, default=100_000)
    count = parser.parse_args().products
    app = QApplication([])
    catalogue = made_up(count)
    degrees = np.random.default_rng(1).zipf(1.5, count).clip(0, 50_000)
    start = time.process_time()
    index = ProductIndex.of(catalogue)
    print(f"index of {count:,} products: {time.process_time() - start:.1f} s of one core")
    arrays = sum(array.nbytes for array in index.to_parts().arrays.values())
    tracemalloc.start()
    with tempfile.TemporaryDirectory() as folder:
        page, field, table, model, session = finder(app, catalogue, degrees, index, folder)
        typed({"warm": ["a", "茶", "qqqqq"]}, field, table, model)
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        typed({"measured": ["e", "SKU-0", "expresso beans"]}, field, table, model)
        peak = tracemalloc.get_traced_memory()[1] - before
        tracemalloc.stop()
        times = typed(QUERIES, field, table, model)
        page.close()
        session.shutdown()
    for kind, each in [*times.items(), ("all", [one for some in times.values() for one in some])]:
        told(f"{kind}: listed", [listed for listed, _ in each])
        told(f"{kind}: painted", [painted for _, painted in each])
    told("plain scan, no list", scanned(catalogue))
    print(f"index {arrays / 1e6:.1f} MB, at most {peak / 1e6:.1f} MB more while a key is answered")
    app.quit()


if __name__ == "__main__":
    main()
