"""Every session a line on minutes since its start."""

from datetime import timedelta

from ivig_logger.domain.answers.overlay import overlay_of
from ivig_logger.domain.infusion import Infusion, ReactionAnswer, Status
from ivig_logger.domain.onset import FirstHour, between
from ivig_logger.domain.terms import Severity
from tests.builders import a_moment, a_reaction, an_infusion

START = a_moment()


def a_session(number: int, **changes: object) -> Infusion:
    started = START + timedelta(days=number)
    return an_infusion(number, **{"started": started, "ended": started + timedelta(hours=3), **changes})


def test_the_newest_session_is_on_top() -> None:
    lines = overlay_of(map(a_session, (1, 3, 2))).lines
    assert [int(each.id[-12:]) for each in lines] == [3, 2, 1]


def test_products_are_numbered_in_the_order_of_their_last_use_however_they_were_typed() -> None:
    names = {1: "Privigen", 2: "Octagam", 3: "PRIVIGEN"}
    overlay = overlay_of(a_session(number, product=name) for number, name in names.items())
    assert overlay.products == ("PRIVIGEN", "Octagam")
    assert [each.product for each in overlay.lines] == [0, 1, 0]


def test_the_axis_reaches_to_the_longest_end_and_over_the_first_hour_at_least() -> None:
    assert overlay_of([a_session(1)]).length == 180
    assert overlay_of([an_infusion(ended=START + timedelta(minutes=20))]).length == 60


def test_a_reaction_is_a_mark_with_its_state_and_severity() -> None:
    told = a_reaction("chills", 25, severity=Severity.MODERATE)
    ((mark,),) = (each.marks for each in overlay_of([an_infusion(reactions=(told,))]).lines)
    assert (mark.earliest, mark.latest, mark.state, mark.severity) == (25, 25, FirstHour.IN, Severity.MODERATE)


def test_a_range_reaches_from_its_earliest_to_its_latest_minute() -> None:
    onset = between(START + timedelta(minutes=50), START + timedelta(minutes=80))
    ((mark,),) = (each.marks for each in overlay_of([an_infusion(reactions=(a_reaction(onset=onset),))]).lines)
    assert (mark.earliest, mark.latest, mark.state) == (50, 80, FirstHour.MAY_BE)


def test_what_is_not_on_the_axis_is_counted() -> None:
    told = (a_reaction(minutes=None), a_reaction(minutes=2000), a_reaction(minutes=-30))
    session = a_session(0, reactions=told, reaction=ReactionAnswer.RECORDED)
    (line,) = overlay_of([session]).lines
    assert (line.marks, line.after, line.not_known) == ((), 1, 1)


def test_a_session_without_an_end_has_none() -> None:
    (line,) = overlay_of([a_session(1, ended=None, status=Status.RUNNING)]).lines
    assert line.ended is None


def test_no_session_is_an_empty_picture() -> None:
    assert overlay_of([]).lines == ()
