"""Every figure of the answers is the one that is counted by brute force from the JSON export alone."""

from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.answers.session_fact import Answer, SessionFact
from ivig_logger.domain.answers.tables import By, Given, Key, Span, cross_table, table
from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Reaction, ReactionAnswer, Severity
from ivig_logger.domain.onset import between
from ivig_logger.services.answers import FIRST_LOOK, answers_in, answers_of, first_facts_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.transfer import export_log
from ivig_logger.storage.listing import Filter
from ivig_logger.words.five_numbers import five_numbers
from tests.builders import PATIENT
from tests.services import recount
from tests.strategies import NOW, infusions

on_one_file = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=8)
_MINUTES = st.sampled_from([-30, 0, 1, 25, 59, 60, 61, 90, 1500])


@st.composite
def early_sessions(draw: st.DrawFn) -> Infusion:
    """A random session, often with reactions about the first hour, its edges and before it."""
    session = draw(infusions(st.just(PATIENT.id)))
    told = draw(st.lists(st.tuples(_MINUTES, st.sampled_from([0, 0, 20, 70]), st.sampled_from(Severity)), max_size=3))
    if not told:
        return session
    reactions = tuple(
        Reaction("headache", between(first, first + timedelta(minutes=wide)), severity)
        for first, wide, severity in ((session.started + timedelta(minutes=at), wide, how) for at, wide, how in told)
    )
    return replace(session, reactions=reactions, reaction=ReactionAnswer.RECORDED)


some_sessions = st.lists(early_sessions(), max_size=7, unique_by=lambda each: each.id)


@contextmanager
def a_log_of(template: Path, folder: Path, sessions: list[Infusion]) -> Iterator[Logbook]:
    path = folder / "recounted.db"
    for each in folder.glob("recounted.db*"):
        each.unlink()
    path.write_bytes(template.read_bytes())
    log = Logbook.open(path, lambda: NOW)
    log.store_all([Change(PATIENT), *map(Change, sessions)])
    yield log
    log.close()


def exported(log: Logbook) -> list[recount.Session]:
    pieces: list[bytes] = []
    export_log(log, pieces.append)
    return recount.sessions_in(b"".join(pieces), PATIENT.id)


def ids(members: tuple[SessionFact, ...]) -> list[str]:
    return [each.id for each in members]


def figures(group: Group) -> tuple[object, ...]:
    """All that a row says."""
    by_answer = [ids(group.with_first_hour(each)) for each in Answer]
    return ids(group.members), by_answer, ids(group.with_reaction(Answer.YES)), group.median_onset, group.worst


def recounted(sessions: list[recount.Session]) -> tuple[object, ...]:
    by_answer = [[each["id"] for each in sessions if recount.first_hour(each) == answer.value] for answer in Answer]
    yes = [each["id"] for each in sessions if recount.any_reaction(each) == "yes"]
    everything = [each["id"] for each in sessions]
    return everything, by_answer, yes, pytest.approx(recount.median_onset(sessions)), recount.worst(sessions)


def plain(key: Key) -> Hashable:
    """A key of a table as the recount has it."""
    if isinstance(key, Span):
        return "span", key.low, key.high
    if isinstance(key, Given):
        return "given", key.drug, plain(key.lead)
    return key


@given(some_sessions)
@on_one_file
def test_the_five_numbers_are_those_of_the_export(template: Path, tmp_path: Path, sessions: list[Infusion]) -> None:
    with a_log_of(template, tmp_path, sessions) as log:
        numbers = five_numbers(answers_of(log, Filter(PATIENT.id), Period.ALL))
        below_the_list = log.summary(Filter(PATIENT.id))
        told = exported(log)
    answers = Counter(recount.first_hour(each) for each in told)
    assert (below_the_list.may_be, below_the_list.not_known) == (answers["may be"], answers["not known"])
    early = [each["id"] for each in told if recount.first_hour(each) == "yes"]
    unknown = [each["id"] for each in told if recount.first_hour(each) in ("may be", "not known", "not asked")]
    reacted = [each["id"] for each in told if recount.any_reaction(each) == "yes"]
    known = [each["id"] for each in told if recount.onset(each) is not None]
    assert [each.value for each in numbers[:3]] == [str(len(told)), str(len(reacted)), str(len(early))]
    assert [ids(each.members) for each in numbers[:4]] == [[each["id"] for each in told], reacted, early, known]
    assert ids(numbers[2].unknown) == unknown
    assert numbers[4].value == (recount.worst(told) or ("none recorded" if told else "–"))


@given(some_sessions)
@on_one_file
def test_every_row_of_every_table_is_that_of_the_export(
    template: Path, tmp_path: Path, sessions: list[Infusion]
) -> None:
    with a_log_of(template, tmp_path, sessions) as log:
        members = answers_of(log, Filter(PATIENT.id), Period.ALL).group.members
        told = exported(log)
    for by in By:
        counted = {plain(row.key): figures(row.group) for row in table(by, members)}
        assert counted == {key: recounted(each) for key, each in recount.rows(by.value, told).items()}, by


@given(some_sessions, st.sampled_from(By), st.sampled_from(By))
@on_one_file
def test_every_cell_of_two_tables_at_once_is_that_of_the_export(
    template: Path, tmp_path: Path, sessions: list[Infusion], rows: By, columns: By
) -> None:
    with a_log_of(template, tmp_path, sessions) as log:
        members = answers_of(log, Filter(PATIENT.id), Period.ALL).group.members
        told = exported(log)
    cells = {tuple(map(plain, pair)): figures(each) for pair, each in cross_table(rows, columns, members).cells.items()}
    expected = {
        (row, column): recounted([each for each in there if each in over])
        for row, there in recount.rows(rows.value, told).items()
        for column, over in recount.rows(columns.value, told).items()
        if any(each in over for each in there)
    }
    assert cells == expected


@given(some_sessions)
@on_one_file
def test_a_first_look_counts_as_the_whole_does(template: Path, tmp_path: Path, sessions: list[Infusion]) -> None:
    with a_log_of(template, tmp_path, sessions) as log:
        whole = answers_of(log, Filter(PATIENT.id), Period.ALL)
        first = answers_in(log, first_facts_of(log, PATIENT.id), Filter(PATIENT.id), Period.ALL)
    assert [each.sentence for each in five_numbers(first)] == [each.sentence for each in five_numbers(whole)]
    for by in FIRST_LOOK:
        rows = [[(each.key, figures(each.group)) for each in table(by, of.group.members)] for of in (first, whole)]
        assert rows[0] == rows[1]
