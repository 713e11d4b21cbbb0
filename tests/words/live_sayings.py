"""Texts that are typed or scanned while an infusion runs, each with the sentence that is said of it."""

from collections.abc import Callable

from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.gs1 import read_gs1
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_rates import read_rate
from ivig_logger.exchange.typed_vitals import VitalsEntry, read_vitals
from tests.builders import ZONE, a_moment

_NOW = a_moment("18:00")
_HERE = Conventions(ZONE, now=_NOW)


def said_of_rate(text: str) -> list[Problem]:
    """What is said of a typed rate."""
    return _refusal(lambda: read_rate(text, _HERE))


def said_of_pressure(text: str) -> list[Problem]:
    """What is said of a typed blood pressure."""
    return read_vitals(VitalsEntry(pressure=text), _NOW, _HERE)[1]


def said_of_scan(text: str) -> list[Problem]:
    """What is said of the code of a vial."""
    return _refusal(lambda: read_gs1(text, 2026))


def _refusal(read: Callable[[], object]) -> list[Problem]:
    try:
        read()
    except Unreadable as unreadable:
        return [unreadable.problem("text")]
    return []


_TYPE_IT = "Please type the lot as it is printed on the vial."
LIVE: list[tuple[list[Problem], str]] = [
    (said_of_rate(""), "The rate is not filled in. Please type it like 60 or 1.5 mL/kg/h."),
    (said_of_pressure("good"), "“good” is not understood as a blood pressure. Please type it like 122/76."),
    (
        said_of_scan("(01)04150123456782(17)271331(10)P1"),
        f"The code on this vial was read, and something in it is not understood. {_TYPE_IT}",
    ),
    (
        said_of_scan("010415012345678217270331" + "10A21B"),
        f"The code on this vial can be read in more than one way. {_TYPE_IT}",
    ),
    (
        said_of_scan("010415012345678217270331"),
        f"The code that was scanned holds no lot. Please scan another one, or {_TYPE_IT[7:]}",
    ),
]
