"""The counts on the chips and in the footer, against counting one by one."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.storage.history import Summary
from ivig_logger.storage.listing import Filter
from ivig_logger.ui.history.counts import Counter, Counts, footer_text
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT
from tests.ui.history.sessions import EARLY, SIX

EVERYTHING = Filter(PATIENT.id)


def counted(qtbot: QtBot, workspace: Workspace, wanted: Filter) -> Counts:
    counter = Counter(workspace.logbook, workspace.background)
    with qtbot.waitSignal(counter.counted) as told:
        counter.count(wanted)
    counts = told.args[0]
    assert isinstance(counts, Counts)
    return counts


def with_state(sessions: list[Infusion], state: FirstHour) -> int:
    return sum(any(classify_onset(told.onset, each.started) is state for told in each.reactions) for each in sessions)


@pytest.mark.parametrize("state", list(FirstHour))
def test_the_counts_are_those_of_counting_one_by_one(qtbot: QtBot, six: Workspace, state: FirstHour) -> None:
    assert counted(qtbot, six, EVERYTHING).everything.with_state[state] == with_state(list(SIX), state)


def test_the_footer_counts_everything(qtbot: QtBot, six: Workspace) -> None:
    words = footer_text(counted(qtbot, six, EVERYTHING))
    assert words == "6 sessions · 1 with a reaction in the first hour · 1 may be · 1 onset not recorded"


def test_the_footer_of_a_filter_says_of_how_many(qtbot: QtBot, six: Workspace) -> None:
    words = footer_text(counted(qtbot, six, replace(EVERYTHING, product="Octagam 10 %")))
    assert words == "2 of 6 sessions · 0 with a reaction in the first hour · 1 may be · 1 onset not recorded"


def test_entries_in_error_are_counted_apart(qtbot: QtBot, six: Workspace) -> None:
    six.journal.store(replace(EARLY, entered_in_error="Other"), instead_of=EARLY, text="mark")
    counts = counted(qtbot, six, replace(EVERYTHING, in_error=True))
    assert (counts.in_error, counts.everything.sessions) == (1, 5)
    assert footer_text(counts) == "1 session entered in error, in no other list and no count"


def test_the_products_are_those_of_the_patient_last_one_first(qtbot: QtBot, six: Workspace) -> None:
    assert counted(qtbot, six, EVERYTHING).products == ("Panzyga", "Octagam 10 %", "Privigen")


def test_one_session_is_said_in_the_singular() -> None:
    none = dict.fromkeys(FirstHour, 0)
    one = Counts(EVERYTHING, Summary(1, 0, none, 0, 0), Summary(1, 0, none, 0, 0), 0, ())
    assert footer_text(one) == "1 session · 0 with a reaction in the first hour"


def test_only_the_newest_question_is_answered(qtbot: QtBot, six: Workspace) -> None:
    counter = Counter(six.logbook, six.background)
    told: list[Counts] = []
    counter.counted.connect(told.append)
    for product in ("Privigen", "Panzyga", "Octagam 10 %"):
        counter.count(replace(EVERYTHING, product=product))
    qtbot.waitUntil(lambda: bool(told))
    six.background.run(lambda: None, counter, lambda _: told.append(told[0]))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0].wanted.product == "Octagam 10 %"
