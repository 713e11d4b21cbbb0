"""Moments in two columns, the epoch second and the zone; read back only where a clock could show them."""

from functools import lru_cache

from ivig_logger.domain.moment import Moment, is_zone

_FIRST, _LAST = -62_135_510_400, 253_402_214_399  # a day from the ends of the years 1 to 9999, on the clock of any zone
_is_known_zone = lru_cache(is_zone)


def moment_columns(name: str, at: Moment | None) -> dict[str, object]:
    """The columns of a moment; empty where there is none."""
    return {f"{name}_at": at and at.epoch, f"{name}_zone": at and at.zone}


def stored_moment(epoch: int, zone: str) -> Moment:
    """The moment of two columns. Raises ValueError where no clock could show it: a screen could not either."""
    if not (_FIRST <= epoch <= _LAST and _is_known_zone(zone)):
        raise ValueError("no moment")
    return Moment(epoch, zone)


def moment_in(epoch: int | None, zone: str | None) -> Moment | None:
    """The moment of two columns; None where they are empty."""
    return None if epoch is None or zone is None else stored_moment(epoch, zone)
