"""How the screens are made whose contents are for others: lots, the report, sheets, a session."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QPushButton, QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.domain.lots import LotUse
    from ivig_logger.ui.answers import AnswersScreen
    from ivig_logger.ui.report import ReportScreen
    from ivig_logger.ui.screens import Screens


def lots_screen(screens: "Screens", workspace: Workspace) -> QWidget:
    """Looking up lots; its answers lead into the history."""
    from ivig_logger.ui.lots import LotsScreen

    made = LotsScreen(workspace)
    made.session_wanted.connect(partial(_show_use, screens, workspace))
    made.closed.connect(partial(screens.open, "history"))
    return made


def export_screen(screens: "Screens", workspace: Workspace) -> QWidget:
    """What is taken out of the log as a file."""
    from ivig_logger.ui.exporting import ExportScreen

    made = ExportScreen(workspace)
    made.closed.connect(partial(screens.open, "history"))
    return made


def calendar_screen(screens: "Screens", workspace: Workspace) -> QWidget:
    """The next session as a calendar file."""
    from ivig_logger.ui.appointments import AppointmentsScreen

    made = AppointmentsScreen(workspace)
    made.closed.connect(partial(screens.open, "home"))
    return made


def report_screen(screens: "Screens", workspace: Workspace) -> QWidget:
    """The doctor's report."""
    from ivig_logger.ui.report import ReportScreen

    made = ReportScreen(workspace)
    made.closed.connect(partial(screens.open, "answers"))
    return made


def paper_screen(screens: "Screens", workspace: Workspace) -> QWidget:
    """The log sheet on paper."""
    from ivig_logger.ui.paper import PaperScreen

    made = PaperScreen(workspace)
    made.closed.connect(partial(screens.open, "home"))
    return made


def offer_report(answers: "AnswersScreen", screens: "Screens") -> None:
    """A button among those of the answers: the report of the same period."""
    from ivig_logger.ui.pieces import button

    answers.heading.add_button(button("Doctor's report…", partial(_open_report, answers, screens), primary=True))


def offer_lots(answers: "AnswersScreen", screens: "Screens") -> None:
    """A button beside how complete the record is, with how many lots: looking them up."""
    from ivig_logger.ui.pieces import button

    made = button("Look up lots…", partial(screens.open, "lots"), link=True)
    made.setAccessibleName("Look up lots: one, or the list of a recall")
    answers.record.add(made, 0)
    QWidget.setTabOrder(answers.figures.findChildren(QPushButton)[-1], made)  # the keys find it where eyes do


def _open_report(answers: "AnswersScreen", screens: "Screens") -> None:
    screens.open("report")
    if screens.current == "report":
        cast("ReportScreen", screens.currentWidget()).show_period(answers.question.period)


def _show_use(screens: "Screens", workspace: Workspace, use: "LotUse") -> None:
    """A session with a lot, of any patient; unless a session of the one in front is being filled in."""
    if workspace.patient is None or workspace.patient.id != use.patient:
        screens.change_patient(use.patient)
    if workspace.patient is not None and workspace.patient.id == use.patient:
        screens.history().show_infusion(use.session)


def sheet_screen(screens: "Screens", workspace: Workspace) -> QWidget:
    """The reporting sheet of one reaction."""
    from ivig_logger.ui.reporting import ReportingScreen

    made = ReportingScreen(workspace)
    made.closed.connect(partial(screens.open, "history"))
    return made


def show_sheet(screens: "Screens", infusion: Infusion, at: int) -> None:
    """Open the reporting sheet for the reaction at a position of a session."""
    from ivig_logger.ui.reporting import ReportingScreen

    screens.open("sheet")
    shown = screens.currentWidget()
    if isinstance(shown, ReportingScreen):
        shown.show_reaction(infusion, at)
        shown.setFocus()


def hand_over_screen(screens: "Screens", workspace: Workspace) -> QWidget:
    """Handing over one session."""
    from ivig_logger.ui.handing_over import HandingOverScreen

    made = HandingOverScreen(workspace)
    made.closed.connect(partial(screens.open, "history"))
    return made


def show_hand_over(screens: "Screens", infusion: Infusion) -> None:
    """Open the screen from which a session is handed over."""
    from ivig_logger.ui.handing_over import HandingOverScreen

    screens.open("hand-over")
    shown = screens.currentWidget()
    if isinstance(shown, HandingOverScreen):
        shown.show_session(infusion)
        shown.setFocus()


OUTGOING = {
    "lots": lots_screen,
    "report": report_screen,
    "sheet": sheet_screen,
    "hand-over": hand_over_screen,
    "export": export_screen,
    "calendar": calendar_screen,
    "paper": paper_screen,
}
