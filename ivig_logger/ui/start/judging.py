"""The card read as it stands, and what is said of it at its fields."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.ui.start.draft import Draft
from ivig_logger.ui.start.page import Page
from ivig_logger.ui.start.reading import StartReading
from ivig_logger.ui.start.start_bar import StartBar
from ivig_logger.words.problems import problem_text


def judge(draft: Draft, page: Page, bar: StartBar, now: Moment) -> StartReading:
    """Read the card, and say what is said of each field at that field."""
    problems: tuple[Problem, ...] = ()
    started: Moment | None = None
    try:
        started = bar.moment(draft.conventions(now))
    except Unreadable as unreadable:
        problems = (unreadable.problem("started"),)
    planned = page.plan.patient_with_plan(draft.patient)
    reading = draft.read(page.entry, started or now, now, planned)
    reading = replace(reading, problems=(*problems, *reading.problems))
    bar.show_moment(started, now)
    bar.say("")
    bar.clock.judge([each for each in reading.problems if each.where == "started"])
    page.judge(reading.problems)
    return reading


def complain(refused: Sequence[Problem], page: Page, bar: StartBar) -> QWidget | None:
    """Say beside the button what keeps the infusion from being started; the field to go to, where there is one."""
    first = problem_text(refused[0])
    bar.say(first if len(refused) == 1 else f"{len(refused):,} things to correct before starting. {first}")
    where = refused[0].where
    return bar.clock.entry if where == "started" else page.field_of(where)
