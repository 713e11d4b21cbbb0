"""One text for one value: what revisions keep, and what is compared years later."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from ivig_logger.domain.canonical import canonical, plain_number
from ivig_logger.domain.infusion import DueAnswer, Infusion, Mark, RateStep, RateUnit
from ivig_logger.domain.plan import Plan, PlannedStep
from tests.builders import PATIENT, a_moment, a_reaction, a_signature, an_infusion
from tests.domain.strategies import infusions


def test_the_text_of_a_patient_is_fixed_for_ever() -> None:
    assert canonical(PATIENT) == (
        '{"born":"1961-04-02","id":"00000000-0000-4000-8000-000000000001","name":"Patient A"}'
    )


def test_the_text_of_an_infusion_is_fixed_for_ever() -> None:
    infusion = an_infusion(
        rates=(RateStep(a_moment("09:00"), Decimal("0.50"), RateUnit.ML_KG_H),), reactions=(a_reaction(),)
    )

    assert canonical(infusion) == (
        '{"access":{},"concentration":"10","dose":"30","ended":{"epoch":1792490400,"zone":"Europe/Berlin"},'
        '"id":"00000000-0000-4000-9000-000000000001","patient":"00000000-0000-4000-8000-000000000001",'
        '"premedication":"not recorded","product":"Privigen",'
        '"rates":[{"at":{"epoch":1792479600,"zone":"Europe/Berlin"},"unit":"mL/kg/h","value":"0.5"}],'
        '"reaction":"recorded","reactions":[{"onset":{"earliest":{"epoch":1792481100,"zone":"Europe/Berlin"},'
        '"latest":{"epoch":1792481100,"zone":"Europe/Berlin"},"precision":"exact"},"severity":"not graded",'
        '"symptom":"headache"}],"slowed":false,"started":{"epoch":1792479600,"zone":"Europe/Berlin"},'
        '"started_precision":"exact","status":"completed","weight":"62.5"}'
    )


def test_the_text_of_what_is_recorded_live_is_fixed_for_ever() -> None:
    at = a_moment("09:00")
    live = an_infusion(marks=(Mark(at), Mark(at, "itchy?")), due_answers=(DueAnswer("vitals", at, at, "asleep"),))
    moment = '{"epoch":1792479600,"zone":"Europe/Berlin"}'
    whole = canonical(live)
    assert f'"due_answers":[{{"again":{moment},"at":{moment},"due":"vitals","reason":"asleep"}}]' in whole
    assert f'"marks":[{{"at":{moment}}},{{"at":{moment},"text":"itchy?"}}]' in whole


def test_the_text_of_a_signature_is_fixed_for_ever() -> None:
    assert canonical(an_infusion(signatures=(a_signature(credential=""),))).count(
        '"signatures":[{"at":{"epoch":1792497900,"zone":"Europe/Berlin"},'
        f'"content":"{"3c" * 32}","head":"{"2b" * 32}","public_key":"{"1a" * 32}",'
        f'"role":"nurse","signer":"Anna Berg","value":"{"4d" * 64}"}}]'
    )


def test_well_being_and_trough_stand_in_the_text_where_recorded_and_nowhere_else() -> None:
    assert '"igg_trough":"9.5"' in canonical(an_infusion(igg_trough=Decimal("9.50")))
    assert '"wellbeing":0}' in canonical(an_infusion(weight=None, wellbeing=0))
    assert not [name for name in ("wellbeing", "igg_trough") if name in canonical(an_infusion())]


def test_a_session_that_nobody_signed_says_nothing_of_signatures() -> None:
    assert "sign" not in canonical(an_infusion())


def test_the_text_of_a_plan_is_fixed_for_ever() -> None:
    plan = Plan(steps=(PlannedStep(30, Decimal("60.0")),), duration=240)
    assert canonical(replace(PATIENT, plan=plan)) == (
        '{"born":"1961-04-02","id":"00000000-0000-4000-8000-000000000001","name":"Patient A",'
        '"plan":{"duration":240,"steps":[{"after":30,"unit":"mL/h","value":"60"}],'
        '"vitals":{"at_end":false,"at_steps":false,"baseline":false}}}'
    )


def test_an_empty_list_is_written_where_nothing_said_means_something_else() -> None:
    assert '"follow_ups":[]' in canonical(Plan(follow_ups=()))
    assert "follow_ups" not in canonical(Plan())


def test_equal_numbers_have_one_text_however_they_were_typed() -> None:
    assert canonical(an_infusion(dose=Decimal(30))) == canonical(an_infusion(dose=Decimal("3.00E+1")))


def test_letters_of_all_scripts_stay_readable() -> None:
    assert canonical(replace(PATIENT, name="مريم 😀")).count("مريم 😀") == 1


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0.50", "0.5"),
        ("1.0", "1"),
        ("30", "30"),
        ("3E+1", "30"),
        ("0.000", "0"),
        ("100", "100"),
        ("-0.10", "-0.1"),
        ("-0.0", "0"),
    ],
)
def test_numbers_have_a_leading_zero_and_no_trailing_ones(number: str, text: str) -> None:
    assert plain_number(Decimal(number)) == text


@given(infusions(), infusions())
@settings(deadline=None)
def test_texts_are_equal_where_values_are(one: Infusion, other: Infusion) -> None:
    assert (canonical(one) == canonical(other)) == (one == other)
    assert json.loads(canonical(one))["id"] == one.id


@given(infusions())
@settings(deadline=None)
def test_the_text_is_as_any_json_writer_lays_it_out_with_sorted_keys_and_no_spaces(infusion: Infusion) -> None:
    text = canonical({"why": 'said "so"\n\u2028', "all": [infusion, None, True, 3], "first": infusion})
    read = json.loads(text)
    assert text == json.dumps(read, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert read["why"] == 'said "so"\n\u2028'
