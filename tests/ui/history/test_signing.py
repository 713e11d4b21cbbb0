"""A nurse signs the session in front, and everybody sees what became of it since."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change, Source
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.profile import Profile
from ivig_logger.services.key_file import key_path, read, write
from ivig_logger.ui import theme
from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.history.sign_panel import SignPanel
from ivig_logger.ui.session_list.line import Part
from ivig_logger.ui.workspace import Workspace
from tests.builders import a_moment, a_running_infusion, an_infusion_on
from tests.ui.history.conftest import Show
from tests.ui.history.nurse import ANNA, BEN, CLEO, PASSES, Clock, a_nurses_log, sign_in, signed
from tests.ui.history.seen import choose, wait_for_details

_LEFT = Qt.MouseButton.LeftButton
SESSION = an_infusion_on("2026-11-22")
OTHER = an_infusion_on("2026-11-20", 2)


@pytest.fixture
def nurse(qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Workspace, Clock]]:
    """A log with two sessions, opened by Anna at 14:05 on the day of the newer one."""
    theme.apply(qapp, theme.Look.LIGHT, 100)
    folder = tmp_path / "nurse"
    folder.mkdir()
    with a_nurses_log(folder) as made:
        made[0].journal.store_all([Change(SESSION), Change(OTHER)], text="add")
        yield made


@pytest.fixture
def log(nurse: tuple[Workspace, Clock]) -> Workspace:
    return nurse[0]


@pytest.fixture
def clock(nurse: tuple[Workspace, Clock]) -> Clock:
    return nurse[1]


def in_front(qtbot: QtBot, screen: HistoryScreen, infusion: Infusion = SESSION) -> str:
    """Everything that the details say of a session."""
    choose(qtbot, screen, infusion.id)
    return screen.details.content.said


def stored(log: Workspace) -> Infusion:
    (found,) = log.logbook.find([SESSION.id])
    return found


def date_cell(screen: HistoryScreen, infusion: Infusion = SESSION) -> str:
    """What a screen reader says of the date of a session."""
    line = screen.model.line(screen.model.row_of(infusion.id))
    assert line is not None
    return line.spoken(Part.DATE)


def begin(qtbot: QtBot, screen: HistoryScreen, infusion: Infusion = SESSION) -> SignPanel:
    in_front(qtbot, screen, infusion)
    qtbot.mouseClick(screen.details.sign, _LEFT)
    panel = screen.details.sign_panel
    assert panel.isVisible()
    return panel


def outside(log: Workspace, sql: str) -> None:
    """Change the log past the program, under its key."""
    with log.logbook.database.raw() as connection:
        connection.execute(sql)


class TestSigning:
    def test_a_nurse_signs_with_her_passphrase(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        screen = show(log)
        panel = begin(qtbot, screen)
        assert (
            "You sign all that this session says now, as Anna Berg, RN."
            in panel.passphrase.line.accessibleDescription()
        )
        qtbot.keyClicks(panel.passphrase.line, PASSES["a"])
        with qtbot.waitSignal(log.said) as said:
            qtbot.keyClick(panel.passphrase.line, Qt.Key.Key_Return)
        assert said.args == ["The session is signed by Anna Berg, RN. Ctrl+Z takes that back."]
        assert [each.signed_as for each in stored(log).signatures] == ["Anna Berg, RN"]
        qtbot.waitUntil(lambda: "✓ Signed by Anna Berg, RN, 22 Nov 2026 14:05 · valid" in screen.details.content.said)
        assert not panel.isVisible()
        assert panel.passphrase.typed == ""
        assert not screen.details.sign.isVisible()

    def test_undo_takes_the_signature_back(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        signed(log, SESSION)
        screen = show(log)
        assert "Signed by" in in_front(qtbot, screen)
        log.journal.stack.undo()
        qtbot.waitUntil(lambda: "Signed by" not in screen.details.content.said)
        assert stored(log) == SESSION

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("", "Please type the passphrase."),
            (PASSES["b"], "This is not the passphrase of Anna Berg, RN. Nothing was changed."),
        ],
    )
    def test_another_passphrase_signs_nothing(
        self, qtbot: QtBot, log: Workspace, show: Show, typed: str, said: str
    ) -> None:
        screen = show(log)
        panel = begin(qtbot, screen)
        qtbot.keyClicks(panel.passphrase.line, typed)
        qtbot.mouseClick(panel.enter, _LEFT)
        assert panel.passphrase.note.text() == said
        assert panel.passphrase.typed == typed
        assert stored(log) == SESSION

    def test_many_wrong_ones_have_to_wait(self, qtbot: QtBot) -> None:
        seconds = [0.0]
        place = QWidget()
        qtbot.addWidget(place)
        panel, tried = SignPanel(place, counted=lambda: seconds[0]), list[str]()
        panel.signed.connect(tried.append)
        panel.ask(ANNA)
        panel.passphrase.line.setText("wrong one")
        for _ in range(6):
            panel.try_to_sign()
            panel.refuse()
        panel.try_to_sign()
        assert len(tried) == 6
        assert "the next try has to wait: 2 s" in panel.passphrase.note.text()
        seconds[0] = 2
        panel.try_to_sign()
        assert len(tried) == 7

    def test_escape_leaves_it_and_forgets_what_was_typed(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        screen = show(log)
        panel = begin(qtbot, screen)
        qtbot.keyClicks(panel.passphrase.line, "corr")
        qtbot.keyClick(panel.passphrase.line, Qt.Key.Key_Escape)
        assert not panel.isVisible()
        assert panel.passphrase.typed == ""
        assert screen.details.sign.isVisible()

    def test_another_session_in_front_closes_it(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        screen = show(log)
        panel = begin(qtbot, screen)
        qtbot.keyClicks(panel.passphrase.line, "corr")
        in_front(qtbot, screen, OTHER)
        assert not panel.isVisible()
        assert panel.passphrase.typed == ""

    def test_keys_that_cannot_be_read_are_told(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        screen = show(log)
        panel = begin(qtbot, screen)
        key_path(log.logbook.path).write_text("{}", encoding="utf-8")
        qtbot.keyClicks(panel.passphrase.line, PASSES["a"])
        qtbot.mouseClick(panel.enter, _LEFT)
        assert "cannot be read" in panel.passphrase.note.text()
        assert stored(log) == SESSION

    def test_a_session_that_changed_meanwhile_is_not_signed(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        screen = show(log)
        panel = begin(qtbot, screen)
        log.logbook.store(replace(SESSION, notes="other"), instead_of=SESSION)
        qtbot.keyClicks(panel.passphrase.line, PASSES["a"])
        qtbot.mouseClick(panel.enter, _LEFT)
        assert "changed elsewhere" in screen.failure.said
        assert stored(log).signatures == ()


class TestWhoMaySign:
    def test_a_second_nurse_too(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        first = signed(log, SESSION)
        sign_in(log, BEN)
        screen = show(log)
        in_front(qtbot, screen)
        assert screen.details.sign.isVisible()
        signed(log, first)
        qtbot.waitUntil(lambda: "Signed by Ben Löwe, LVN" in screen.details.content.said)
        assert "Signed by Anna Berg, RN, 22 Nov 2026 14:05 · valid\n" in screen.details.content.said
        assert not screen.details.sign.isVisible()

    def test_a_caregiver_sees_signatures_and_no_button(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        signed(log, SESSION)
        sign_in(log, CLEO)
        screen = show(log)
        assert "✓ Signed by Anna Berg, RN" in in_front(qtbot, screen)
        in_front(qtbot, screen, OTHER)
        assert not screen.details.sign.isVisible()

    def test_nobody_in_a_plain_log(self, qtbot: QtBot, workspace: Workspace, show: Show) -> None:
        workspace.journal.store(an_infusion_on("2026-10-20"), text="add")
        screen = show(workspace)
        in_front(qtbot, screen, an_infusion_on("2026-10-20"))
        assert not screen.details.sign.isVisible()

    def test_what_runs_is_not_signed(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        running = a_running_infusion(a_moment("13:00", "2026-11-22"), 3)
        log.journal.store(running, text="start")
        screen = show(log)
        in_front(qtbot, screen, running)
        assert not screen.details.sign.isVisible()


class TestAfterwards:
    def test_a_correction_is_an_addendum_with_its_author(
        self, qtbot: QtBot, log: Workspace, clock: Clock, show: Show
    ) -> None:
        made = signed(log, SESSION)
        clock.now += timedelta(days=1)
        sign_in(log, BEN)
        log.journal.store(replace(made, dose=Decimal(35)), instead_of=made, text="edit", why="typo")
        screen = show(log)
        said = in_front(qtbot, screen)
        assert "✓ Signed by Anna Berg, RN, 22 Nov 2026 14:05 · valid, with 1 addendum after it" in said
        told = "Addendum 23 Nov 2026 14:05 by Ben Löwe, LVN (nurse): Dose: 35 g (was 30 g); Reason: typo"
        assert told in said
        assert date_cell(screen) == "Sun 22 Nov 2026, Signed · 09:00 · 3 h"

    def test_of_many_addenda_the_newest_are_told(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        before = signed(log, SESSION)
        for at in range(9):
            after = replace(before, notes=f"note {at}")
            log.logbook.store(after, instead_of=before)
            before = after
        said = in_front(qtbot, show(log))
        assert "valid, with 9 addenda after it" in said
        assert "3 earlier addenda" in said
        assert said.count("Addendum 22 Nov 2026") == 6

    def test_what_was_changed_outside_is_told_in_the_details_and_in_the_list(
        self, qtbot: QtBot, log: Workspace, show: Show
    ) -> None:
        signed(log, SESSION)
        screen = show(log)
        outside(log, "UPDATE infusions SET dose = 99000")
        screen.listing.refresh()
        choose(qtbot, screen, OTHER.id)
        said = in_front(qtbot, screen)
        assert "≠ Signed by Anna Berg, RN, 22 Nov 2026 14:05 · not as signed" in said
        assert "it was changed outside the program" in said
        qtbot.waitUntil(lambda: date_cell(screen) == "Sun 22 Nov 2026, Not as signed · 09:00 · 3 h")
        assert "igned" not in date_cell(screen, OTHER)
        index = screen.model.index(screen.model.row_of(SESSION.id), Part.DATE)
        assert "Not as signed" in str(index.data(Qt.ItemDataRole.ToolTipRole))

    def test_it_is_marked_no_more_once_it_is_right_again(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        signed(log, SESSION)
        outside(log, "UPDATE infusions SET dose = 99000")
        screen = show(log)
        qtbot.waitUntil(lambda: "Not as signed" in date_cell(screen))
        outside(log, "UPDATE infusions SET dose = 30000")
        screen.listing.refresh()
        qtbot.waitUntil(lambda: "Not as signed" not in date_cell(screen))

    def test_a_forged_signature_is_broken(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        signed(log, SESSION)
        outside(log, "UPDATE signatures SET signer = 'Ben Löwe'")
        said = in_front(qtbot, show(log))
        assert "✕ Signed by Ben Löwe, RN, 22 Nov 2026 14:05 · broken" in said
        assert "The signature does not fit what it says" in said

    def test_a_key_that_this_log_does_not_know_is_told(
        self, qtbot: QtBot, log: Workspace, workspace: Workspace, show: Show
    ) -> None:
        made = signed(log, SESSION)
        workspace.logbook.now = log.logbook.now
        workspace.journal.store_all([Change(made)], text="import", source=Source.IMPORTED)
        said = in_front(qtbot, show(workspace))
        assert "? Signed by Anna Berg, RN, 22 Nov 2026 14:05 · valid" in said
        assert "a key that this log does not know" in said

    def test_the_key_of_another_name_is_told(self, qtbot: QtBot, log: Workspace, show: Show) -> None:
        signed(log, SESSION)
        path = key_path(log.logbook.path)
        keyring = read(path)
        assert keyring is not None
        write(keyring.with_details(Profile("a", "Anna Holm", "nurse", "RN"), PASSES["a"]), path)
        assert "It was signed with the key of Anna Holm, RN." in in_front(qtbot, show(log))


def test_the_details_follow_a_change_of_the_session(qtbot: QtBot, log: Workspace, show: Show) -> None:
    screen = show(log)
    in_front(qtbot, screen)
    made = signed(log, SESSION)
    log.journal.store(replace(made, notes="more"), instead_of=made, text="edit")
    wait_for_details(qtbot, screen, SESSION.id)
    qtbot.waitUntil(lambda: "with 1 addendum" in screen.details.content.said)
    assert screen.details.sign.isVisible()
