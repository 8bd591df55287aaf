"""The dock: what is known of the current product, and how it goes with the one beside it."""

from dataclasses import dataclass, replace
from itertools import starmap
from typing import ClassVar, Self

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from recdesk.engine.catalogue import Catalogue
from recdesk.gui import theme, wording
from recdesk.gui.beside_rows import readable
from recdesk.gui.bought import Counted, Counting, fact_names
from recdesk.gui.models.wording import initials, price_text, shortened, shortened_title
from recdesk.gui.session import Session
from recdesk.gui.thumbnails import Thumbnails, whole
from recdesk.gui.views.fact_grid import Fact, FactGrid
from recdesk.gui.views.kept import Kept
from recdesk.gui.views.note_field import NoteField
from recdesk.gui.views.product_buttons import StarButton, TrailButtons
from recdesk.gui.views.tile import Tile
from recdesk.gui.views.why_panel import WhyPanel
from recdesk.gui.views.widgets import cut_to_width, icon_button, label, line
from recdesk.i18n import tr

MOST_ATTRIBUTES = 12
"""Attributes of the catalogue that are listed; a file may have hundreds of columns."""

_LONGEST_TEXT = 400


@dataclass(frozen=True)
class DockChoices(Kept):
    """The product that is shown beside the current one, -1 for none."""

    item: int
    other: int

    def for_other_data(self) -> Self:
        return replace(self, other=-1)


class ItemDock(QScrollArea):
    """Shows the session's current product, or with `show_pair` another one and what both share.

    Signals:
        comparison_asked: no argument; the user wants to see products side by side.
    """

    comparison_asked: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("itemDock")
        self._session = session
        self.other = -1
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, though seen only when needed: everything would be laid out again as it comes and goes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        upright = self.verticalScrollBar()
        upright.rangeChanged.connect(lambda least, most: upright.setEnabled(most > least))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._tile = Tile()
        self._pictures = Thumbnails(session, self._tile.sizeHint(), whole, self)
        self._pictures.come.connect(self._show_tile)
        self._title = cut_to_width(label("", "title", wrap=True))
        self._title.setObjectName("dockTitle")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about = cut_to_width(label("", "muted", wrap=True))
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._trail = TrailButtons(session)
        self._compare = icon_button("compare", tr("Compare side by side (Ctrl+Shift+B)"))
        self._compare.setObjectName("sideBySideButton")
        self._compare.clicked.connect(self.comparison_asked)
        self._star = StarButton(session)
        self._note = NoteField(session)
        self._facts = FactGrid()
        counting = self._counting = Counting(session, self)
        counting.found.connect(self._on_counted)
        self.destroyed.connect(lambda: counting.shutdown())
        self._why = WhyPanel(session)
        self._attributes = FactGrid()
        self._description = cut_to_width(label("", "muted", wrap=True))
        self._lay_out()
        session.current_item_changed.connect(self._on_current_item_changed)
        session.changed.connect(self._on_changed)
        session.notes.changed.connect(self._on_notes_changed)
        self.refresh()

    @property
    def choices(self) -> DockChoices:
        """The pair that is shown."""
        return DockChoices(self._session.current_item, self.other)

    def restore(self, choices: DockChoices) -> None:
        """Shows the pair that was shown before the dock was made anew, while its product is current."""
        if choices.item == self._session.current_item:
            self.show_pair(choices.other)

    @property
    def shown(self) -> int:
        """Code of the product that is shown, -1 for none."""
        return self.other if self.other >= 0 else self._session.current_item

    @property
    def note(self) -> NoteField:
        """The note of that product."""
        return self._note

    def _lay_out(self) -> None:
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 4, 0, 0)
        more.setSpacing(theme.GAP_WIDE)
        for part in (line(), self._attributes, self._description):
            more.addWidget(part)
        self._content = QWidget()
        self._content.setObjectName("scrolled")
        column = QVBoxLayout(self._content)
        right = theme.MARGIN - self.verticalScrollBar().sizeHint().width()
        column.setContentsMargins(theme.MARGIN, theme.MARGIN, right, theme.MARGIN)
        column.setSpacing(theme.GAP)
        tools, heading = QHBoxLayout(), QHBoxLayout()
        tools.addWidget(self._trail)
        tools.addStretch(1)
        tools.addWidget(self._compare)
        self._compare.setFixedSize(28, 28)
        heading.setSpacing(4)
        heading.addWidget(self._title, 1)
        heading.addWidget(self._star, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(tools)
        column.addWidget(self._tile)
        column.addSpacing(4)
        column.addLayout(heading)
        column.addWidget(self._about)
        column.addWidget(self._note)
        column.addSpacing(4)
        column.addWidget(self._facts)
        column.addWidget(self._why)
        column.addWidget(self._more)
        column.addStretch(1)
        self.setWidget(self._content)

    @Slot(int)
    def show_pair(self, other: int) -> None:
        """Shows a product beside the current one; -1 shows the current one alone."""
        self.other = other if other != self._session.current_item else -1
        self.refresh()

    @Slot(int)
    def _on_current_item_changed(self, item: int) -> None:
        del item
        self.other = -1
        self.refresh()

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what in ("workspace", "data"):
            self.other = -1
        self.refresh()

    @Slot()
    def _on_notes_changed(self) -> None:
        if self._session.catalogue is not None and self.shown >= 0:
            self._star.show_item(self.shown)
            self._note.show_item(self.shown)

    def refresh(self) -> None:
        """Reads everything anew from the session."""
        catalogue, current = self._session.catalogue, self._session.current_item
        self._content.setVisible(catalogue is not None and current >= 0)
        if catalogue is None or current < 0:
            self._why.ask(-1, -1)
            return
        item = self.shown
        title = shortened_title(catalogue, item)
        self._show_tile()
        self._title.setText(title)
        self._title.setToolTip(shortened(catalogue.title(item), 2000) if title.endswith("…") else "")
        self._star.show_item(item)
        self._note.show_item(item)
        self._about.setText(_about(catalogue, item))
        self._about.setVisible(bool(self._about.text()))
        self._facts.show_facts(self._facts_of(item))
        self._why.ask(current, self.other)
        self._show_more(catalogue, item)

    @Slot()
    def _show_tile(self) -> None:
        """The product's picture, or until it has come and where there is none how the titles begin."""
        catalogue, item = self._session.catalogue, self.shown
        if catalogue is None or item < 0:
            return
        tile = initials(shortened_title(catalogue, item))
        if self.other >= 0:
            tile = f"{initials(shortened_title(catalogue, self._session.current_item))} × {tile}"
        picture = self._pictures.of(item, self.devicePixelRatioF())
        self._tile.show_product(tile, catalogue.categories[item], picture)

    def _show_more(self, catalogue: Catalogue, item: int) -> None:
        """Further attributes and the description."""
        details = [
            Fact(readable(column), str(value), column)
            for column, value in catalogue.details(item).items()
            if value
        ]
        self._attributes.show_facts(details[:MOST_ATTRIBUTES])
        text = catalogue.descriptions[item]
        self._description.setText(f"{text[:_LONGEST_TEXT]}…" if len(text) > _LONGEST_TEXT else text)
        self._description.setVisible(bool(text))
        self._more.setVisible(bool(details or text))

    def _facts_of(self, item: int) -> list[Fact]:
        session = self._session
        catalogue, incidence, summary = session.catalogue, session.incidence, session.summary
        facts: list[Fact] = []
        if catalogue is not None and (price := price_text(catalogue, item)):
            facts.append(Fact(tr("Price"), price))
        if incidence is None or summary is None:
            return facts
        facts.append(Fact(tr("Shoppers"), f"{session.item_degrees[item]:,}"))
        counted, explicit = self._counting.count(item), summary.feedback == "explicit"
        if counted is None:  # the lines already stand where their values will be
            return facts + [Fact(name, "") for name in fact_names(explicit, incidence.times is not None)]
        if counted.bought is not None:
            facts += starmap(Fact, counted.bought.facts(explicit).items())
        return facts

    @Slot(object)
    def _on_counted(self, counted: Counted) -> None:
        if counted.item == self.shown:
            self._facts.show_facts(self._facts_of(counted.item))


def _about(catalogue: Catalogue, item: int) -> str:
    """The id, unless it stands in for the title, and under it category and brand."""
    shown = "" if catalogue.title(item) == catalogue.item_ids[item] else catalogue.item_ids[item]
    kind = wording.SEPARATOR.join(filter(None, (catalogue.categories[item], catalogue.brands[item])))
    return "\n".join(filter(None, (shown, kind)))
