"""Makes a log of any size, the same for the same seed.

    python tests/benchmarks/make_log.py FILE --sessions N [--seed S] [--patients P]

Sessions look like real ones (products, lots, premedications, reactions in about two of five), and go in through the
tables of the records in portions, with their revisions. No two sessions of a patient have the same start.
"""

import argparse
import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.change import Entry, Source
from ivig_logger.domain.infusion import (
    Infusion,
    Medication,
    Patient,
    Place,
    Premedication,
    Purpose,
    Reaction,
    ReactionAnswer,
    Severity,
    Vial,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about, between, exactly
from ivig_logger.storage import revisions, rows
from ivig_logger.storage.database import open_database
from ivig_logger.storage.records import InfusionRecord, PatientRecord, Record, table_of

ZONE = "Europe/Berlin"
END = Moment(1_793_000_000, ZONE)  # 2026-10-26, the latest start
YEARS = timedelta(days=365 * 40)  # that the sessions reach back at most
USUAL_GAP = timedelta(days=21)
PORTION = 5000
PRODUCTS = (
    ("Privigen", "P100", 10),
    ("Octagam 10 %", "A92", 10),
    ("Gammagard Liquid", "LE12", 10),
    ("Flebogamma DIF 5 %", "IBG", 5),
)
MEDICINES = (("acetaminophen", 650), ("diphenhydramine", 25), ("Tylenol", 500), ("cetirizine", 10), ("ibuprofen", 400))
SYMPTOMS = ("headache", "chills", "nausea", "tired", "flushed", "back pain", "itchy", "dizzy", "body aches")
NOTES = (
    "",
    "",
    "",
    "slept well",
    "left arm, second try",
    "watched a film; nurse came late",
    "felt fine the next morning",
)


def make_log(path: Path, sessions: int, seed: int = 1, patients: int = 1) -> list[Patient]:
    """Add sessions to the log at `path`, made new where there is none; the patients they are of, evenly."""
    chance = random.Random(seed)  # noqa: S311  # reproducible on purpose
    people = [Patient(_id(chance), f"Patient {at + 1}", date(1961, 4, 2)) for at in range(patients)]
    database = open_database(path)
    with database.raw() as connection:  # a log that is being made can be made again
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -400000")
    with database.changing() as db:
        keys = _store_patients(db, people)
    made = _sessions(chance, people, sessions)
    while portion := list(islice(made, PORTION)):
        with database.changing() as db:
            _store(db, portion, keys)
    database.close()
    return people


def _store_patients(db: Connection, people: Sequence[Patient]) -> dict[str, int]:
    first = _next_key(db, PatientRecord)
    keys = {each.id: pk for pk, each in enumerate(people, first)}
    db.execute(insert(table_of(PatientRecord)), [rows.patient_row(each) | {"pk": keys[each.id]} for each in people])
    revisions.add(db, [_revision("patient", each) for each in people])
    return keys


def _store(db: Connection, sessions: Sequence[Infusion], patients: dict[str, int]) -> None:
    numbered = list(enumerate(sessions, _next_key(db, InfusionRecord)))
    whole = [rows.infusion_row(each) | {"pk": pk, "patient_pk": patients[each.patient]} for pk, each in numbered]
    db.execute(insert(table_of(InfusionRecord)), whole)
    for part in rows.PARTS:
        values = [
            part.row(value) | {"infusion_pk": pk, "position": position}
            for pk, each in numbered
            for position, value in enumerate(getattr(each, part.field))
        ]
        if values:
            db.execute(insert(table_of(part.record)), values)
    revisions.add(db, [_revision("infusion", each) for each in sessions])


def _next_key(db: Connection, record: type[Record]) -> int:
    last: int | None = db.execute(select(func.max(table_of(record).c.pk))).scalar_one()
    return (last or 0) + 1


def _revision(kind: str, entry: Entry) -> dict[str, Any]:
    return {
        "entry_kind": kind,
        "entry_id": entry.id,
        "at": END.epoch,
        "zone": END.zone,
        "author": "",
        "role": "",
        "source": Source.SAMPLE,
        "why": "",
        "before": None,
        "after": canonical(entry),
    }


def _id(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def _sessions(chance: random.Random, people: Sequence[Patient], count: int) -> Iterator[Infusion]:
    gap = min(USUAL_GAP, YEARS / max(1, count))
    started = END - gap * count
    for at in range(count):
        started = replace(started + gap, zone=ZONE)
        yield _session(chance, people[at % len(people)].id, started)


def _session(chance: random.Random, patient: str, started: Moment) -> Infusion:
    product, lots, percent = chance.choice(PRODUCTS)
    vials = tuple(_vial(chance, lots) for _ in range(chance.choice((1, 2, 2, 3))))
    given = tuple(_medication(chance, started) for _ in range(chance.choice((0, 1, 2, 2))))
    told = (
        tuple(_reaction(chance, started) for _ in range(chance.choice((1, 1, 2, 3)))) if chance.random() < 0.4 else ()
    )
    return Infusion(
        id=_id(chance),
        patient=patient,
        started=started,
        ended=started + timedelta(minutes=chance.randrange(120, 360)),
        place=Place.HOME,
        product=product,
        concentration=Decimal(percent),
        dose=sum((each.grams or Decimal(0) for each in vials), Decimal(0)),
        weight=Decimal(chance.randrange(600, 700)) / 10,
        notes=chance.choice(NOTES),
        premedication=Premedication.GIVEN if given else Premedication.NONE_GIVEN,
        reaction=ReactionAnswer.RECORDED if told else chance.choice((ReactionAnswer.NONE, ReactionAnswer.NOT_ASKED)),
        vials=vials,
        medications=given,
        reactions=told,
        entered_in_error="typo" if chance.random() < 0.005 else None,
    )


def _vial(chance: random.Random, lots: str) -> Vial:
    return Vial(
        f"{lots} {chance.randrange(1000):03d}-{chance.randrange(400):03d}",
        Decimal(chance.choice((5, 10, 20))),
        "2027-03",
    )


def _medication(chance: random.Random, started: Moment) -> Medication:
    name, dose = chance.choice(MEDICINES)
    at = started - timedelta(minutes=chance.choice((30, 45, 60)))
    return Medication(name, Decimal(dose), "mg", "by mouth", Purpose.PREMEDICATION, at)


def _reaction(chance: random.Random, started: Moment) -> Reaction:
    onset = started + timedelta(minutes=int(chance.expovariate(1 / 200)))
    said = chance.random()
    known = (
        exactly(onset)
        if said < 0.6
        else about(onset, started)
        if said < 0.8
        else between(onset, onset + timedelta(hours=1))
    )
    severity = chance.choice((Severity.MILD, Severity.MILD, Severity.MODERATE, Severity.NOT_GRADED))
    return Reaction(chance.choice(SYMPTOMS), known if said < 0.9 else None, severity)


def main() -> None:
    """Read the command line and make the log."""
    parser = argparse.ArgumentParser(description="Make a log of any size, the same for the same seed.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--sessions", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patients", type=int, default=1)
    wanted = parser.parse_args()
    make_log(wanted.file, wanted.sessions, wanted.seed, wanted.patients)


if __name__ == "__main__":
    main()
