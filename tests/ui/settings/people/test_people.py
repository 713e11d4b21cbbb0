"""The people of an encrypted log in the settings, and what is asked before their keys change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ivig_logger.domain.profile import Profile
from ivig_logger.services.key_file import key_path, read, write
from ivig_logger.services.keyring import Keyring, Opened, WrongPassphrase
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.switch import ToPlain
from ivig_logger.ui import theme
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.saving import Kind
from ivig_logger.ui.settings.people.card import PeopleCard
from ivig_logger.ui.unlock.recovery_code import RecoveryCode
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT
from tests.logs import log_at
from tests.stories.person import Hands
from tests.ui.conftest import NOW
from tests.ui.unlock.keys import ANNA, ANNAS, BENS, of_anna, of_both

NEW = "a new sentence of words"


@pytest.fixture
def encrypted(tmp_path: Path, qapp: QApplication) -> Iterator[Workspace]:
    """An encrypted log that Anna has opened, and that Ben can open too."""
    theme.apply(qapp, theme.Look.LIGHT, 100)
    path, key = tmp_path / "log.db", of_anna()[1]
    made = Workspace(
        Logbook.open(log_at(path, key), now=lambda: NOW, key=key),
        Preferences(path),
        opened=Opened(of_both().profiles[0], key),
    )
    write(of_both(), key_path(path))
    made.journal.store(PATIENT, text="add")
    yield made
    made.close()


@pytest.fixture
def card(encrypted: Workspace, qtbot: QtBot) -> PeopleCard:
    made = PeopleCard(encrypted)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def hands(card: PeopleCard, qtbot: QtBot) -> Hands:
    return Hands(card, qtbot)


def keys(workspace: Workspace) -> Keyring:
    found = read(key_path(workspace.logbook.path))
    assert found is not None
    return found


def test_everybody_who_opens_the_log_is_listed(hands: Hands) -> None:
    assert hands.reads("Anna Berg, RN (you)")
    assert hands.reads("Ben Löwe")


def test_my_name_changes_with_my_passphrase_and_changes_bear_it_from_then_on(
    hands: Hands, encrypted: Workspace
) -> None:
    hands.click("Change my details…")
    hands.type_into("Your name", "Anna Sommer")
    hands.type_into("Your passphrase", ANNAS)
    hands.click("Change them")
    assert hands.reads("Anna Sommer, RN (you)")
    assert encrypted.logbook.author.name == "Anna Sommer, RN"
    assert keys(encrypted).open(ANNAS, ANNA.id).profile.name == "Anna Sommer"


@pytest.mark.parametrize(("name", "told"), [(" ", "Please type a name."), ("ben", "ben is there already.")])
def test_a_name_that_cannot_be_is_told_at_its_field_and_nothing_is_lost(
    hands: Hands, encrypted: Workspace, name: str, told: str
) -> None:
    write(of_both().with_details(Profile("b", "Ben"), BENS), key_path(encrypted.logbook.path))
    hands.click("Change my details…")
    hands.type_into("Your name", name)
    hands.type_into("Your passphrase", ANNAS)
    hands.click("Change them")
    assert hands.reads(told)
    field = hands.field("Your passphrase")
    assert isinstance(field, QLineEdit)
    assert field.text() == ANNAS


def test_my_passphrase_changes_with_the_present_one(hands: Hands, encrypted: Workspace) -> None:
    hands.click("Change my passphrase…")
    hands.type_into("New passphrase", NEW)
    hands.type_into("New passphrase once more", NEW)
    hands.type_into("Your present passphrase", "not this one")
    hands.click("Change it")
    assert hands.reads("This is not the passphrase of Anna Berg, RN. Nothing was changed.")
    hands.type_into("Your present passphrase", ANNAS)
    hands.click("Change it")
    assert hands.reads("✓ Your passphrase is another one from now on")
    assert keys(encrypted).open(NEW, ANNA.id).key == of_anna()[1]


def test_somebody_is_removed_with_my_passphrase(hands: Hands, encrypted: Workspace) -> None:
    hands.click("Remove Ben Löwe…")
    hands.type_into("Your passphrase", ANNAS)
    hands.click("Remove Ben Löwe")
    assert [each.name for each in keys(encrypted).profiles] == ["Anna Berg"]
    with pytest.raises(WrongPassphrase):
        keys(encrypted).open(BENS)


def test_a_new_code_is_shown_until_it_is_written_down(hands: Hands, card: PeopleCard, encrypted: Workspace) -> None:
    hands.click("New recovery code…")
    hands.type_into("Your passphrase", ANNAS)
    hands.click("Make a new code")
    shown = card.findChild(RecoveryCode)
    assert shown is not None
    assert keys(encrypted).recover(shown.code.text()) == of_anna()[1]
    assert not hands.button("Go on").isEnabled()
    hands.click("I have written it down or printed it")
    hands.click("Go on")
    assert hands.reads("Anna Berg, RN (you)")


def test_turning_it_off_is_a_wish_with_my_key(hands: Hands, card: PeopleCard, qtbot: QtBot) -> None:
    hands.click("Turn encryption off…")
    hands.type_into("Your passphrase", ANNAS)
    with qtbot.waitSignal(card.switch_wanted) as told:
        hands.click("Turn it off")
    assert told.args is not None
    wish = told.args[0]
    assert isinstance(wish, ToPlain)
    assert (wish.opened.key, wish.delete) == (of_anna()[1], False)


def test_what_is_asked_stays_when_the_same_person_comes_back(hands: Hands, encrypted: Workspace) -> None:
    hands.click("Change my details…")
    hands.type_into("Your name", "Anna S")
    assert encrypted.opened is not None
    encrypted.sign_in(encrypted.opened)
    field = hands.field("Your name")
    assert isinstance(field, QLineEdit)
    assert field.text() == "Anna S"
    encrypted.sign_in(Opened(of_both().profiles[1], of_anna()[1]))
    assert hands.reads("Ben Löwe (you)")


def test_the_code_is_saved_for_its_owner_only_and_copied_when_asked(qtbot: QtBot, tmp_path: Path) -> None:
    shown = RecoveryCode(of_anna()[2], tmp_path / "log.db")
    qtbot.addWidget(shown)
    QGuiApplication.clipboard().setText("before")
    shown.save(tmp_path / "code.pdf", Kind("PDF", ".pdf"))
    assert (tmp_path / "code.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "code.pdf").stat().st_mode & 0o777 == 0o600
    assert QGuiApplication.clipboard().text() == "before"
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == of_anna()[2]


def test_a_plain_log_offers_a_passphrase_with_the_name_of_the_patient(workspace: Workspace, qtbot: QtBot) -> None:
    card = PeopleCard(workspace)
    qtbot.addWidget(card)
    card.show()
    hands = Hands(card, qtbot)
    hands.click("Set a passphrase…")
    name = hands.field("Your name")
    assert isinstance(name, QLineEdit)
    assert name.text() == PATIENT.name
    hands.click("Role nurse")
    assert name.text() == ""
    hands.click("Encrypt the log")
    assert hands.reads("Please type a name.")


def test_a_question_that_was_left_gives_the_keys_back_to_the_list(hands: Hands, card: PeopleCard) -> None:
    hands.click("Add a person…")
    hands.click("Cancel")
    assert card.focusWidget() is hands.button("Change my details…")
