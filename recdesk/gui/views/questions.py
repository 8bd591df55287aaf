"""Small windows that tell or ask something, without holding up what runs."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from recdesk.i18n import tr


def tell(parent: QWidget, title: str, text: str) -> None:
    """Shows a text with one button to close it."""
    ask(parent, title, text, {tr("Close"): None})


def tell_table(parent: QWidget, title: str, rows: Sequence[tuple[str, str]]) -> None:
    """Shows two columns of text."""
    cells = "".join(
        f"<tr><td style='padding-right: 24px'>{escape(left)}</td><td>{escape(right)}</td></tr>"
        for left, right in rows
    )
    ask(parent, title, f"<table cellspacing='4'>{cells}</table>", {tr("Close"): None}, rich=True)


def ask(
    parent: QWidget,
    title: str,
    text: str,
    answers: dict[str, Callable[[], object] | None],
    rich: bool = False,
) -> None:
    """Shows a question; the function of the answer given is called, None does nothing.

    It returns at once; `rich` says that the text is HTML. Escape gives an answer that does nothing.
    """
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    box.setText(text)
    for words, do in answers.items():
        button = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
        if do is None:
            box.setEscapeButton(button)
        else:
            button.clicked.connect(do)
    box.setWindowModality(Qt.WindowModality.NonModal)
    box.show()
