"""What a start of the program goes on with: sessions that are open in the log, and the question after an infusion."""

from ivig_logger.domain.follow_up import follow_up_due, may_be_due
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Plan
from ivig_logger.ui.screen_stack import KEPT
from ivig_logger.ui.workspace import Workspace


def first_screen(workspace: Workspace) -> str:
    """What runs; what is to be asked; otherwise the screen that was open last. Raises StorageFailed."""
    now = workspace.logbook.now()
    if open_sessions(workspace, now):
        return "live"
    waiting = workspace.waiting_form() or workspace.waiting_start() or workspace.waiting_plans()
    wanted = workspace.preferences.screen
    return wanted if wanted in KEPT and not waiting and not is_question_due(workspace, now) else "home"


def open_sessions(workspace: Workspace, now: Moment) -> list[Infusion]:
    """The sessions that run, and those after whose end something is waited for. Raises StorageFailed."""
    logbook = workspace.logbook
    found = {each.id: each for each in logbook.running()}
    for patient in workspace.patients:
        if patient.plan is not None:  # only a plan has something after the end
            from ivig_logger.domain.due import is_open, may_be_open  # a start without plans does not wait for it

            ended = logbook.last_end(patient.id)  # most patients have nothing open: no session is read whole for that
            newest = logbook.newest(patient.id) if ended is not None and may_be_open(ended, now) else []
            found |= {each.id: each for each in newest if is_open(each, patient.plan, now)}
    return list(found.values())


def is_question_due(workspace: Workspace, now: Moment) -> bool:
    """Whether the patient in front is to be asked about the time since the last infusion. Raises StorageFailed."""
    patient = workspace.patient
    if patient is None or not may_be_due(workspace.logbook.last_end(patient.id), now):
        return False  # asked at every start, and so without reading the whole session
    newest, plan = workspace.logbook.newest(patient.id), patient.plan or Plan()
    return any(follow_up_due(each, plan, now) is not None for each in newest)
