"""A damaged log in words: what is wrong, what is offered, what it still has."""

from pathlib import Path

from ivig_logger.domain.infusion import Patient
from ivig_logger.services.backup_folder import Backup
from ivig_logger.services.salvage import Offer, Other
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.words import salvage
from ivig_logger.words.rescue import not_done_text, offer_text, wrong_text
from tests.builders import PATIENT, a_moment, an_infusion

NOW = a_moment("14:55", "2026-11-22")
LOG = Path("log.db")
NAMES = {PATIENT.id: PATIENT.name}


def test_what_is_wrong_and_that_nothing_was_changed() -> None:
    told = wrong_text(Reason.DAMAGED, LOG)
    assert told.startswith("The log is damaged: part of its file is missing or unreadable. Nothing was changed")
    told = wrong_text(Reason.NOT_A_LOG, LOG)
    assert told.startswith(
        "The file in the place of the log does not begin as a log does: its beginning is damaged, or"
    )
    assert "was set aside" in wrong_text(Reason.DAMAGED, LOG, aside=Path("log.db.damaged-x"))


def test_a_backup_is_offered_by_its_time_and_its_sessions() -> None:
    made = Backup(LOG, a_moment("13:55", "2026-11-21"), "change", 1, 209)
    assert offer_text(made, NOW) == "Yesterday 13:55, 209 sessions"


def test_why_no_log_was_opened() -> None:
    told = not_done_text(StorageFailed(Reason.FULL, LOG))
    assert told == "No log was opened. The disk is full. Nothing was removed."


def test_what_is_missing_is_counted() -> None:
    two = [an_infusion(1), an_infusion(2)]
    assert salvage.missing_text(two) == "2 sessions of the damaged file are not in this log:"
    assert salvage.missing_text([PATIENT]) == "1 patient of the damaged file is not in this log:"
    both = salvage.missing_text([PATIENT, *two])
    assert both == "1 patient and 2 sessions of the damaged file are not in this log:"


def test_what_may_not_be_as_it_last_was() -> None:
    assert salvage.unsure_text([an_infusion(1)]) == (
        "1 session was found whose last change may be lost: it may have been corrected or removed after what is shown. "
        "Please look before ticking:"
    )
    assert salvage.unsure_text([PATIENT, an_infusion(1)]).startswith("1 patient and 1 session were found whose last")


def test_an_entry_in_a_line() -> None:
    assert salvage.entry_text(an_infusion(), NAMES) == "Tue 20 Oct 2026, 09:00 · Privigen 30 g · Patient A"
    assert salvage.entry_text(PATIENT, NAMES) == "Patient A, the name and the plan"
    assert salvage.entry_text(an_infusion(), {}).endswith("patient not known")


def test_both_forms_of_what_differs() -> None:
    there = an_infusion(product="Octagam")
    told = salvage.other_text(Other(there, an_infusion()), NAMES)
    assert told == (
        "Tue 20 Oct 2026, 09:00 · Octagam 30 g · Patient A (in this log: Tue 20 Oct 2026, 09:00 · Privigen 30 g · "
        "Patient A): other product"
    )
    renamed = Other(Patient(PATIENT.id, "Patient B"), PATIENT)
    assert salvage.other_text(renamed, NAMES) == (
        "Patient B, the name and the plan (in this log: Patient A, the name and the plan): other name, born"
    )


def test_what_stays_behind() -> None:
    assert salvage.left_behind_text(an_infusion(), (), NAMES).endswith(": its patient could not be read")
    assert salvage.lost_text(["infusion", "infusion"]) == "2 sessions of the damaged file could not be read."
    assert salvage.lost_text([]) == ""
    assert salvage.lost_text([], whole=False).startswith("Part of the file is lost: there may have been sessions")
    assert salvage.lost_text(["infusion"], whole=False).startswith("1 session of the damaged file could not be read. P")
    assert salvage.nothing_text(Offer(LOG, None, same=3)).endswith("is in this log (3 the same).")
    assert salvage.nothing_text(Offer(LOG, None)).startswith("Nothing of it can be brought over.")
