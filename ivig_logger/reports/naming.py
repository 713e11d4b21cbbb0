"""How a patient is named on paper: in full, by initials, or not at all."""

from datetime import date
from enum import StrEnum

from ivig_logger.domain.infusion import Patient
from ivig_logger.words.times import day_text_of

_ISOLATE, _END = "\u2068", "\u2069"  # a name in letters that run from the right does not turn what stands beside it


class Names(StrEnum):
    """How much of a name is told."""

    FULL = "full"
    INITIALS = "initials"
    NONE = "none"


def patient_text(patient: Patient, names: Names) -> str:
    """ "Patient A, born 2 Apr 1961"; "P. A., born 1961"; "Name left out"."""
    if names is Names.NONE:
        return "Name left out"
    name = patient.name if names is Names.FULL else initials_of(patient.name)
    return f"{_isolated(name)}{_born(patient.born, names)}"


def initials_of(name: str) -> str:
    """ "A. M. L." of "Ana María López"."""
    firsts = (next((each for each in word if each.isalnum()), "") for word in name.split())
    return " ".join(f"{each.upper()}." for each in firsts if each)


def _born(day: date | None, names: Names) -> str:
    if day is None:
        return ""
    return f", born {day_text_of(day).partition(' ')[2] if names is Names.FULL else day.year}"


def _isolated(name: str) -> str:
    return name if name.isascii() else f"{_ISOLATE}{name}{_END}"
