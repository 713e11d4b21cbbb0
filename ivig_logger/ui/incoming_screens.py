"""How files come in: by the menu or dragged onto the window, to the screen that shows what they would bring."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.ui.importing import ImportScreen
    from ivig_logger.ui.screens import Screens

_DRAGGED = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Dropping(QObject):
    """`dropped` carries the path of a file that was dragged onto a widget; what is covered by a lock takes none."""

    dropped = Signal(object)

    def __init__(self, onto: QWidget) -> None:
        super().__init__(onto)
        onto.setAcceptDrops(True)
        onto.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGGED or not isinstance(event, QDropEvent):  # the others inherit from it
            return False
        path = _file_in(event)
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(path)
        return True


def import_screen(screens: "Screens", workspace: Workspace) -> QWidget:
    """What a file would bring; what was imported is shown in the history."""
    from ivig_logger.ui.importing import ImportScreen

    made = ImportScreen(workspace)
    made.shown_wanted.connect(partial(_show_imported, screens, workspace))
    return made


def choose_import(screens: "Screens") -> None:
    """Open the screen and ask for a file."""
    _opened(screens).choose()


def import_file(screens: "Screens", path: Path) -> None:
    """Open the screen with this file, unless another one is being stored."""
    shown = _opened(screens)
    if not shown.is_storing:
        shown.open_file(path)


def _opened(screens: "Screens") -> "ImportScreen":
    screens.open("import")
    return cast("ImportScreen", screens.made["import"])


def _show_imported(screens: "Screens", workspace: Workspace, ids: frozenset[str]) -> None:
    from ivig_logger.words.counts import sessions_text

    found = workspace.logbook.find(sorted(ids)[:1])
    if found and (workspace.patient is None or workspace.patient.id != found[0].patient):
        screens.change_patient(found[0].patient)
    screens.history().show_sessions(ids, f"{sessions_text(len(ids))} imported")


def _file_in(event: QDropEvent) -> Path | None:
    """The one file of this computer that is dragged; several, or something else, are not taken."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
