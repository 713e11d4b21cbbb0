"""What is typed is kept beside the log within a second, nowhere else, and only until it is saved or discarded."""

from pathlib import Path

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.exchange.kept_form import KeptForm
from ivig_logger.services.drafts import Drafts
from ivig_logger.services.waiting import waiting_form
from ivig_logger.ui.keeper import AFTER
from ivig_logger.words.drafts import NOT_KEPT
from tests.builders import a_full_infusion, an_infusion, an_infusion_on
from tests.ui.form.hands import Hands

CANARY = "canary-7f3e"


def draft(hands: Hands) -> Path:
    """The file in which the form is kept."""
    return hands.workspace.logbook.path.with_name("log.db.draft-form")


def left_behind(hands: Hands) -> KeptForm | None:
    """What the next start of the program would find."""
    workspace = hands.workspace
    return waiting_form(Drafts(workspace.logbook.path), workspace.logbook, workspace.patients)


def crash(hands: Hands) -> KeptForm:
    """Leave the form, forget that it is this program's draft, and give what it holds."""
    hands.form.hide()
    kept = left_behind(hands)
    assert kept is not None
    hands.form.show()
    return kept


def test_what_is_typed_is_kept_within_a_second(hands: Hands) -> None:
    assert AFTER < 1000
    hands.type("notes", "slept", leave=False)
    hands.qtbot.waitUntil(draft(hands).exists)
    kept = left_behind(hands)
    assert kept is not None
    assert kept.entry.notes == "slept"


def test_typing_on_without_a_rest_is_kept_too(hands: Hands) -> None:
    def typed_on() -> bool:
        hands.type("notes", "slept", leave=False)
        return draft(hands).exists()

    hands.qtbot.waitUntil(typed_on)


def test_a_form_that_is_left_is_kept_at_once(hands: Hands) -> None:
    hands.type("notes", "slept", leave=False)
    hands.form.hide()
    assert draft(hands).exists()
    hands.form.show()


def test_an_untouched_form_keeps_nothing(hands: Hands) -> None:
    hands.form.hide()
    assert not draft(hands).exists()
    hands.form.show()


def test_a_text_that_is_taken_back_is_not_kept(hands: Hands) -> None:
    hands.type("notes", "slept")
    crash(hands)
    hands.type("notes", "")
    hands.form.hide()
    assert not draft(hands).exists()
    hands.form.show()


def test_saving_removes_what_was_kept(hands: Hands) -> None:
    hands.fill()
    crash(hands)
    hands.save()
    assert not draft(hands).exists()
    assert len(hands.stored()) == 1


def test_discarding_removes_what_was_kept(hands: Hands) -> None:
    hands.type("notes", "slept")
    crash(hands)
    hands.click(hands.form.header.cancel)
    hands.press("Discard what was typed")
    assert not draft(hands).exists()


def test_everything_typed_comes_back_as_it_was(hands: Hands) -> None:
    hands.fill(notes="slept\nwell", before="a cold", start="25:99")
    hands.type("vials.0.lot", "L7-9")
    hands.press("Reaction")
    hands.type("reactions.0.symptom", "headache")
    hands.type("reactions.0.onset", "25")
    before = hands.form.fields.entry
    kept = crash(hands)
    hands.form.discard()
    hands.form.go_on(kept)
    assert hands.form.fields.entry == before
    assert hands.form.is_changed
    assert hands.says("Typed on Sun 1 Nov 2026 until 12:00 and not saved: everything is as it was left.")


def test_rows_that_were_kept_aside_come_back(hands: Hands) -> None:
    hands.press("Reaction")
    hands.type("reactions.0.symptom", "headache")
    hands.press("Medicine")
    hands.type("medications.0.name", "paracetamol")
    hands.press("No reaction")
    hands.press("None given")
    kept = crash(hands)
    hands.form.discard()
    hands.form.go_on(kept)
    assert hands.says("1 reaction is kept aside and not saved, unless “Recorded” is chosen again.")
    hands.press("Recorded")
    hands.press("Given")
    assert hands.part("reactions.0.symptom").value == "headache"
    assert hands.part("medications.0.name").value == "paracetamol"


def test_the_one_line_comes_back_and_changes_nothing_that_was_corrected_by_hand(hands: Hands) -> None:
    hands.form.fields.line.entry.setPlainText("20 Oct 13:50-17:10 Privigen 30 g headache +25")
    hands.type("dose", "35 g")
    kept = crash(hands)
    hands.form.discard()
    hands.form.go_on(kept)
    assert hands.form.fields.line.typed == "20 Oct 13:50-17:10 Privigen 30 g headache +25"
    assert hands.part("dose").value == "35 g"
    hands.form.fields.line.entry.setPlainText("20 Oct 13:50-17:10 Privigen 30 g headache +40")
    assert hands.part("dose").value == "35 g"
    assert hands.part("reactions.0.onset").value == "+40"


def test_a_form_that_is_gone_on_with_stays_kept_until_it_is_saved(hands: Hands) -> None:
    hands.fill()
    kept = crash(hands)
    hands.form.discard()
    hands.form.go_on(kept)
    assert draft(hands).exists()
    hands.save()
    assert hands.only().id == kept.base.id
    assert not draft(hands).exists()


def test_an_edit_that_is_gone_on_with_is_saved_over_the_stored_session(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    hands.type("before", "well")
    kept = crash(hands)
    hands.form.discard()
    hands.form.go_on(kept)
    hands.save()
    assert hands.only() == a_full_infusion(before="well")


def test_an_edit_of_a_session_that_was_changed_meanwhile_overwrites_nothing(hands: Hands) -> None:
    hands.edit(an_infusion())
    hands.type("notes", "by me")
    kept = crash(hands)
    hands.form.discard()
    hands.workspace.logbook.store_all([Change(an_infusion(notes="by the nurse"), an_infusion())])
    hands.form.go_on(kept)
    hands.save()
    assert hands.says("This was changed elsewhere in the meantime, so nothing was overwritten.")
    assert hands.only().notes == "by the nurse"
    assert hands.part("notes").value == "by me"


def test_a_reaction_that_was_moved_still_goes_to_the_other_session(hands: Hands) -> None:
    first, second = an_infusion_on("2026-10-20", 1), an_infusion_on("2026-10-21", 2)
    hands.workspace.journal.store_all([Change(first), Change(second)], text="add course")
    hands.form.edit(first)
    hands.react("chills", "next day 09:40")
    hands.press("Move this reaction to the session of Wed 21 Oct 2026")
    hands.press("Reactions: No reaction")
    kept = crash(hands)
    hands.form.discard()
    hands.form.go_on(kept)
    assert hands.says("chills goes to the session of Wed 21 Oct 2026 when you save.")
    hands.save()
    assert [len(each.reactions) for each in hands.stored()] == [0, 1]


def test_a_start_that_was_moved_with_everything_goes_on_from_there(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    hands.type("start", "10:00")
    hands.press("Shift everything by 1 h")
    before = hands.form.fields.entry
    kept = crash(hands)
    hands.form.discard()
    hands.form.go_on(kept)
    assert hands.form.fields.entry == before
    assert not hands.form.question.is_open


def test_a_start_that_was_asked_about_is_asked_about_again(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    hands.type("start", "10:00")
    kept = crash(hands)
    hands.form.discard()
    hands.form.go_on(kept)
    assert hands.form.question.is_open


def test_a_disk_that_keeps_nothing_is_said_until_it_does(hands: Hands) -> None:
    draft(hands).mkdir()
    hands.type("notes", "slept")
    hands.form.hide()
    hands.form.show()
    assert hands.says(NOT_KEPT)
    draft(hands).rmdir()
    hands.type("notes", "slept well")
    hands.form.hide()
    hands.form.show()
    assert not hands.says(NOT_KEPT)
    assert draft(hands).exists()


def test_what_is_typed_is_in_no_other_file(hands: Hands) -> None:
    hands.fill(notes=CANARY)
    hands.form.fields.line.entry.setPlainText(CANARY)
    crash(hands)
    folder = draft(hands).parent
    holding = [each.name for each in folder.rglob("*") if each.is_file() and CANARY.encode() in each.read_bytes()]
    assert holding == ["log.db.draft-form"]
    hands.form.discard()
    assert not [each for each in folder.rglob("*") if each.is_file() and CANARY.encode() in each.read_bytes()]


@pytest.mark.parametrize("text", ["", "no form", '{"format": "ivig-logger-form"'])
def test_a_foreign_file_is_not_offered_and_not_removed_by_an_untouched_form(hands: Hands, text: str) -> None:
    draft(hands).write_text(text)
    assert left_behind(hands) is None
    hands.form.discard()
    assert draft(hands).read_text() == text
