"""Similar, recommended and bought products in tables: right numbers, right order, honest badges."""

import tracemalloc
import unicodedata
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from recdesk.engine.catalogue import Catalogue
from recdesk.engine.recommendation import Reasons, Recommendations
from recdesk.engine.similarity import Neighbours
from recdesk.engine.texts import Texts
from recdesk.gui.models import (
    HistoryTableModel,
    NeighbourTableModel,
    RecommendationTableModel,
    Role,
    ShopperTableModel,
)
from recdesk.gui.models.compared import ComparedTableModel
from recdesk.gui.models.history import Changes
from recdesk.gui.models.reasons import Because, shortened
from recdesk.gui.models.shoppers import IdSearch
from recdesk.gui.models.wording import initials, price_text, score_text


def strict(model: QAbstractItemModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)


def column(model: QAbstractItemModel, number: int) -> list[str]:
    return [model.index(row, number).data() for row in range(model.rowCount())]


def floats(values: Sequence[float]) -> np.ndarray:
    return np.array(values, np.float32)


def codes(values: Sequence[int]) -> np.ndarray:
    return np.array(values, np.int32)


@pytest.fixture
def neighbours(qtbot: QtBot, teashop: Catalogue) -> NeighbourTableModel:
    model = NeighbourTableModel()
    strict(model)
    model.set_rows(teashop, 0, codes([1, 4, 2]), floats([0.874, 0.5, -0.04]), codes([212, 4, 30]), "cosine")
    return model


def test_cosine_is_shown_as_0_to_100(neighbours: NeighbourTableModel) -> None:
    assert column(neighbours, 2) == ["87", "50", "-4"]
    fractions = [neighbours.index(row, 2).data(Role.FRACTION) for row in range(3)]
    assert fractions == pytest.approx([0.874, 0.5, 0.0])


def test_other_metrics_are_shown_as_they_are(neighbours: NeighbourTableModel, teashop: Catalogue) -> None:
    neighbours.set_rows(teashop, 0, codes([1, 4]), floats([12.52, 3.13]), codes([9, 9]), "dot")
    assert column(neighbours, 2) == ["12.5", "3.13"]
    assert [neighbours.index(row, 2).data(Role.FRACTION) for row in range(2)] == pytest.approx([1, 0.25])
    neighbours.set_rows(teashop, 0, codes([1]), floats([-2.0]), codes([9]), "dot")
    assert neighbours.index(0, 2).data(Role.FRACTION) == 0


def test_few_shoppers_in_common_are_called_thin(neighbours: NeighbourTableModel) -> None:
    assert [neighbours.index(row, 1).data(Role.BADGE) for row in range(3)] == ["", "thin evidence", ""]
    told = neighbours.index(1, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert told.startswith("4 shoppers have both.")
    assert "thin evidence" in neighbours.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_sorting_keeps_each_rank_with_its_product(neighbours: NeighbourTableModel) -> None:
    neighbours.sort(3, Qt.SortOrder.DescendingOrder)
    assert column(neighbours, 3) == ["212", "30", "4"]
    assert column(neighbours, 0) == ["1", "3", "2"]
    neighbours.sort(1, Qt.SortOrder.AscendingOrder)
    assert column(neighbours, 1) == [
        "Dragon Well tea bags",
        "Glass infuser 400 ml",
        "Longjing loose leaf 100 g",
    ]
    neighbours.sort(-1)  # the header's arrow was cleared
    assert column(neighbours, 0) == ["1", "2", "3"]


def test_an_emptied_list_is_empty(neighbours: NeighbourTableModel) -> None:
    neighbours.clear()
    assert neighbours.rowCount() == 0
    neighbours.sort(2)


def test_recommendations_have_a_bar_against_the_best(qtbot: QtBot, teashop: Catalogue) -> None:
    model = RecommendationTableModel()
    strict(model)
    model.set_rows(teashop, Recommendations(codes([2, 0]), floats([4.5, 2.25])))
    assert column(model, 3) == ["4.50", "2.25"]
    assert [model.index(row, 3).data(Role.FRACTION) for row in range(2)] == pytest.approx([1, 0.5])
    assert model.index(0, 3).data(Role.LOW) is None


def test_a_predicted_rating_has_its_interval_on_the_scale(qtbot: QtBot, teashop: Catalogue) -> None:
    model = RecommendationTableModel()
    strict(model)
    found = Recommendations(codes([2, 0]), floats([4.5, 3]), floats([4, 2]), floats([5, 4]))
    model.set_rows(teashop, found, highest=5.0)
    cells = [model.index(row, 3) for row in range(2)]
    assert [cell.data(Role.FRACTION) for cell in cells] == pytest.approx([0.9, 0.6])
    assert [cell.data(Role.LOW) for cell in cells] == pytest.approx([0.8, 0.4])
    assert [cell.data(Role.HIGH) for cell in cells] == pytest.approx([1, 0.8])
    assert "between 4.00 and 5.00" in cells[0].data(Qt.ItemDataRole.ToolTipRole)


def test_a_reason_names_what_speaks_for_a_product_and_lists_the_rest(
    qtbot: QtBot, teashop: Catalogue
) -> None:
    reasons = Reasons(np.array([3.0, 0.0]), np.array([[-0.5, 1.0, 0.5], [-0.2, -0.1, 0.0]]))
    because = Because(teashop, codes([0, 1, 3]), reasons, points=True)
    assert because.codes(0) == [1, 3]
    assert because.sentence(0, 1000) == "because of Longjing loose leaf 100 g and Gaiwan, white porcelain"
    assert because.sentence(1, 1000) == "", "nothing speaks for it"
    assert because.lines(0) == [
        "+1.00 (25 %)  Longjing loose leaf 100 g",
        "+0.50 (12 %)  Gaiwan, white porcelain",
        "-0.50 (-12 %)  西湖龙井 明前特级 250 g",
        "+3.00 (75 %)  The product itself, whoever it is for",
    ]
    assert because.lines(1) == [
        "+0  Gaiwan, white porcelain",
        "-0.1  Longjing loose leaf 100 g",
        "-0.2  西湖龙井 明前特级 250 g",
    ], "a share of nothing or less would mean nothing"


@given(st.text(max_size=80), st.text(max_size=80), st.integers(24, 90))
def test_both_titles_of_a_reason_have_room(first: str, second: str, room: int) -> None:
    def width(text: str) -> int:
        return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)

    shown = [shortened(title, room // 2) for title in (first, second)]
    for title, text in zip((first, second), shown, strict=True):
        assert width(text) <= room // 2
        assert " ".join(title.split()).startswith(text.rstrip("…")) or text == " ".join(title.split())


def test_history_is_newest_first_also_before_1970(qtbot: QtBot, teashop: Catalogue) -> None:
    model = HistoryTableModel()
    strict(model)
    times = np.array([86_400, -86_400, 3 * 86_400], np.int64)
    model.set_rows(teashop, codes([0, 1, 2]), floats([1, 2.5, 3]), times, explicit=True)
    assert column(model, 2) == ["1970-01-04", "1970-01-02", "1969-12-31"]
    assert column(model, 1) == ["3", "1", "2.50"]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Rating"
    model.set_rows(teashop, codes([0, 1]), floats([1, 2]), None, explicit=False)
    assert model.columnCount() == 3
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Amount"
    assert column(model, 1) == ["2", "1"]


def test_what_is_added_in_thought_is_the_newest_and_has_no_day(qtbot: QtBot, teashop: Catalogue) -> None:
    model = HistoryTableModel()
    strict(model)
    changes = Changes(np.array([False, False, True]), np.array([True, False, False]))
    times = np.array([2, 1, 0], np.int64) * 86_400
    model.set_rows(teashop, codes([0, 1, 2]), floats([1, 2, 1]), times, explicit=False, changes=changes)
    assert column(model, 2) == ["", "1970-01-03", "1970-01-02"]
    assert [model.index(row, 0).data(Role.BADGE) for row in range(3)] == ["added", "removed", ""]
    assert [model.index(row, 0).data(Role.FADED) for row in range(3)] == [False, True, False]
    model.sort(2, Qt.SortOrder.AscendingOrder)
    assert column(model, 2) == ["1970-01-02", "1970-01-03", ""]


ids = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5), max_size=20)


@given(ids, st.text(st.characters(codec="utf-8"), min_size=1, max_size=2))
def test_a_part_of_an_id_is_found_where_python_finds_it(known: list[str], part: str) -> None:
    def lower(text: str) -> str:
        return "".join(c.lower() if "A" <= c <= "Z" else c for c in text)

    wanted = [row for row, text in enumerate(known) if lower(part) in lower(text)]
    assert IdSearch(known).find(part).tolist() == wanted
    assert IdSearch(Texts.of(known)).find(part).tolist() == wanted


def test_the_exact_shopper_comes_first_then_the_busiest(qtbot: QtBot) -> None:
    model = ShopperTableModel()
    strict(model)
    model.set_source(Texts.of(["12", "1", "21", "3"]), np.array([5, 1, 9, 2]), np.array([2, 0, 3, 1]))
    assert column(model, 0) == ["21", "12", "3", "1"]
    model.set_query(" 1 ")
    assert column(model, 0) == ["1", "21", "12"]
    assert column(model, 1) == ["1", "9", "5"]
    model.set_query("9")
    assert model.rowCount() == 0


def test_looking_up_cells_of_a_million_shoppers_makes_no_copy(qtbot: QtBot) -> None:
    count = 1_000_000
    offsets = np.arange(count + 1, dtype=np.int64) * 7
    numbers = np.char.zfill(np.arange(count).astype("S7"), 7)
    model = ShopperTableModel()
    texts = Texts(np.frombuffer(numbers.tobytes(), np.uint8), offsets)
    model.set_source(texts, np.arange(count) + 1, np.arange(count)[::-1])
    tracemalloc.start()
    for row in (0, 1, 500_000, count - 1):
        assert model.index(row, 0).data() == f"{count - 1 - row:07d}"
    assert tracemalloc.get_traced_memory()[1] < 100_000
    tracemalloc.stop()
    model.set_query("0999999")
    assert column(model, 0) == ["0999999"]


@pytest.mark.parametrize(
    ("prices", "texts"),
    [
        ([268.0, 1234.0, 0.0], ["268", "1,234", "0"]),
        ([268.0, 79.5, float("nan")], ["268.00", "79.50", ""]),
        ([float("nan")], [""]),
    ],
)
def test_prices_of_a_shop_all_have_decimals_or_none_has(
    catalogue_of: Callable[..., Catalogue], prices: list[float], texts: list[str]
) -> None:
    catalogue = catalogue_of([(str(code), "", "", "", price) for code, price in enumerate(prices)])
    assert [price_text(catalogue, code) for code in range(len(prices))] == texts


def test_small_words() -> None:
    assert score_text(-0.004, "cosine") == "0"  # never "-0"
    assert score_text(1.0, "cosine") == "100"
    assert score_text(123456.0, "dot") == "123,456"
    assert initials("西湖龙井 明前特级") == "西湖龙井"
    assert initials("Glass infuser") == "Glass"
    assert initials("") == ""


def test_two_lists_side_by_side_do_not_count_out_small_groups(teashop: Catalogue) -> None:
    def found(*codes: int) -> Neighbours:
        count = len(codes)
        return Neighbours(
            np.array(codes, np.int32),
            np.linspace(0.9, 0.1, count, dtype=np.float32),
            np.array([3, 12, 1][:count], np.int32),
        )

    model = ComparedTableModel()
    model.smallest_group = 5
    model.show_lists(teashop, 0, found(1, 2, 4), found(4, 1), "cosine")
    tips = [str(model.index(row, 1).data(Qt.ItemDataRole.ToolTipRole)) for row in range(3)]
    assert ["Fewer than 5 shoppers have both." in tip for tip in tips] == [True, False, True]
    assert not any(f"{count} shopper" in tip for tip in tips for count in (1, 3))
    model.smallest_group = 1
    assert "3 shoppers have both." in str(model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole))
