"""A line on Home about something that was being filled in when the program ended: go on with it, or discard it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.services.drafts import FORM, PANELS, PLANS, START
from ivig_logger.ui.awaited import open_sessions
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import banner, button, column, plain, row, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.drafts import DISCARDED, left_panel_text, offer_text, plans_offer_text, start_offer_text


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The draft of a form: what it is called, and the sentence that offers it, None where nothing waits."""

    form: str
    name: str
    offer: Callable[[Workspace], str | None]


class UnsavedLine(QWidget):
    """`go_on_wanted` when the form is to be opened as it was left. What is discarded can be brought back here."""

    go_on_wanted = Signal()

    def __init__(self, workspace: Workspace, unsaved: Unsaved) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._workspace, self._unsaved = workspace, unsaved
        self._discarded: str | None = None
        self.words = text("", "strong")
        self.go_on = button("Go on", self.go_on_wanted.emit, picture="edit", primary=True)
        self.go_on.setAccessibleName(f"Go on with {unsaved.name}")
        self.discard = button("Discard", self._discard)
        self.discard.setAccessibleName(f"Discard {unsaved.name}")
        self.bring_back = button("Bring it back", self._bring_back)
        self.bring_back.setAccessibleName(f"Bring back {unsaved.name}")
        line = Flow(12, 8)
        line.add(self.words, 3)
        line.add(plain(row(self.go_on, self.discard, self.bring_back)), 0)
        self.setLayout(column(banner("ask", line)))
        self.hide()

    def refresh(self) -> None:
        """Show what waits now; what was discarded before is gone for good."""
        self._discarded = None
        self._show()

    def _show(self) -> None:
        offer = self._unsaved.offer(self._workspace)
        if offer is not None or self._discarded is not None:
            self.words.setText(offer or DISCARDED)
        for each in (self.go_on, self.discard):
            each.setVisible(offer is not None)
        self.bring_back.setVisible(offer is None)
        self.setVisible(offer is not None or self._discarded is not None)

    def _discard(self) -> None:
        self._discarded = self._workspace.drafts.left_behind(self._unsaved.form)
        self._workspace.drafts.remove(self._unsaved.form)
        self._show()
        self.bring_back.setFocus()

    def _bring_back(self) -> None:
        if self._discarded is not None:
            self._workspace.drafts.put_back(self._unsaved.form, self._discarded)
        self.refresh()
        self.go_on.setFocus()


def _offer_form(workspace: Workspace) -> str | None:
    waiting = workspace.waiting_form()
    return None if waiting is None else offer_text(waiting.at, _name(workspace, waiting.patient))


def _offer_start(workspace: Workspace) -> str | None:
    waiting = workspace.waiting_start()
    return None if waiting is None else start_offer_text(waiting.at, _name(workspace, waiting.patient))


def _offer_plans(workspace: Workspace) -> str | None:
    if workspace.drafts.left_behind(PLANS) is None:
        return None  # another plan is typed: those that wait are offered beside it
    waiting = workspace.waiting_plans()
    names = {each.id: each.name for each in workspace.patients}
    whose = [names[each.patient] for each in waiting] if len(names) > 1 else []
    return plans_offer_text(waiting[-1].at, whose) if waiting else None


def _offer_panels(workspace: Workspace) -> str | None:
    """Those of a session that is over: the others are offered on the live screen."""
    if workspace.drafts.left_behind(PANELS) is None:
        return None
    waiting = workspace.waiting_panels()
    going_on = {each.id for each in open_sessions(workspace, workspace.logbook.now())}
    if not waiting or any(each.infusion in going_on for each in waiting):
        return None
    return left_panel_text(waiting[0].since, waiting[0].panel, waiting[0].words)


def _name(workspace: Workspace, patient: str) -> str:
    """The patient, who is named where there are several."""
    return next(each.name for each in workspace.patients if each.id == patient) if len(workspace.patients) > 1 else ""


UNSAVED = (
    Unsaved(START, "the infusion that was not started", _offer_start),
    Unsaved(FORM, "the session that is not saved", _offer_form),
    Unsaved(PANELS, "what was typed on the live screen", _offer_panels),
    Unsaved(PLANS, "the plan that is not saved", _offer_plans),
)
