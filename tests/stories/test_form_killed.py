"""A real program is killed while something is being typed: the next start offers what was typed, as it was."""

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from ivig_logger.ui.form import SessionForm
from ivig_logger.ui.home import Home
from ivig_logger.ui.start import StartScreen
from tests.builders import PATIENT
from tests.stories.desk import Desk, desk, killed_after
from tests.stories.form_driver import fill_in_a_start, type_a_session

__all__ = ["desk"]  # a fixture

CANARY = "canary-51d0"
TYPED = {"date": "20 Oct 2026", "start": "13:50", "end": "17:10", "product": "Privigen", "dose": "30 g"}


def gone_on_with(desk: Desk) -> SessionForm:
    """Start the program and take up what it offers."""
    home = desk.start().screens.currentWidget()
    assert isinstance(home, Home)
    assert home.unsaved.words.text().endswith("and is not saved.")
    desk.press(home.unsaved.go_on)
    form = home.window().findChild(SessionForm)
    assert isinstance(form, SessionForm)
    return form


def test_what_was_typed_before_a_kill_is_offered_gone_on_with_and_saved(desk: Desk) -> None:
    killed_after(type_a_session, desk.log, {**TYPED, "notes": CANARY}, 1.5)
    assert desk.holding(CANARY) == {"log.db.draft-form"}
    form = gone_on_with(desk)
    parts = form.fields.basics.parts
    assert {name: parts[name].value for name in TYPED} == TYPED
    assert parts["notes"].value == CANARY
    desk.press(form.header.save)
    assert not list(desk.log.parent.glob("*draft*"))
    assert desk.holding(CANARY) <= {"log.db", "log.db-wal"}
    assert desk.window is not None
    [stored] = desk.window.workspace.logbook.newest(PATIENT.id)
    assert stored.notes == CANARY


def test_what_was_typed_before_a_kill_and_is_discarded_is_in_no_file(desk: Desk) -> None:
    killed_after(type_a_session, desk.log, {"notes": CANARY}, 1.5)
    home = desk.start().screens.currentWidget()
    assert isinstance(home, Home)
    desk.press(home.unsaved.discard)
    assert desk.holding(CANARY) == set()


def test_what_is_gone_on_with_outlives_a_second_kill(desk: Desk) -> None:
    killed_after(type_a_session, desk.log, {"notes": CANARY}, 1.5)
    killed_after(type_a_session, desk.log, {"before": "well"}, 1.5)
    parts = gone_on_with(desk).fields.basics.parts
    assert [parts["notes"].value, parts["before"].value] == [CANARY, "well"]


def test_half_filled_rows_come_back_as_they_were(desk: Desk) -> None:
    rows = {"rates.0.rate": "60 mL/", "pauses.0.since": "14", "vitals.0.pressure": "122/", "follow_ups.0.text": CANARY}
    killed_after(type_a_session, desk.log, {**TYPED, **rows}, 1.5)
    parts = dict(gone_on_with(desk).fields.parts())
    assert {name: parts[name].value for name in rows} == rows


def test_the_card_of_a_start_that_was_killed_is_offered_gone_on_with_and_started(desk: Desk) -> None:
    killed_after(fill_in_a_start, desk.log, {"before": CANARY, "ordered_dose": "40 g"}, 1.5)
    assert desk.holding(CANARY) == {"log.db.draft-start"}
    home = desk.start().screens.currentWidget()
    assert isinstance(home, Home)
    assert home.unstarted.words.text().endswith("and it was not started.")
    desk.press(home.unstarted.go_on)
    card = home.window().findChild(StartScreen)
    assert isinstance(card, StartScreen)
    entry = card.page.fields.parts["before"].entry
    assert isinstance(entry, QLineEdit)
    assert entry.text() == CANARY
    desk.press(card.bar.start)
    assert desk.holding(CANARY) <= {"log.db", "log.db-wal"}
    assert desk.window is not None
    [stored] = desk.window.workspace.logbook.running()
    assert (stored.before, stored.ordered_dose) == (CANARY, Decimal(40))
