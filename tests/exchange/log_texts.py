"""Small JSON logs for tests, with any key changed."""

import json
from typing import Any

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.log_format import LogContents
from ivig_logger.exchange.log_reading import read_log
from tests.builders import PATIENT, a_moment

NOW = a_moment("20:00", "2026-11-01")
START = {"at": "2026-10-20T09:00:00+02:00", "zone": "Europe/Berlin"}
END = {"at": "2026-10-20T12:00:00+02:00", "zone": "Europe/Berlin"}


def clock(reading: str) -> dict[str, str]:
    """The moment of a clock reading on the day of the session."""
    return {"at": f"2026-10-20T{reading}:00+02:00", "zone": "Europe/Berlin"}


def an_entry(**changes: Any) -> dict[str, Any]:
    """The least infusion that can be read; a key changed to `...` is left out."""
    entry = {"patient": PATIENT.id, "started": START, "ended": END} | changes
    return {key: value for key, value in entry.items() if value is not ...}


def a_log(*entries: dict[str, Any], **changes: Any) -> str:
    """The text of a log of one patient."""
    person = {"id": PATIENT.id, "name": PATIENT.name, "born": "1961-04-02"}
    log = {"format": "ivig-logger-log", "version": 1, "patients": [person], "infusions": list(entries)}
    return json.dumps({key: value for key, value in (log | changes).items() if value is not ...})


def read(text: str | bytes, *known: Patient, now: Moment = NOW) -> LogContents:
    """What is read of a log, on the evening of 1 November 2026."""
    return read_log(text, known, now)


def read_one(**changes: Any) -> Infusion:
    """The infusion of a log that has one and refuses nothing."""
    contents = read(a_log(an_entry(**changes)))
    assert contents.refusals == ()
    (infusion,) = contents.infusions.values()
    return infusion


def refusals(text: str | bytes, *known: Patient) -> dict[str, str]:
    """Position and reason of each refusal, a problem of the record by its code."""
    contents = read(text, *known)
    return {each.where: each.reason if isinstance(each.reason, str) else each.reason.code for each in contents.refusals}


def refused(**changes: Any) -> dict[str, str]:
    """The refusals of a log with one infusion that has these keys."""
    return refusals(a_log(an_entry(**changes)))
