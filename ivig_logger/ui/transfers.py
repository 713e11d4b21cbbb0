"""A log taken out of the program or into it by the window: the work is done in the background."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ivig_logger.domain.change import Source
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.export_file import export_to
from ivig_logger.services.transfer import ImportPlan, plan_import
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.failures import TOLD, failure_text
from ivig_logger.words.imports import export_text, import_text, objections

_SHOWN = 8  # objections that fit above the screen; the command line lists all


class Transfers(QObject):
    """`objected` carries what speaks against an import, in sentences."""

    objected = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def export_to(self, path: Path) -> None:
        """Write the log to a file, whole or not at all."""
        self._workspace.background.run(partial(_write, self._workspace, path), self, self._workspace.said.emit)

    def import_from(self, path: Path) -> None:
        """Read a log and store it as one step that can be undone, if nothing speaks against it."""
        self._workspace.background.run(partial(_plan, self._workspace, path), self, self._planned)

    def _planned(self, plan: ImportPlan) -> None:
        if not plan.sound:
            lines = list(objections(plan))
            more = f"\nand {len(lines) - _SHOWN:,} more" if len(lines) > _SHOWN else ""
            self.objected.emit("Nothing was imported:\n" + "\n".join(lines[:_SHOWN]) + more)
            return
        try:
            if plan.changes:
                text = f"import {sessions_text(len(plan.infusions))}"
                self._workspace.journal.store_all(plan.changes, text=text, source=Source.IMPORTED)
        except TOLD as error:
            self.objected.emit(failure_text(error))
        else:
            self._workspace.said.emit(import_text(plan))


def _plan(workspace: Workspace, path: Path) -> ImportPlan:
    """What an import would do; where it would do something there is a backup before it, or no import."""
    plan = plan_import(workspace.logbook, path.read_bytes())
    if plan.sound and plan.changes:
        Backups(workspace.logbook).make(Occasion.IMPORT)
    return plan


def _write(workspace: Workspace, path: Path) -> str:
    return export_text(export_to(workspace.logbook, path), path.name)
