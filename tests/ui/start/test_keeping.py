"""What is typed on the start card is kept beside the log within a second, until the infusion starts."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Place, Premedication, Vial
from ivig_logger.exchange.kept_start import KeptStart
from ivig_logger.services.drafts import Drafts
from ivig_logger.services.waiting import waiting_start
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.drafts import NOT_KEPT
from tests.builders import PATIENT, an_infusion
from tests.ui.start.conftest import LAST, NOW, Hands

CANARY = "canary-90ab"


def draft(workspace: Workspace) -> Path:
    """The file in which the card is kept."""
    return workspace.logbook.path.with_name("log.db.draft-start")


def left_behind(hands: Hands) -> KeptStart | None:
    """What the next start of the program would find."""
    workspace = hands.workspace
    return waiting_start(Drafts(workspace.logbook.path), workspace.logbook, workspace.patients)


def crash(hands: Hands) -> KeptStart:
    """Leave the card, forget everything in it, and give what the next start finds."""
    hands.screen.hide()
    kept = left_behind(hands)
    assert kept is not None
    hands.screen.show()
    hands.screen.begin_again()
    return kept


def test_what_is_typed_is_kept_within_a_second(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("before", "a cold")
    hands.qtbot.waitUntil(draft(hands.workspace).exists)
    kept = left_behind(hands)
    assert kept is not None
    assert {each.name: each.text for each in kept.texts}["before"] == "a cold"


def test_a_card_that_is_only_filled_in_from_the_last_session_keeps_nothing(hands: Hands) -> None:
    hands.after(LAST)
    hands.screen.hide()
    assert not draft(hands.workspace).exists()


def test_everything_comes_back_as_it_was_and_starts_as_it_was(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("ordered_dose", "40")
    hands.type("before", "a cold")
    hands.press("Place: hospital")
    hands.press(hands.screen.page.lots.chips.stops[0].text())
    hands.scan("L7-9")
    row = hands.screen.page.medicines.rows[0]
    hands.type_into(row.dose.entry, "2 tablets")  # type: ignore[arg-type]  # a line of text
    hands.press(row.chips.stops[2].accessibleName())
    given = hands.clock() - timedelta(minutes=30)
    hands.press("It started 10 min ago")
    before = hands.screen.page.entry
    kept = crash(hands)
    hands.clock.forward(minutes=5)
    hands.screen.go_on(kept)
    assert hands.screen.page.entry == before
    assert hands.screen.is_changed
    assert hands.says("Filled in on Sun 1 Nov 2026 until 14:00 and not started: everything is as it was left.")
    stored = hands.start()
    assert stored.id == kept.new
    assert stored.started == NOW - timedelta(minutes=10)
    assert stored.medications[0].at == given
    assert (stored.place, stored.before, stored.ordered_dose) == (Place.HOSPITAL, "a cold", Decimal(40))
    assert stored.vials == (replace(LAST.vials[0], grams=None), Vial("L7-9"))
    assert not draft(hands.workspace).exists()


def test_what_was_not_touched_stays_marked_as_taken_from_the_last_session(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("before", "a cold")
    hands.screen.go_on(crash(hands))
    parts = hands.screen.page.fields.parts
    assert parts["weight"].is_prefilled
    assert not parts["before"].is_prefilled


def test_a_lot_that_was_not_added_and_none_given_come_back(hands: Hands) -> None:
    hands.after()
    hands.screen.page.lots.entry.setFocus()
    hands.qtbot.keyClicks(hands.screen.page.lots.entry, "L7")
    hands.press("None given")
    hands.screen.go_on(crash(hands))
    assert hands.screen.page.lots.entry.text() == "L7"
    stored = hands.start()
    assert stored.vials == (Vial("L7"),)
    assert stored.premedication is Premedication.NONE_GIVEN


def test_beginning_again_removes_what_was_kept(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("before", CANARY)
    crash(hands)
    holding = [each for each in draft(hands.workspace).parent.rglob("*") if each.is_file()]
    assert not [each for each in holding if CANARY.encode() in each.read_bytes()]


def test_what_is_gone_on_with_stays_kept_until_it_starts(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("before", "a cold")
    hands.screen.go_on(crash(hands))
    assert draft(hands.workspace).exists()
    hands.start()
    assert not draft(hands.workspace).exists()


def test_an_infusion_that_started_before_the_kill_is_not_offered(hands: Hands) -> None:
    hands.after()
    hands.type("before", "a cold")
    hands.screen.hide()
    kept = left_behind(hands)
    assert kept is not None
    hands.workspace.logbook.store_all([Change(replace(an_infusion(), id=kept.new))])
    assert left_behind(hands) is None
    assert not draft(hands.workspace).exists()


def test_a_patient_who_is_taken_out_of_the_log_takes_the_card_along(hands: Hands) -> None:
    hands.after()
    hands.type("before", CANARY)
    hands.screen.hide()
    assert draft(hands.workspace).exists()
    hands.workspace.journal.store_all([Change(None, PATIENT)], text="remove")
    assert not draft(hands.workspace).exists()
    assert not hands.screen.is_changed


def test_a_disk_that_keeps_nothing_is_said_until_it_does(hands: Hands) -> None:
    hands.after()
    draft(hands.workspace).mkdir()
    hands.type("before", "a cold")
    hands.qtbot.waitUntil(lambda: hands.says(NOT_KEPT))
    draft(hands.workspace).rmdir()
    hands.type("before", "a bad cold")
    hands.qtbot.waitUntil(lambda: not hands.says(NOT_KEPT))
    assert draft(hands.workspace).exists()
