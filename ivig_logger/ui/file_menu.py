"""The File menu: a log taken out of the program or into it, a change taken back, the size of everything."""

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ivig_logger.domain.change import Conflict, Refused, Source
from ivig_logger.services.transfer import ImportPlan, export_log, plan_import
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.failures import failure_text
from ivig_logger.words.imports import import_text, objections

_JSON = "Log of IVIG Logger (*.json)"
_SHOWN = 8  # objections that fit above the screen; the command line lists all


class FileMenu(QMenu):
    """`objected` carries what speaks against an import or export, in sentences."""

    objected = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._window = workspace, parent
        self.addAction("Export the log (JSON)…", self._choose_export)
        self.addAction("Import a log (JSON)…", self._choose_import)
        self.addSeparator()
        stack = workspace.journal.stack
        for action in (stack.createUndoAction(self, "Undo"), stack.createRedoAction(self, "Redo")):
            self.addAction(action)  # the keys are the window's

    def export_to(self, path: Path) -> None:
        """Write the log to a file, whole or not at all; the work is done in the background."""
        done = partial(self._exported, path)
        self._workspace.background.run(partial(_write, self._workspace, path), self, done)

    def import_from(self, path: Path) -> None:
        """Read a log and store it as one step that can be undone, if nothing speaks against it."""
        self._workspace.background.run(partial(_plan, self._workspace, path), self, self._planned)

    def _choose_export(self) -> None:
        dialog = self._dialog("Export the log: it holds health data", QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile("ivig-log.json")
        dialog.fileSelected.connect(self._export_chosen)
        dialog.open()

    def _choose_import(self) -> None:
        dialog = self._dialog("Import a log", QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._import_chosen)
        dialog.open()

    def _dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setAcceptMode(mode)
        dialog.setNameFilter(_JSON)
        return dialog

    def _export_chosen(self, chosen: str) -> None:
        self.export_to(Path(chosen))

    def _import_chosen(self, chosen: str) -> None:
        self.import_from(Path(chosen))

    def _exported(self, path: Path, result: int | str) -> None:
        if isinstance(result, str):
            self.objected.emit(result)
        else:
            self._workspace.said.emit(f"Exported {sessions_text(result)} to {path.name}")

    def _planned(self, plan: ImportPlan | str) -> None:
        if isinstance(plan, str):
            self.objected.emit(plan)
            return
        if not plan.sound:
            lines = list(objections(plan))
            more = f"\nand {len(lines) - _SHOWN:,} more" if len(lines) > _SHOWN else ""
            self.objected.emit("Nothing was imported:\n" + "\n".join(lines[:_SHOWN]) + more)
            return
        try:
            if plan.changes:
                text = f"import {sessions_text(len(plan.infusions))}"
                self._workspace.journal.store_all(plan.changes, text=text, source=Source.IMPORTED)
        except (StorageFailed, Conflict, Refused) as error:
            self.objected.emit(failure_text(error))
        else:
            self._workspace.said.emit(import_text(plan))


def _plan(workspace: Workspace, path: Path) -> ImportPlan | str:
    try:
        return plan_import(workspace.logbook, path.read_bytes())
    except OSError as error:
        return f"{path.name} could not be read: {error.strerror}."


def _write(workspace: Workspace, path: Path) -> int | str:
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            counts = export_log(workspace.logbook, file.write)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        return f"{path.name} could not be written: {error.strerror}."
    return counts.infusions
