"""All sessions of the live screen, the second that moves them, and what they ask of the computer."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from ivig_logger.domain.change import Change
from ivig_logger.domain.gaps import Gap, GapKind
from ivig_logger.domain.happenings import happenings
from ivig_logger.domain.infusion import Infusion, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.services.sign_of_life import SignOfLife
from ivig_logger.ui.awaited import open_sessions
from ivig_logger.ui.awake import Awake
from ivig_logger.ui.live.pulse import Pulse
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.workspace import Workspace

_SHOWN_EVERY = timedelta(seconds=20)
_RETRIED_EVERY = timedelta(seconds=5)


class Sessions(QObject):
    """Lives as long as the window, whatever is shown in it.

    `changed` when a session came, went or is in front now; `ticked` once a second with the present moment while there
    is any; `gap` when time went by unseen.
    """

    changed = Signal()
    ticked = Signal(object)
    gap = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None, *, speed: float = 1) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.all: list[LiveSession] = []
        self.front: LiveSession | None = None
        self._life = SignOfLife(workspace.logbook.path)
        self._shown = self._retried = Moment(0, "UTC")
        self._awake = Awake(self)
        self._pulse = Pulse(workspace.logbook.now, self, speed=speed, counted=workspace.counted)
        self._pulse.ticked.connect(self._tick)
        self._pulse.gap.connect(self.gap)
        workspace.journal.changed.connect(self._follow)
        workspace.patient_changed.connect(self._follow_patient)

    def find(self) -> None:
        """Read which sessions the log has running; those that are new here were left by an earlier program."""
        now = self.workspace.logbook.now()
        for each in open_sessions(self.workspace, now):
            if each.id not in {known.id for known in self.all}:
                self._add(each).seen_last = self._seen_last(each, now)
        mine = self._of_patient()
        if self.all:
            self.bring(mine or self.all[0])

    def begin(self, infusion: Infusion) -> None:
        """A session was started here, just now, and comes to the front."""
        session = self.of(infusion)
        session.seen_last = None
        self.bring(session)

    def of(self, infusion: Infusion) -> LiveSession:
        """The session of a running infusion."""
        return next((each for each in self.all if each.id == infusion.id), None) or self._add(infusion)

    def bring(self, session: LiveSession | None) -> None:
        """Put a session in front: keys and undo are its own from now on."""
        self.front = session
        if session is not None and session.patient is not None and session.patient != self.workspace.patient:
            self.workspace.choose(session.patient.id)
        self._told()

    def close(self, session: LiveSession) -> None:
        """Let a session go from the live screen; it stays in the log."""
        self.all.remove(session)
        session.deleteLater()
        if self.front is session:
            self.bring(self.all[0] if self.all else None)
        else:
            self._told()

    def stop(self) -> None:
        """The window goes: no more ticks, and the computer may sleep."""
        self._pulse.run(False)
        self._awake.release()

    @property
    def unsaved(self) -> LiveSession | None:
        """A session of which not everything is in the log."""
        return next((each for each in self.all if not each.is_saved), None)

    def _add(self, infusion: Infusion) -> LiveSession:
        session = LiveSession(self.workspace, infusion, self)
        session.changed.connect(partial(self._follow_one, session))
        self.all.append(session)
        self.front = self.front or session
        return session

    def _seen_last(self, infusion: Infusion, now: Moment) -> Moment:
        """When the program last ran, or something was last recorded."""
        times = [infusion.started, *(each.at for each in happenings(infusion) if each.at is not None)]
        last = self._life.last(now.zone)
        return max((each for each in (*times, last) if each and each.epoch <= now.epoch), key=lambda each: each.epoch)

    def _tick(self, now: Moment) -> None:
        if abs(now - self._shown) >= _SHOWN_EVERY:
            self._shown = now
            self._life.show(now)
        if self.unsaved and abs(now - self._retried) >= _RETRIED_EVERY:
            self._retried = now
            for each in self.all:
                each.retry()
        self._look_after()  # the setting may have been changed
        self.ticked.emit(now)

    def _follow(self, changes: tuple[Change, ...]) -> None:
        """Another screen, undo or redo may have started a session."""
        known = {each.id for each in self.all}
        wanted = (each.wanted for each in changes if isinstance(each.wanted, Infusion) and each.wanted.id not in known)
        for infusion in wanted:
            if infusion.status is Status.RUNNING and infusion.entered_in_error is None:
                self._add(infusion)
                self._told()

    def _follow_one(self, session: LiveSession) -> None:
        if session.is_gone and session in self.all:
            self.close(session)
        self._look_after()

    def _follow_patient(self) -> None:
        """Another patient is in front: so is their session, if they have one."""
        patient = self.workspace.patient
        if patient is None or (self.front is not None and self.front.infusion.patient == patient.id):
            return
        session = self._of_patient()
        if session is not None:
            self.bring(session)

    def _of_patient(self) -> LiveSession | None:
        """The session of the patient in front."""
        patient = self.workspace.patient
        return next((each for each in self.all if patient is not None and each.infusion.patient == patient.id), None)

    def _look_after(self) -> None:
        """Time passes and the computer stays awake while any session runs."""
        self._pulse.run(bool(self.all))
        wanted = self.workspace.preferences.stay_awake and any(each.is_running for each in self.all)
        if wanted:
            self._awake.hold()
        else:
            self._awake.release()
        if not self.all:
            self._life.remove()

    def _told(self) -> None:
        self._look_after()
        self.changed.emit()


def closed_gap(since: Moment, now: Moment) -> Gap:
    """The time during which the program was closed."""
    return Gap(GapKind.CLOSED, since, now)
