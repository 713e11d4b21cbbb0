"""One line instead of the form."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCharFormat

from ivig_logger.domain.infusion import Medication, Premedication, ReactionAnswer, Severity, Vial
from tests.builders import a_moment, a_reaction, an_infusion
from tests.ui.form.hands import Hands, began, clock

WHOLE = (
    "20 Oct 2026 13:50-17:10 privigen 30g lot P100 30 g "
    "headache +25 mild, chills 14:40 moderate; paracetamol 650 mg 13:15"
)


def underlined(hands: Hands) -> list[str]:
    """The stretches of the one line that are underlined."""
    block = hands.form.fields.line.entry.document().firstBlock()
    text = block.text().encode("utf-16-le")
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    return [
        text[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le")
        for each in block.layout().formats()
        if each.format.underlineStyle() is wave
    ]


def paste(hands: Hands, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    hands.form.fields.line.entry.insertFromMimeData(data)


def test_a_line_and_enter_store_a_whole_session(hands: Hands) -> None:
    hands.line(WHOLE)
    with hands.qtbot.waitSignal(hands.form.saved):
        hands.enter()
    stored = hands.only()
    assert (clock(stored.started), clock(stored.ended)) == ("2026-10-20 13:50", "2026-10-20 17:10")
    assert (stored.product, stored.dose, stored.vials) == ("Privigen", Decimal(30), (Vial("P100", Decimal(30)),))
    told = [(each.symptom, each.severity, began(each)) for each in stored.reactions]
    assert told == [
        ("headache", Severity.MILD, "2026-10-20 14:15"),
        ("chills", Severity.MODERATE, "2026-10-20 14:40"),
    ]
    assert [(each.name, each.dose, clock(each.at)) for each in stored.medications] == [
        ("paracetamol", Decimal(650), "2026-10-20 13:15")
    ]


def test_the_rows_fill_while_the_line_is_typed(hands: Hands) -> None:
    hands.line("13:50-17:10 headache +25")
    assert (hands.part("start").value, hands.part("duration").value) == ("13:50", "3 h 20")
    assert hands.reaction().entry.symptom == "headache"
    assert hands.says("Began 25 min after the start (within the first 60 minutes)")
    hands.line(" mild")
    assert hands.reaction().entry.severity is Severity.MILD


def test_what_was_understood_is_said_below_the_line(hands: Hands) -> None:
    hands.line("13:50-17:10 privigen 30g headache +25 mild")
    assert hands.says("Understood: from 13:50 · to 17:10 · Privigen · 30g · headache +25 mild")


def test_what_is_not_understood_is_underlined_and_named(hands: Hands) -> None:
    hands.line(f"{WHOLE} wkly")
    assert underlined(hands) == ["wkly"]
    assert hands.says("“wkly” is not understood: correct or remove it to save.")


def test_an_emoji_does_not_shift_the_underline(hands: Hands) -> None:
    hands.line('note "😀 tired" wkly')
    assert underlined(hands) == ["wkly"]


def test_enter_saves_nothing_while_a_word_is_not_understood(hands: Hands) -> None:
    hands.line(f"{WHOLE} wkly")
    hands.enter()
    assert hands.stored() == []
    assert hands.form.fields.line.typed.endswith("wkly")
    assert hands.says("Something in the one line is not understood: please correct or remove it.")


def test_a_word_that_was_removed_is_forgotten(hands: Hands) -> None:
    hands.line(f"{WHOLE} wkly")
    for _ in range(5):
        hands.qtbot.keyClick(hands.form.fields.line.entry, Qt.Key.Key_Backspace)
    assert underlined(hands) == []
    hands.enter()
    assert len(hands.stored()) == 1


def test_enter_says_what_is_missing_and_goes_there(hands: Hands) -> None:
    hands.line("20 Oct 2026 13:50-17:10 privigen")
    hands.enter()
    assert hands.stored() == []
    assert hands.part("dose").entry.hasFocus()
    assert hands.says("The dose is not filled in. Please type it in g, or unknown.")


def test_what_was_typed_by_hand_stays_while_the_line_goes_on(hands: Hands) -> None:
    hands.line("13:50-17:10 privigen 30g headache +25")
    hands.type("notes", "slept")
    hands.type("dose", "35 g")
    hands.choose("reactions.0.severity", "moderate – slowed or stopped, or medicine needed")
    hands.line(" chills +40")
    assert (hands.part("notes").value, hands.part("dose").value) == ("slept", "35 g")
    assert [(each.symptom, each.severity) for each in hands.form.fields.entry.reactions] == [
        ("headache", Severity.MODERATE),
        ("chills", Severity.NOT_GRADED),
    ]


def test_what_the_line_no_longer_says_goes_back_to_what_it_was(hands: Hands) -> None:
    hands.workspace.journal.store(an_infusion(), text="add session")
    hands.add()
    hands.line("octagam 5 % 30g headache")
    entry = hands.form.fields.line.entry
    entry.selectAll()
    hands.qtbot.keyClick(entry, Qt.Key.Key_Delete)
    left = hands.form.fields.entry
    assert (left.product, left.concentration, left.dose, left.reactions) == ("Privigen", "10 %", "", ())
    assert not hands.form.is_changed


def test_a_said_premedication_takes_the_place_of_the_prefilled_one(hands: Hands) -> None:
    last = an_infusion(
        premedication=Premedication.GIVEN, medications=(Medication("cetirizine", Decimal(10), "mg", at=a_moment()),)
    )
    hands.workspace.journal.store(last, text="add session")
    hands.add()
    hands.line("paracetamol 650 mg")
    assert [each.name for each in hands.form.fields.entry.medications] == ["paracetamol"]
    assert not hands.part("medications.0.name").is_prefilled


def test_a_line_in_a_stored_session_adds_to_it(hands: Hands) -> None:
    hands.edit(an_infusion(reactions=(a_reaction(),)))
    hands.line("chills +50")
    hands.enter()
    assert [each.symptom for each in hands.only().reactions] == ["headache", "chills"]


@pytest.mark.parametrize("words", ["no reaction", "not asked"])
def test_answers_of_the_line_press_the_chips(hands: Hands, words: str) -> None:
    hands.line(words)
    assert hands.form.fields.reactions.answer in (ReactionAnswer.NONE, ReactionAnswer.NOT_ASKED)
    assert hands.form.fields.reactions.answer.value.startswith(words.replace("no reaction", "none"))


def test_several_pasted_lines_become_one(hands: Hands) -> None:
    paste(hands, "20 Oct 2026\n13:50-17:10\tprivigen\t30g\r\nheadache\t+25\n")
    assert hands.form.fields.line.typed == "20 Oct 2026; 13:50-17:10 privigen 30g; headache +25"
    hands.enter()
    assert [each.symptom for each in hands.only().reactions] == ["headache"]


def test_a_pasted_page_is_read_when_the_typing_rests_and_breaks_nothing(hands: Hands) -> None:
    paste(hands, "what a long story\n" * 300)
    before = hands.form.fields.line.has_unknown
    hands.enter()
    assert [before, hands.form.fields.line.has_unknown] == [False, True]
    assert hands.stored() == []


def test_vials_of_the_line_that_differ_from_the_dose_are_said_at_their_card(hands: Hands) -> None:
    hands.line("13:50-17:10 privigen 30g lot P100 20 g")
    assert hands.says("The vials make 20 g together, and the dose is 30 g.")


def test_tab_leaves_the_line(hands: Hands) -> None:
    entry = hands.form.fields.line.entry
    hands.qtbot.keyClick(entry, Qt.Key.Key_Tab)
    assert hands.part("date").entry.hasFocus()
    assert hands.form.fields.line.typed == ""


def test_a_value_of_the_line_that_cannot_be_is_said_at_its_field(hands: Hands) -> None:
    hands.line("13:50-17:10 privigen 77.6 mg")
    assert hands.note("dose") == "Doses are kept in grams, and this says 77.6 mg. Please type the dose in g."
