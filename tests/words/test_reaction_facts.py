"""What is said of one reaction."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.infusion import Action, Infusion, Pause, RateStep, RateUnit, Reaction, Severity
from ivig_logger.domain.onset import FirstHour, between
from ivig_logger.words.reaction_facts import facts_of
from tests.builders import a_moment, a_reaction, an_infusion

STEPS = (
    RateStep(a_moment("09:00"), Decimal(30), RateUnit.ML_H),
    RateStep(a_moment("09:18"), Decimal(60), RateUnit.ML_H),
)


def lines(reaction: Reaction, infusion: Infusion) -> tuple[str, ...]:
    return facts_of(reaction, infusion).lines


def test_the_verdict_is_in_words() -> None:
    facts = facts_of(a_reaction(minutes=25), an_infusion())
    assert facts.symptom == "Headache"
    assert facts.state is FirstHour.IN
    assert facts.verdict == "Began 25 min after the start (within the first 60 minutes)"


def test_rate_flow_and_last_increase_stand_beside_it() -> None:
    told = lines(a_reaction(minutes=25), an_infusion(rates=STEPS))
    assert told[0] == "At the onset: rate 60 mL/h, 25 min of flow, 7 min after the last increase"


def test_a_pause_is_no_flow() -> None:
    paused = an_infusion(pauses=(Pause(a_moment("09:20"), a_moment("10:10")),))
    assert lines(a_reaction(minutes=75), paused)[0] == "At the onset: rate not recorded, 25 min of flow"


def test_a_range_has_a_range_of_flow() -> None:
    start = a_moment()
    onset = between(start + timedelta(minutes=50), start + timedelta(minutes=80))
    told = lines(a_reaction(onset=onset), an_infusion())
    assert told[0] == "At the onset: rate not recorded, 50 min to 1 h 20 min of flow"


def test_nothing_flowed_the_next_day_or_before_the_start() -> None:
    for minutes in (1380, -20, None):
        told = lines(a_reaction(minutes=minutes), an_infusion(rates=STEPS))
        assert not any(line.startswith("At the onset") for line in told)


def test_severity_is_told_in_anchored_words_with_what_was_done() -> None:
    told = a_reaction(
        severity=Severity.MODERATE, actions=(Action.SLOWED, Action.MEDICINE_GIVEN), resolved=a_moment("11:20")
    )
    assert lines(told, an_infusion())[1:] == (
        "Moderate: the infusion was slowed or stopped, or medicine was needed",
        "Done: slowed, medicine given",
        "Resolved at 11:20",
    )


def test_a_later_day_of_resolution_is_named() -> None:
    told = a_reaction(resolved=a_moment("08:00", "2026-10-22"), notes="slept it off")
    assert lines(told, an_infusion())[-2:] == ("Resolved on Thu 22 Oct 2026 at 08:00", "slept it off")


def test_a_scale_of_a_nurse_stands_beside_the_severity() -> None:
    told = replace(a_reaction(), scale="CTCAE 5", grade="2")
    assert "Severity not graded (CTCAE 5 2)" in lines(told, an_infusion())
