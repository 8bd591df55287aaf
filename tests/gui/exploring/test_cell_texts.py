"""Lines that stay shaped are as wide as Qt says, and look as if Qt had painted the text itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from recdesk.gui import theme
from recdesk.gui.views.cell_texts import face_of, fitted, line_of

BASELINE = 20
TEXTS = ("Green tea 250 g", "西湖龙井 250 克", "Tea 茶 🍵", "AVAVA fi 0123456789", "שלום tea", "")


def blank() -> QImage:
    image = QImage(300, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    return image


@pytest.mark.parametrize("pixels", [theme.TINY, theme.BODY])
@pytest.mark.parametrize("text", TEXTS)
def test_a_line_is_painted_as_qt_paints_the_text(qtbot: QtBot, text: str, pixels: int) -> None:
    face, qts = face_of(pixels), blank()
    line = line_of(text, face)
    assert line.width == pytest.approx(face.metrics.horizontalAdvance(text), abs=0.1)
    with QPainter(qts) as painter:
        painter.setFont(face.font)
        painter.setPen(QColor("black"))
        painter.drawText(QPointF(7, BASELINE), text)
    for _ in range(2):  # the second time from what is kept
        ours = blank()
        with QPainter(ours) as painter:
            line.paint(painter, 7, BASELINE, QColor("black"))
        assert ours == qts


@given(
    text=st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(["a\r\nb", "tea\u2028pot"]),
    room=st.integers(0, 200),
)
def test_what_does_not_fit_is_cut_and_no_break_hides_the_rest(qapp, text: str, room: int) -> None:
    face = face_of(theme.BODY)
    whole, cut = line_of(text, face), fitted(text, room, face)
    assert len(whole.text.splitlines()) <= 1
    assert len(whole.text) == len(text)
    if whole.width <= room:
        assert cut.text == whole.text
    else:
        assert cut.width <= max(room, face.metrics.horizontalAdvance("…")) + 1
