"""Values that the program never wrote, in a file that SQLite finds sound, are told as damage and crash nothing."""

from collections.abc import Callable

import pytest

from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.storage.listing import Filter, Order
from tests.builders import PATIENT, a_full_infusion
from tests.storage.files import change

ID = a_full_infusion().id


def history(log: Logbook) -> object:
    """The first page of the history."""
    return log.page(Filter(PATIENT.id), Order(), 0, 100)


HARMS: list[tuple[str, Callable[[Logbook], object]]] = [
    ("UPDATE infusions SET status = 'x'", lambda log: log.find([ID])),
    ("UPDATE infusions SET notes = CAST(x'ff' AS TEXT)", lambda log: log.find([ID])),
    ("UPDATE reactions SET actions = 'x'", lambda log: log.find([ID])),
    ("UPDATE reactions SET actions = '[\"x\"]'", lambda log: log.find([ID])),
    ("UPDATE infusions SET dose = 'x'", lambda log: log.find([ID])),
    ("UPDATE infusions SET status = 'x'", lambda log: list(log.everything())),
    ("UPDATE patients SET born = 'x'", lambda log: log.patients()),
    ("UPDATE patients SET plan = '{'", lambda log: log.patients()),
    ("UPDATE revisions SET source = 'x'", lambda log: log.revisions_of(ID)),
    ("UPDATE revisions SET after = '{'", lambda log: log.revision_page(None, 9)),
    ("UPDATE revisions SET zone = 'Europe/Berlim'", lambda log: log.trace_of(ID, 9)),
    ("UPDATE revisions SET zone = 'Europe/Berlim'", lambda log: log.entered_at([ID])),
    ("UPDATE infusions SET started_zone = 'Europe/Berlim'", lambda log: log.find([ID])),
    ("UPDATE infusions SET started_at = started_at + (1 << 40)", lambda log: log.find([ID])),
    ("UPDATE infusions SET ended_zone = 'Europe/Berlim'", lambda log: log.last_end(PATIENT.id)),
    ("UPDATE infusions SET status = 'x'", history),
    ("UPDATE infusions SET started_zone = 'Europe/Berlim'", history),
    ("UPDATE infusions SET ended_at = ended_at - (1 << 40)", history),
    ("UPDATE reactions SET severity = 'x'", history),
    ("ALTER TABLE infusions RENAME COLUMN dose TO dobe", history),
    ("ALTER TABLE reactions RENAME TO reagtions", history),
    ("UPDATE reactions SET latest_zone = 'Europe/Berlim'", history),
]


@pytest.mark.parametrize(("harm", "reading"), HARMS, ids=[harm for harm, _ in HARMS])
def test_it_is_told_as_damage(logbook: Logbook, harm: str, reading: Callable[[Logbook], object]) -> None:
    logbook.store(a_full_infusion())
    change(logbook.path, harm)
    with pytest.raises(StorageFailed) as told:
        reading(logbook)
    assert told.value.reason is Reason.DAMAGED


def test_nothing_of_the_values_stands_in_the_detail(logbook: Logbook) -> None:
    logbook.store(a_full_infusion(notes="secret"))
    change(logbook.path, "UPDATE infusions SET notes = CAST(x'736563726574ff' AS TEXT)")
    with pytest.raises(StorageFailed) as told:
        logbook.find([ID])
    assert "secret" not in told.value.detail


def test_what_is_sound_is_still_read(logbook: Logbook) -> None:
    logbook.store(a_full_infusion())
    change(logbook.path, "UPDATE infusions SET status = 'x'")
    assert logbook.patients() == [PATIENT]
