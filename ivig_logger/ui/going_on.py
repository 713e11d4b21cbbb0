"""Where one goes on with what was typed when the program ended, other than in the form and on the start card."""

from typing import TYPE_CHECKING, cast

from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.ui.screens import Screens
    from ivig_logger.ui.settings import Settings


def go_on_with_plan(screens: "Screens") -> None:
    """Open the settings at the plan that was being typed."""
    screens.open("settings")
    cast("Settings", screens.currentWidget()).go_on_with_plan()


def go_on_with_panel(screens: "Screens", workspace: Workspace) -> None:
    """Show the session for which something was typed on the live screen: it is over, and can be edited there."""
    for each in workspace.waiting_panels()[:1]:
        workspace.choose(each.patient)
        for infusion in workspace.logbook.find([each.infusion]):
            screens.show_session(infusion)
