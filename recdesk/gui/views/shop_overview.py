"""What a shop holds: figures, charts, what was imported, and what is odd in it."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui import theme
from recdesk.gui.session import Session
from recdesk.gui.views.data_charts import DataCharts
from recdesk.gui.views.findings_card import FindingsCard
from recdesk.gui.views.import_list import ImportListCard
from recdesk.gui.views.import_report import ImportReportCard
from recdesk.gui.views.shop_summary import ShopSummaryCards
from recdesk.gui.views.widgets import label, plain_button, primary_button, restyle
from recdesk.i18n import tr


class ShopOverview(QScrollArea):
    """Cards below each other that follow the session; whoever shows it says when the figures are others.

    Signals:
        import_asked: the user wants to import a file.
        train_asked: the user goes on to train.

    Attributes:
        import_button: asks for a file.
        charts: the data drawn.
        findings: what is odd in the data.
    """

    import_asked: ClassVar[Signal] = Signal()
    train_asked: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        holder = QWidget(self.viewport())
        holder.setObjectName("scrolled")
        self._hint = label(
            tr("Only the catalogue is there yet: import who bought or rated what next."), "warning", wrap=True
        )
        self._cards = ShopSummaryCards(holder)
        self.charts = DataCharts(session, holder)
        self.findings = FindingsCard(session, holder)
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, theme.MARGIN, theme.MARGIN)
        column.setSpacing(theme.GAP_WIDE)
        column.addLayout(self._heading())
        column.addWidget(self._hint)
        column.addWidget(self._cards)
        column.addWidget(self.charts)
        column.addWidget(ImportReportCard(session, holder))
        column.addWidget(self.findings)
        column.addWidget(ImportListCard(session, holder))
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(holder)

    def show_summary(self, summary: ShopSummary, trained: bool) -> None:
        """Shows a shop's name and figures, and what to do next: less plainly where a model is trained."""
        self._title.setText(summary.name)
        self._cards.show_summary(summary)
        self._train.setVisible(bool(summary.interactions))
        restyle(self._train, "kind", "plain" if trained else "primary")
        self._hint.setVisible(not summary.interactions)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        self._title = label("", "title")
        self.import_button = plain_button(tr("Import a file"), tall=True)
        self.import_button.setToolTip(tr("Read purchases, ratings or a catalogue from a file (Ctrl+I)"))
        self.import_button.clicked.connect(self.import_asked)
        self._train = primary_button(tr("Next: train a model"), tall=True)
        self._train.setObjectName("nextTrainButton")
        self._train.clicked.connect(self.train_asked)
        row.addWidget(self._title)
        row.addStretch(1)
        row.addWidget(self.import_button)
        row.addWidget(self._train)
        return row
