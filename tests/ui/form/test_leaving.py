"""Leaving the form, and what happens to typed texts when something goes wrong."""

from PySide6.QtCore import Qt

from ivig_logger.domain.change import Change
from ivig_logger.storage.failures import Reason
from tests.builders import a_full_infusion, an_infusion
from tests.ui.form.hands import Hands


def test_an_untouched_form_is_left_at_once(hands: Hands) -> None:
    with hands.qtbot.waitSignal(hands.form.closed):
        hands.click(hands.form.header.cancel)


def test_esc_cancels(hands: Hands) -> None:
    with hands.qtbot.waitSignal(hands.form.closed):
        hands.keys(Qt.Key.Key_Escape)


def test_typed_texts_are_asked_about_inline(hands: Hands) -> None:
    hands.type("notes", "slept")
    with hands.qtbot.assertNotEmitted(hands.form.closed):
        hands.click(hands.form.header.cancel)
    assert hands.says("What was typed here is not saved.")
    assert hands.form.header.keep.hasFocus()


def test_editing_goes_on_where_it_was(hands: Hands) -> None:
    hands.type("notes", "slept")
    hands.click(hands.form.header.cancel)
    hands.press("Keep editing")
    assert not hands.says("What was typed here is not saved.")
    assert hands.part("notes").value == "slept"


def test_esc_twice_goes_on_in_the_field_where_it_was(hands: Hands) -> None:
    hands.type("before", "well", leave=False)
    hands.keys(Qt.Key.Key_Escape)
    hands.keys(Qt.Key.Key_Escape)
    assert not hands.form.header.asks
    assert hands.part("before").entry.hasFocus()


def test_a_log_that_cannot_be_read_opens_an_empty_form(hands: Hands) -> None:
    hands.form.discard()
    hands.workspace.logbook.close()
    path = hands.workspace.logbook.path
    whole = path.read_bytes()
    path.write_bytes(b"this is no log any more" * 400)
    hands.add()
    hands.fill()
    hands.save()
    assert hands.says("Nothing of this change was saved.") or hands.says("not a log of IVIG Logger")
    assert hands.part("dose").value == "30 g"
    hands.workspace.logbook.close()
    path.write_bytes(whole)


def test_typed_texts_are_discarded_when_that_is_wanted(hands: Hands) -> None:
    hands.type("notes", "slept")
    hands.click(hands.form.header.cancel)
    with hands.qtbot.waitSignal(hands.form.closed):
        hands.press("Discard what was typed")
    assert not hands.form.is_changed
    hands.add()
    assert hands.part("notes").value == ""


def test_esc_closes_a_list_of_words_before_it_leaves_the_form(hands: Hands) -> None:
    hands.type("product", "pri", leave=False)
    popup = hands.completer("product").popup()
    assert popup is not None
    opened = popup.isVisible()
    with hands.qtbot.assertNotEmitted(hands.form.closed):
        hands.qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert [opened, popup.isVisible()] == [True, False]
    assert not hands.form.header.asks


def test_a_stored_session_that_was_not_changed_stores_nothing(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    before = hands.workspace.journal.stack.count()
    with hands.qtbot.waitSignal(hands.form.saved):
        hands.save()
    assert hands.workspace.journal.stack.count() == before


def test_every_field_of_a_stored_session_survives_an_edit(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    hands.type("before", "well")
    hands.save()
    assert hands.only() == a_full_infusion(before="well")


def test_a_session_that_was_changed_elsewhere_is_not_overwritten_and_nothing_typed_is_lost(hands: Hands) -> None:
    hands.edit(an_infusion())
    hands.workspace.logbook.store_all([Change(an_infusion(notes="by the nurse"), an_infusion())])
    hands.type("notes", "by me")
    hands.save()
    assert hands.says("This was changed elsewhere in the meantime, so nothing was overwritten.")
    assert hands.only().notes == "by the nurse"
    assert hands.part("notes").value == "by me"
    assert hands.form.is_changed


def test_a_full_disk_is_said_and_saving_works_when_there_is_room_again(hands: Hands) -> None:
    hands.fill(notes="x" * 50_000)
    with hands.workspace.logbook._database.raw() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    hands.save()
    assert hands.says("The disk is full. Nothing of this change was saved.")
    assert hands.stored() == []
    assert hands.part("notes").value == "x" * 50_000
    with hands.workspace.logbook._database.raw() as connection:
        connection.execute("PRAGMA max_page_count = 100000")
    hands.save()
    assert len(hands.only().notes) == 50_000
    assert Reason.FULL.value not in hands.form.header.failure.text()


def test_a_log_that_may_not_be_written_is_said_and_nothing_typed_is_lost(hands: Hands) -> None:
    hands.fill()
    with hands.workspace.logbook._database.raw() as connection:
        connection.execute("PRAGMA query_only = ON")
    hands.save()
    assert hands.says("The log cannot be written: its file or folder is read-only.")
    assert hands.part("dose").value == "30 g"
    with hands.workspace.logbook._database.raw() as connection:
        connection.execute("PRAGMA query_only = OFF")


def test_marks_of_a_new_session_do_not_stay_on_a_stored_one(hands: Hands) -> None:
    hands.edit(an_infusion())
    hands.add()
    assert hands.part("weight").is_prefilled
    hands.form.edit(an_infusion())
    assert not any(part.is_prefilled for _, part in hands.form.fields.parts())
    assert not hands.says("taken from the last session")
