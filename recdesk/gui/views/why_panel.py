"""Why two products are alike: the score in parts, the facts of the pair, and both over time."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recdesk.engine.catalogue import Catalogue
from recdesk.gui import theme, wording
from recdesk.gui.models.explained import ShownPart, part_title, points, shown_parts
from recdesk.gui.models.wording import (
    expected_text,
    group_text,
    metric_title,
    price_text,
    score_text,
    shortened_title,
)
from recdesk.gui.pairing import Pair
from recdesk.gui.session import Session
from recdesk.gui.views.cell_texts import BASELINE, LINE, face_of, paint_right, paint_text, width_of
from recdesk.gui.views.fact_grid import Fact, FactGrid
from recdesk.gui.views.months_chart import MonthsChart
from recdesk.gui.views.shapes import bar_image
from recdesk.gui.views.widgets import cut_to_width, label, line
from recdesk.i18n import plural, tr

_BAR = 6
_PART = LINE + 2 + _BAR
_PATIENCE = 150
"""Milliseconds for which the pair before stays, so that moving down a list does not flicker."""


class WhyPanel(QWidget):
    """Shows the pair that it is asked for, once it is computed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whyPanel")
        self._session = session
        self._wanted = (-1, -1)
        self._title, self._beside = label("", "title"), cut_to_width(label("", "muted", wrap=True))
        self._parts = [_PartBar() for _ in range(3)]
        self._sentence = label("", "muted", wrap=True)
        self._sentence.setObjectName("whySentence")
        self._facts = FactGrid()
        self._months = MonthsChart()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(theme.GAP)
        for part in (line(), self._title, self._beside, *self._parts, self._sentence, self._facts):
            column.addWidget(part)
        column.addWidget(self._months)
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._late.timeout.connect(self.hide)
        self.hide()
        session.pairing.found.connect(self._on_found)
        session.cut.changed.connect(self._on_cut_changed)
        self._pair: Pair | None = None

    def ask(self, item: int, other: int) -> None:
        """Shows why another product is like the current one; -1 for none hides the panel."""
        self._wanted = (item, other)
        if other < 0:
            self._pair = None
            self.hide()
            return
        if self._pair is not None and (self._pair.item, self._pair.other) != (item, other):
            self._late.start()
        self._session.pairing.look(item, other)

    @Slot(object)
    def _on_found(self, pair: Pair) -> None:
        if (pair.item, pair.other) == self._wanted:
            self._late.stop()
            self._pair = pair
            self._show(pair)

    @Slot()
    def _on_cut_changed(self) -> None:
        if self._pair is not None:
            self._show_facts(self._pair)

    def _show(self, pair: Pair) -> None:
        catalogue, summary = self._session.catalogue, self._session.summary
        if catalogue is None or summary is None:
            return
        found, explicit = pair.explanation, summary.feedback == "explicit"
        score = score_text(found.score, found.metric)
        self._title.setText(tr("Why similar: {score}", score=score))
        self._title.setToolTip(tr("Score ({metric})", metric=metric_title(found.metric)))
        self._beside.setText(tr("Similar to {title}", title=shortened_title(catalogue, pair.item)))
        smallest = self._session.settings.smallest_group
        parts = shown_parts(found.parts, smallest)
        most = sum(max(part.value, 0) for part in parts)
        whole = points([part.value for part in parts], found.score)
        for place, bar in enumerate(self._parts):
            bar.setVisible(place < len(parts))
            if place < len(parts):
                part = parts[place]
                bar.show_part(part_title(part.name, explicit), whole[place], part, most)
        self._sentence.setText(_sentence(parts, most, pair, explicit))
        self._show_facts(pair)
        titles = (shortened_title(catalogue, pair.item), shortened_title(catalogue, pair.other))
        self._months.show_months(pair.months, titles, explicit, smallest)
        self.show()

    def _show_facts(self, pair: Pair) -> None:
        catalogue, degrees = self._session.catalogue, self._session.item_degrees
        if catalogue is None:
            return
        common, chance = pair.explanation.evidence, self._session.cut.chance
        smallest = self._session.settings.smallest_group
        facts = [Fact(tr("Shoppers in common"), group_text(common, smallest))]
        if chance is not None and chance.item == pair.item:
            facts.append(Fact(tr("By chance"), expected_text(float(chance.expected[pair.other]))))
        for name, code in (
            (tr("of this one's shoppers"), pair.other),
            (tr("of the other's shoppers"), pair.item),
        ):
            if common == 0 or common >= smallest:
                facts.append(Fact(name, f"{common / max(int(degrees[code]), 1):.0%}"))
        self._facts.show_facts(facts + _beside(catalogue, pair.item, pair.other))


class _PartBar(QWidget):
    """A part's name, its points, and a bar under them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_PART)
        self._name, self._value = "", ""
        self._share = 0.0

    def show_part(self, name: str, whole: int, part: ShownPart, most: float) -> None:
        """Shows a part; `most` is what all that speaks for the score comes to."""
        self._share = part.value / most if most > 0 else 0.0
        self._name, self._value = name, f"{whole:d}".replace("-", "\N{MINUS SIGN}")
        tip = plural("{n} shopper", "{n} shoppers", part.shoppers)
        self.setToolTip(f"{tip}{wording.SEPARATOR}{self._share:.0%}")
        self.setAccessibleName(f"{name}: {whole}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, colours, width = QPainter(self), theme.current(), self.width()
        strong = face_of(theme.BODY, QFont.Weight.DemiBold)
        room = width - width_of(self._value, strong) - theme.GAP
        paint_text(painter, 0, BASELINE, room, self._name, face_of(theme.BODY), colours.text)
        paint_right(painter, width, BASELINE, self._value, strong, colours.text)
        bar = bar_image(width, _BAR, self._share, self.devicePixelRatioF())
        painter.drawImage(0, self.height() - _BAR, bar)
        painter.end()


def _sentence(parts: list[ShownPart], most: float, pair: Pair, explicit: bool) -> str:
    found = pair.explanation
    if not found.parts:
        return tr(
            "{metric} compares what the model has learned as a whole, so this score has no parts; "
            "the facts of the pair are below.",
            metric=metric_title(found.metric),
        )
    if not parts:
        return tr("It stands on so few shoppers that its parts are not told.")
    if not found.evidence:
        return tr("No shopper has both; the score comes from how alike their shoppers are.")
    if parts[0].name != "both" or most <= 0:
        return tr("Few shoppers have both, so their part is told together with the others'.")
    share = f"{max(parts[0].value, 0) / most:.0%}"
    if explicit:
        return tr("{share} of what speaks for it comes from shoppers who rated both.", share=share)
    return tr("{share} of what speaks for it comes from shoppers who bought both.", share=share)


def _beside(catalogue: Catalogue, item: int, other: int) -> list[Fact]:
    """Category, brand and price of both, as far as they are known."""
    facts: list[Fact] = []
    for labels, same, both in (
        (catalogue.categories, tr("Same category"), tr("Categories")),
        (catalogue.brands, tr("Same brand"), tr("Brands")),
    ):
        ours, theirs = labels[item], labels[other]
        if ours and theirs:
            alike = ours == theirs
            facts.append(Fact(same if alike else both, ours if alike else f"{theirs} / {ours}"))
    prices = [price_text(catalogue, code) for code in (other, item)]
    if all(prices):
        facts.append(Fact(tr("Prices"), " / ".join(prices)))
    return facts
