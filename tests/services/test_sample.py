"""The sample log looks like a real one, passes its own program's checks and is the same each time."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import groupby, pairwise
from uuid import UUID

import pytest

from ivig_logger.domain.checks import Surroundings, problems_of
from ivig_logger.domain.folding import lot_key
from ivig_logger.domain.infusion import (
    Action,
    Infusion,
    Premedication,
    Purpose,
    Status,
)
from ivig_logger.domain.moment import Moment, at_clock
from ivig_logger.domain.problems import Code
from ivig_logger.domain.vocabulary import drugs, product_of, symptom_of
from ivig_logger.services.sample import SAMPLE_PATIENT_ID, sample_log
from tests.builders import a_moment

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
PLAIN = a_moment("08:00", "2026-11-22")
CASES = [
    pytest.param(PLAIN, BERLIN, id="an autumn day in Berlin"),
    pytest.param(PLAIN, NEW_YORK, id="the same moment in New York"),
    pytest.param(a_moment("01:59", "2026-03-29"), BERLIN, id="a minute before the clock is put forward"),
    pytest.param(a_moment("02:30", "2026-10-25", second=True), BERLIN, id="in the repeated hour, Berlin"),
    pytest.param(a_moment("03:00", "2026-03-08", NEW_YORK), NEW_YORK, id="just after the clock is put forward"),
    pytest.param(
        a_moment("01:30", "2026-11-01", NEW_YORK, second=False), NEW_YORK, id="in the repeated hour, New York"
    ),
    pytest.param(a_moment("00:00", "2028-02-29"), BERLIN, id="a leap day"),
]


@cache
def sessions(now: Moment = PLAIN, zone: str = BERLIN) -> tuple[Infusion, ...]:
    return sample_log(now, zone)[1]


def test_the_patient_is_named_as_made_up() -> None:
    patient, infusions = sample_log(PLAIN, BERLIN)
    assert (patient.id, patient.name) == (SAMPLE_PATIENT_ID, "Sample patient (made up)")
    assert {each.patient for each in infusions} == {SAMPLE_PATIENT_ID}


@pytest.mark.parametrize(("now", "zone"), CASES)
def test_two_calls_give_the_same_log(now: Moment, zone: str) -> None:
    assert sample_log(now, zone) == sample_log(now, zone)


@pytest.mark.parametrize(("now", "zone"), CASES)
def test_no_session_is_refused(now: Moment, zone: str) -> None:
    around = Surroundings(now)
    assert [each for one in sessions(now, zone) for each in problems_of(one, around) if each.refuse] == []


@pytest.mark.parametrize(("now", "zone"), CASES)
def test_hardly_anything_asks_to_be_checked_besides_late_entries(now: Moment, zone: str) -> None:
    weights = (None, *(each.weight for each in sessions(now, zone)))
    found = [
        problem.code
        for each, weight in zip(sessions(now, zone), weights, strict=False)
        for problem in problems_of(each, Surroundings(now, weight))
    ]
    assert [code for code in found if code is not Code.LATE_ENTRY] == [Code.DOSE_NOT_AS_ORDERED]


@pytest.mark.parametrize(("now", "zone"), CASES)
def test_the_sessions_reach_from_three_years_ago_to_about_a_week_ago(now: Moment, zone: str) -> None:
    first, last = sessions(now, zone)[0], sessions(now, zone)[-1]
    assert timedelta(days=4) < now - last.started < timedelta(days=12)
    assert timedelta(days=1060) < now - first.started < timedelta(days=1130)


@pytest.mark.parametrize(("now", "zone"), CASES)
def test_nothing_is_told_of_what_has_not_happened_yet(now: Moment, zone: str) -> None:
    last = sessions(now, zone)[-2:]
    told = [told.onset.latest for each in last for told in each.reactions if told.onset]
    asked = [follow_up.at for each in last for follow_up in each.follow_ups]
    assert told
    assert asked
    assert all(at.epoch < now.epoch for at in (*told, *asked))


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK])
def test_every_time_is_on_the_clock_of_the_zone(zone: str) -> None:
    for each in sessions(PLAIN, zone):
        onsets = [told.onset.earliest for told in each.reactions if told.onset]
        assert each.ended is not None
        assert {at.zone for at in (each.started, each.ended, *onsets, *(step.at for step in each.rates))} == {zone}


def test_sessions_start_by_day_on_both_sides_of_a_clock_change() -> None:
    clocks = {each.started.local.hour for each in sessions()}
    assert min(clocks) >= 8
    assert max(clocks) <= 14


def test_there_are_45_sessions_three_to_four_weeks_apart_and_one_course_of_four_days() -> None:
    gaps = [(after.started.local.date() - before.started.local.date()).days for before, after in pairwise(sessions())]
    assert len(sessions()) == 45
    assert [len(list(run)) for gap, run in groupby(gaps) if gap == 1] == [3]
    assert all(20 <= gap <= 30 for gap in gaps if gap != 1)


def test_sessions_are_in_order_and_none_falls_on_a_weekend() -> None:
    starts = [each.started for each in sessions()]
    assert starts == sorted(starts, key=lambda at: at.epoch)
    assert {at.local.weekday() for at in starts} <= {0, 1, 2, 3, 4}


def test_ids_are_unique_uuids_that_depend_on_the_number_only() -> None:
    ids = [each.id for each in sessions()]
    assert len({UUID(each) for each in (*ids, SAMPLE_PATIENT_ID)}) == 46
    assert ids == [each.id for each in sessions(at_clock(date(2027, 5, 1), PLAIN.local.time(), BERLIN), NEW_YORK)]


def test_the_product_changes_twice() -> None:
    order = [product for product, _ in groupby(each.product for each in sessions())]
    assert order == ["Privigen", "Octagam 10 %", "Gamunex-C"]


def test_vials_make_the_dose_in_sizes_that_are_sold() -> None:
    for each in sessions():
        product = product_of(each.product)
        assert product is not None
        assert not each.vials or sum(vial.grams or 0 for vial in each.vials) == each.dose
        assert {vial.grams for vial in each.vials} <= set(product.vial_grams)


def test_there_are_many_lots_and_each_has_one_expiry_size_and_product() -> None:
    facts = {(lot_key(vial.lot), vial.expiry, vial.grams, each.product) for each in sessions() for vial in each.vials}
    assert len(facts) == len({lot for lot, *_ in facts}) >= 15


def test_expiries_are_given_as_months_and_as_days() -> None:
    assert {len(vial.expiry or "") for each in sessions() for vial in each.vials} == {7, 10}


def test_the_weight_drifts_by_little_steps() -> None:
    weights = [each.weight for each in sessions() if each.weight]
    assert all(abs(after - before) <= 1 for before, after in pairwise(weights))
    assert max(weights) - min(weights) > 2


def test_premedications_are_given_half_an_hour_to_three_quarters_before() -> None:
    before = {(each.started - given.at) for each in sessions() for given in each.premedications if given.at}
    assert before == {timedelta(minutes=minutes) for minutes in (30, 35, 40, 45)}


def test_the_antihistamine_changes_once() -> None:
    order = [name for name, _ in groupby(given.name for each in sessions() for given in each.premedications[1:])]
    assert order == ["diphenhydramine", "cetirizine"]


def test_premedication_was_given_mostly_sometimes_not_and_once_not_recorded() -> None:
    answers = Counter(each.premedication for each in sessions())
    assert answers[Premedication.NONE_GIVEN] == 4
    assert answers[Premedication.NOT_RECORDED] == 1


def test_a_rescue_medicine_belongs_to_a_reaction_that_tells_of_it() -> None:
    for each in sessions():
        rescued = any(given.purpose is Purpose.FOR_REACTION for given in each.medications)
        assert rescued == any(Action.MEDICINE_GIVEN in told.actions for told in each.reactions)
    assert sum(given.purpose is Purpose.FOR_REACTION for each in sessions() for given in each.medications) == 3


def test_most_sessions_have_rate_steps() -> None:
    assert 35 <= sum(bool(each.rates) for each in sessions()) < 45


def test_rate_steps_deliver_the_volume_by_the_end() -> None:
    for each in sessions():
        if each.rates and not each.pauses:
            assert each.volume is not None
            assert abs(_delivered(each) - each.volume) < 3


def _delivered(infusion: Infusion) -> Decimal:
    assert infusion.ended is not None
    ends = (*(step.at for step in infusion.rates[1:]), infusion.ended)
    seconds_times_rate = (step.value * (end - step.at).seconds for step, end in zip(infusion.rates, ends, strict=True))
    return sum(seconds_times_rate, Decimal(0)) / 3600


def test_one_session_was_paused_and_one_stopped_early_with_less_than_was_ordered() -> None:
    assert sum(bool(each.pauses) for each in sessions()) == 1
    (stopped,) = [each for each in sessions() if each.status is Status.STOPPED_EARLY]
    assert stopped.stop_reason
    assert stopped.dose is not None
    assert stopped.ordered_dose is not None
    assert stopped.dose < stopped.ordered_dose


def test_symptoms_and_medicines_are_those_of_the_lists() -> None:
    known = {each.name for each in drugs()}
    assert all(symptom_of(told.symptom) for each in sessions() for told in each.reactions)
    assert {given.name for each in sessions() for given in each.medications} <= known


def test_some_sessions_have_vital_signs_notes_and_a_call_afterwards() -> None:
    assert sum(bool(each.vitals) for each in sessions()) == 8
    assert sum(bool(each.follow_ups) for each in sessions()) == 5
    assert "Slept through the second half." in {each.notes for each in sessions()}


def test_well_being_was_begun_and_forgotten_and_a_few_troughs_are_known() -> None:
    felt = [each.wellbeing for each in sessions()]
    assert felt[:8] == [None] * 8
    assert 1 <= sum(each is None for each in felt[8:]) < 8
    assert sum(each.igg_trough is not None for each in sessions()) == 6
