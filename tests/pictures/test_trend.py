"""The charts of trends: what they show can be seen, in colour and in black and white."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.answers.session_fact import Answer, SessionFact
from ivig_logger.domain.answers.trends import Measure, steps, trend
from ivig_logger.pictures.chart import Chart, Point
from ivig_logger.pictures.ink import PRINT, Ink
from ivig_logger.pictures.share import ShareChart
from ivig_logger.pictures.trend import TrendChart
from tests.domain.answers.facts import a_fact

pytestmark = pytest.mark.usefixtures("qapp")
COLOURED = Ink("#FFFFFF", "#000000", "#333333", "#AAAAAA", "#0000FF", "#FF0000", "#FFEEEE", "#00AA00", "#444444")
AREA = QRectF(0, 0, 700, 240)


def painted(chart: Chart, ink: Ink = COLOURED, chosen: str = "", area: QRectF = AREA) -> QImage:
    image = QImage(round(area.right()), round(area.bottom()), QImage.Format.Format_RGB32)
    image.fill(QColor(ink.ground))
    painter = QPainter(image)
    painter.setFont(QApplication.font())
    chart.paint(painter, area, ink, chosen)
    painter.end()
    return image


def points(chart: Chart, area: QRectF = AREA) -> Sequence[Point]:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setFont(QApplication.font())
    found = chart.points(painter, area)
    painter.end()
    return found


def count(image: QImage, colour: str, within: QRectF = AREA) -> int:
    wanted, box = QColor(colour).rgb(), within.toAlignedRect().intersected(image.rect())
    across, down = range(box.left(), box.right() + 1), range(box.top(), box.bottom() + 1)
    return sum(image.pixel(x, y) == wanted for x in across for y in down)


def dark(image: QImage, within: QRectF) -> int:
    """How many points of a picture are darker than not, as letters are."""
    box = within.toAlignedRect().intersected(image.rect())
    across, down = range(box.left(), box.right() + 1), range(box.top(), box.bottom() + 1)
    return sum(image.pixelColor(x, y).lightness() < 128 for x in across for y in down)


def feeling(*values: int | None) -> TrendChart:
    """Well-being, day after day."""
    return TrendChart(trend(Measure.WELLBEING, [a_fact(at, wellbeing=each) for at, each in enumerate(values)]))


def quarter(*answers: Answer) -> ShareChart:
    """Sessions of one quarter."""
    facts = [a_fact(number, first_hour=each) for number, each in enumerate(answers)]
    return ShareChart(steps(facts))


def between(first: Point, second: Point) -> QRectF:
    """What lies between two points, without them."""
    return QRectF(first.box.right() + 2, AREA.top(), second.box.left() - first.box.right() - 4, AREA.height())


def test_the_line_is_broken_where_nothing_is_recorded() -> None:
    whole, gap = feeling(3, 5, 3, 5), feeling(3, None, 3, 5)
    first, third, fourth = points(gap)
    assert count(painted(whole), "#0000FF", between(first, third)) > 0
    assert count(painted(gap), "#0000FF", between(first, third)) == 0
    assert count(painted(gap), "#0000FF", between(third, fourth)) > 0


def test_a_better_day_stands_higher_and_a_later_one_further_right() -> None:
    low, high = points(feeling(0, 10))
    assert high.box.center().y() < low.box.center().y()
    assert high.box.center().x() > low.box.center().x()


def test_each_known_session_is_a_point_that_opens_it() -> None:
    found = points(feeling(3, None, 5))
    assert [each.opens for each in found] == [frozenset({a_fact(number).id}) for number in (0, 2)]
    assert [each.words for each in found] == ["Tue 20 Oct 2026: 3 of 10", "Thu 22 Oct 2026: 5 of 10"]


def test_the_table_has_the_sessions_without_a_value_too() -> None:
    assert [each.cells[1] for each in feeling(3, None, 5).rows] == ["3 of 10", "not recorded", "5 of 10"]


def test_the_last_value_is_written_beside_its_point() -> None:
    chart = feeling(3, 7)
    last = points(chart)[-1].box
    beside = QRectF(last.right() + 2, last.top() - 4, AREA.right() - last.right() - 2, last.height() + 8)
    assert dark(painted(chart), beside) > 20


def test_the_chosen_point_is_larger() -> None:
    chart = feeling(3, 7)
    assert count(painted(chart, chosen=a_fact(0).id), "#0000FF") > count(painted(chart), "#0000FF")


def test_a_count_is_a_stem_from_nothing() -> None:
    facts = [a_fact(at, reactions=each) for at, each in enumerate((0, 2, 0))]
    chart = TrendChart(trend(Measure.REACTIONS, facts))
    first, second, _ = points(chart)
    below = second.box.translated(0, (first.box.top() - second.box.top()) / 2)
    assert count(painted(chart), "#0000FF", below) > 2
    assert count(painted(chart), "#0000FF", between(first, second)) == 0


@pytest.mark.parametrize("measure", Measure)
def test_one_session_is_a_chart(measure: Measure) -> None:
    fact = a_fact(0, reactions=1, dose_per_kg=0.5, gap=1.0, ended=a_fact(0).started + 60, wellbeing=1, igg_trough=9)
    chart = TrendChart(trend(measure, [fact]))
    assert len(points(chart)) == 1
    assert count(painted(chart), "#0000FF") > 0


@pytest.mark.parametrize("value", [0, 1, 10])
def test_every_value_of_the_scale_lies_within_the_picture(value: int) -> None:
    for each in points(feeling(value, value)):
        assert AREA.contains(each.box)


def test_few_sessions_are_a_hollow_mark_and_more_a_full_one() -> None:
    few, many = quarter(Answer.YES, Answer.NO), quarter(*[Answer.YES, Answer.NO] * 3)
    (at,) = points(few)
    assert count(painted(few), "#FF0000", at.box) < count(painted(many), "#FF0000", points(many)[0].box)


def test_the_unknown_ones_are_a_dashed_line_up_from_the_mark() -> None:
    sure, unsure = quarter(Answer.YES, Answer.NO), quarter(Answer.YES, Answer.NOT_KNOWN, Answer.NO)
    assert count(painted(sure), "#00AA00") == 0
    assert count(painted(unsure), "#00AA00") > 20


def test_a_mark_opens_all_sessions_of_its_quarter() -> None:
    (found,) = points(quarter(Answer.YES, Answer.NO))
    assert found.opens == frozenset({a_fact(0).id, a_fact(1).id})
    assert found.words == "Oct to Dec 2026: with a reaction in the first hour 1 of 2, few"


def test_a_quarter_without_a_session_is_no_point_and_a_row() -> None:
    facts: list[SessionFact] = [a_fact(0), a_fact(200)]
    chart = ShareChart(steps(facts))
    assert len(points(chart)) == 2
    assert [each.cells[1] for each in chart.rows] == ["0 of 1, few", "no session", "0 of 1, few"]


def test_the_counts_stay_within_the_picture() -> None:
    """Where all are unknown there is room neither above nor below."""
    image = painted(quarter(Answer.NOT_KNOWN), area=AREA)
    (mark,) = points(quarter(Answer.NOT_KNOWN))
    beside = QRectF(mark.box.right(), AREA.top(), 100, AREA.height() / 2 + 60)
    assert dark(image, beside) > 20


def test_points_of_a_usual_log_can_be_told_apart() -> None:
    found = points(feeling(*[5] * 45))
    assert all(not a.box.intersects(b.box) for a, b in combinations(found, 2))


@pytest.mark.parametrize("chart", [feeling(3, None, 7, 4), quarter(Answer.YES, Answer.NOT_KNOWN, Answer.NO)])
def test_in_print_there_is_no_colour(chart: Chart) -> None:
    image = painted(chart, PRINT)
    for x in range(image.width()):
        for y in range(image.height()):
            assert image.pixelColor(x, y).saturation() == 0
