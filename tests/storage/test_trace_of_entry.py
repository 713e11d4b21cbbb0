"""What became of one entry, without reading all of it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.domain.revision import EntryTrace
from ivig_logger.services.logbook import Logbook
from tests.builders import PATIENT, a_moment, an_infusion
from tests.logs import log_at


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    with closing(Logbook.open(log_at(tmp_path / "log.db"), now=lambda: a_moment("12:00", "2026-11-01"))) as made:
        made.store(PATIENT)
        yield made


def test_the_newest_the_first_and_how_many(logbook: Logbook) -> None:
    before = an_infusion()
    logbook.store(before)
    for at in range(5):
        after = an_infusion(notes=f"note {at}")
        logbook.store(after, instead_of=before)
        before = after
    everything = logbook.revisions_of(before.id)
    assert logbook.trace_of(before.id, 2) == EntryTrace(tuple(everything[:2]), everything[-1], 6)


def test_an_entry_that_never_was_has_no_trace(logbook: Logbook) -> None:
    assert logbook.trace_of("nothing", 2) == EntryTrace()
