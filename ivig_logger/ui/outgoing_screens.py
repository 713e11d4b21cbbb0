"""How the screens are made whose contents are for others: the answer to a recall."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.domain.lots import LotUse
    from ivig_logger.ui.screens import Screens


def lots_screen(screens: "Screens", workspace: Workspace) -> QWidget:
    """Looking up lots; its answers lead into the history."""
    from ivig_logger.ui.lots import LotsScreen

    made = LotsScreen(workspace)
    made.session_wanted.connect(partial(_show_use, screens, workspace))
    made.closed.connect(partial(screens.open, "history"))
    return made


def _show_use(screens: "Screens", workspace: Workspace, use: "LotUse") -> None:
    """A session with a lot, of any patient; unless a session of the one in front is being filled in."""
    if workspace.patient is None or workspace.patient.id != use.patient:
        screens.change_patient(use.patient)
    if workspace.patient is not None and workspace.patient.id == use.patient:
        screens.history().show_infusion(use.session)
