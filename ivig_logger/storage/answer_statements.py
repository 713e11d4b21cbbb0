"""What the answers are read by: a statement for each kind of fact, none for each session.

Statements are texts, because a hundred thousand rows are read at once and each typed column of each row would cost.
"""

from functools import cache
from typing import Any

from sqlalchemy import Integer, and_, case, func, select, text, type_coerce

from ivig_logger.domain.onset import FIRST_HOUR, FirstHour
from ivig_logger.domain.terms import Severity
from ivig_logger.storage.first_hour import STATES
from ivig_logger.storage.listing import PATIENT_PK
from ivig_logger.storage.records import InfusionRecord, ReactionRecord

_OF_PATIENT = (
    "JOIN infusions i ON i.pk = infusion_pk"
    " WHERE i.patient_pk = (SELECT pk FROM patients WHERE id = :patient) AND i.entered_in_error IS NULL"
)
_SESSIONS = """
    SELECT pk, id, started_at, started_zone, status, product, concentration, dose, weight, place, premedication,
    reaction, {}
    FROM infusions WHERE patient_pk = (SELECT pk FROM patients WHERE id = :patient) AND entered_in_error IS NULL
    ORDER BY started_at, id
    """
SESSIONS = text(_SESSIONS.format("ended_at, wellbeing, igg_trough"))
FIRST_SESSIONS = text(_SESSIONS.format("NULL, NULL, NULL"))  # for a first look
LOTS = text(f"SELECT infusion_pk, lot, lot_key FROM vials {_OF_PATIENT} ORDER BY infusion_pk, position")  # noqa: S608  # our own names
MEDICATIONS = text(
    "SELECT infusion_pk, purpose, name, (i.started_at - at_at) / 60.0 FROM medications"  # noqa: S608  # our own names
    f" {_OF_PATIENT} AND purpose IN ('premedication', 'hydration') ORDER BY infusion_pk, position"
)
TOP_RATES = text(
    f"SELECT infusion_pk, unit, max(value) FROM rates {_OF_PATIENT}"  # noqa: S608  # our own names
    f" AND at_at <= i.started_at + {int(FIRST_HOUR.total_seconds())} GROUP BY infusion_pk, unit"
)
# As domain.rates.rate_at_onset: none in a pause, after the end, or where the rate changed within the range.
ONSET_RATES = text(
    f"""
    WITH firsts AS (
        SELECT infusion_pk, min(earliest_at + latest_at) AS both FROM reactions {_OF_PATIENT}
        AND latest_at >= i.started_at GROUP BY infusion_pk
    ), steps AS (
        SELECT r.infusion_pk, (
            SELECT x.pk FROM rates x WHERE x.infusion_pk = r.infusion_pk AND x.at_at <= r.earliest_at
            ORDER BY x.at_at DESC, x.position DESC LIMIT 1
        ) AS before, (
            SELECT x.pk FROM rates x WHERE x.infusion_pk = r.infusion_pk AND x.at_at <= r.latest_at
            ORDER BY x.at_at DESC, x.position DESC LIMIT 1
        ) AS after
        FROM firsts f JOIN reactions r ON r.infusion_pk = f.infusion_pk AND r.earliest_at + r.latest_at = f.both
        JOIN infusions i ON i.pk = r.infusion_pk
        WHERE r.earliest_at >= i.started_at AND (i.ended_at IS NULL OR r.latest_at <= i.ended_at)
        AND NOT EXISTS (
            SELECT 1 FROM pauses p WHERE p.infusion_pk = r.infusion_pk AND p.since_at <= r.latest_at
            AND (p.until_at IS NULL OR p.until_at > r.earliest_at)
        )
    )
    SELECT s.infusion_pk, x.unit, x.value FROM steps s JOIN rates x ON x.pk = s.before WHERE s.before = s.after
    """  # noqa: S608  # our own names
)
SEVERITIES = (Severity.NOT_GRADED, Severity.MILD, Severity.MODERATE, Severity.SEVERE)  # from the least to the worst


@cache
def reactions_told() -> Any:
    """Per session: whether one is in each state, both ends of the first onset added, the worst severity, how many."""
    states = (FirstHour.IN, FirstHour.MAY_BE, FirstHour.NOT_KNOWN, FirstHour.LATER, FirstHour.BEFORE)
    is_of_session = case((STATES[FirstHour.BEFORE], False), else_=True)
    both = type_coerce(ReactionRecord.earliest_at + ReactionRecord.latest_at, Integer)
    grades = {severity: at for at, severity in enumerate(SEVERITIES)}
    grade = case(*((ReactionRecord.severity == severity, at) for severity, at in grades.items()))
    return (
        select(
            ReactionRecord.infusion_pk,
            *(func.max(case((STATES[state], 1), else_=0)) for state in states),
            func.min(case((is_of_session, both))),
            func.max(case((is_of_session, grade))),
            func.sum(case((is_of_session, 1), else_=0)),
        )
        .join_from(ReactionRecord, InfusionRecord, ReactionRecord.infusion_pk == InfusionRecord.pk)
        .where(and_(InfusionRecord.patient_pk == PATIENT_PK, InfusionRecord.entered_in_error.is_(None)))
        .group_by(ReactionRecord.infusion_pk)
    )
