"""Reactions are typed in rows, and the verdict of the first hour shows while typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from ivig_logger.domain.infusion import Action, ReactionAnswer, Severity
from ivig_logger.words.calls import CALL_SENTENCE
from tests.builders import a_full_infusion, a_moment, a_reaction, an_infusion
from tests.ui.form.hands import Hands, clock


@pytest.mark.parametrize(
    ("onset", "state", "words"),
    [
        ("25", "in", "◔ Began 25 min after the start (within the first 60 minutes)"),
        ("14:15", "in", "◔ Began 25 min after the start (within the first 60 minutes)"),
        ("60", "in", "◔ Began 1 h after the start (within the first 60 minutes)"),
        ("61", "later", "Began 1 h 1 min after the start (after the first hour)"),
        ("50-80", "may_be", "◌ May have begun in the first hour (50 to 80 min after the start)"),
        ("13:40", "before", "◂ Was there 10 min before the start (not counted as a reaction to this session)"),
        (
            "not known",
            "not_known",
            "? Onset time not recorded, so it is not known whether this began in the first hour",
        ),
    ],
)
def test_the_verdict_of_each_state_shows_in_words_and_by_a_mark(
    hands: Hands, onset: str, state: str, words: str
) -> None:
    hands.fill()
    hands.react("headache", onset)
    verdict = hands.reaction().verdict
    assert verdict.isVisibleTo(hands.form)
    assert (verdict.property("verdict"), verdict.text()) == (state, words)


def test_the_verdict_follows_every_letter(hands: Hands) -> None:
    hands.fill()
    hands.react("headache")
    hands.type("reactions.0.onset", "2", leave=False)
    assert "Began 2 min" in hands.reaction().verdict.text()
    hands.qtbot.keyClicks(hands.part("reactions.0.onset").entry, "5")
    assert "Began 25 min" in hands.reaction().verdict.text()


def test_the_verdict_follows_the_start(hands: Hands) -> None:
    hands.fill()
    hands.react("headache", "14:15")
    hands.type("start", "14:10")
    assert "Began 5 min" in hands.reaction().verdict.text()


def test_an_onset_that_cannot_be_read_has_no_verdict(hands: Hands) -> None:
    hands.fill()
    hands.react("headache", "soon")
    assert not hands.reaction().verdict.isVisibleTo(hands.form)
    assert hands.note("reactions.0.onset").startswith("“soon” is not understood as an onset.")


@pytest.mark.parametrize(
    ("onset", "echo"), [("25", "= 14:15"), ("14:40", "= 50 min"), ("about 25", "= about 14:15"), ("?", "")]
)
def test_the_other_form_of_the_onset_is_echoed(hands: Hands, onset: str, echo: str) -> None:
    hands.fill()
    hands.react("headache", onset)
    assert hands.part("reactions.0.onset").entry.accessibleDescription() == echo


def test_reactions_are_stored_with_all_their_details(hands: Hands) -> None:
    hands.fill()
    hands.react("sick to the stomach", "about 25")
    hands.choose("reactions.0.severity", "moderate – slowed or stopped, or medicine needed")
    hands.press("Reaction 1: more, what was done, when it was over, notes")
    hands.press("What was done: slowed")
    hands.press("What was done: medicine given")
    hands.type("reactions.0.resolved", "16:00")
    hands.type("reactions.0.notes", "worse lying down")
    hands.save()
    (told,) = hands.only().reactions
    assert (told.symptom, told.severity, told.notes) == ("sick to the stomach", Severity.MODERATE, "worse lying down")
    assert told.actions == (Action.SLOWED, Action.MEDICINE_GIVEN)
    assert clock(told.resolved) == "2026-10-20 16:00"
    assert told.onset is not None
    assert (clock(told.onset.earliest), clock(told.onset.latest)) == ("2026-10-20 14:05", "2026-10-20 14:25")


def test_severity_is_offered_in_anchored_words(hands: Hands) -> None:
    hands.fill()
    hands.react("headache")
    box = hands.part("reactions.0.severity").entry
    assert isinstance(box, QComboBox)
    assert [box.itemText(at) for at in range(box.count())] == [
        "mild – did not stop me",
        "moderate – slowed or stopped, or medicine needed",
        "severe – needed a doctor or hospital",
        "not graded",
    ]


def test_symptoms_complete_in_the_patients_words(hands: Hands) -> None:
    hands.fill()
    hands.react("headache")
    found = hands.offered("reactions.0.symptom", "STOMACH")
    assert "sick to the stomach" in found


@pytest.mark.parametrize("symptom", ["hard to breathe", "chest tightness", "Throwing up again and again", "syncope"])
def test_a_sign_to_call_about_shows_the_fixed_sentence(hands: Hands, symptom: str) -> None:
    hands.fill()
    hands.react(symptom)
    assert hands.says(CALL_SENTENCE)


def test_a_severe_reaction_shows_the_fixed_sentence_until_it_is_graded_otherwise(hands: Hands) -> None:
    hands.fill()
    hands.react("headache")
    assert not hands.says(CALL_SENTENCE)
    hands.choose("reactions.0.severity", "severe – needed a doctor or hospital")
    assert hands.says(CALL_SENTENCE)
    hands.choose("reactions.0.severity", "mild – did not stop me")
    assert not hands.says(CALL_SENTENCE)


def test_the_whole_list_of_signs_is_one_button_away(hands: Hands) -> None:
    hands.fill()
    hands.react("chest pain")
    with hands.qtbot.waitSignal(hands.form.call_list_wanted):
        hands.press("When to call: the whole list")


def test_no_reaction_and_not_asked_are_different_answers(hands: Hands) -> None:
    hands.fill()
    hands.press("Reactions: No reaction")
    hands.save()
    assert hands.only().reaction is ReactionAnswer.NONE


def test_not_asked_is_the_answer_until_another_is_chosen(hands: Hands) -> None:
    assert hands.form.fields.reactions.answer is ReactionAnswer.NOT_ASKED
    assert not hands.form.fields.reactions.rows.isVisibleTo(hands.form)


def test_recorded_without_a_reaction_is_refused_at_the_card(hands: Hands) -> None:
    hands.fill()
    hands.press("Reactions: Recorded")
    hands.save()
    assert hands.stored() == []
    assert hands.says("A reaction is said to be recorded, and none is listed.")


def test_rows_that_were_typed_come_back_after_another_answer(hands: Hands) -> None:
    hands.fill()
    hands.react("headache", "25")
    hands.press("Reactions: No reaction")
    assert hands.says("1 reaction is kept aside and not saved, unless “Recorded” is chosen again.")
    hands.press("Reactions: Recorded")
    assert hands.reaction().entry.symptom == "headache"
    hands.press("Reactions: No reaction")
    hands.save()
    assert hands.only().reactions == ()


def test_a_removed_row_can_be_brought_back(hands: Hands) -> None:
    hands.fill()
    hands.react("headache", "25")
    hands.react("chills", "50", at=1)
    hands.press("Remove reaction 1")
    assert [each.symptom for each in hands.form.fields.entry.reactions] == ["chills"]
    hands.press("Bring it back")
    assert [each.symptom for each in hands.form.fields.entry.reactions] == ["headache", "chills"]


def test_an_empty_row_is_not_part_of_the_record(hands: Hands) -> None:
    hands.fill()
    hands.react("headache", "25")
    hands.click(hands.form.fields.reactions.more)
    hands.save()
    assert [each.symptom for each in hands.only().reactions] == ["headache"]


def test_a_row_without_a_name_is_refused_at_its_name(hands: Hands) -> None:
    hands.fill()
    hands.react("", "25")
    hands.save()
    assert hands.stored() == []
    assert hands.note("reactions.0.symptom") == "This reaction has no name. Please type what was felt or seen."
    assert hands.part("reactions.0.symptom").entry.hasFocus()


def test_what_the_form_does_not_show_of_a_reaction_is_kept(hands: Hands) -> None:
    full = a_full_infusion()
    hands.edit(full)
    hands.type("notes", "changed")
    hands.save()
    assert hands.only().reactions == full.reactions
    assert hands.only().rates == full.rates


def test_a_closed_row_tells_its_details_in_one_line(hands: Hands) -> None:
    done = a_reaction(actions=(Action.SLOWED,), resolved=a_moment("11:00"), notes="dull")
    hands.edit(an_infusion(reactions=(done,)))
    assert hands.says("Slowed; over: 11:00; dull")


def test_details_that_cannot_be_read_open_when_saving(hands: Hands) -> None:
    hands.fill()
    hands.react("headache", "25")
    hands.press("Reaction 1: more, what was done, when it was over, notes")
    hands.type("reactions.0.resolved", "whenever")
    hands.press("Reaction 1: more, what was done, when it was over, notes")
    hands.save()
    assert hands.stored() == []
    assert hands.part("reactions.0.resolved").entry.hasFocus()
    assert "is not understood as a time" in hands.note("reactions.0.resolved")


def test_every_row_says_which_one_it_is(hands: Hands) -> None:
    hands.fill()
    hands.react("headache", "25")
    hands.react("chills", "50", at=1)
    names = [hands.part(f"reactions.{at}.onset").entry.accessibleName() for at in (0, 1)]
    assert names == ["Reaction 1: Began (minutes or clock)", "Reaction 2: Began (minutes or clock)"]
    buddies = [each.buddy() for each in hands.form.findChildren(QLabel) if each.buddy() is not None]
    assert all(part.entry in buddies for _, part in hands.form.fields.parts())


def test_one_list_of_words_serves_all_rows(hands: Hands) -> None:
    hands.fill()
    hands.react("headache")
    hands.react("chills", at=1)
    assert hands.completer("reactions.0.symptom") is hands.completer("reactions.1.symptom")


def test_a_word_is_taken_from_the_list_into_the_row_that_asked(hands: Hands) -> None:
    hands.fill()
    hands.react("headache")
    hands.react("", at=1)
    hands.type("reactions.1.symptom", "shiv", leave=False)
    popup = hands.completer("reactions.1.symptom").popup()
    assert popup is not None
    hands.qtbot.keyClick(popup, Qt.Key.Key_Down)
    hands.qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert [each.symptom for each in hands.form.fields.entry.reactions] == ["headache", "shivering"]
