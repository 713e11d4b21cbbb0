"""The rows that one line may hold: vials, reactions and medicines with all that belongs to them."""

import pytest

from ivig_logger.domain.infusion import Action, Purpose, Severity
from ivig_logger.exchange.entry import Conventions, MedicationEntry, ReactionEntry, VialEntry
from ivig_logger.exchange.one_line import Line, parse_line
from tests.builders import ZONE, a_moment

HERE = Conventions(ZONE, now=a_moment("20:00"))


def parsed(text: str) -> Line:
    return parse_line(text, HERE)


def unknown(text: str) -> list[str]:
    return [text[each.start : each.end] for each in parsed(text).unknown]


def reaction(text: str) -> ReactionEntry:
    (row,) = parsed(text).entry.reactions
    return row


def medicine(text: str) -> MedicationEntry:
    (row,) = parsed(text).entry.medications
    return row


@pytest.mark.parametrize(
    ("text", "vials"),
    [
        ("lot P100", [VialEntry("P100")]),
        ("lot: P100 20g exp 2027-03", [VialEntry("P100", "20g", "2027-03")]),
        ('lot "P100 123-456" 2 x 10 g expires 3/27', [VialEntry("P100 123-456", "2 x 10 g", "3/27")]),
        ("lot A 10 g, lot B 20 g", [VialEntry("A", "10 g"), VialEntry("B", "20 g")]),
        ("LOT p100-ä exp Mar 2027", [VialEntry("p100-ä", "", "Mar 2027")]),
    ],
)
def test_lots_with_grams_and_expiry(text: str, vials: list[VialEntry]) -> None:
    assert parsed(text).entry.vials == tuple(vials)
    assert unknown(text) == []


def test_grams_before_the_lot_are_the_dose_and_behind_it_the_vials() -> None:
    entry = parsed("30 g lot A 10 g").entry
    assert (entry.dose, entry.vials) == ("30 g", (VialEntry("A", "10 g"),))


@pytest.mark.parametrize(
    ("text", "onset"),
    [
        ("headache +25", "+25"),
        ("headache 25 min", "25 min"),
        ("headache 25 min after start", "25 min after start"),
        ("headache 2 h 10", "2 h 10"),
        ("headache 14:40", "14:40"),
        ("headache at 2:40 pm", "2:40 pm"),
        ("headache about +25", "about +25"),
        ("headache ~14:40", "~14:40"),
        ("headache within minutes", "within minutes"),
        ("headache +50-80", "+50-80"),
        ("headache 50-80 min", "50-80 min"),
        ("headache 14:40-15:10", "14:40-15:10"),
        ("headache between 14:40 and 15:10", "between 14:40 and 15:10"),
        ("headache next day 07:30", "next day 07:30"),
        ("headache 07:30 next day", "07:30 next day"),
        ("headache next day", "next day"),
        ("headache +1d 07:30", "+1d 07:30"),
        ("headache 21 Oct 07:30", "21 Oct 07:30"),
        ("headache 10 min before", "10 min before"),
        ("headache -10", "-10"),
        ("headache onset unknown", "unknown"),
        ("headache onset 25", "25"),
        ("headache +٢٥", "+٢٥"),
    ],
)
def test_onsets(text: str, onset: str) -> None:
    assert reaction(text) == ReactionEntry("headache", onset)
    assert unknown(text) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("sick to the stomach +5", ReactionEntry("sick to the stomach", "+5")),
        ("Light headed +5", ReactionEntry("Light headed", "+5")),
        ("Diarrhoea +5", ReactionEntry("Diarrhoea", "+5")),
        ("spreading rash +5", ReactionEntry("spreading rash", "+5")),  # the longest name
        ('"odd taste" +5 mild', ReactionEntry("odd taste", "+5", Severity.MILD)),
        ("mild chills +5", ReactionEntry("chills", "+5", Severity.MILD)),
        ("severe headache +5", ReactionEntry("severe headache", "+5", Severity.SEVERE)),
        ("chills +5 not graded", ReactionEntry("chills", "+5")),
        (
            "chills +5 slowed, went to hospital",
            ReactionEntry("chills", "+5", actions=(Action.SLOWED, Action.WENT_TO_HOSPITAL)),
        ),
        ("chills +5 resolved 16:00", ReactionEntry("chills", "+5", resolved="16:00")),
        ("chills +5, gone after 2 h", ReactionEntry("chills", "+5", resolved="after 2 h")),
        ("no urine next day 09:00", ReactionEntry("no urine", "next day 09:00")),
    ],
)
def test_symptoms_in_listed_words_or_in_quotes_with_all_that_belongs_to_them(text: str, row: ReactionEntry) -> None:
    assert reaction(text) == row
    assert unknown(text) == []


def test_a_grade_belongs_to_the_reaction_before_it_and_after_a_comma_to_the_one_behind_it() -> None:
    behind = parsed("headache mild chills").entry.reactions
    before = parsed("headache, severe chills").entry.reactions
    assert [each.severity for each in behind] == [Severity.MILD, Severity.NOT_GRADED]
    assert [each.severity for each in before] == [Severity.NOT_GRADED, Severity.SEVERE]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("paracetamol 650 mg 13:15", MedicationEntry("paracetamol", "650 mg", "13:15")),
        ("Tylenol 1 g by mouth 30 min before", MedicationEntry("Tylenol", "1 g", "30 min before", "by mouth")),
        ("benadryl 25 mg iv at start", MedicationEntry("benadryl", "25 mg", "at start", "IV")),
        ("premeds: solu-medrol 40 mg -30", MedicationEntry("solu-medrol", "40 mg", "-30")),
        ("paracetamol 500 13:15", MedicationEntry("paracetamol", "500", "13:15")),
        ("paracetamol 2 tablets po", MedicationEntry("paracetamol", "2 tablets", "", "by mouth")),
        (
            "ibuprofen 400 mg 15:00 for headache",
            MedicationEntry("ibuprofen", "400 mg", "15:00", "", Purpose.FOR_REACTION),
        ),
        ("saline 500 mL hydration", MedicationEntry("saline", "500 mL", "", "", Purpose.HYDRATION)),
    ],
)
def test_medicines_by_any_of_their_names(text: str, row: MedicationEntry) -> None:
    assert medicine(text) == row
    assert unknown(text) == []
