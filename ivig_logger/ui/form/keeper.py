"""Keeps what is typed in the form beside the log, within a second, until it is saved or discarded."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ivig_logger.exchange.kept_form import KeptForm, kept_text
from ivig_logger.services.drafts import FORM
from ivig_logger.ui.form.editing import Editing
from ivig_logger.ui.form.fields import Fields
from ivig_logger.ui.form.header import Header
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.drafts import NOT_KEPT, resumed_text

_AFTER = 700  # ms after the first change that is not kept, however fast it is typed on


class Keeper(QTimer):
    """Follows one session at a time."""

    def __init__(self, workspace: Workspace, fields: Fields, header: Header, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._header = workspace, header
        self._editing: Editing | None = None
        self._last: KeptForm | None = None
        self._failed = False
        self.setSingleShot(True)
        self.setInterval(_AFTER)
        self.timeout.connect(self.keep)
        fields.changed.connect(self.note)
        fields.line.entry.typed.connect(self.note)

    def follow(self, editing: Editing) -> None:
        """Keep what is typed in this session; one that is gone on with is kept already."""
        self.stop()
        self._editing, self._last, self._failed = editing, None, False
        if editing.draft.kept is not None:
            self._header.note(resumed_text(editing.draft.kept.at))
            self.keep()

    def note(self) -> None:
        """Something was changed."""
        if self._editing is not None and not self.isActive():
            self.start()

    def keep(self) -> None:
        """Keep what is typed now."""
        self.stop()
        if self._editing is None:
            return
        typed = self._editing.kept(self._workspace.logbook.now())
        if typed is None:
            self._remove()
        elif self._failed or not typed.holds_the_same(self._last):
            self._keep(typed)

    def forget(self) -> None:
        """It is saved, or not wanted any more."""
        self.stop()
        self._editing = None
        self._remove()

    def _keep(self, typed: KeptForm) -> None:
        failed, self._last = self._failed, typed
        self._failed = not self._workspace.drafts.keep(FORM, kept_text(typed))
        if failed != self._failed:
            self._header.note(NOT_KEPT if self._failed else "")

    def _remove(self) -> None:
        if self._last is not None:  # a file that this form did not write is not its own to remove
            self._workspace.drafts.remove(FORM)
        self._last = None
