"""A real program in whose every text field stands one word: `canary_life.py LOG [PASSPHRASE]`, made to be killed.

It says "ready" when all of it was done, stays until it is told to go on, and then leaves as a person leaves it.
"""

import sys
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivig_logger import app
from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Pause, Vial
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Plan, PlannedMedicine
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.keyring import Opened
from ivig_logger.services.log_keys import find_keyring
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui.clocks import now
from ivig_logger.ui.failures import catch_mistakes
from ivig_logger.ui.form import SessionForm
from ivig_logger.ui.start import StartScreen
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction, a_running_infusion

CANARY = "Zqxwv7f3a"


def main(log: Path, passphrase: str | None) -> None:
    """All that is done in a life, and a quiet end."""
    qt = app.make_app(["ivig-logger"])
    lock = app.lock_for(log)
    assert lock is not None
    window = app.build(log, opened=None if passphrase is None else opened_with(log, passphrase))
    window.screens.rounds.rest()
    window.show()
    store(window)
    look_around(window)
    type_without_saving(window)
    catch_mistakes(log.parent, lambda _: None)
    sys.excepthook(ValueError, ValueError(CANARY), None)
    window.workspace.preferences.second_place = str(log.parent.parent / "stick")
    window.screens.rounds.go(Occasion.CHANGE)
    window.workspace.background.wait()
    QTest.qWait(1200)  # drafts are kept within 0.7 s
    say([each.windowTitle() for each in qt.topLevelWidgets()])
    sys.stdin.readline()
    for form in window.findChildren(SessionForm):
        form.discard()
    window.close()
    window.workspace.close()
    lock.unlock()


def opened_with(log: Path, passphrase: str) -> Opened:
    """Who opens an encrypted log."""
    keyring = find_keyring(log)
    assert keyring is not None
    return keyring.open(passphrase)


def say(titles: list[str]) -> None:
    """Tell who waits for it."""
    sys.stdout.write(f"ready {'; '.join(titles)}\n")
    sys.stdout.flush()


def a_session(number: int) -> Infusion:
    """A session with the word in every text that a person may type freely."""
    full = a_full_infusion(number, product=CANARY, stop_reason=CANARY, before=CANARY, notes=f"{CANARY} {number}")
    return replace(
        full,
        vials=(Vial(CANARY, Decimal(30), "2027-03"),),
        pauses=(Pause(a_moment("09:30"), a_moment("09:40"), CANARY),),
        medications=tuple(replace(each, name=CANARY) for each in full.medications),
        reactions=(a_reaction(CANARY, notes=CANARY),),
        follow_ups=tuple(replace(each, by=CANARY, text=CANARY) for each in full.follow_ups),
        marks=tuple(replace(each, text=CANARY) for each in full.marks),
        due_answers=tuple(replace(each, reason=CANARY) for each in full.due_answers),
    )


def store(window: Window) -> None:
    """A patient with a plan, sessions, one that runs, corrections, what is undone, and a backup of it."""
    workspace = window.workspace
    log: Logbook = workspace.logbook
    number = len(log.ids()) + 1
    present: Moment = now()
    if number == 1:
        plan = Plan(premedications=(PlannedMedicine(CANARY, Decimal(650), "mg"),))
        workspace.journal.store(replace(PATIENT, name=CANARY, plan=plan), text=CANARY)
    running = a_running_infusion(present - timedelta(minutes=20), number + 1, notes=CANARY, product=CANARY)
    workspace.journal.store_all([Change(a_session(number)), Change(running)], text=CANARY)
    workspace.journal.store_all([Change(replace(running, notes=f"{CANARY} too"), running)], text=CANARY)
    workspace.journal.stack.undo()
    Backups(log).make(Occasion.ASKED)


def look_around(window: Window) -> None:
    """Each screen once."""
    for each in ("home", "history", "changes", "backups", "settings"):
        window.screens.open(each)
        QApplication.processEvents()


def type_without_saving(window: Window) -> None:
    """What stands in the form and on the card of a start when the program is killed."""
    window.screens.add_session()
    form = window.screens.currentWidget()
    assert isinstance(form, SessionForm)
    for name in ("product", "notes", "before"):
        QTest.keyClicks(dict(form.fields.parts())[name].entry, CANARY)
        form.header.keep_editing()
    window.screens.start_infusion()
    card = window.screens.currentWidget()
    assert isinstance(card, StartScreen)
    QTest.keyClicks(card.page.fields.parts["product"].entry, CANARY)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
