"""Facts for the tests: one of every session that says nothing but what the test is about."""

from typing import Any

from ivig_logger.domain.answers.session_fact import Answer, Novelty, SessionFact
from ivig_logger.domain.folding import lot_key
from ivig_logger.domain.terms import Premedication
from tests.builders import ZONE, a_moment

DAY = 86_400


def a_fact(number: int, **changes: Any) -> SessionFact:
    """The fact of the session with this number; each began a day after the one before."""
    fact = SessionFact(
        id=f"00000000-0000-4000-8000-{number:012}",
        started=a_moment().epoch + number * DAY,
        zone=ZONE,
        running=False,
        first_hour=Answer.NO,
        reaction=Answer.NO,
        onset=None,
        worst=None,
        product="Privigen",
        concentration=None,
        lots=(),
        lot_keys=(),
        onset_rate=None,
        top_rate=None,
        premedication=Premedication.NOT_RECORDED,
        premedications=(),
        dose_per_kg=None,
        gap=None,
        novelty=Novelty.NOT_KNOWN,
        place=None,
        hydration=False,
        ended=None,
        reactions=None,
        wellbeing=None,
        igg_trough=None,
    )
    if "lots" in changes:
        changes["lot_keys"] = tuple(dict.fromkeys(map(lot_key, changes["lots"])))
    return fact._replace(**changes)
