"""Opens a log and reads what the first window shows of it, as a process of its own: `start_log.py LOG [PASSPHRASE]`."""

import gc
import sys

gc.disable()

from pathlib import Path

from ivig_logger.domain.moment import Moment
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.listing import Filter, Order

NOW = Moment(1_793_030_000, "Europe/Berlin")


def main(log: Path, passphrase: str | None) -> None:
    """Open it, with the passphrase where there is one."""
    logbook = Logbook.open(log, lambda: NOW, key=None if passphrase is None else key_of(log, passphrase))
    first, *_ = logbook.patients()
    wanted = Filter(first.id)
    assert logbook.count(wanted)
    assert logbook.page(wanted, Order(), 0, 200)
    logbook.running()
    logbook.close()


def key_of(log: Path, passphrase: str) -> bytes:
    """What an encrypted log costs before it is opened."""
    from ivig_logger.services.protection import find_keyring, finish

    keyring = find_keyring(log)
    assert keyring is not None
    key = keyring.open(passphrase).key
    finish(log, key)
    return key


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
