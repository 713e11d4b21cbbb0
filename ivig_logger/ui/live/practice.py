"""Practice: the live screen over a log of its own, with a made-up patient and a clock that runs 60 times as fast."""

import tempfile
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.infusion import Infusion, Patient, RateStep, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Every, Plan, PlannedStep, VitalsPlan
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui.clocks import counted_seconds
from ivig_logger.ui.live.screen import LiveScreen
from ivig_logger.ui.live.sessions import Sessions
from ivig_logger.ui.pieces import banner, button, column, text
from ivig_logger.ui.workspace import Workspace

SPEED = 60
_WORDS = (
    f"Practice: a made-up patient, and a clock that runs {SPEED} times as fast. "
    "Nothing of this comes into your log, and all of it is removed when you leave."
)
_PLAN = Plan(  # round numbers of nobody's: there must be something to press
    steps=tuple(PlannedStep(after, Decimal(rate)) for after, rate in ((0, 10), (30, 20), (60, 30), (90, 40))),
    vitals=VitalsPlan(every=(Every(15, 60), Every(30)), at_end=True),
    duration=180,
    observation=30,
)


class FastClock:
    """The present, from where it is made on `speed` times as fast. Sound against a computer's clock that is set."""

    def __init__(self, start: Moment, speed: float = SPEED) -> None:
        self._start, self._speed, self._made = start, speed, counted_seconds()

    def __call__(self) -> Moment:
        """The present of the practice."""
        return self._start + timedelta(seconds=int((counted_seconds() - self._made) * self._speed))


class Practice(QWidget):
    """Its log lies in a folder of its own that goes when the practice is left. `closed` when it was left."""

    closed = Signal()
    call_list_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._folder = tempfile.TemporaryDirectory(prefix="ivig-logger-practice-")
        clock = FastClock(workspace.logbook.now())
        log = Logbook.open(Path(self._folder.name) / "practice.db", clock)
        self.workspace = Workspace(log, workspace.preferences, self)
        self.sessions = Sessions(self.workspace, self, speed=SPEED)
        self.live = LiveScreen(self.sessions)
        self.live.call_list_wanted.connect(self.call_list_wanted)
        self.live.start_wanted.connect(self._start)
        leave = button("Leave the practice", self.leave, small=True)
        said = column(banner("sample", text(_WORDS), leave))
        said.setContentsMargins(26, 12, 20, 0)
        whole = column(said, self.live, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.live)  # its keys act from the first moment
        self._start()

    def leave(self) -> None:
        """Remove everything of the practice."""
        self.remove()
        self.closed.emit()

    def remove(self) -> None:
        """Close the practice log and remove its folder."""
        self.sessions.stop()
        self.workspace.close()
        self._folder.cleanup()

    def _start(self) -> None:
        if not self.workspace.patients:
            patient = Patient(str(uuid4()), "Practice", plan=_PLAN)
            self.workspace.journal.store(patient, text="add the practice patient")
        now = self.workspace.logbook.now()
        infusion = Infusion(
            str(uuid4()),
            self.workspace.patients[0].id,
            now,
            None,
            Status.RUNNING,
            ordered_dose=Decimal(30),
            rates=(RateStep(now, _PLAN.steps[0].value, _PLAN.steps[0].unit),),
        )
        self.workspace.journal.store(infusion, text="start infusion")
        self.sessions.begin(infusion)
