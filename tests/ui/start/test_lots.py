"""The lots of the start card: each confirmed by a person, never copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ivig_logger.domain.infusion import Infusion, Vial
from tests.builders import a_moment, an_infusion_on
from tests.ui.start.conftest import LAST, Hands

SCANNED = "]d2010987654321098217270630" + "10P100-9"


def a_session(day: str, number: int, *lots: str) -> Infusion:
    return an_infusion_on(day, number, vials=tuple(Vial(each) for each in lots))


def chips(hands: Hands) -> list[str]:
    return [each.text() for each in hands.screen.page.lots.chips.stops]


def type_lot(hands: Hands, words: str) -> QLineEdit:
    entry = hands.screen.page.lots.entry
    entry.setFocus()
    hands.qtbot.keyClicks(entry, words)
    return entry


def test_lots_of_earlier_sessions_are_offered_the_last_first_each_once(hands: Hands) -> None:
    hands.after(
        a_session("2026-08-01", 1, "A 1"), a_session("2026-09-01", 2, "B-2", "a1"), a_session("2026-10-01", 3, "b2")
    )
    assert chips(hands) == ["b2 (last time)", "a1 (1 Sep 2026)"]


def test_at_most_six_lots_are_offered(hands: Hands) -> None:
    hands.after(a_session("2026-08-01", 1, *(f"LOT {number}" for number in range(9))))
    assert len(chips(hands)) == 6


def test_a_lot_that_is_pressed_is_confirmed_and_pressed_again_it_is_not(hands: Hands) -> None:
    hands.after(LAST)
    hands.press("Lot: P100 123-457 (last time)")
    assert hands.says("✓ P100 123-457, use until 2027-04-30")
    hands.press("Lot: P100 123-457 (last time)")
    assert not hands.says("✓ P100 123-457")
    assert hands.start().vials == ()


def test_a_typed_lot_is_added_by_enter_and_kept_as_typed(hands: Hands) -> None:
    hands.after()
    hands.scan("p 77-x")
    assert hands.screen.page.lots.entry.text() == ""
    assert hands.start().vials == (Vial("p 77-x"),)


def test_a_lot_that_is_typed_and_not_yet_added_is_stored_by_the_start(hands: Hands) -> None:
    hands.after()
    type_lot(hands, "P 77")
    assert hands.start().vials == (Vial("P 77"),)


def test_a_scan_gives_lot_and_expiry(hands: Hands) -> None:
    hands.after()
    hands.scan(SCANNED)
    assert hands.says("✓ P100-9, use until 2027-06-30")
    assert hands.start().vials == (Vial("P100-9", expiry="2027-06-30"),)


def test_a_scan_that_ends_with_tab_is_taken_too(hands: Hands) -> None:
    hands.after()
    hands.qtbot.keyClick(type_lot(hands, SCANNED), Qt.Key.Key_Tab)
    assert hands.start().vials == (Vial("P100-9", expiry="2027-06-30"),)


def test_a_code_without_a_lot_is_said_and_nothing_starts_while_it_stands_there(hands: Hands) -> None:
    hands.after()
    hands.scan("]d20109876543210982")
    assert hands.screen.page.lots.entry.text() != ""
    assert hands.screen.page.lots.field.note.isVisibleTo(hands.screen)
    hands.start_in_vain()
    hands.screen.page.lots.entry.clear()
    assert hands.start().vials == ()


def test_the_same_lot_again_is_said_and_not_added_twice(hands: Hands) -> None:
    hands.after(LAST)
    hands.press("Lot: P100 123-456 (last time)")
    hands.scan("p100123456")
    assert hands.says("p100123456 is in the list already.")
    assert len(hands.start().vials) == 1


def test_a_scan_gives_a_typed_lot_its_expiry(hands: Hands) -> None:
    hands.after()
    hands.scan("P100-9")
    hands.scan(SCANNED)
    assert hands.start().vials == (Vial("P100-9", expiry="2027-06-30"),)


def test_a_confirmed_lot_can_be_removed(hands: Hands) -> None:
    hands.after(LAST)
    hands.press("Lot: P100 123-456 (last time)")
    hands.scan("P 77")
    hands.press("Remove lot P100 123-456")
    assert hands.screen.page.lots.chips.chosen == []
    assert hands.start().vials == (Vial("P 77"),)


def test_an_expired_vial_says_so_and_the_infusion_starts(hands: Hands) -> None:
    hands.clock.at = a_moment("14:00", "2027-07-01")
    hands.after()
    hands.scan(SCANNED)
    assert hands.says("Lot P100-9 was to be used until Wed 30 Jun 2027, before this session.")
    assert hands.start().vials == (Vial("P100-9", expiry="2027-06-30"),)


def test_a_lot_of_signs_only_is_refused_and_nothing_is_stored(hands: Hands) -> None:
    hands.after()
    hands.scan("---")
    hands.start_in_vain()
    assert hands.says("The lot of this vial is not filled in.")
    hands.press("Remove lot ---")
    assert hands.start().vials == ()
