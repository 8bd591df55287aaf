"""A window with two or three products side by side: facts, likeness, sales, and what they share."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.beside import MOST, Beside, beside
from recdesk.gui.beside_rows import BesideRow, fact_rows, likeness_rows, shared_rows, titles
from recdesk.gui.jobs import Latest
from recdesk.gui.messages import Notice
from recdesk.gui.models.wording import metric_title, shortened
from recdesk.gui.pictures import picture
from recdesk.gui.session import Session
from recdesk.gui.views.beside_grid import TILE, BesideGrid
from recdesk.gui.views.copying import html_table, tab_separated
from recdesk.gui.views.months_chart import MonthsChart
from recdesk.gui.views.widgets import Card, ElidedLabel, cut_to_width, label, plain_button
from recdesk.i18n import tr

SIZE = (880, 680)
_TITLE = 40


class SideBySide(QDialog):
    """Compares products of the open shop; it holds up nothing, and follows the data and the model.

    Attributes:
        codes: of the products.
    """

    def __init__(self, session: Session, codes: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideBySide")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Side by side"))
        self.resize(*SIZE)
        self._session = session
        self.codes: tuple[int, ...] = ()
        self._ids: list[str] = []
        self._found: Beside | None = None
        self._pictures: list[QImage | None] = []
        self._only = QCheckBox(tr("Only differences"))
        self._only.setObjectName("onlyDifferences")
        self._only.toggled.connect(self._show)
        self._copy = plain_button(tr("Copy as a table"))
        self._copy.setObjectName("copySideBySide")
        self._copy.setToolTip(tr("For a spreadsheet (Ctrl+C)"))
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._on_copy)
        self._grid = BesideGrid()
        self._grid.left_out.connect(self._on_left_out)
        self._same = label(tr("In what is known of them, they do not differ."), "muted")
        self._likeness = QWidget()
        self._pairs = QGridLayout(self._likeness)
        self._pairs.setContentsMargins(0, 0, 0, 0)
        self._pairs.setHorizontalSpacing(theme.MARGIN)
        self._pairs.setVerticalSpacing(6)
        self._pairs.setColumnStretch(0, 1)
        self._chart = MonthsChart()
        self._shared = BesideGrid(headed=False)
        self._nothing_shared = label(
            tr("No product is among the most similar ones of more than one of them."), "muted", wrap=True
        )
        self._lay_out()
        thread = self._thread = Latest(self)
        thread.done.connect(self._on_found)
        self.destroyed.connect(lambda: thread.shutdown())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self).activated.connect(self._on_copy)
        session.changed.connect(self._on_session_changed)
        self.show_products(codes)

    def _lay_out(self) -> None:
        self._sections: list[QWidget] = []
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_WIDE)
        for title, parts in (
            (None, (self._grid, self._same)),
            (tr("How alike they are"), (self._likeness, self._chart)),
            (tr("Similar to more than one of them"), (self._shared, self._nothing_shared)),
        ):
            card = Card(title)
            for part in parts:
                card.body.addWidget(part)
            column.addWidget(card)
            self._sections.append(card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        head = QHBoxLayout()
        head.addWidget(label(tr("Side by side"), "title"))
        head.addStretch(1)
        head.setSpacing(theme.GAP_WIDE)
        head.addWidget(self._only)
        head.addWidget(self._copy)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[theme.MARGIN] * 4)
        outer.setSpacing(theme.GAP_WIDE)
        outer.addLayout(head)
        outer.addWidget(scroll, 1)

    def show_products(self, codes: Sequence[int]) -> None:
        """Compares other products, the first three of these."""
        catalogue = self._session.catalogue
        if catalogue is not None:
            self.codes = tuple(dict.fromkeys(codes))[:MOST]
            self._ids = [catalogue.item_ids[code] for code in self.codes]
            self._look()

    def _follow_data(self) -> None:
        """The products by their codes of now, as far as they are in the shop."""
        catalogue = self._session.catalogue
        if catalogue is None:
            self.codes = ()
            return
        known = [catalogue.code(item_id) for item_id in self._ids]
        kept = [code for code in known if code is not None and catalogue.shown[code]]
        self.codes = tuple(dict.fromkeys(kept))

    def add(self, code: int) -> None:
        """Adds a product, in place of the last one where there is no room."""
        others = [one for one in self.codes if one != code]
        self.show_products([*others[: MOST - 1], code])

    def _look(self) -> None:
        session, codes = self._session, self.codes
        incidence, similarity, catalogue = session.incidence, session.similarity, session.catalogue
        self._found, self._pictures = None, []
        self._show()
        if incidence is None or catalogue is None:
            return
        folder = None if session.path is None else session.path.parent
        names = [catalogue.images[code] for code in codes]
        room = QSize(SIZE[0] // 2, TILE) * self.devicePixelRatioF()
        self._thread.run(
            lambda: (beside(codes, incidence, similarity), [picture(name, folder, room) for name in names])
        )

    @Slot(object)
    def _on_found(self, found: tuple[Beside, list[QImage | None]]) -> None:
        if found[0].codes == self.codes:
            self._found, self._pictures = found
            self._show()

    # Showing

    def _facts(self) -> list[BesideRow]:
        session, catalogue = self._session, self._session.catalogue
        if catalogue is None:
            return []
        explicit = session.summary is not None and session.summary.feedback == "explicit"
        rows = fact_rows(catalogue, session.item_degrees, self.codes, self._found, explicit)
        return [row for row in rows if row.differs] if self._only.isChecked() else rows

    @Slot()
    def _show(self) -> None:
        session, catalogue, found, codes = self._session, self._session.catalogue, self._found, self.codes
        if catalogue is None:
            return
        names, rows = titles(catalogue, codes), self._facts()
        categories = [catalogue.categories[code] for code in codes]
        self._grid.show_products(names, categories, self._pictures)
        self._grid.show_rows(rows)
        self._same.setVisible(not rows)
        self._sections[1].setVisible(found is not None)
        self._sections[2].setVisible(found is not None and found.metric is not None)
        if found is None:
            return
        self._show_pairs(names)
        explicit = session.summary is not None and session.summary.feedback == "explicit"
        self._chart.show_months(found.months, names, explicit, session.settings.smallest_group)
        shared = shared_rows(catalogue, found)
        self._shared.show_products(names, categories)
        self._shared.show_rows(shared, marked=False)
        self._shared.setVisible(bool(shared))
        self._nothing_shared.setVisible(not shared)

    def _show_pairs(self, names: Sequence[str]) -> None:
        while (taken := self._pairs.takeAt(0)) is not None:
            if (old := taken.widget()) is not None:
                old.hide()
                old.deleteLater()
        found = self._found
        if found is None or found.metric is None:
            self._pairs.addWidget(label(tr("Train a model to see how alike they are."), "muted"))
            return
        for first, second, score, common in likeness_rows(found, self._session.settings.smallest_group):
            told = label(score, "strong")
            told.setToolTip(tr("Score ({metric})", metric=metric_title(found.metric)))
            row = self._pairs.rowCount()
            pair = ElidedLabel(f"{shortened(names[first], _TITLE)}  ×  {shortened(names[second], _TITLE)}")
            cut_to_width(pair)
            self._pairs.addWidget(pair, row, 0)
            self._pairs.addWidget(told, row, 1, Qt.AlignmentFlag.AlignRight)
            self._pairs.addWidget(label(common, "muted"), row, 2, Qt.AlignmentFlag.AlignRight)

    # Following, leaving out, copying

    @Slot(str)
    def _on_session_changed(self, what: str) -> None:
        if what == "workspace":
            self.close()
            return
        if what == "data":
            self._follow_data()
        if len(self.codes) < 2:
            text = tr("The comparison was closed: its products are no longer in the shop.")
            self._session.notice.emit(Notice("info", text))
            self.close()
        else:
            self._look()

    @Slot(int)
    def _on_left_out(self, place: int) -> None:
        self.show_products([code for position, code in enumerate(self.codes) if position != place])

    @Slot()
    def _on_copy(self) -> None:
        catalogue = self._session.catalogue
        if catalogue is None:
            return
        names = titles(catalogue, self.codes)
        cells: list[list[str]] = [["", *names], *([row.name, *row.values] for row in self._facts())]
        if self._found is not None:
            pairs = likeness_rows(self._found, self._session.settings.smallest_group)
            cells += [[f"{names[first]} × {names[second]}", *told] for first, second, *told in pairs]
            cells += [[row.name, *row.values] for row in shared_rows(catalogue, self._found)]
        data = QMimeData()
        data.setText(tab_separated(cells))
        data.setHtml(html_table(cells))
        QGuiApplication.clipboard().setMimeData(data)
