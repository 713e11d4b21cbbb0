"""What the checks say of an infusion, asked on the day after it."""

from decimal import Decimal

from ivig_logger.domain.checks import Surroundings, problems_of
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem
from tests.builders import a_moment

NOW = a_moment("09:00", "2026-10-21")


def said_of(infusion: Infusion, now: Moment = NOW, last_weight: Decimal | None = None) -> list[Problem]:
    """All problems of an infusion."""
    return problems_of(infusion, Surroundings(now, last_weight))


def codes_of(infusion: Infusion, now: Moment = NOW, last_weight: Decimal | None = None) -> set[Code]:
    """The codes of all problems of an infusion."""
    return {each.code for each in said_of(infusion, now, last_weight)}


def the(code: Code, infusion: Infusion, now: Moment = NOW, last_weight: Decimal | None = None) -> Problem:
    """The only problem with this code."""
    (problem,) = (each for each in said_of(infusion, now, last_weight) if each.code is code)
    return problem
