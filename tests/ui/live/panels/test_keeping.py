"""What is typed in a panel is kept beside the log within a second, and offered by the session after a crash."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Mark, Purpose
from ivig_logger.exchange.kept_panel import KeptPanel
from ivig_logger.services.drafts import Drafts
from ivig_logger.services.sheaf import panels_in
from ivig_logger.ui.live.panel_place import PanelPlace
from ivig_logger.ui.live.panels.entry_panel import EntryPanel
from ivig_logger.ui.live.panels.medicine import MedicinePanel
from ivig_logger.ui.live.panels.note import NotePanel
from ivig_logger.ui.live.panels.vitals import VitalsPanel
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.unsaved_panel import UnsavedPanel
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT
from tests.ui.live.panels.hands import opened, show, write


def draft(session: LiveSession) -> Path:
    """The file in which panels are kept."""
    return session.workspace.logbook.path.with_name("log.db.draft-panels")


def left_behind(session: LiveSession) -> tuple[KeptPanel, ...]:
    """What the next start of the program would find."""
    return panels_in(Drafts(session.workspace.logbook.path)).left_behind


@pytest.fixture
def typing(qtbot: QtBot, session: LiveSession) -> VitalsPanel:
    """Half of the vital signs are typed."""
    panel = opened(qtbot, VitalsPanel(session), session.now())
    write(qtbot, panel, "pressure", "122/76")
    return panel


def restarted(session: LiveSession) -> LiveSession:
    """The session as the next start of the program has it."""
    old = session.workspace
    workspace = Workspace(old.logbook, old.preferences, session)
    return LiveSession(workspace, session.infusion, session)


def gone_on_with(qtbot: QtBot, session: LiveSession) -> PanelPlace:
    """Take up what is offered."""
    line, place = UnsavedPanel(session), PanelPlace(session)
    for each in (line, place):
        qtbot.addWidget(each)
    line.show()
    place.show()
    line.go_on_wanted.connect(place.go_on)
    qtbot.mouseClick(line.go_on, Qt.MouseButton.LeftButton)
    assert line.isHidden()
    return place


def test_what_is_typed_is_kept_within_a_second(qtbot: QtBot, session: LiveSession, typing: VitalsPanel) -> None:
    qtbot.waitUntil(draft(session).exists)
    [kept] = left_behind(session)
    assert (kept.infusion, kept.panel, kept.since) == (session.id, "Vital signs", typing.at)
    assert kept.texts[0].text == "122/76"


def test_what_is_stored_is_kept_no_longer(session: LiveSession, typing: VitalsPanel) -> None:
    typing.hide()
    assert draft(session).exists()
    typing.show()
    typing.store()
    assert not draft(session).exists()
    assert len(session.infusion.vitals) == 1


def test_after_a_crash_it_is_offered_and_put_in_only_when_asked_for(
    qtbot: QtBot, session: LiveSession, typing: VitalsPanel
) -> None:
    typing.hide()
    session = restarted(session)
    line = UnsavedPanel(session)
    qtbot.addWidget(line)
    assert line.sentence.text() == "Vital signs at 14:15: typed and not saved: 122/76."
    place = gone_on_with(qtbot, session)
    panel = place.made["vitals"]
    assert isinstance(panel, EntryPanel)
    assert panel.slots.slots["pressure"].value == "122/76"
    panel.store()
    assert session.infusion.vitals[0].at == typing.at
    assert not draft(session).exists()


def test_what_is_discarded_is_gone(qtbot: QtBot, session: LiveSession, typing: VitalsPanel) -> None:
    typing.hide()
    line = UnsavedPanel(restarted(session))
    qtbot.addWidget(line)
    line.show()
    qtbot.mouseClick(line.discard, Qt.MouseButton.LeftButton)
    assert line.isHidden()
    assert not draft(session).exists()


def test_a_medicine_comes_back_with_what_it_was_for(qtbot: QtBot, session: LiveSession) -> None:
    panel = opened(qtbot, MedicinePanel(session), session.now())
    write(qtbot, panel, "name", "cetirizine")
    panel.purpose.choose(Purpose.PREMEDICATION.value)
    panel.hide()
    place = gone_on_with(qtbot, restarted(session))
    again = place.made["medicine"]
    assert isinstance(again, MedicinePanel)
    assert (again.medicine.value, again.purpose.chosen) == ("cetirizine", Purpose.PREMEDICATION.value)


def test_the_words_of_a_note_come_back_to_their_mark(qtbot: QtBot, session: LiveSession) -> None:
    mark = Mark(session.now())
    session.record(events.add(mark), "note")
    panel = NotePanel(session)
    show(qtbot, panel)
    panel.open(mark)
    qtbot.keyClicks(panel.edit, "the alarm rang")
    panel.hide()
    session = restarted(session)
    place = gone_on_with(qtbot, session)
    again = place.made["note"]
    assert isinstance(again, NotePanel)
    again.store()
    assert session.infusion.marks == (Mark(mark.at, "the alarm rang"),)
    assert not draft(session).exists()


def test_a_patient_who_is_taken_out_of_the_log_takes_it_along(session: LiveSession, typing: VitalsPanel) -> None:
    typing.hide()
    stored = session.infusion
    session.workspace.journal.store_all([Change(None, stored), Change(None, PATIENT)], text="remove")
    assert not draft(session).exists()
