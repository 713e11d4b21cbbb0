"""*Check the log*: the whole log looked at in the background, and a way out of each thing that was found."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.services.findings import Finding, Kind
from ivig_logger.services.repairs import Repair
from ivig_logger.services.salvage import damaged_file
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.checking.progress import ProgressCard
from ivig_logger.ui.checking.repairing import carry_out
from ivig_logger.ui.checking.row import FindingRow
from ivig_logger.ui.checking.whole import Report, WholeCheck
from ivig_logger.ui.pieces import button, card, clear, column, page, plain, row, show_note, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.backups import when_text
from ivig_logger.words.failures import failure_text
from ivig_logger.words.findings import checked_text
from ivig_logger.words.repairs import sound_text

_SHOWN = 40  # findings at once: where there are more, one cause has most of them
_OF_CHANGES = (Kind.CONTENT, Kind.CHAIN)  # they stay, whatever becomes of the entry
_STOPPED = "The check was stopped before it was through. What it found until then is not shown."


class CheckScreen(QWidget):
    """`checked` carries how many things are not as they should be; `session_wanted` an Infusion to be corrected."""

    checked = Signal(int)
    session_wanted = Signal(object)
    backups_wanted = Signal()
    salvage_wanted = Signal()
    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._repairing = False
        self.found: list[Finding] = []
        self.check = WholeCheck(workspace, self)
        self.running = ProgressCard()
        self.running.stop_wanted.connect(self.check.stop)
        self.check.went_on.connect(self.running.show_progress)
        self.check.over.connect(self._show_end)
        self.check.again.connect(self._show_again)
        workspace.journal.changed.connect(self._note_change)
        self._lay_out()

    def start(self) -> None:
        """Check the whole log."""
        self._say("")
        self.damaged.setVisible(damaged_file(self._workspace.logbook.path) is not None)
        self.running.show_progress(0, 0)
        self._show_only(self.running)
        self.again.setEnabled(False)
        self.check.start()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # a window that was small is no reason
            self.start()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.check.stop()

    def _show_end(self, came: Report | StorageFailed | None) -> None:
        self.again.setEnabled(True)
        if isinstance(came, Report):
            self._show_report(came)
        else:
            self._show_only(None)
            self._say(_STOPPED if came is None else failure_text(came))

    def _show_report(self, report: Report) -> None:
        when = when_text(report.at, self._workspace.logbook.now())
        self.sound_words.setText(sound_text(when, report.sessions or 0, report.changes or 0))
        self.found = list(report.found)
        self._show_found()

    def _show_found(self) -> None:
        self.counts.setText(checked_text(len(self.found)))
        now = QApplication.focusWidget()
        if now is not None and self.findings.isAncestorOf(now):
            self.again.setFocus()  # what had the keys goes: they stay on this screen
        clear(self._list)
        for each in self.found[:_SHOWN]:
            made = FindingRow(each)
            made.repair_wanted.connect(self._repair)
            self._list.addWidget(made)
        more = len(self.found) - _SHOWN
        if more > 0:
            self._list.addWidget(text(f"and {more:,} more, shown when these are repaired", "soft"))
        self._show_only(self.findings if self.found else self.sound)
        self.checked.emit(len(self.found))

    def _repair(self, finding: Finding, repair: Repair) -> None:
        if repair is Repair.RESTORE:
            self.backups_wanted.emit()
        elif repair is Repair.CORRECT:
            for each in self._workspace.logbook.find([finding.entry_id or ""]):
                self.session_wanted.emit(each)
        else:
            self._carry_out(finding, repair)

    def _carry_out(self, finding: Finding, repair: Repair) -> None:
        self._repairing = True
        done, said = carry_out(self._workspace, finding, repair)
        self._repairing = False
        self._say(said)
        if done:
            self.check.look_again(finding)

    def _show_again(self, finding: Finding, now: list[Finding]) -> None:
        """Put what is found now where something was found before."""
        of_it = [each for each in self.found if _is_same_thing(each, finding)]
        at = self.found.index(of_it[0]) if of_it else 0
        self.found = [each for each in self.found if each not in of_it]
        self.found[at:at] = now
        self._show_found()

    def _note_change(self) -> None:
        """What was changed elsewhere, or taken back, may be as it should be now, or not any more."""
        if self.isVisible() and not (self._repairing or self.check.is_running):
            self.start()

    def _say(self, words: str) -> None:
        show_note(self.note, words)

    def _show_only(self, part: QWidget | None) -> None:
        for each in (self.running, self.sound, self.findings):
            each.setVisible(each is part)

    def _lay_out(self) -> None:
        self.note = text("", "strong")
        self.again = button("Check again", self.start)
        back = button("Back", self.closed.emit, picture="close")
        parts = (self.running, self._sound_part(), self._findings_part())
        head = row(text("Check of the log", "title"), None, self.again, back)
        self.setLayout(page(head, self.note, *parts, self._damaged_part(), None))

    def _damaged_part(self) -> QWidget:
        show = button("Show what it still has", self.salvage_wanted.emit, small=True)
        line = row(text("A damaged file of this log was set aside in its folder."), show)
        line.setStretch(0, 1)
        self.damaged = card(line)
        return self.damaged

    def _sound_part(self) -> QWidget:
        self.sound_words = text("")
        self.sound = card(text("✓ Nothing found", "heading"), self.sound_words, spacing=8)
        return self.sound

    def _findings_part(self) -> QWidget:
        self.counts = text("", "heading")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.findings = plain(column(self.counts, self._list, spacing=12))
        return self.findings


def _is_same_thing(finding: Finding, other: Finding) -> bool:
    """Whether both are of one entry, or of one file."""
    if other.entry_id is None:
        return finding == other
    return finding.entry_id == other.entry_id and finding.kind not in _OF_CHANGES
