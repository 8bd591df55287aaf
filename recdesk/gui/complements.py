"""Which products go with the current one, for lists that only mark them: looked for once those are shown."""

from typing import ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from recdesk.engine.association import FEWEST
from recdesk.gui.session import Session
from recdesk.gui.together import Companions

_DELAY = 50
"""Milliseconds that a list has to be painted before the work begins, which shares Python with it."""


class Complements(QObject):
    """Follows what is found for the list of what is bought together, and asks for it where nobody else does.

    Signals:
        came: no argument; `codes` is known now.
    """

    came: ClassVar[Signal] = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Companions | None = None
        self._later = QTimer(self, singleShot=True, interval=_DELAY)
        self._later.timeout.connect(self._ask)
        session.together.found.connect(self._on_found)
        session.changed.connect(self._on_changed)

    @property
    def codes(self) -> npt.NDArray[np.int32] | None:
        """int32[n], products that the list of what is bought together shows; None while it is not known."""
        session, found = self._session, self._found
        if found is None or found.item != session.current_item:
            return None
        # Another number of baskets would tell what the user does not want told.
        return found.found.items if found.fewest == max(FEWEST, session.settings.smallest_group) else None

    def look(self) -> None:
        """Looks for them a little later, unless they are known."""
        if self.codes is None and self._session.baskets is not None:
            self._later.start()

    @Slot()
    def _ask(self) -> None:
        if self.codes is None:
            self._session.together.look(self._session.settings.smallest_group)

    @Slot(object)
    def _on_found(self, companions: Companions) -> None:
        self._found = companions
        self.came.emit()

    @Slot(str)
    def _on_changed(self, what: str) -> None:
        if what in ("workspace", "data"):
            self._found = None
            self._later.stop()
