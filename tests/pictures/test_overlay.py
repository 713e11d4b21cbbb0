"""The picture of all sessions: what it shows can be seen, in colour and in black and white."""

from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.answers.overlay import Overlay, overlay_of
from ivig_logger.domain.infusion import Infusion
from ivig_logger.pictures.ink import PRINT, Ink
from ivig_logger.pictures.overlay import overlay_axis, overlay_height, paint_overlay, row_box
from tests.builders import a_moment, a_reaction, an_infusion

pytestmark = pytest.mark.usefixtures("qapp")
COLOURED = Ink("#FFFFFF", "#000000", "#333333", "#AAAAAA", "#0000FF", "#FF0000", "#FFEEEE", "#00AA00", "#444444")


def a_session(number: int, **changes: object) -> Infusion:
    started = a_moment() + timedelta(days=number)
    return an_infusion(number, **{"started": started, "ended": started + timedelta(hours=3), **changes})


def painted(overlay: Overlay, ink: Ink, chosen: str = "") -> QImage:
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(ink.ground))
    painter = QPainter(image)
    painter.setFont(QFont(QApplication.font()))
    paint_overlay(painter, QRectF(image.rect()), overlay, ink, chosen)
    painter.end()
    return image


def count(image: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_each_session_is_a_line() -> None:
    one, three = (painted(overlay_of(map(a_session, range(many))), COLOURED) for many in (1, 3))
    assert count(three, "#0000FF") > 2 * count(one, "#0000FF") > 0


def test_an_early_reaction_is_marked_and_a_later_one_otherwise() -> None:
    early = painted(overlay_of([a_session(0, reactions=(a_reaction(minutes=25),))]), COLOURED)
    later = painted(overlay_of([a_session(0, reactions=(a_reaction(minutes=125),))]), COLOURED)
    assert count(early, "#FF0000") > count(later, "#FF0000")
    assert count(later, "#444444") > count(early, "#444444")


def test_the_first_hour_is_shaded() -> None:
    assert count(painted(overlay_of([a_session(0)]), COLOURED), "#FFEEEE") > 1000


def test_the_chosen_session_is_thicker() -> None:
    overlay = overlay_of(map(a_session, range(3)))
    plain, chosen = painted(overlay, COLOURED), painted(overlay, COLOURED, overlay.lines[1].id)
    assert count(chosen, "#0000FF") > count(plain, "#0000FF")


def test_products_are_told_apart_by_dashes_in_print() -> None:
    same = painted(overlay_of([a_session(0), a_session(1)]), PRINT)
    other = painted(overlay_of([a_session(0, product="Octagam"), a_session(1)]), PRINT)
    assert count(other, "#000000") < count(same, "#000000")


@pytest.mark.parametrize("many", [0, 1, 400])
def test_any_number_of_sessions_can_be_painted(many: int) -> None:
    overlay = overlay_of(map(a_session, range(many)))
    assert not painted(overlay, PRINT).isNull()
    assert overlay_height(overlay, QApplication.font()) > 0


def test_the_rows_fill_the_axis_from_top_to_bottom() -> None:
    overlay = overlay_of(map(a_session, range(5)))
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    axis = overlay_axis(painter, QRectF(image.rect()), overlay)
    boxes = [row_box(axis, overlay, at, painter) for at in range(5)]
    painter.end()
    assert all(above.bottom() == pytest.approx(below.top()) for above, below in pairwise(boxes))
    assert boxes[-1].bottom() == pytest.approx(axis.box.bottom())
