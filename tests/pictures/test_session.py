"""The picture of one session: what it shows can be seen, in colour and in black and white."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.infusion import (
    Infusion,
    Mark,
    Medication,
    Pause,
    Purpose,
    RateStep,
    RateUnit,
    Reaction,
    Status,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import between
from ivig_logger.pictures.chart import Point
from ivig_logger.pictures.ink import PRINT, Ink
from ivig_logger.pictures.session.chart import SessionChart
from ivig_logger.words.onset import verdict_text
from tests.builders import a_full_infusion, a_moment, a_reaction, a_running_infusion, an_infusion
from tests.strategies import infusions

pytestmark = pytest.mark.usefixtures("qapp")
COLOURED = Ink("#FFFFFF", "#000000", "#333333", "#AAAAAA", "#0000FF", "#FF0000", "#FFEEEE", "#00AA00", "#444444")
START = a_moment()
WIDE = 800


def at(minutes: float) -> Moment:
    return START + timedelta(minutes=minutes)


def rates(*told: tuple[float, int]) -> tuple[RateStep, ...]:
    return tuple(RateStep(at(minute), Decimal(value), RateUnit.ML_H) for minute, value in told)


def painted(infusion: Infusion, ink: Ink = COLOURED, chosen: str = "", *, small: bool = False) -> QImage:
    chart = SessionChart(infusion, small=small)
    font = QApplication.font()
    image = QImage(280 if small else WIDE, round(chart.height(font)), QImage.Format.Format_RGB32)
    image.fill(QColor(ink.ground))
    painter = QPainter(image)
    painter.setFont(font)
    try:
        chart.paint(painter, QRectF(image.rect()), ink, chosen)
    finally:
        painter.end()  # a painter that outlives its image ends the program
    return image


def points(infusion: Infusion, *, small: bool = False) -> list[Point]:
    chart = SessionChart(infusion, small=small)
    image = QImage(WIDE, round(chart.height(QApplication.font())), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setFont(QApplication.font())
    try:
        return chart.points(painter, QRectF(image.rect()))
    finally:
        painter.end()


def count(image: QImage, colour: str, box: QRectF | None = None) -> int:
    wanted, within = QColor(colour).rgb(), image.rect() if box is None else box.toRect().intersected(image.rect())
    across, down = range(within.left(), within.right() + 1), range(within.top(), within.bottom() + 1)
    return sum(image.pixel(x, y) == wanted for x in across for y in down)


def test_the_first_hour_is_shaded() -> None:
    assert count(painted(an_infusion()), "#FFEEEE") > 1000


@pytest.mark.parametrize(
    ("reaction", "colour"),
    [
        (a_reaction(), "#FF0000"),
        (a_reaction(onset=between(at(50), at(80))), "#00AA00"),
        (a_reaction(minutes=120), "#444444"),
    ],
)
def test_each_reaction_has_the_mark_of_its_state_where_it_is_pointed_at(reaction: Reaction, colour: str) -> None:
    infusion = an_infusion(reactions=(reaction,))
    (point,) = [each for each in points(infusion) if each.key.startswith("reactions")]
    assert count(painted(infusion), colour, point.box) > 10


def test_a_reaction_is_a_bar_up_to_when_it_was_over() -> None:
    short, long = (an_infusion(reactions=(a_reaction(resolved=at(over)),)) for over in (40, 160))
    assert count(painted(long), "#333333") > count(painted(short), "#333333") + 100


def test_the_rate_is_a_line_and_its_absence_is_said() -> None:
    assert count(painted(an_infusion(rates=rates((0, 30), (60, 60)))), "#0000FF") > 400
    assert points(an_infusion())[0].words == "09:00, minute 0: Started; lots not recorded"


def test_the_volume_is_another_line_than_the_rate() -> None:
    known = an_infusion(rates=rates((0, 30), (60, 60)))
    unknown = replace(known, weight=None, rates=(RateStep(START, Decimal("0.5"), RateUnit.ML_KG_H),))
    assert count(painted(known, PRINT), "#000000") > count(painted(unknown, PRINT), "#000000")


def test_a_pause_is_hatched() -> None:
    paused = an_infusion(rates=rates((0, 30)), pauses=(Pause(at(60), at(120)),))
    (box,) = [each.box for each in points(paused) if each.key.startswith("pauses")]
    plain = replace(paused, pauses=())
    assert count(painted(paused, PRINT), PRINT.soft, box) > count(painted(plain, PRINT), PRINT.soft, box) + 100


def test_premedications_stand_before_the_start_and_rescue_medicine_after_it() -> None:
    given = (
        Medication("acetaminophen", at=at(-45)),
        Medication("ibuprofen", purpose=Purpose.FOR_REACTION, at=at(80)),
    )
    found = {each.key: each.box.center().x() for each in points(an_infusion(medications=given))}
    assert found["medications.0"] < found["start"] < found["medications.1"] < found["end"]


def test_an_early_premedication_is_not_squeezed_onto_the_start() -> None:
    found = {each.key: each.box.center().x() for each in points(a_full_infusion())}
    assert found["start"] - found["medications.0"] > 40


def test_vital_signs_are_painted_where_they_are_pointed_at_and_not_in_a_small_one() -> None:
    infusion = an_infusion(vitals=(VitalSigns(at(120), 120, 70, 72, Decimal("36.5"), spo2=98),))
    (point,) = [each for each in points(infusion) if each.key.startswith("vitals")]
    assert count(painted(infusion), "#000000", point.box) > 40
    assert painted(infusion, small=True).height() < painted(infusion).height() / 2


def test_a_reaction_of_the_next_day_stands_at_the_right_in_words() -> None:
    infusion = an_infusion(reactions=(a_reaction("fatigue", 1380),))
    (late,) = [each for each in points(infusion) if each.key.startswith("reactions")]
    (end,) = [each for each in points(infusion) if each.key == "end"]
    assert late.box.left() > end.box.center().x()
    blank = count(painted(infusion), "#FFFFFF", late.box)
    assert blank < late.box.width() * late.box.height() * 0.95


def test_every_fact_of_the_table_can_be_pointed_at_in_reading_order() -> None:
    for small in (False, True):
        chart = SessionChart(a_full_infusion(), small=small)
        assert [each.key for each in points(a_full_infusion(), small=small)] == [each.key for each in chart.rows]


def test_every_point_lies_in_the_picture() -> None:
    infusion = a_full_infusion()
    whole = QRectF(painted(infusion).rect()).adjusted(-1, -1, 1, 1)
    assert all(whole.contains(each.box.center()) for each in points(infusion))


def test_what_is_chosen_has_a_line_through_all_bands() -> None:
    infusion = an_infusion(rates=rates((0, 30)), reactions=(a_reaction(minutes=120),))
    assert count(painted(infusion, chosen="reactions.0"), "#0000FF") > count(painted(infusion), "#0000FF")


def test_what_was_never_recorded_takes_no_room() -> None:
    assert painted(an_infusion()).height() < painted(a_full_infusion()).height() / 2


@pytest.mark.parametrize(
    "infusion",
    [
        an_infusion(ended=at(34 * 60), reactions=(a_reaction(),)),
        an_infusion(ended=at(20)),
        an_infusion(ended=None),
        a_running_infusion(START, vitals=(VitalSigns(at(-10), heart_rate=72),)),
        an_infusion(rates=(*rates((0, 0)),)),
        an_infusion(rates=(*rates((0, 30)), RateStep(at(9), Decimal(1), RateUnit.ML_KG_H)), weight=None),
        an_infusion(ended=None, status=Status.RUNNING, pauses=(Pause(at(20), None),)),
        an_infusion(reactions=(a_reaction(minutes=-30), a_reaction(minutes=None))),
        an_infusion(marks=tuple(Mark(at(each), "the doorbell rang") for each in range(0, 180, 9))),
    ],
)
def test_any_session_can_be_painted_in_any_ink(infusion: Infusion) -> None:
    for small in (True, False):
        for ink in (COLOURED, PRINT):
            assert count(painted(infusion, ink, small=small), ink.ground) > 0


def test_a_lane_that_stays_empty_harms_nothing() -> None:
    early = tuple(Mark(at(each * 40), "note") for each in range(5))
    assert len(points(an_infusion(ended=at(400), marks=early))) == 7


@settings(max_examples=40)
@given(infusion=infusions())
def test_every_session_can_be_painted_and_each_thing_in_it_is_told_once(infusion: Infusion) -> None:
    for small in (True, False):
        chart = SessionChart(infusion, small=small)
        keys = [each.key for each in chart.rows]
        assert [each.key for each in points(infusion, small=small)] == keys
        assert len(set(keys)) == len(keys)
        assert not painted(infusion, PRINT, keys[0], small=small).isNull()


@given(infusion=infusions())
def test_the_state_of_each_reaction_is_that_of_the_one_rule(infusion: Infusion) -> None:
    told = {each.key: each.cells[2] for each in SessionChart(infusion).rows}
    for position, each in enumerate(infusion.reactions):
        assert verdict_text(each.onset, infusion.started) in told[f"reactions.{position}"]


def test_two_thousand_things_are_painted_and_told_without_a_wait() -> None:
    busy = an_infusion(
        rates=tuple(RateStep(at(each / 3), Decimal(30 + each % 90), RateUnit.ML_H) for each in range(500)),
        reactions=tuple(a_reaction(f"symptom {each}", each / 4) for each in range(700)),
        vitals=tuple(VitalSigns(at(each / 3), 120, 70 + each % 9, 72, spo2=97) for each in range(500)),
        marks=tuple(Mark(at(each / 2), "note") for each in range(300)),
    )
    began = perf_counter()
    assert len(SessionChart(busy).rows) == 2002
    painted(busy)
    assert perf_counter() - began < 1.0
