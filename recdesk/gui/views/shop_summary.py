"""What the shop holds, in five figures."""

from PySide6.QtWidgets import QGridLayout, QWidget

from recdesk.engine.workspace.summary import ShopSummary
from recdesk.gui import theme, wording
from recdesk.gui.views.widgets import Card, label
from recdesk.i18n import tr


class ShopSummaryCards(QWidget):
    """Five small cards side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.GAP_WIDE)
        self._cards = [_FigureCard() for _ in range(5)]
        for column, card in enumerate(self._cards):
            grid.addWidget(card, 0, column)
            grid.setColumnStretch(column, 1)

    def show_summary(self, summary: ShopSummary) -> None:
        for card, (title, figure, remark) in zip(self._cards, _figures(summary), strict=True):
            card.show_figure(title, figure, remark)


def _figures(summary: ShopSummary) -> list[tuple[str, str, str]]:
    pairs = summary.users * summary.sold
    explicit = summary.feedback == "explicit"
    sides = tr("{n} sold, {m} in the catalogue", n=f"{summary.sold:,}", m=f"{summary.in_catalogue:,}")
    if explicit:
        sides = tr("{n} rated, {m} in the catalogue", n=f"{summary.sold:,}", m=f"{summary.in_catalogue:,}")
    products = (tr("Products"), f"{summary.items:,}", sides)
    if not pairs:
        nothing = ("–", tr("none imported yet"))
        return [
            (tr("Shoppers"), *nothing),
            products,
            (tr("Purchases"), *nothing),
            (tr("Density"), "–", ""),
            (tr("Period"), "–", ""),
        ]
    density = summary.interactions / pairs
    per_shopper = summary.interactions / summary.users
    return [
        (
            tr("Shoppers"),
            f"{summary.users:,}",
            tr("{n} products each, on average", n=f"{per_shopper:.1f}"),
        ),
        products,
        (
            tr("Ratings") if explicit else tr("Purchases"),
            f"{summary.events:,}",
            tr("{n} pairs of shopper and product", n=f"{summary.interactions:,}"),
        ),
        (
            tr("Density"),
            f"{100 * density:.2g} %",
            tr("of all pairs of shopper and sold product")
            if not explicit
            else tr("of all pairs of shopper and rated product"),
        ),
        (tr("Period"), *_period(summary)),
    ]


def _period(summary: ShopSummary) -> tuple[str, str]:
    if summary.first_time is None or summary.last_time is None:
        return "–", tr("the file has no times")
    days = (summary.last_time - summary.first_time) // 86_400 + 1
    first, last = wording.day(summary.first_time), wording.day(summary.last_time)
    return tr("{n} days", n=f"{days:,}"), tr("{first} to {last}", first=first, last=last)


class _FigureCard(Card):
    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(2)
        self._title, self._figure = label("", "small"), label("", "figure")
        self._remark = label("", "tiny", wrap=True)
        # Of one height whether Latin or Chinese stands in them.
        self._title.setFixedHeight(18)
        self._figure.setFixedHeight(26)
        for part in (self._title, self._figure, self._remark):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_figure(self, title: str, figure: str, remark: str) -> None:
        self._title.setText(title)
        self._figure.setText(figure)
        self._remark.setText(remark)
