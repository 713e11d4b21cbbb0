"""A stored record that is opened in the form and saved untouched is the same record, wherever that is done."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import exactly
from ivig_logger.exchange.entry import Conventions, entry_of, read_entry
from tests.builders import a_full_infusion, a_moment, a_reaction, an_infusion
from tests.strategies import NOW, infusions, zones

conventions = st.builds(
    lambda zone, comma, day_first, pounds: Conventions(zone, comma, day_first, pounds, now=NOW),
    zones,
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@given(infusions(), conventions)
def test_what_was_not_touched_stays_as_it_was(infusion: Infusion, here: Conventions) -> None:
    found = read_entry(entry_of(infusion, here), here, infusion)
    assert found.infusion == infusion
    assert [each for each in found.problems if each.refuse] == []
    assert found.reactions == infusion.reactions


@given(st.integers(600_000_000, 1_800_000_000), st.integers(1, 48 * 60), zones)
def test_texts_alone_say_start_end_and_onset_to_the_minute(start: int, minutes: int, zone: str) -> None:
    started = Moment(start // 60 * 60, zone)
    onset = exactly(started + timedelta(minutes=minutes // 3))
    infusion = an_infusion(
        started=started, ended=started + timedelta(minutes=minutes), reactions=(a_reaction(onset=onset),)
    )
    here = Conventions(zone, now=NOW)
    elsewhere = an_infusion(started=Moment(0, zone), ended=None)  # a base that has none of it
    found = read_entry(entry_of(infusion, here), here, elsewhere)
    assert found.infusion == infusion


def test_everything_at_once_survives_a_night_with_a_repeated_hour() -> None:
    zone = "America/New_York"
    night = a_moment("01:30", "2025-11-02", zone, second=False)
    infusion = a_full_infusion(
        started=night,
        ended=night + timedelta(minutes=200),
        pauses=(),
        rates=(),
        medications=(),
        reactions=(a_reaction("chills", onset=exactly(night + timedelta(minutes=50))),),
    )
    here = Conventions(zone, now=NOW)
    assert read_entry(entry_of(infusion, here), here, infusion).infusion == infusion
