"""What runs: the infusions that the program asks about when it starts."""

from dataclasses import replace

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Patient
from ivig_logger.services.logbook import Logbook
from tests.builders import a_moment, a_running_infusion, an_infusion

OTHER = Patient("00000000-0000-4000-8000-000000000002", "Patient B")
DAY = "2026-11-01"


def test_the_running_infusions_of_all_patients_the_oldest_first(logbook: Logbook) -> None:
    late, early = a_running_infusion(a_moment("11:00", DAY), 1), a_running_infusion(a_moment("10:00", DAY), 2)
    theirs = a_running_infusion(a_moment("10:30", DAY), 3, patient=OTHER.id)
    logbook.store_all([Change(OTHER), Change(an_infusion(4)), *map(Change, (late, early, theirs))])
    assert logbook.running() == [early, theirs, late]


def test_what_was_entered_in_error_does_not_run(logbook: Logbook) -> None:
    running = a_running_infusion(a_moment("11:00", DAY))
    logbook.store_all([Change(running), Change(replace(running, entered_in_error="typo"), running)])
    assert logbook.running() == []


def test_nothing_runs_in_an_empty_log(logbook: Logbook) -> None:
    assert logbook.running() == []
