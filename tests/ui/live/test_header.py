from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ivig_logger.domain import events
from ivig_logger.domain.infusion import RateStep, RateUnit
from ivig_logger.ui import theme
from ivig_logger.ui.live.header import Header
from ivig_logger.ui.live.session import LiveSession
from tests.clock import Clock
from tests.ui.live.conftest import STARTED
from tests.ui.live.presses import EVERY_QUARTER, give_plan


class Paints(QObject):
    """Counts what is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QWidget] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.painted.append(watched)
        return False


@pytest.fixture
def paints(qapp: QApplication) -> Iterator[Paints]:
    made = Paints()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def shown(qtbot: QtBot, session: LiveSession, width: int = 1000) -> Header:
    header = Header(session)
    qtbot.addWidget(header)
    header.resize(width, header.heightForWidth(width))
    header.show()
    return header


def test_the_plate_names_the_patient_the_product_and_the_start(qtbot: QtBot, session: LiveSession) -> None:
    header = shown(qtbot, session)
    plate = header.plate
    assert plate.avatar.text() == "PA"
    assert plate.title.text() == "Infusion running · Patient A"
    assert plate.facts.text() == "Privigen 10 %, 30 g · started 13:50"
    assert plate.clock.text().startswith("14:15")


def test_elapsed_is_now_without_the_start(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    header = shown(qtbot, session)
    assert header.elapsed.text == "0:25:00"
    header.tick(clock.forward(minutes=22, seconds=12))
    assert header.elapsed.text == "0:47:12"
    header.tick(clock.forward(minutes=-30))  # the clock was set back: now is what counts, no counter
    assert header.elapsed.text == "0:17:12"


def test_a_clock_before_the_start_counts_nothing_and_is_said(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    header = shown(qtbot, session)
    header.tick(clock.forward(minutes=-60))
    assert header.elapsed.text == "0:00:00"
    assert header.flow.next.text() == "The clock reads before the start."


def test_the_bar_says_how_much_of_the_first_hour_is_left(qtbot: QtBot, session: LiveSession) -> None:
    header = shown(qtbot, session)
    header.tick(STARTED + timedelta(minutes=47, seconds=12))
    assert header.hour.heading.text() == "◔ First hour"
    assert header.hour.left.text() == "13 min left"
    assert header.hour.bar.accessibleName() == "First hour: 47 of 60 minutes"


def test_at_sixty_minutes_the_bar_is_full_and_the_hour_not_over(qtbot: QtBot, session: LiveSession) -> None:
    header = shown(qtbot, session)
    header.tick(STARTED + timedelta(minutes=60))
    assert header.hour.left.text() == "ends now"
    assert header.hour.left.property("role") == "hour"
    assert header.hour.bar.accessibleName() == "First hour: 60 of 60 minutes"
    header.tick(STARTED + timedelta(minutes=60, seconds=1))
    assert header.hour.left.text() == "over at 14:50"
    assert header.hour.left.property("role") == "soft"


def test_rate_step_millilitres_and_what_is_next_are_shown(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session, vitals=EVERY_QUARTER)
    session.record(events.add(RateStep(STARTED + timedelta(minutes=30), Decimal(60), RateUnit.ML_H)), "rate")
    header = shown(qtbot, session)
    header.tick(clock.forward(minutes=13))
    assert header.flow.rate.text() == "60 mL/h"
    assert header.flow.beside.text() == "step 2 of 3 · 23 mL in"
    assert header.flow.next.text() == "next step 14:50"


def test_after_the_end_the_time_stands_still_and_observation_counts_down(
    qtbot: QtBot, session: LiveSession, clock: Clock
) -> None:
    give_plan(session, observation=30)
    header = shown(qtbot, session)
    session.record(events.end(clock.at), "end")
    header.tick(clock.forward(minutes=7))
    assert header.elapsed.text == "0:25:00"
    assert header.plate.title.text() == "Infusion ended · Patient A"
    assert (header.flow.rate.text(), header.flow.beside.text()) == ("Ended 14:15", "lasted 25 min · 12 mL in")
    assert header.flow.next.text() == "observation until 14:45, 23 min left"


def test_the_first_hour_goes_on_when_the_infusion_has_ended_earlier(
    qtbot: QtBot, session: LiveSession, clock: Clock
) -> None:
    header = shown(qtbot, session)
    session.record(events.end(clock.at), "end")
    header.tick(clock.forward(minutes=15))
    assert header.hour.left.text() == "20 min left"


def test_a_tick_that_changes_nothing_paints_nothing(
    qtbot: QtBot, session: LiveSession, clock: Clock, paints: Paints
) -> None:
    header = shown(qtbot, session)
    QApplication.processEvents()
    paints.painted.clear()
    header.tick(clock.at)
    QApplication.processEvents()
    assert paints.painted == []


def test_a_second_paints_the_figures_and_at_most_the_bar(
    qtbot: QtBot, session: LiveSession, clock: Clock, paints: Paints
) -> None:
    header = shown(qtbot, session)
    header.tick(clock.forward(seconds=1))
    QApplication.processEvents()
    paints.painted.clear()
    header.tick(clock.forward(seconds=1))
    QApplication.processEvents()
    assert header.elapsed in paints.painted
    assert not any(each.inherits("QLabel") for each in paints.painted)


def test_the_name_of_the_clock_does_not_change_with_the_seconds(
    qtbot: QtBot, session: LiveSession, clock: Clock
) -> None:
    header = shown(qtbot, session)
    before = (header.elapsed.accessibleName(), header.elapsed.accessibleDescription(), header.hour.bar.accessibleName())
    header.tick(clock.forward(seconds=59))
    after = (header.elapsed.accessibleName(), header.elapsed.accessibleDescription(), header.hour.bar.accessibleName())
    assert before == after == ("Elapsed time", "25 min", "First hour: 25 of 60 minutes")


@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("width", [600, 780, 1030])
def test_nothing_is_wider_than_its_place(
    qtbot: QtBot, qapp: QApplication, session: LiveSession, zoom: int, width: int
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, zoom)
    give_plan(session, vitals=EVERY_QUARTER)
    header = shown(qtbot, session, width * zoom // 100)
    QApplication.processEvents()
    assert header.minimumSizeHint().width() <= width * zoom // 100
    for each in (header.elapsed, header.hour, header.flow):
        assert each.geometry().right() < header.width()
    assert not header.elapsed.geometry().intersects(header.flow.geometry())


def test_a_long_name_is_shown_whole(qtbot: QtBot, session: LiveSession) -> None:
    patient = session.patient
    assert patient is not None
    name = "Maximiliane Alexandra von Hohenstein-Waldburg"
    session.workspace.journal.store(replace(patient, name=name), instead_of=patient, text="name")
    header = shown(qtbot, session, 700)
    assert header.plate.title.text().endswith(name)
    assert header.plate.facts.y() > header.plate.title.y()
