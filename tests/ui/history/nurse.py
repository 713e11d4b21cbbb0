"""An encrypted log, opened by a nurse with a credential."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.profile import Profile
from ivig_logger.services.key_file import key_path, read, write
from ivig_logger.services.keyring import Keyring, Opened, new_keyring
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.signing import sign
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.workspace import Workspace, author_of
from tests.builders import PATIENT, a_moment
from tests.logs import log_at

ANNA = Profile("a", "Anna Berg", "nurse", "RN")
BEN = Profile("b", "Ben Löwe", "nurse", "LVN")
CLEO = Profile("c", "Cleo", "caregiver")
PASSES = {"a": "correct horse", "b": "battery staple", "c": "correct battery"}


@cache
def three_profiles() -> tuple[Keyring, Opened]:
    """Their keys, opened by Anna; made once, because stretching a passphrase takes its time."""
    keyring, key, _ = new_keyring(ANNA, PASSES["a"])
    for each in (BEN, CLEO):
        keyring = keyring.with_profile(key, each, PASSES[each.id])
    return keyring, keyring.open(PASSES["a"])


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = a_moment("14:05", "2026-11-22")

    def __call__(self) -> Moment:
        return self.now


@contextmanager
def a_nurses_log(folder: Path) -> Iterator[tuple[Workspace, Clock]]:
    """A log with one patient and three profiles, opened by Anna."""
    clock, path = Clock(), folder / "log.db"
    keyring, opened = three_profiles()
    write(keyring, key_path(path))
    made = Workspace(
        Logbook.open(log_at(path, opened.key), clock, author_of(opened), key=opened.key),
        Preferences(path),
        opened=opened,
    )
    made.journal.store(PATIENT, text="add patient")
    yield made, clock
    made.close()


def sign_in(workspace: Workspace, profile: Profile) -> None:
    """Another person opens the log."""
    keyring = read(key_path(workspace.logbook.path))
    assert keyring is not None
    workspace.sign_in(keyring.open(PASSES[profile.id], profile.id))


def signed(workspace: Workspace, infusion: Infusion) -> Infusion:
    """The session with the signature of whoever is at the window, stored."""
    keyring, opened = read(key_path(workspace.logbook.path)), workspace.opened
    assert keyring is not None
    assert opened is not None
    wanted = sign(workspace.logbook, keyring, infusion, opened.profile, PASSES[opened.profile.id])
    workspace.journal.store(wanted, instead_of=infusion, text="sign")
    return wanted
