"""Everything that can be said against an infusion, as codes with data: what asks, and what refuses."""

from dataclasses import dataclass
from decimal import Decimal

from ivig_logger.domain.checks.amounts import check_amounts, check_product
from ivig_logger.domain.checks.flow import check_pauses, check_rates
from ivig_logger.domain.checks.in_error import check_in_error
from ivig_logger.domain.checks.medicines import check_medications
from ivig_logger.domain.checks.reactions import check_reactions
from ivig_logger.domain.checks.signatures import check_signatures
from ivig_logger.domain.checks.texts import check_texts
from ivig_logger.domain.checks.times import check_end, check_follow_ups, check_start
from ivig_logger.domain.checks.vials import check_vials, last_day
from ivig_logger.domain.checks.vitals import celsius, check_access, check_vitals
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem

__all__ = ["Surroundings", "celsius", "check_in_error", "check_texts", "last_day", "problems_of", "refusals_of"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a check needs beside the record: the present moment and the weight (kg) of the session before."""

    now: Moment
    last_weight: Decimal | None = None


def problems_of(infusion: Infusion, around: Surroundings, stored: Infusion | None = None) -> list[Problem]:
    """All problems of a record, one subject after the other; `stored` is what the log has of it, its texts sound."""
    return [
        *check_start(infusion.started, around.now),
        *check_end(infusion, around.now),
        *check_pauses(infusion, around.now),
        *check_product(infusion.product, infusion.concentration),
        *check_amounts(infusion, around.last_weight),
        *check_vials(infusion.vials, infusion.dose, infusion.started.local.date()),
        *check_rates(infusion, around.now),
        *check_vitals(infusion.vitals),
        *check_access(infusion.access),
        *check_medications(infusion),
        *check_reactions(infusion, around.now),
        *check_follow_ups(infusion),
        *check_signatures(infusion),
        *check_in_error(infusion),
        *check_texts(infusion, stored=stored),
    ]


def refusals_of(infusion: Infusion, around: Surroundings, stored: Infusion | None = None) -> list[Problem]:
    """The problems with which a record cannot be stored."""
    return [each for each in problems_of(infusion, around, stored) if each.refuse]
