"""Logs of as many sessions as a report is asked about, and the content of their reports."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.change import Change, Source
from ivig_logger.domain.infusion import Infusion, Medication, Patient, Premedication, RateStep, RateUnit, Reaction, Vial
from ivig_logger.domain.onset import exactly
from ivig_logger.domain.terms import ReactionAnswer, Severity
from ivig_logger.reports.content import ReportContent
from ivig_logger.reports.doctors_report import doctors_report
from ivig_logger.reports.naming import Names
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.report_facts import report_facts
from ivig_logger.services.sample import sample_log
from tests.builders import PATIENT, a_moment, an_infusion
from tests.logs import log_at

NOW = a_moment("12:00", "2026-11-01")
_PRODUCTS = ("Privigen", "Octagam", "Gamunex-C")


def a_session(number: int, **changes: Any) -> Infusion:
    """The session so many weeks ago; every third with a headache after 25 min, every fifth of which nobody asked."""
    started = a_moment("09:00") - timedelta(weeks=number)
    told = (Reaction("headache", exactly(started + timedelta(minutes=25)), Severity.MILD),) if number % 3 == 0 else ()
    asked = ReactionAnswer.NONE if number % 5 else ReactionAnswer.NOT_ASKED
    plain = {
        "started": started,
        "ended": started + timedelta(hours=3),
        "product": _PRODUCTS[number % 3],
        "vials": (Vial(f"P{number // 4:03}"),),
        "rates": (RateStep(started, Decimal(30 + 40 * (number % 4)), RateUnit.ML_H),),
        "premedication": Premedication.GIVEN,
        "medications": (Medication("acetaminophen", Decimal(650), "mg", at=started - timedelta(minutes=20)),),
        "reactions": told,
        "reaction": ReactionAnswer.RECORDED if told else asked,
    }
    return an_infusion(number + 1, **(plain | changes))


def a_log(folder: Path, sessions: Iterable[Infusion], patient: Patient = PATIENT) -> Logbook:
    """A log with one patient and these sessions."""
    made = Logbook.open(log_at(folder / "log.db"), lambda: NOW)
    made.store_all([Change(patient), *map(Change, sessions)])
    return made


def report_of(
    folder: Path,
    sessions: Iterable[Infusion],
    patient: Patient = PATIENT,
    names: Names = Names.FULL,
    *,
    in_words: bool = False,
) -> ReportContent:
    """The report of all sessions of a log with these."""
    logbook = a_log(folder, sessions, patient)
    try:
        return doctors_report(report_facts(logbook, patient, Period.ALL, every=in_words), names, in_words=in_words)
    finally:
        logbook.close()


def sample_report(folder: Path, *, in_words: bool = False) -> ReportContent:
    """The report of the sample patient's last year."""
    patient, sessions = sample_log(NOW, NOW.zone)
    logbook = Logbook.open(log_at(folder / "sample.db"), lambda: NOW)
    logbook.store_all([Change(patient), *map(Change, sessions)], source=Source.SAMPLE)
    try:
        facts = report_facts(logbook, patient, Period.TWELVE_MONTHS, every=in_words)
        return doctors_report(facts, in_words=in_words)
    finally:
        logbook.close()
