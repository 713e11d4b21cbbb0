"""Backups in the settings: the way to them, and a second place on another disk."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ivig_logger.ui.backups.rounds import second_copied
from ivig_logger.ui.pieces import button, card, column, row, show_note, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.backups import second_place_text, when_text

_NONE = "No second place: if this disk breaks, its backups are gone with it. A USB stick or another disk will do."
_SAME = "That is the place where the backups are already. Please choose a folder on another disk."


class BackupsCard(QWidget):
    """`backups_wanted` when they are to be shown, `place_changed` when another second place was chosen."""

    backups_wanted = Signal()
    place_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace = workspace
        self.place, self.note = text("", "soft"), text("", "warn")
        self.open = button("Backups…", self.backups_wanted.emit)
        self.open.setAccessibleName("Show the backups")
        self.choose = button("Choose a second place…", self._choose)
        self.none = button("No second place", self._forget, link=True)
        about = (
            "A verified backup is made by itself: after changes, before an import or a restore, and at a start when "
            f"the last is older than a day. They are in {workspace.logbook.path.parent / 'backups'}."
        )
        parts = (text("Backups", "heading"), text(about, "soft"), row(self.open, None), self.place, self.note)
        self.setLayout(column(card(*parts, row(self.choose, self.none, None), spacing=12)))
        self.refresh()

    def refresh(self) -> None:
        """Say which the second place is, and when it last had a backup."""
        preferences, now = self._workspace.preferences, self._workspace.logbook.now()
        copied = second_copied(self._workspace)
        last = "" if copied is None else f" Looked at last: {when_text(copied, now)}."
        place = f"Each backup is copied to {preferences.second_place} when it is there.{last}"
        self.place.setText(place if preferences.second_place else _NONE)
        self._say(second_place_text(copied, now))
        self.none.setVisible(bool(preferences.second_place))

    def set_place(self, folder: str) -> None:
        """Copy backups to this folder from now on."""
        preferences, log = self._workspace.preferences, self._workspace.logbook
        own = log.path.parent
        if folder and own.joinpath(folder).resolve() in (own.resolve(), own.resolve() / "backups"):
            self._say(_SAME)
            return
        preferences.second_place, preferences.second_copied = folder, log.now().epoch
        self.refresh()
        self.place_changed.emit()

    def _say(self, words: str) -> None:
        show_note(self.note, words)

    def _choose(self) -> None:
        dialog = QFileDialog(self, "A second place for backups: they hold health data")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.set_place)
        dialog.open()

    def _forget(self) -> None:
        self.set_place("")
