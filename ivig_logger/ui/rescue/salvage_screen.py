"""What a damaged file still has that the log has not: listed, ticked, and brought over as one change."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.change import Change, Conflict, Refused, Source
from ivig_logger.domain.infusion import Patient
from ivig_logger.services.backups import Backup, Backups, Occasion
from ivig_logger.services.salvage import Offer, changes_of, damaged_file, look_through
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.pieces import button, card, clear, page, row, show_note, text
from ivig_logger.ui.rescue.tick_box import TickBox
from ivig_logger.ui.rescue.tick_line import TickLine
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words import salvage as words
from ivig_logger.words.failures import failure_text

_SHOWN = 400  # lines; a file that lost its backups may have thousands, and all of them are ticked
_MORE = "and {more:,} more, which are brought over with them"
_LATER = "and {more:,} more, which are shown when these were brought over"


class SalvageScreen(QWidget):
    """`closed` when the person is done."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self.offer: Offer | None = None
        self.ticks: dict[str, QCheckBox] = {}
        self._lay_out()

    def refresh(self) -> None:
        """Read the damaged file in the background."""
        path = damaged_file(self._workspace.logbook.path)
        self.bring.hide()
        clear(self._list)
        self.offer, self.ticks = None, {}
        self.about.setText(words.READING if path is not None else "There is no damaged file.")
        if path is not None:
            job = partial(look_through, self._workspace.logbook, path)
            self._workspace.background.attempt(job, self, self._show, self._show_failure)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._say("")
            self.refresh()

    def _show_failure(self, failed: StorageFailed) -> None:
        self.about.setText("")
        self._say(failure_text(failed))

    def _show(self, came: Offer) -> None:
        clear(self._list)
        self.offer, self.ticks = came, {}
        self.about.setText(words.file_text(came, self._workspace.logbook.now()))
        names = {each.id: each.name for each in (*self._workspace.patients, *came.missing) if isinstance(each, Patient)}
        sure, unsure = (
            [(each.id, words.entry_text(each, names)) for each in some] for some in (came.sure, came.unsure)
        )
        self._add_ticks(words.missing_text(came.sure), sure, ticked=True)
        self._add_ticks(words.unsure_text(came.unsure), unsure, ticked=False, together=True)
        others = [(each.there.id, words.other_text(each, names)) for each in came.others]
        self._add_ticks(words.others_text(came.others), others, ticked=False)
        self._add_left_behind([words.left_behind_text(each, why, names) for each, why in came.refused])
        if lost := words.lost_text(came.lost, whole=came.whole):
            self._list.addWidget(text(lost))
        if not self.ticks:
            self._list.addWidget(text(words.nothing_text(came)))
        self._count()

    def _add_ticks(self, heading: str, lines: list[tuple[str, str]], *, ticked: bool, together: bool = False) -> None:
        """Those that do not fit are brought over where all are `ticked`; `together`: a button ticks all that show."""
        if not lines:
            return
        parts: list[QWidget | QLayout] = [text(heading, "heading")]
        boxes = []
        for entry, line in lines[:_SHOWN]:
            made = TickLine(line, ticked=ticked)
            made.box.toggled.connect(self._count)
            self.ticks[entry] = made.box
            boxes.append(made.box)
            parts.append(made)
        if together:
            parts.insert(1, row(button(words.ALL_OF_THEM, partial(_tick, boxes)), None))
        if len(lines) > _SHOWN:
            parts.append(text((_MORE if ticked else _LATER).format(more=len(lines) - _SHOWN), "soft"))
        self._list.addWidget(card(*parts, spacing=2))

    def _add_left_behind(self, lines: list[str]) -> None:
        if lines:
            told = (text(each) for each in lines[:_SHOWN])
            self._list.addWidget(card(text("Read, but the log does not take it:", "heading"), *told, spacing=6))

    @property
    def chosen(self) -> list[str]:
        """The ids of what is ticked, and of what did not fit on the screen."""
        offered = [] if self.offer is None else self.offer.sure[_SHOWN:]
        return [*(entry for entry, each in self.ticks.items() if each.isChecked()), *(each.id for each in offered)]

    def _count(self) -> None:
        self.bring.setText(words.bring_text(len(self.chosen)))
        self.bring.setEnabled(bool(self.chosen))
        self.bring.setVisible(bool(self.ticks))

    def _bring_over(self) -> None:
        if self.offer is None:
            return
        changes = changes_of(self.offer, set(self.chosen))
        self.bring.setEnabled(False)
        job = partial(Backups(self._workspace.logbook).make, Occasion.IMPORT)
        self._workspace.background.attempt(job, self, partial(self._store, self.offer, changes), self._refuse)

    def _store(self, offer: Offer, changes: list[Change], _backup: Backup) -> None:
        """After a backup of the log as it is now, or not at all."""
        try:
            done = f"bring over {len(changes):,}"
            self._workspace.journal.store_all(changes, text=done, why=words.why_text(offer), source=Source.IMPORTED)
        except (StorageFailed, Conflict, Refused) as error:
            self._refuse(error)
        else:
            self._say(words.brought_text(len(changes)))
            self.refresh()

    def _refuse(self, error: Exception) -> None:
        self._say(failure_text(error))
        self._count()

    def _say(self, sentence: str) -> None:
        show_note(self.note, sentence)

    def _lay_out(self) -> None:
        self.note, self.about = text("", "strong"), text("", "soft")
        self.bring = button("", self._bring_over, primary=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        back = button("Back", self.closed.emit, picture="close")
        head = row(text("Damaged file", "title"), None, self.bring, back)
        self.setLayout(page(head, self.note, self.about, self._list, None))


def _tick(boxes: list[TickBox]) -> None:
    for each in boxes:
        each.setChecked(True)
