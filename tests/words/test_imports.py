"""The sentences of an import and an export: counts, singular and plural."""

from dataclasses import replace

from ivig_logger.exchange.log_format import Refusal
from ivig_logger.services.transfer import Clash, Counts, ImportPlan
from ivig_logger.words.imports import check_text, export_text, import_text, objections, turned_down_text
from tests.builders import PATIENT, an_infusion

NEW = (an_infusion(1), an_infusion(2))


def test_an_import_counts_sessions_and_the_patients_they_belong_to() -> None:
    assert import_text(ImportPlan((PATIENT,), NEW)) == "Imported 2 sessions of 1 patient."
    assert import_text(ImportPlan((), NEW[:1], unchanged=3)) == (
        "Imported 1 session of 1 patient. 3 sessions were in the log already."
    )
    assert import_text(ImportPlan((PATIENT,))) == "Imported 1 patient without a session."


def test_an_import_of_nothing_new_says_so() -> None:
    assert import_text(ImportPlan(unchanged=12)) == "Nothing new: all 12 sessions are already in the log."
    assert import_text(ImportPlan(unchanged=1)) == "Nothing new: its 1 session is already in the log."
    assert check_text(ImportPlan()) == "Nothing new: the file holds no session."


def test_a_check_says_what_an_import_would_add() -> None:
    assert check_text(ImportPlan((PATIENT,), NEW)) == (
        "Nothing is wrong with the file. An import would add 2 sessions of 1 patient."
    )


def test_signed_sessions_that_were_changed_on_the_way_are_counted() -> None:
    assert import_text(ImportPlan((), NEW, not_as_signed=1)) == (
        "Imported 2 sessions of 1 patient. 1 signed session is not what was signed; the history marks it."
    )
    assert check_text(ImportPlan((), NEW, not_as_signed=2)).endswith(
        "2 signed sessions are not what was signed; the history marks them."
    )


def test_each_objection_has_its_position() -> None:
    clash = Clash("infusions[0]", replace(NEW[0], notes="new"), NEW[0])
    plan = ImportPlan(clashes=(clash,), refusals=(Refusal("infusions[1].dose_g", "is missing"),))
    assert list(objections(plan)) == [
        "infusions[1].dose_g: is missing",
        "infusions[0]: the log has this session with another content (notes); it is not overwritten",
    ]
    assert turned_down_text(plan) == "Nothing was imported: there are 2 objections to the file."


def test_an_export_counts_what_it_wrote() -> None:
    assert export_text(Counts(1, 1204), "log.json") == "Exported 1,204 sessions of 1 patient to log.json."
