"""Vials: their lots, their grams and the day until which they may be used."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from ivig_logger.domain.folding import lot_key
from ivig_logger.domain.infusion import Vial
from ivig_logger.domain.limits import allowed, apart, problems_of_number
from ivig_logger.domain.problems import Code, Problem


@lru_cache(1000)
def last_day(expiry: str) -> date | None:
    """The last day on which a vial may be used: a month means its last day. None where the text is no ISO date."""
    # Python also reads ISO weeks; nobody means one on a vial.
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", expiry):
        return None
    try:
        if len(expiry) == len("2027-03-31"):
            return date.fromisoformat(expiry)
        first = date.fromisoformat(f"{expiry}-01")
        return first.replace(day=monthrange(first.year, first.month)[1])
    except ValueError:
        return None


def check_vials(vials: Sequence[Vial], dose: Decimal | None, day: date) -> Iterator[Problem]:
    """Lots, grams and expiries of the vials that were used on `day` for a dose in g."""
    expiries: dict[str, date] = {}
    for at, vial in enumerate(vials):
        where = f"vials.{at}"
        key = lot_key(vial.lot)
        if not key:
            yield Problem(Code.LOT_EMPTY, f"{where}.lot", True)
        yield from problems_of_number("grams", f"{where}.grams", vial.grams)
        if vial.expiry is None:
            continue
        last = last_day(vial.expiry)
        if last is None:
            yield Problem(Code.EXPIRY_UNREADABLE, f"{where}.expiry", True, {"expiry": vial.expiry})
            continue
        if last < day:
            yield Problem(Code.VIAL_EXPIRED, f"{where}.expiry", False, {"lot": vial.lot, "day": last})
        if key and expiries.setdefault(key, last) != last:
            yield Problem(Code.LOT_TWO_EXPIRIES, f"{where}.expiry", False, {"lot": vial.lot})
    yield from _check_sum(vials, allowed("dose", dose))


def _check_sum(vials: Sequence[Vial], dose: Decimal | None) -> Iterator[Problem]:
    grams = [allowed("grams", each.grams) for each in vials]
    known = [each for each in grams if each is not None]
    total = sum(known, Decimal(0))
    if dose and known and len(known) == len(grams) and apart(total, dose, 5):
        yield Problem(Code.VIALS_DIFFER, "vials", False, {"vials": total, "dose": dose})
