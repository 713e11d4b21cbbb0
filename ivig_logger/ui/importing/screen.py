"""*Import*: a file is opened, what has to be asked is asked, what it would bring is seen, and only then stored."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion
from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.mapping import Mapping
from ivig_logger.services.incoming import Incoming, reconsidered, with_sheet
from ivig_logger.services.preview import Preview, changes_of
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.importing.asked import Asked
from ivig_logger.ui.importing.choosing import ask_for_file
from ivig_logger.ui.importing.done import Done
from ivig_logger.ui.importing.head import Head
from ivig_logger.ui.importing.offer import Offer
from ivig_logger.ui.importing.reading import Reading
from ivig_logger.ui.importing.remembered import remember
from ivig_logger.ui.pieces import column, scrolled
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.failures import TOLD, failure_text
from ivig_logger.words.previews import done_text

_READING = "Reading {name}…"
_ROWS = "Reading {name}: {rows:,} rows…"
_STORING = "Importing…"


class ImportScreen(QWidget):
    """`shown_wanted` carries the ids of sessions that were imported."""

    shown_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._file: Incoming | None = None
        self._name = ""
        self.reading = Reading(workspace, self)
        self.head, self.done = Head(), Done(workspace.journal.stack)
        self.asked, self.offer = Asked(workspace), Offer()
        inner = QWidget()
        self._whole = whole = column(self.head, self.done, self.asked, self.offer, spacing=12)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setStretchFactor(self.offer, 1)
        whole.addStretch(1)
        inner.setLayout(whole)
        self.setLayout(column(scrolled(inner)))
        self._connect()
        self._clear()

    def choose(self) -> None:
        """Ask which file; nothing happens when the person thinks better of it."""
        ask_for_file(self, self.open_file)

    def open_file(self, path: Path) -> None:
        """Read this file and show what it would bring."""
        self._clear()
        self._name = path.name
        self.head.wait(_READING.format(name=self._name))
        self.reading.open(path)

    def stop(self) -> None:
        """Stop reading."""
        self.reading.stop()
        self._clear()

    @property
    def is_storing(self) -> bool:
        """Whether something is being stored, which nothing else may disturb."""
        return self.reading.is_busy and not self.offer.isEnabled()

    def _opened(self, file: Incoming) -> None:
        self._file = file
        self.head.rest()
        self.head.show_file(file.name)
        self.asked.ask(file)
        self._preview()

    def _preview(self) -> None:
        """Read the file as it was answered, unless an answer is missing."""
        if self._file is None or not self.asked.is_answered:
            self._show_offer(False)
            return
        self._wait_for(0)
        self.reading.preview(self._file, self.asked.wanted)

    def _map(self, mapping: Mapping) -> None:
        """Another mapping: what it leaves open is looked for anew."""
        if self._file is not None:
            self.reading.look_again(partial(reconsidered, self._file, mapping))

    def _take_sheet(self, sheet: str) -> None:
        if self._file is not None:
            self.reading.look_again(partial(with_sheet, self._file, sheet))

    def _previewed(self, preview: Preview) -> None:
        self.head.rest()
        self.asked.show_preview(preview)
        self.offer.show_preview(preview, {each.id: each.name for each in self._workspace.patients})
        self._show_offer(True)
        if not self._is_answering:
            self.offer.take_keys()
        announce(self, self.offer.counts.text())

    @property
    def _is_answering(self) -> bool:
        """Whether the person is at a question, where the keys stay."""
        at = QApplication.focusWidget()
        return at is not None and self.asked.isAncestorOf(at) and at.isVisible()

    def _import(self) -> None:
        if self.reading.is_busy:  # an answer was changed, and the list does not follow yet
            return
        changes = changes_of(self.offer.model.preview, self.offer.model.chosen)
        self.offer.setEnabled(False)
        self.head.wait(_STORING, can_stop=False)
        text = f"import {sessions_text(len(self.offer.model.chosen))}"
        self.reading.store(changes, text, self.offer.model.preview.why)

    def _stored(self, changes: tuple[Change, ...]) -> None:
        sessions = frozenset(each.entry.id for each in changes if isinstance(each.entry, Infusion))
        remember(self._workspace, self._file)
        words = done_text(self.offer.model.preview, len(self.offer.model.chosen))
        self._clear()
        self.done.tell(words, partial(self.shown_wanted.emit, sessions) if sessions else None)
        self._workspace.said.emit(words)
        announce(self, words)

    def _failed(self, error: Exception) -> None:
        storing = not self.offer.isEnabled()
        self.head.rest()
        self.offer.setEnabled(True)
        if self.asked.takes(error):
            return
        words = failure_text(error) if isinstance(error, TOLD) else str(error)
        nothing = "Nothing was imported. " if isinstance(error, Unreadable) else ""
        self.head.refuse(f"{self._name}: {nothing}{words}" if nothing else words)
        if not storing:  # what could not be stored may be tried again
            self._show_offer(False)
        if not self._is_answering:
            self.head.choose.setFocus()
        announce(self, self.head.failure.text())

    def _wait_for(self, rows: int) -> None:
        """Tell how far it is; how many rows there are is known once all of them were looked at."""
        found = None if self._file is None else self._file.recognised
        words = (_ROWS if rows else _READING).format(name=self._name, rows=rows)
        self.head.wait(words, done=rows, of=found.rows if found is not None else 0)

    def _show_offer(self, wanted: bool) -> None:
        """The list takes what is left; where there is none, nothing does."""
        self.offer.setVisible(wanted)
        self._whole.setStretch(self._whole.count() - 1, 0 if wanted else 1)

    def _clear(self) -> None:
        self._file = None
        self.head.clear()
        self.done.hide()
        self.asked.clear()
        self.offer.setEnabled(True)
        self._show_offer(False)

    def _connect(self) -> None:
        self.reading.opened.connect(self._opened)
        self.reading.previewed.connect(self._previewed)
        self.reading.stored.connect(self._stored)
        self.reading.failed.connect(self._failed)
        self.reading.read.connect(self._wait_for)
        self.head.choose.clicked.connect(self.choose)
        self.head.stop.clicked.connect(self.stop)
        self.asked.changed.connect(self._preview)
        self.asked.left.connect(self._clear)
        self.asked.mapping.mapped.connect(self._map)
        self.asked.mapping.sheet_wanted.connect(self._take_sheet)
        self.offer.take.clicked.connect(self._import)
