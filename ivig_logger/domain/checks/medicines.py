"""Medicines and fluids: their names, doses and times, and the answer about the premedication."""

from collections.abc import Iterator
from datetime import timedelta

from ivig_logger.domain.infusion import Infusion, Medication, Premedication, Purpose
from ivig_logger.domain.limits import problems_of_number
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem

_REACH = timedelta(days=7)


def check_medications(infusion: Infusion) -> Iterator[Problem]:
    """Everything that was given beside the infusion, in agreement with what was answered."""
    if infusion.premedications and infusion.premedication is not Premedication.GIVEN:
        yield Problem(Code.PREMEDICATION_CONTRADICTED, "premedication", True, {"said": infusion.premedication.value})
    for at, each in enumerate(infusion.medications):
        where = f"medications.{at}"
        if not each.name.strip():
            yield Problem(Code.MEDICINE_UNNAMED, f"{where}.name", True)
        yield from _check_dose(f"{where}.dose", each)
        yield from _check_time(f"{where}.at", each, infusion.started)


def _check_dose(where: str, given: Medication) -> Iterator[Problem]:
    if given.purpose is Purpose.HYDRATION and given.unit == "mL":
        yield from problems_of_number("fluid", where, given.dose)
    elif given.dose is not None and given.dose.is_finite() and given.dose <= 0:
        yield Problem(Code.MEDICINE_DOSE, where, True, {"dose": given.dose})
    else:
        yield from problems_of_number("medicine", where, given.dose)


def _check_time(where: str, given: Medication, started: Moment) -> Iterator[Problem]:
    if given.at is None:
        return
    distance = given.at - started
    if abs(distance) > _REACH:
        yield Problem(Code.MEDICINE_FAR, where, True, {"at": given.at})
    elif given.purpose is Purpose.PREMEDICATION and distance > timedelta(0):
        yield Problem(Code.PREMEDICATION_LATE, where, False, {"name": given.name})
