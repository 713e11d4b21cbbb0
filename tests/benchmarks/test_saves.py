"""What a save costs beside a plain insert of the same rows, and in a large log beside a small one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count, islice
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.change import Change, Source
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import rows
from ivig_logger.storage.database import make_engine
from ivig_logger.storage.records import InfusionRecord, Part
from ivig_logger.storage.trace_records import RevisionRecord
from tests.benchmarks.conftest import Compare, CopyOf
from tests.builders import a_full_infusion, a_moment

NOW = a_moment("12:00", "2026-11-01")


def logbook_at(path: Path) -> Logbook:
    return Logbook.open(path, lambda: NOW)


def new_sessions(patient: Patient, first: int) -> Iterator[Infusion]:
    """Sessions as a form makes them, all parts filled in, each with a start of its own."""
    plain = a_full_infusion(patient=patient.id)
    for number in count(first):
        yield replace(
            plain, id=f"00000000-0000-4000-9000-{number:012d}", started=plain.started + timedelta(seconds=number % 60)
        )


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that a save writes, ready to be inserted."""

    infusion: rows.Values
    parts: list[tuple[type[Part], rows.Values]]
    revision: rows.Values

    @classmethod
    def of(cls, infusion: Infusion) -> "Rows":
        """Those of a new session of the only patient."""
        parts = [
            (part.record, part.row(value) | {"position": position})
            for part in rows.PARTS
            for position, value in enumerate(getattr(infusion, part.field))
        ]
        told: rows.Values = {"entry_kind": "infusion", "entry_id": infusion.id, "at": NOW.epoch, "zone": NOW.zone}
        told |= {
            "author": "",
            "role": "",
            "source": Source.TYPED,
            "why": "",
            "before": None,
            "content": "",
            "chain": "",
        }
        return cls(rows.infusion_row(infusion) | {"patient_pk": 1}, parts, told | {"after": canonical(infusion)})

    def insert(self, engine: Engine) -> None:
        """As a program without our storage would write them."""
        with Session(engine) as session, session.begin():
            infusion = InfusionRecord(**self.infusion)
            session.add_all([infusion, RevisionRecord(**self.revision)])
            session.flush()
            session.add_all([record(**values, infusion_pk=infusion.pk) for record, values in self.parts])


def test_a_save_beside_a_plain_insert(few: Path, copy_of: CopyOf, compare: Compare) -> None:
    log, engine = logbook_at(copy_of(few)), make_engine(copy_of(few))
    (patient,) = log.patients()
    ours, others = new_sessions(patient, 1), [Rows.of(each) for each in islice(new_sessions(patient, 1), 300)]
    compare(
        "save a session, beside a plain ORM insert",
        lambda: log.store(next(ours)),
        lambda: others.pop().insert(engine),
        limit=3,
        rounds=200,
    )
    log.close()
    engine.dispose()


def test_an_edit_beside_an_addition(few: Path, copy_of: CopyOf, compare: Compare) -> None:
    log = logbook_at(copy_of(few))
    (patient,) = log.patients()
    fresh = new_sessions(patient, 2)
    stored = [next(new_sessions(patient, 1))]
    log.store(stored[-1])

    def edit() -> None:
        edited = replace(stored[-1], notes=f"note {len(stored)}")
        log.store(edited, instead_of=stored[-1])
        stored.append(edited)

    compare("correct a session, beside saving one", edit, lambda: log.store(next(fresh)), limit=3)
    log.close()


@pytest.mark.parametrize("kind", ["a session", "an undone session"])
def test_a_save_in_a_large_log_beside_a_small_one(
    few: Path, many: Path, copy_of: CopyOf, compare: Compare, kind: str
) -> None:
    logs = [logbook_at(copy_of(many)), logbook_at(copy_of(few))]

    def saving(log: Logbook) -> Callable[[], None]:
        (patient,) = log.patients()
        sessions = new_sessions(patient, 1)
        return lambda: save(log, next(sessions))

    def save(log: Logbook, infusion: Infusion) -> None:
        addition = Change(infusion)
        log.store_all([addition])
        if kind == "an undone session":
            log.store_all([addition.undone])

    compare(f"save {kind}, in the large log beside a thousand sessions", *map(saving, logs), limit=1.2, rounds=200)
    for each in logs:
        each.close()
