"""Which product the sample patient had when, and the lots of its vials."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ivig_logger.domain.infusion import Vial


@dataclass(frozen=True, slots=True)
class _Supply:
    first: int  # the number of the first session with it
    product: str
    grams: int
    lot: str  # how the maker writes a lot
    monthly: bool  # whether its vials give the expiry as a month


_SUPPLIES = (
    _Supply(1, "Privigen", 30, "P100 {0:03d}-{1:03d}", monthly=False),
    _Supply(16, "Octagam 10 %", 30, "K{0:03d}B{1:03d}", monthly=True),
    _Supply(32, "Gamunex-C", 35, "GX{0:03d} {1:04d}", monthly=True),
)
_NOT_NOTED = frozenset((7,))
_SESSIONS_A_LOT = {20: 5, 10: 4, 5: 7}  # each size of vial has lots of its own
_SHELF = timedelta(days=640)


def supply_of(number: int) -> tuple[str, Decimal]:
    """The product of a session, and the grams that were ordered."""
    supply = _supply(number)
    return supply.product, Decimal(supply.grams)


def vials_of(number: int, dose: Decimal, days: tuple[date, ...]) -> tuple[Vial, ...]:
    """The vials of a session: their grams make the dose; () where nobody noted them."""
    if number in _NOT_NOTED:
        return ()
    supply = _supply(number)
    return tuple(_vial(supply, number, grams, days) for grams in _sizes(int(dose), number))


def _supply(number: int) -> _Supply:
    return _SUPPLIES[bisect_right(_SUPPLIES, number, key=lambda each: each.first) - 1]


def _sizes(dose: int, number: int) -> tuple[int, ...]:
    if dose == 30 and number % 9 == 0:
        return (10, 10, 10)
    return {20: (20,), 30: (20, 10), 35: (20, 10, 5)}[dose]


def _vial(supply: _Supply, number: int, grams: int, days: tuple[date, ...]) -> Vial:
    lasts = _SESSIONS_A_LOT[grams]
    batch = (number - supply.first) // lasts
    opened = supply.first + batch * lasts
    lot = supply.lot.format(100 + (opened * 37 + grams * 61) % 900, 100 + (opened * 53 + grams * 29) % 900)
    expiry = (days[opened - 1] + _SHELF + timedelta(days=grams * 9)).isoformat()
    return Vial(lot, Decimal(grams), expiry[: len("2027-03")] if supply.monthly else expiry)
