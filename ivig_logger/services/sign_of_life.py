"""Until when the program was alive while an infusion ran: what the next start says after a crash or a power cut."""

import os
from contextlib import suppress
from pathlib import Path

from ivig_logger.domain.moment import Moment


class SignOfLife:
    """An empty file beside the log whose time of change is the last sign of life.

    Changing that time needs no room, so a full disk does not end it. Where the file cannot be made or changed nothing
    happens: it is a convenience, and what was pressed is in the log.
    """

    def __init__(self, log: Path) -> None:
        self._path = log.with_name(f"{log.name}.alive")

    def show(self, now: Moment) -> None:
        """The program is alive `now`."""
        with suppress(OSError):
            self._date(now.epoch)

    def last(self, zone: str) -> Moment | None:
        """The last sign of life, on the clock of `zone`; None where there is none."""
        try:
            return Moment(int(self._path.stat().st_mtime), zone)
        except OSError:
            return None

    def remove(self) -> None:
        """No infusion runs any more."""
        with suppress(OSError):
            self._path.unlink()

    def _date(self, epoch: int) -> None:
        try:
            os.utime(self._path, (epoch, epoch))
        except FileNotFoundError:
            self._path.touch(mode=0o600)
            os.utime(self._path, (epoch, epoch))
