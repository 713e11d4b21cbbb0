"""The clocks of this computer: that of the wall, the zone it shows, and one that nobody sets."""

import sys
import time

from PySide6.QtCore import QTimeZone

from ivig_logger.domain.moment import Moment, is_zone, utc_now


def system_zone() -> str:
    """The IANA zone of this computer's clock; UTC where it has none that Python knows."""
    found = QTimeZone.systemTimeZoneId().toStdString()
    return found if is_zone(found) else "UTC"


def now() -> Moment:
    """The present moment on this computer's clock."""
    return utc_now(system_zone())


def counted_seconds() -> float:
    """Seconds of a clock that nobody sets and that goes on while the computer sleeps.

    Linux and macOS have two clocks that are never set, of which one sleeps with the computer; Windows has one.
    """
    if sys.platform == "linux":
        seconds = time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":
        seconds = time.clock_gettime(time.CLOCK_MONOTONIC)
    else:
        seconds = time.monotonic()
    return seconds
