"""FHIR's dates and times -> moments. A day without a time of day is never made into a moment."""

import re
from datetime import datetime, timedelta

from ivig_logger.domain.moment import Moment, NoSuchTime, RepeatedTime, at_clock, is_zone
from ivig_logger.exchange.fhir.json_parts import text_at, zone_of
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.log_json import Object
from ivig_logger.exchange.log_objects import moment_object

_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:\d{2}(?::\d{2})?)?", re.ASCII | re.IGNORECASE
)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_YEARS = range(1900, 2200)
_HOUR = timedelta(hours=1)
_EAST, _WEST = 14, 12  # hours; "Etc/GMT-14" is fourteen hours ahead of UTC


class Clock:
    """Reads times on the clock of `zone` where they say nothing else, and remembers what it had to do."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._naive = False
        self._fixed: set[str] = set()

    def moment(self, of: Object, key: str) -> Moment | None:
        """The moment of a dateTime; None where there is none, or where it cannot be one (see `why_not`)."""
        read = _TIME.fullmatch(text_at(of, key))
        if read is None:
            return None
        local, offset = read[1].upper(), (read[2] or "").upper()
        try:
            instant = datetime.fromisoformat(local + offset)
        except ValueError:
            return None
        if instant.year not in _YEARS:
            return None
        return self._aware(instant, zone_of(of, key)) if offset else self._on_the_clock(instant)

    def _aware(self, instant: datetime, said: str) -> Moment:
        if said and is_zone(said):
            return Moment.of(instant, said)
        here = Moment.of(instant, self._zone)
        if here.local.utcoffset() == instant.utcoffset():
            return here
        zone = _fixed_zone(instant.utcoffset() or timedelta(0))
        self._fixed.add(zone)
        return here.in_zone(zone)

    def _on_the_clock(self, wall: datetime) -> Moment | None:
        try:
            read = at_clock(wall.date(), wall.time(), self._zone)
        except (NoSuchTime, RepeatedTime):
            return None
        self._naive = True
        return read

    def notes(self, shown_in: set[str]) -> list[str]:
        """What is to be said about the clocks, where the sessions that were read are shown in these zones."""
        said = [
            f"Times are shown on the clock of {zone}, because their offset is not that of {self._zone}."
            for zone in sorted(self._fixed & shown_in)
        ]
        if self._naive:
            said.append(f"Times without an offset are taken as shown on the clock of {self._zone}.")
        return said


def _fixed_zone(offset: timedelta) -> str:
    hours, rest = divmod(offset, _HOUR)
    if rest or not hours or not -_WEST <= hours <= _EAST:
        return "UTC"
    return f"Etc/GMT{-hours:+d}"  # the sign of these zones is that of the way to Greenwich


def why_not(of: Object, key: str) -> str:
    """Why a value is no moment, as the rest of a sentence."""
    said = text_at(of, key)
    if not said:
        return "is missing"
    if _DATE.fullmatch(said):
        return f"says only {said}, without a time of day"
    return f"is no time that can be read: {shown(said)}"


def day_of(of: Object, key: str) -> str:
    """The day, or the month, that a dateTime names; empty where it names neither."""
    said = text_at(of, key)[:10]
    return said if _DATE.fullmatch(said) and len(said) > len("2026") else ""


def as_object(at: Moment) -> Object:
    """A moment as the JSON log writes it."""
    return Object(moment_object(at) or {})
