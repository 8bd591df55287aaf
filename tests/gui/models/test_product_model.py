"""A merchandiser finds and sorts products: the rows must be the right ones, in the right order, at once."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.search import Grade, ProductIndex, find
from recdesk.engine.texts import text_ranks
from recdesk.gui.models import ProductTableModel, Role, Sort
from recdesk.gui.models.ordering import sorted_rows

DEGREES = np.array([612, 481, 288, 266, 377, 0, 481])


@pytest.fixture
def model(qtbot: QtBot, teashop: Catalogue) -> ProductTableModel:
    made = ProductTableModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_source(teashop, DEGREES, np.argsort(-DEGREES, kind="stable"), ProductIndex.of(teashop))
    return made


def shown(model: ProductTableModel) -> list[str]:
    assert model.catalogue is not None
    return [model.catalogue.item_ids[model.code_at(row)] for row in range(model.rowCount())]


def test_all_products_come_by_shoppers_first(model: ProductTableModel) -> None:
    assert shown(model) == ["007", "7", "H-1", "longjing", "G-1", "G-2", "X"]
    assert model.index(0, 1).data() == "612"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("LONGJING", ["longjing", "7", "007"]),  # the exact id, a title that begins so, then by pinyin
        ("龙井", ["007"]),
        ("tea jade", ["7", "longjing"]),  # all words, anywhere
        ("g-", ["G-1", "G-2"]),
        ("7", ["7", "007"]),
        ("شاي", ["H-1"]),
        ("🍵", ["H-1"]),
        ("  ", ["007", "7", "H-1", "longjing", "G-1", "G-2", "X"]),
        ("no such thing", []),
    ],
)
def test_search_needs_all_words_and_shows_the_best_first(
    model: ProductTableModel, query: str, ids: list[str]
) -> None:
    model.set_query(query)
    assert shown(model) == ids


def test_filters_and_search_work_together(model: ProductTableModel, teashop: Catalogue) -> None:
    model.set_filter("category", list(teashop.categories.names).index("Tea"))
    model.set_query("lo")
    assert shown(model) == ["7", "longjing", "007"]
    model.set_query("loose")
    model.set_filter("brand", list(teashop.brands.names).index("狮峰"))
    assert shown(model) == []
    model.set_query("")
    assert shown(model) == ["007"]
    model.clear_filters()
    assert len(shown(model)) == 7


@pytest.mark.parametrize("descending", [False, True])
def test_products_without_a_price_or_brand_go_last_either_way(
    model: ProductTableModel, descending: bool
) -> None:
    model.set_sort(Sort.PRICE, descending)
    assert shown(model)[-2:] == ["G-2", "X"]
    model.set_sort(Sort.BRAND, descending)
    assert set(shown(model)[-3:]) == {"H-1", "G-2", "X"}


def test_header_click_sorts_and_the_selection_stays_on_its_product(model: ProductTableModel) -> None:
    kept = QPersistentModelIndex(model.index(model.row_of(2), 0))
    model.sort(0, Qt.SortOrder.AscendingOrder)
    titles = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert titles == sorted(titles, key=str.casefold)
    assert kept.data(Role.CODE) == 2


def test_a_product_without_a_title_shows_its_id_and_leaves_no_gaps_in_the_second_line(
    model: ProductTableModel,
) -> None:
    row = model.row_of(5)
    assert model.index(row, 0).data() == "X"
    assert model.index(row, 0).data(Role.SECOND_LINE) == ""
    assert model.index(model.row_of(3), 0).data(Role.SECOND_LINE) == "Teaware"
    assert model.index(model.row_of(2), 0).data(Role.SECOND_LINE) == "Teaware · Kinto · 79.50"


def test_closing_the_shop_empties_the_table(model: ProductTableModel) -> None:
    model.set_source(None, np.zeros(0, np.int64), np.zeros(0, np.intp), None)
    model.set_query("tea")
    assert model.rowCount() == 0


records = st.lists(
    st.tuples(
        st.text(max_size=6),
        st.sampled_from(["", "Tea", "茶", "Z"]),
        st.sampled_from(["", "a", "B"]),
        st.one_of(st.just(float("nan")), st.floats(0, 99, width=32)),
        st.integers(0, 3),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records, st.sampled_from(list(Sort)), st.booleans(), st.text(max_size=2), st.integers(-1, 2))
def test_rows_are_what_plain_python_would_show(
    catalogue_of: Callable[..., Catalogue],
    rows: list[tuple[str, str, str, float, int]],
    by: Sort,
    descending: bool,
    query: str,
    category: int,
) -> None:
    catalogue = catalogue_of([(f"i{n}", *row[:4]) for n, row in enumerate(rows)])
    degrees = np.array([row[4] for row in rows], np.int64)
    category = min(category, len(catalogue.categories.names) - 1)
    index = ProductIndex.of(catalogue)
    model = ProductTableModel()
    model.set_source(catalogue, degrees, np.argsort(-degrees, kind="stable"), index)
    model.set_query(query)
    model.set_filter("category", category)
    model.set_sort(by, descending)

    hits = find(index.search, query)
    grades = dict(zip(hits.codes.tolist(), hits.grades.tolist(), strict=True))
    searched = bool(query.strip())
    kept = [
        c
        for c in range(len(rows))
        if (c in grades or not searched)
        and (category < 0 or catalogue.categories[c] == catalogue.categories.names[category])
    ]
    kept.sort(key=lambda c: (-degrees[c], c))
    keys = {
        Sort.SHOPPERS: lambda c: degrees[c],
        Sort.TITLE: lambda c: catalogue.title(c).casefold(),
        Sort.ID: lambda c: catalogue.item_ids[c],
        Sort.CATEGORY: lambda c: catalogue.categories[c] or None,
        Sort.BRAND: lambda c: catalogue.brands[c] or None,
        Sort.PRICE: lambda c: None if np.isnan(catalogue.prices[c]) else catalogue.prices[c],
    }
    if by is Sort.BEST:
        kept.sort(key=lambda c: grades.get(c, 0))
    else:
        known = [c for c in kept if keys[by](c) is not None]
        unknown = [c for c in kept if keys[by](c) is None]
        kept = sorted(known, key=keys[by], reverse=descending) + unknown
        kept.sort(key=lambda c: grades.get(c, 0) >= Grade.LIKELY)
    assert [model.code_at(row) for row in range(model.rowCount())] == kept


@given(st.lists(st.text(max_size=4)))
def test_text_ranks_are_alphabetical_places(texts: list[str]) -> None:
    distinct = sorted({text.casefold() for text in texts})
    assert text_ranks(texts).tolist() == [distinct.index(text.casefold()) for text in texts]


@given(st.lists(st.integers(-(2**62), 2**62)), st.booleans())
def test_sorting_keeps_equal_rows_in_order(keys: list[int], descending: bool) -> None:
    rows = np.arange(len(keys))
    wanted = sorted(range(len(keys)), key=keys.__getitem__, reverse=descending)
    assert sorted_rows(rows, np.array(keys, np.int64), descending).tolist() == wanted
