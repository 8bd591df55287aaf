"""Small windows that tell or ask something, without holding up what runs."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from recdesk.i18n import tr


def tell(parent: QWidget, title: str, text: str) -> None:
    """Shows a text with one button to close it."""
    ask(parent, title, text, {tr("Close"): None})


def ask(parent: QWidget, title: str, text: str, answers: dict[str, Callable[[], object] | None]) -> None:
    """Shows a question; the function of the answer given is called, None does nothing.

    It returns at once. Escape gives an answer that does nothing.
    """
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    for words, do in answers.items():
        button = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
        if do is None:
            box.setEscapeButton(button)
        else:
            button.clicked.connect(do)
    box.setWindowModality(Qt.WindowModality.NonModal)
    box.show()
