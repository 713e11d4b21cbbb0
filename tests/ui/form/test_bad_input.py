"""Bad input is answered by a sentence at its field, and nothing typed is lost."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from ivig_logger.domain.infusion import Infusion
from tests.builders import a_moment, an_infusion
from tests.ui.form.hands import USUAL, Hands, clock

YORK = "America/New_York"


def in_york(day: str, start: str = "09:00", end: str = "12:00") -> Infusion:
    """A stored session on the clock of New York."""
    return an_infusion(started=a_moment(start, day, YORK), ended=a_moment(end, day, YORK))


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("date", "30 Feb 2026", "February 2026 has 28 days, and this says 30. Please type another date."),
        ("date", "someday", "“someday” is not understood as a date."),
        ("date", "2 Dec 2026", "lies in the future. Please check the date and the time."),
        ("start", "25:00", "No clock shows “25:00”."),
        ("start", "9", "“9” may be an hour or minutes. Please type the time with minutes, like 9:00."),
        ("end", "later", "“later” is not understood as a time."),
        ("duration", "49 h", "The log keeps sessions of up to 48 h, and this makes 49 h."),
        ("duration", "long", "“long” is not understood as a duration."),
        ("dose", "77.6 mg", "Doses are kept in grams, and this says 77.6 mg. Please type the dose in g."),
        ("dose", "0", "The log keeps 0.1 to 600 g, and this says 0 g."),
        ("dose", "1e9", "The log keeps 0.1 to 600 g, and this says 1000000000 g."),
        ("weight", "heavy", "“heavy” is not understood as a number."),
        ("weight", "70 st", "“st” is not understood as a unit here."),
        ("wellbeing", "11", "The log keeps 0 to 10, and this says well-being 11."),
        ("igg_trough", "950", "The log keeps 0.001 to 100 g/L, and this says 950 g/L."),
        ("concentration", "50 %", "The log keeps 3 to 12 %, and this says 50 %."),
    ],
)
def test_a_refused_text_is_answered_at_its_field_and_stays(hands: Hands, field: str, typed: str, words: str) -> None:
    hands.fill(**{"notes": "typed before", field: typed})
    said = hands.part("start" if "future" in words else field)
    assert words in said.note.text()
    assert said.note.property("role") == "refuse"
    assert said.entry.property("problem") == "refuse"
    hands.save()
    assert hands.stored() == []
    assert said.entry.hasFocus()
    assert words in hands.form.header.summary.text()
    assert (hands.part(field).value, hands.part("notes").value) == (typed, "typed before")


@pytest.mark.parametrize(("typed", "grams"), [("12,5", "12.5"), ("12.5 g", "12.5"), ("30 grams", "30")])
def test_a_dose_with_a_comma_or_a_unit_is_understood(hands: Hands, typed: str, grams: str) -> None:
    hands.fill(dose=typed)
    hands.save()
    assert hands.only().dose == Decimal(grams)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("dose", "172 g", "Larger than usual: 172 g. Please check the number and the unit."),
        ("duration", "17 h", "Longer than usual: 17 h."),
        ("product", "Hizentra", "Hizentra is usually given under the skin."),
        ("date", "20 Oct 2025", "This session was 377 days ago."),
    ],
)
def test_an_unusual_text_asks_and_saves(hands: Hands, field: str, typed: str, words: str) -> None:
    hands.fill(**{field: typed})
    said = hands.part("start" if field == "date" else "duration" if field == "duration" else field)
    assert words in said.note.text()
    assert said.note.property("role") == "warn"
    hands.save()
    assert len(hands.stored()) == 1


def test_a_field_is_not_complained_about_while_it_is_typed_for_the_first_time(hands: Hands) -> None:
    hands.type("dose", "77.6 m", leave=False)
    assert hands.note("dose") == ""
    hands.leave(hands.part("dose").entry)
    assert hands.note("dose").startswith("Doses are kept in grams")


def test_a_corrected_field_is_no_longer_complained_about(hands: Hands) -> None:
    hands.type("dose", "77.6 mg")
    hands.type("dose", "77.6 g")
    assert hands.note("dose") == ""


def test_an_empty_form_says_how_much_is_missing_and_begins_at_the_first(hands: Hands) -> None:
    hands.save()
    assert hands.form.header.summary.text().startswith("4 things to correct before saving. The start is not filled in.")
    assert hands.part("start").entry.hasFocus()
    assert hands.note("product").startswith("The product is not filled in.")
    assert hands.note("dose").startswith("The dose is not filled in.")


def test_what_is_missing_is_said_while_another_field_is_being_typed(hands: Hands) -> None:
    hands.type("wellbeing", "30 g", leave=False)
    hands.qtbot.keyClick(hands.part("wellbeing").entry, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert hands.form.header.summary.text().startswith("5 things to correct before saving.")
    assert hands.part("start").entry.hasFocus()


@pytest.mark.parametrize("name", list(USUAL))
def test_each_field_that_is_needed_to_save_is_asked_for(hands: Hands, name: str) -> None:
    hands.fill(**{name: ""})
    hands.save()
    assert hands.stored() == []
    assert "is not filled in" in hands.note(name)


def test_product_and_dose_may_be_unknown(hands: Hands) -> None:
    hands.fill(product="unknown", dose="unknown")
    hands.save()
    assert (hands.only().product, hands.only().dose) == ("unknown", None)


def test_a_time_in_the_gap_of_spring_does_not_exist(hands: Hands) -> None:
    hands.edit(in_york("2026-03-08"))
    hands.type("start", "02:30")
    assert hands.note("start") == (
        "The clock went from 02:00 to 03:00 that night, so 02:30 did not exist. Please type another time."
    )


@pytest.mark.parametrize(("which", "zone", "offset"), [("first", "EDT", -4), ("second", "EST", -5)])
def test_the_repeated_hour_of_autumn_is_asked_about_and_answered_by_a_button(
    hands: Hands, which: str, zone: str, offset: int
) -> None:
    hands.edit(in_york("2025-11-02", end="16:00"))
    hands.type("start", "01:30")
    assert "The clock showed 01:30 twice that night, in EDT and then in EST." in hands.note("start")
    hands.press(f"{which} 01:30 ({zone})")
    assert hands.part("start").value == f"01:30 {which}"
    assert "twice" not in hands.note("start")
    hands.save()
    at = hands.only().started
    assert (clock(at), at.local.utcoffset()) == ("2025-11-02 01:30", at.local.utcoffset())
    assert at.local.utcoffset().total_seconds() == offset * 3600  # type: ignore[union-attr]  # an aware datetime


def test_the_repeated_hour_is_asked_about_at_the_end_too(hands: Hands) -> None:
    hands.edit(in_york("2025-11-02", start="00:30"))
    hands.type("end", "01:30")
    hands.press("second 01:30 (EST)")
    hands.save()
    stored = hands.only()
    assert stored.duration is not None
    assert stored.duration.total_seconds() == 2 * 3600


def test_the_repeated_hour_is_asked_about_at_an_onset_too(hands: Hands) -> None:
    hands.edit(in_york("2025-11-02", start="00:30"))
    hands.react("headache", "01:20")
    hands.press("second 01:20 (EST)", hands.reaction())
    assert "Began 1 h 50 min after the start" in hands.reaction().verdict.text()
    hands.press("Remove reaction 1")


def test_a_table_in_the_notes_is_kept_as_it_is(hands: Hands) -> None:
    table = "time\tBP\n09:00\t120/80\n" * 50
    hands.fill(notes=table.replace("\t", " ¦ "))
    hands.save()
    assert hands.only().notes == table.replace("\t", " ¦ ")


def test_emoji_and_right_to_left_texts_are_kept_everywhere(hands: Hands) -> None:
    words = "صداع 🤕"
    hands.fill(product=words, before=words, notes=words)
    hands.react(words, "25")
    hands.type("vials.0.lot", words)
    hands.save()
    stored = hands.only()
    assert {stored.product, stored.before, stored.notes, stored.vials[0].lot, stored.reactions[0].symptom} == {words}
