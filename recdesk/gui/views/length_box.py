"""A choice of how long a list is."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from recdesk.i18n import tr


def length_box(
    name: str,
    lengths: Sequence[int],
    usual: int,
    on_activated: Callable[[int], object],
    parent: QWidget | None = None,
) -> QComboBox:
    """A box of lengths, each as its data; `usual` is chosen first."""
    box = QComboBox(parent)
    box.setObjectName(name)
    box.setAccessibleName(tr("Length of the list"))
    box.setToolTip(tr("Length of the list"))
    for length in lengths:
        box.addItem(tr("Top {n}", n=length), length)
    box.setCurrentIndex(lengths.index(usual))
    box.activated.connect(on_activated)
    return box
