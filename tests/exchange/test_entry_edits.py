"""A stored record that is changed in the form: what was not touched stays, with all that the form does not show."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.infusion import Severity
from ivig_logger.domain.onset import exactly
from ivig_logger.exchange.entry import Conventions, entry_of, read_entry
from tests.builders import ZONE, a_full_infusion, a_moment, a_reaction, an_infusion

HERE = Conventions(ZONE, now=a_moment("18:00"))


def test_an_edit_keeps_what_the_form_does_not_show() -> None:
    base = a_full_infusion()
    entry = replace(entry_of(base, HERE), dose="40 g")
    assert read_entry(entry, HERE, base).infusion == replace(base, dose=Decimal(40))


def test_seconds_are_kept_where_the_minute_was_not_changed() -> None:
    seconds = timedelta(seconds=37)
    base = an_infusion(started=a_moment("09:00") + seconds, ended=a_moment("12:00") + seconds)
    entry = replace(entry_of(base, HERE), date="2026-10-20", end="12:00:00")
    assert read_entry(entry, HERE, base).infusion == base


def test_a_removed_row_takes_its_own_hidden_facts_with_it() -> None:
    graded = a_reaction("rash", 30, scale="CTCAE 5", grade="2")
    base = an_infusion(reactions=(a_reaction("chills", 10), graded))
    entry = entry_of(base, HERE)
    left = replace(entry, reactions=(replace(entry.reactions[1], severity=Severity.SEVERE),))
    found = read_entry(left, HERE, base).infusion
    assert found is not None
    assert found.reactions == (replace(graded, severity=Severity.SEVERE),)


def test_minutes_follow_a_changed_start_and_clock_readings_stay() -> None:
    base = an_infusion(reactions=(a_reaction("chills", 25), a_reaction("rash", 240)))
    found = read_entry(replace(entry_of(base, HERE), start="08:50"), HERE, base).infusion
    assert found is not None
    assert [each.onset for each in found.reactions] == [exactly(a_moment("09:15")), exactly(a_moment("13:00"))]


def test_an_edited_start_is_read_on_the_clock_of_the_session() -> None:
    zone = "America/New_York"
    base = an_infusion(started=a_moment("06:00", zone=zone), ended=a_moment("09:00", zone=zone))
    found = read_entry(replace(entry_of(base, HERE), start="06:10"), HERE, base)
    assert found.started == a_moment("06:10", zone=zone)
