"""What stands on a log sheet: nothing, or the plan; never lots, times or reactions of another session."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ivig_logger.domain.infusion import Action, Infusion, Place, Premedication, Purpose, Severity
from ivig_logger.domain.plan import Every, Plan, PlannedStep, VitalsPlan
from ivig_logger.exchange.entry import Conventions, Outcome
from ivig_logger.exchange.one_line import parse_line
from ivig_logger.reports.naming import Names
from ivig_logger.reports.paper_sheet import ADVICE, EXAMPLE, HOW, PaperSheet, blank_sheet, planned_sheet, text_of
from ivig_logger.reports.planned_rows import MOST_POINTS, vitals_rows
from tests.builders import PATIENT, ZONE, a_full_infusion, a_moment, an_infusion
from tests.reports.plans import USUAL

CONVENTIONS = Conventions(ZONE, now=a_moment("12:00", "2026-11-01"))


def planned(plan: Plan | None = USUAL, last: Infusion | None = None, names: Names = Names.FULL) -> PaperSheet:
    return planned_sheet(replace(PATIENT, plan=plan), names, last)


def values(sheet: PaperSheet) -> dict[str, str]:
    return {each.field: each.value for line in sheet.lines for each in line if each.value}


def points(vitals: VitalsPlan, duration: int | None = None) -> list[str]:
    return [each.cells[0] for each in vitals_rows(Plan(vitals=vitals, duration=duration))]


def test_a_blank_sheet_has_nothing_on_it() -> None:
    sheet = blank_sheet(PATIENT, Names.NONE)
    assert not sheet.is_about_somebody
    assert sheet.patient.value == ""
    assert values(sheet) == {}
    assert PATIENT.name not in text_of(sheet)
    assert [each.cells for each in sheet.follow_ups.rows] == [("after 24 h",), ("after 72 h",), ("after a week",)]


def test_a_blank_sheet_needs_nobody() -> None:
    assert blank_sheet(None, Names.FULL) == blank_sheet(PATIENT, Names.NONE)


@pytest.mark.parametrize(
    ("names", "said"),
    [(Names.FULL, "Patient A, born 2 Apr 1961"), (Names.INITIALS, "P. A., born 1961"), (Names.NONE, "")],
)
def test_the_name_is_on_it_where_it_is_wanted(names: Names, said: str) -> None:
    assert blank_sheet(PATIENT, names).patient.value == said
    assert blank_sheet(PATIENT, names).is_about_somebody is bool(said)


def test_the_plan_is_printed_with_its_times_since_the_start() -> None:
    sheet = planned()
    assert sheet.is_about_somebody
    assert [each.cells for each in sheet.rates.rows] == [
        *(("start", "30 mL/h"), ("30 min", "60 mL/h"), ("1 h", "90 mL/h"), ("1 h 30 min", "120 mL/h"))
    ]
    assert sheet.rates.note == "Planned length 3 h; observation 30 min after the end"
    assert [each.cells for each in sheet.medicines.rows] == [
        ("Paracetamol", "1 g", "30 min", "", "", "by mouth"),
        ("Cetirizine", "10 mg", "at the start", "", "", "by mouth"),
    ]


def test_vital_signs_stand_at_the_times_of_the_plan() -> None:
    assert [each.cells[0] for each in planned().vitals.rows] == [
        *("before the start", "15 min", "30 min", "45 min", "1 h", "1 h 30 min", "2 h", "2 h 30 min"),
        *("at the end", "end + 30 min"),
    ]


def test_the_first_hour_is_marked_from_the_start_to_60_minutes() -> None:
    sheet = planned()
    assert [each.cells[0] for each in sheet.vitals.rows if each.in_first_hour] == ["15 min", "30 min", "45 min", "1 h"]
    assert [each.in_first_hour for each in sheet.rates.rows] == [True, True, True, False]


def test_without_a_planned_length_vital_signs_to_the_end_stand_for_four_hours() -> None:
    vitals = VitalsPlan(every=(Every(60),), at_end=True, after_end=(30,))
    assert points(vitals) == ["1 h", "2 h", "3 h", "4 h", "at the end", "end + 30 min"]


def test_vital_signs_stand_at_each_step_where_the_plan_says_so() -> None:
    plan = Plan((PlannedStep(0, Decimal(30)), PlannedStep(20, Decimal(60))), VitalsPlan(at_steps=True))
    assert [each.cells[0] for each in vitals_rows(plan)] == ["20 min"]


def test_a_plan_that_asks_for_hundreds_of_sets_has_a_sheet_of_an_end() -> None:
    assert len(points(VitalsPlan(every=(Every(1),)), duration=2880)) == MOST_POINTS


def test_a_plan_without_vital_signs_leaves_empty_rows() -> None:
    sheet = planned(Plan())
    assert sheet.vitals.rows == sheet.rates.rows == ()
    assert sheet.vitals.empty
    assert sheet.rates.empty


def test_follow_up_questions_are_those_of_the_plan() -> None:
    assert [each.cells for each in planned(Plan(follow_ups=(60, 2880))).follow_ups.rows] == [
        ("after 1 h",),
        ("after 48 h",),
    ]
    assert planned(Plan(follow_ups=())).follow_ups.rows == ()


def test_of_the_last_session_only_product_concentration_and_weight_are_on_it() -> None:
    last = a_full_infusion(place=Place.HOSPITAL)
    sheet = planned(last=last)
    assert values(sheet) == {"product": "Privigen", "concentration": "10 %", "weight": "62.5 kg"}
    told = text_of(sheet)
    for each in ("P100", "headache", "chills", "09:00", "2027", "hospital,", "slept well", "a cold", "30 g"):
        assert each not in told.replace(HOW, "")


def test_what_the_last_session_did_not_record_is_left_to_a_hand() -> None:
    last = an_infusion(product="Unknown", concentration=None, weight=None)
    assert values(planned(None, last)) == {}


def test_the_example_of_one_line_is_understood() -> None:
    line = parse_line(EXAMPLE, CONVENTIONS)
    assert not line.unknown
    assert (line.entry.start, line.entry.end, line.entry.dose) == ("13:50", "17:10", "30g")
    assert line.entry.reactions[0].onset == "+25"


def test_what_is_written_on_it_is_one_line_in_its_order() -> None:
    written = {
        "date": "20 Oct 2026",
        "start": "13:50",
        "end": "- 17:10",
        "outcome": "stopped early",
        "product": "privigen",
        "concentration": "10 %",
        "dose": "30 g",
        "weight": "62.5 kg",
        "place": "home",
        "wellbeing": "well-being 6",
        "igg_trough": "trough 9.5 g/L",
        "reactions.symptom": "headache",
        "reactions.onset": "+25",
        "reactions.severity": "mild",
        "reactions.actions": "slowed",
        "reactions.resolved": "over 16:00",
        "medications.name": "paracetamol",
        "medications.dose": "1 g",
        "medications.at": "30 min before",
        "medications.purpose": "premedication",
        "medications.route": "by mouth",
        "vials.lot": "lot P100",
        "vials.grams": "10 g",
        "vials.expiry": "exp 2027-03",
        "notes": 'note "slept well"',
    }
    fields = blank_sheet(None, Names.NONE).fields
    assert set(written) <= set(fields)
    line = parse_line(" ".join(written[each] for each in fields if each in written), CONVENTIONS)
    assert not line.unknown
    told, given, vial = line.entry.reactions[0], line.entry.medications[0], line.entry.vials[0]
    assert (line.entry.date, line.entry.start, line.entry.end, line.entry.weight) == (
        *("20 Oct 2026", "13:50", "17:10", "62.5 kg"),
    )
    assert line.entry.outcome is Outcome.STOPPED_EARLY
    assert (told.onset, told.severity, told.actions, told.resolved) == ("+25", Severity.MILD, (Action.SLOWED,), "16:00")
    assert (given.dose, given.at, given.purpose) == ("1 g", "30 min before", Purpose.PREMEDICATION)
    assert (vial.lot, vial.grams, vial.expiry) == ("P100", "10 g", "2027-03")
    assert line.entry.notes == "slept well"


def test_the_ticked_answers_are_understood_too() -> None:
    sheet = blank_sheet(None, Names.NONE)
    line = parse_line(", ".join((*sheet.reactions.boxes.boxes, *sheet.medicines.boxes.boxes)), CONVENTIONS)
    assert line.entry.premedication is Premedication.NONE_GIVEN


def test_the_text_says_how_it_is_typed_and_gives_no_advice() -> None:
    told = text_of(planned())
    assert HOW in told
    assert ADVICE in told
    assert "30 min | 60 mL/h | ____ | ____" in told
    assert "First hour (0-60 min)" in told
