"""The start page: what RecDesk is, the three ways in, and what was open lately."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from recdesk.gui import theme
from recdesk.gui.jobs import JobFailure
from recdesk.gui.session import Session
from recdesk.gui.views.choices import ChoiceCard, FileRow
from recdesk.gui.views.widgets import Card, label
from recdesk.i18n import tr

WIDTH = 760


class StartPage(QWidget):
    """Where a session begins.

    Signals:
        import_asked, open_asked: the user wants to choose a file for it.
    """

    import_asked: ClassVar[Signal] = Signal()
    open_asked: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        holder = QWidget()
        holder.setObjectName("scrolled")
        scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, theme.MARGIN)
        row.addStretch(1)
        column = QWidget()
        column.setMaximumWidth(WIDTH)
        column.setMinimumWidth(WIDTH)
        row.addWidget(column)
        row.addStretch(1)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 64, 0, 0)
        self._column.setSpacing(theme.GAP_WIDE)
        self._fill()
        session.changed.connect(self._on_changed)
        session.jobs.failed.connect(self._on_failed)

    def _fill(self) -> None:
        self._column.addWidget(label("RecDesk", "display"))
        self._column.addWidget(
            label(
                tr(
                    "Learn from what shoppers bought or rated which products are alike and what to show "
                    "next. It all stays on this machine."
                ),
                "muted",
                wrap=True,
            )
        )
        self._column.addSpacing(theme.GAP_WIDE)
        self._column.addLayout(self._ways_in())
        self._column.addWidget(
            label(
                tr("You can also drop files anywhere on this window, or paste a copied table (Ctrl+V)."),
                "small",
            )
        )
        self._column.addSpacing(theme.GAP_WIDE)
        self._recent = Card(tr("Recent"), padded=False)
        self._recent_rows = QVBoxLayout()
        self._recent_rows.setSpacing(0)
        self._recent.body.addLayout(self._recent_rows)
        self._column.addWidget(self._recent)
        self._column.addStretch(1)
        self._show_recent()

    def _ways_in(self) -> QGridLayout:
        sample = ChoiceCard(
            tr("Explore the sample shop"),
            tr("A tea and coffee shop with 1,200 products and a year of purchases, ready to look around in."),
            "sample",
        )
        sample.setObjectName("sampleCard")
        sample.clicked.connect(self._session.open_sample)
        imported = ChoiceCard(
            tr("Import a file"),
            tr("A CSV of who bought or rated what, in any encoding. A catalogue with titles can follow."),
            "import",
        )
        imported.setObjectName("importCard")
        imported.clicked.connect(self.import_asked)
        opened = ChoiceCard(
            tr("Open a workspace"),
            tr("A .recdesk file with the data and models of a shop, as you left it."),
            "open",
        )
        opened.setObjectName("openCard")
        opened.clicked.connect(self.open_asked)
        grid = QGridLayout()
        grid.setSpacing(theme.GAP_WIDE)
        for column, card in enumerate((sample, imported, opened)):
            card.setMinimumHeight(144)
            grid.addWidget(card, 0, column)
            grid.setColumnStretch(column, 1)
        return grid

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what == "workspace":
            self._show_recent()

    @Slot(object)
    def _on_failed(self, failure: JobFailure) -> None:
        if failure.job.command == "open":  # the file may be gone
            self._show_recent()

    def _show_recent(self) -> None:
        while (old := self._recent_rows.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.deleteLater()
        recent = self._session.settings.recent_files
        self._recent.setVisible(bool(recent))
        for path in recent:
            row = FileRow(path.stem, str(path.parent), "workspace")
            row.setProperty("path", str(path))
            row.setProperty("last", path == recent[-1])
            row.setToolTip(str(path))
            row.setCursor(Qt.CursorShape.PointingHandCursor)
            row.clicked.connect(self._on_recent)
            self._recent_rows.addWidget(row)

    @Slot()
    def _on_recent(self) -> None:
        self._session.open_workspace(Path(self.sender().property("path")))
