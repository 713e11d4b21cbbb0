"""Sessions one below the other start at the same place and have one scale."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.infusion import Infusion
from ivig_logger.pictures.compared import ComparedChart
from ivig_logger.pictures.ink import PRINT
from tests.builders import a_full_infusion, a_moment, a_reaction, an_infusion

pytestmark = pytest.mark.usefixtures("qapp")
SHORT = an_infusion(2, ended=a_moment("10:30"), reactions=(a_reaction(minutes=25),))
LONG = a_full_infusion(1, ended=a_moment("09:00") + timedelta(hours=9))


def painter_on(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setFont(QFont(QApplication.font()))
    return painter


def lefts(sessions: list[Infusion], key: str) -> list[float]:
    """Where the point with this key is in each of the sessions."""
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    painter = painter_on(image)
    points = ComparedChart(sessions).points(painter, QRectF(image.rect()))
    painter.end()
    return [each.box.center().x() for each in points if each.key.endswith(f" {key}")]


def test_the_starts_are_below_one_another() -> None:
    late = an_infusion(3, reactions=(a_reaction(minutes=None), a_reaction(minutes=3000)))
    first, second, third = lefts([LONG, SHORT, late], "start")
    assert first == pytest.approx(second)
    assert first == pytest.approx(third)


def test_a_shorter_session_ends_further_left() -> None:
    first, second = lefts([LONG, SHORT], "end")
    assert second < first


def test_it_is_painted_and_read_with_the_day_of_each_session() -> None:
    chart = ComparedChart([LONG, SHORT])
    image = QImage(900, round(chart.height(QApplication.font())), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = painter_on(image)
    chart.paint(painter, QRectF(image.rect()), PRINT)
    painter.end()
    assert {row.cells[0] for row in chart.rows} == {"Tue 20 Oct 2026"}
    assert any(image.pixel(x, y) != 0xFFFFFFFF for x in range(0, 900, 3) for y in range(image.height()))


def test_nothing_is_compared_without_sessions() -> None:
    assert ComparedChart([]).rows == []
