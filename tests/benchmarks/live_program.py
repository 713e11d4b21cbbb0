"""The whole program with a running session in front, its clock moved by hand, and what a press writes without it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ivig_logger import app
from ivig_logger.domain.infusion import Infusion, Mark, Reaction, ReactionAnswer, Severity
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import exactly
from ivig_logger.domain.plan import Every, Plan, PlannedStep, VitalsPlan
from ivig_logger.ui.live.view import LiveView
from tests.builders import a_moment, a_running_infusion
from tests.clock import Clock
from tests.idle import Seconds, settle

STARTED = a_moment("13:50", "2026-11-01")
RUNS_FOR = timedelta(minutes=40)
PLAN = Plan(
    steps=(PlannedStep(0, Decimal(30)), PlannedStep(30, Decimal(60)), PlannedStep(60, Decimal(90))),
    duration=180,
    vitals=VitalsPlan(every=(Every(15, 60), Every(30))),
)
_SYMPTOMS = ("headache", "chills", "nausea", "tired", "flushed", "back pain", "itchy", "dizzy")


class LiveProgram:
    """`committed` and `shown` are the seconds of each press: until its row is in the log, and until it is painted."""

    def __init__(self, log: Path, events: int) -> None:
        self.clock = Clock(STARTED + RUNS_FOR)
        self.window = app.build(log, self.clock, self.clock.counted)
        self.committed: list[float] = []
        self.shown: list[float] = []
        self._began, self._in_log, self._pressed = 0.0, 0.0, 0
        workspace = self.window.workspace
        workspace.journal.changed.connect(self._take_time)  # before any session: they show it first
        (patient,) = workspace.patients
        workspace.journal.store(replace(patient, plan=PLAN), instead_of=patient, text="plan")
        infusion = _session(patient.id, events)
        workspace.journal.store(infusion, text="start infusion")
        self.window.resize(1280, 800)
        self.window.show()
        self.window.screens.show_running(infusion)
        self.seconds = Seconds(self.window.screens.sessions, self.clock)
        (self._view,) = self.window.findChildren(LiveView)
        QApplication.processEvents()

    def press(self) -> float:
        """Press a tile: the seconds from there until it is in the log."""
        self.clock.forward(seconds=4)
        tile = self._view.tiles.buttons[1 + self._pressed % len(_SYMPTOMS)]
        self._pressed += 1
        self._began = perf_counter()
        tile.click()
        QApplication.processEvents()
        self.shown.append(perf_counter() - self._began)
        settle()
        self.committed.append(self._in_log - self._began)
        assert self._view.events.rows[0].head.saved.text() == "✓ saved"
        return self.committed[-1]

    def take_back(self) -> None:
        """Take back what was pressed, if anything was."""
        if self._view.session.stack.canUndo():
            self._view.session.stack.undo()
            settle()

    def close(self) -> None:
        """Let go of it all."""
        self.window.screens.leave()
        self.window.hide()
        self.window.workspace.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)

    def _take_time(self) -> None:
        self._in_log = perf_counter()


def _session(patient: str, events: int) -> Infusion:
    """A running session in which so much happened, evenly since its start; each fourth a reaction."""
    times = [STARTED + RUNS_FOR * at / events for at in range(events)]
    told = tuple(_reaction(at, number) for number, at in enumerate(times[::4]))
    marked = tuple(Mark(at) for number, at in enumerate(times) if number % 4)
    return a_running_infusion(STARTED, patient=patient, reaction=ReactionAnswer.RECORDED, reactions=told, marks=marked)


def _reaction(at: Moment, number: int) -> Reaction:
    return Reaction(_SYMPTOMS[number % len(_SYMPTOMS)], exactly(at), Severity.MILD)


def bare_press(log: Path, copy: Path) -> Callable[[], None]:
    """A durable insert of what the last press in a log has written, through sqlite3, in a copy of it."""
    bare = sqlite3.connect(copy, isolation_level=None)
    with closing(sqlite3.connect(log)) as source:
        source.backup(bare)
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL"):
        bare.execute(f"PRAGMA {pragma}")
    inserts = [_insert_of_newest(bare, table) for table in ("reactions", "revisions")]
    found = bare.execute("SELECT search, pk FROM infusions WHERE status = 'running'").fetchone()

    def press() -> None:
        bare.execute("BEGIN IMMEDIATE")
        for sql, values in inserts:
            bare.execute(sql, values)
        bare.execute("UPDATE infusions SET search = ? WHERE pk = ?", found)
        bare.execute("COMMIT")

    return press


def _insert_of_newest(db: sqlite3.Connection, table: str) -> tuple[str, list[object]]:
    found = db.execute(f"SELECT * FROM {table} ORDER BY pk DESC LIMIT 1")  # noqa: S608  # one of two words
    row = dict(zip((each[0] for each in found.description), found.fetchone(), strict=True))
    del row["pk"]
    names = ", ".join(f'"{name}"' for name in row)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values())  # noqa: S608  # ditto
