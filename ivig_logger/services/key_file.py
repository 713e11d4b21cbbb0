"""The keyring as a small file beside the log, replaced whole; copies of it lie beside the backups."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.profile import Profile
from ivig_logger.services.keyring import Holder, Keyring
from ivig_logger.services.sealing import Stretch
from ivig_logger.storage.failures import failures_told
from ivig_logger.storage.whole_files import write_whole

_FORMAT = {"format": "ivig-logger keys", "version": 1}


class KeysDamaged(Exception):
    """The file of the keys is there and cannot be read; nothing is said by it about any passphrase."""


def key_path(log: Path) -> Path:
    """Where the keys of a log lie."""
    return log.with_name(f"{log.name}.keys")


def copy_path(log: Path, folder: Path) -> Path:
    """Where the copy of the keys lies in a folder with backups of that log."""
    return folder / f"ivig-{log.stem}.keys"


def read(path: Path) -> Keyring | None:
    """The keyring in a file; None where there is no file. Raises KeysDamaged."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KeysDamaged(str(error)) from error
    try:
        content = json.loads(data)
        if content.pop("sum") != _sum(content):
            raise KeysDamaged("sum")
        return _keyring(content)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise KeysDamaged(type(error).__name__) from error


def write(keyring: Keyring, path: Path) -> None:
    """Replace the file: on disk when this returns, the old or the new one at every moment. Raises StorageFailed."""
    content = _content(keyring)
    data = json.dumps(content | {"sum": _sum(content)}, indent=1).encode()
    with failures_told(path):
        write_whole(path, data)


def _content(keyring: Keyring) -> dict[str, Any]:
    holders = [
        {"profile": asdict(each.profile), "scrypt": _stretch_content(each.stretch), "wrapped": each.wrapped.hex()}
        for each in keyring.holders
    ]
    recovery = {"scrypt": _stretch_content(keyring.recovery_stretch), "wrapped": keyring.recovery_wrapped.hex()}
    return {**_FORMAT, "holders": holders, "recovery": recovery}


def _keyring(content: dict[str, Any]) -> Keyring:
    holders = tuple(
        Holder(_profile(each["profile"]), _stretch(each["scrypt"]), bytes.fromhex(each["wrapped"]))
        for each in content["holders"]
    )
    if not holders or any(content[name] != value for name, value in _FORMAT.items()):
        raise ValueError("another format")
    recovery = content["recovery"]
    return Keyring(holders, _stretch(recovery["scrypt"]), bytes.fromhex(recovery["wrapped"]))


def _profile(content: dict[str, Any]) -> Profile:
    return Profile(**content | {"earlier_keys": tuple(content["earlier_keys"])})


def _stretch_content(stretch: Stretch) -> dict[str, object]:
    return {"n": stretch.n, "r": stretch.r, "p": stretch.p, "salt": stretch.salt.hex()}


def _stretch(content: dict[str, Any]) -> Stretch:
    return Stretch(int(content["n"]), int(content["r"]), int(content["p"]), bytes.fromhex(content["salt"]))


def _sum(content: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()
