"""An encrypted log is opened by a profile that is called by its name, or by any."""

from ivig_logger.services.keyring import Keyring, Opened, WrongPassphrase


class NoSuchProfile(Exception):
    """Nobody of this name opens the log."""


def unlock(keyring: Keyring, passphrase: str, name: str | None = None) -> Opened:
    """The log's key and who has it; `name` without a credential, however it is written in capitals.

    Raises WrongPassphrase and NoSuchProfile.
    """
    if name is None:
        return keyring.open(passphrase)
    named = [each.id for each in keyring.profiles if each.name.casefold() == name.strip().casefold()]
    if not named:
        raise NoSuchProfile(name)
    for each in named:
        try:
            return keyring.open(passphrase, each)
        except WrongPassphrase:
            continue
    raise WrongPassphrase
