"""The sentences of an import by command: counts, singular and plural, what stays out and what speaks against it."""

from dataclasses import replace

from ivig_logger.domain.infusion import Infusion
from ivig_logger.exchange.log_format import Refusal
from ivig_logger.services.preview import PatientClash, Preview, PreviewRow, State
from ivig_logger.words.imports import check_text, import_text, objections, turned_down_text
from tests.builders import PATIENT, an_infusion

OTHER = an_infusion(9)


def a_row(number: int, state: State = State.NEW, **changes: object) -> PreviewRow:
    """A record of a file, at "row 2" for the second."""
    infusion = an_infusion(number, **changes)
    stored: tuple[Infusion, ...] = () if state is State.NEW else (OTHER,)
    return PreviewRow(f"row {number}", infusion, state, stored)


TWO = (a_row(1), a_row(2))


def imported(preview: Preview) -> str:
    return import_text(preview, preview.ticked)


def test_an_import_counts_sessions_and_the_patients_they_belong_to() -> None:
    assert imported(Preview(TWO, (PATIENT,))) == "Imported 2 sessions of 1 patient."
    there = tuple(a_row(number, State.SAME) for number in (2, 3, 4))
    assert imported(Preview((*TWO[:1], *there))) == (
        "Imported 1 session of 1 patient. 3 sessions were in the log already."
    )
    assert imported(Preview(patients=(PATIENT,))) == "Imported 1 patient without a session."


def test_an_import_of_nothing_new_says_so() -> None:
    there = tuple(a_row(number, State.SAME) for number in range(12))
    assert imported(Preview(there)) == "Nothing new: all 12 sessions are already in the log."
    assert imported(Preview(there[:1])) == "Nothing new: its 1 session is already in the log."
    assert check_text(Preview(), ()) == "Nothing new: the file holds no session."


def test_a_check_says_what_an_import_would_add() -> None:
    assert check_text(Preview(TWO, (PATIENT,)), {"row 1", "row 2"}) == (
        "Nothing is wrong with the file. An import would add 2 sessions of 1 patient."
    )


def test_what_stays_out_is_counted_with_its_reason() -> None:
    left = (a_row(3, State.TWIN), a_row(4, State.OLDER), a_row(5, State.CLASH))
    bad = PreviewRow("row 6", None, State.UNREADABLE, refusals=(Refusal("row 6.dose", "is missing"),))
    assert imported(Preview((*TWO, *left, bad))) == (
        "Imported 2 sessions of 1 patient."
        " 1 session is older than what the log has, which stays."
        " 1 session began within 15 minutes of another of the same patient and was left aside; --twins brings it in."
        " 1 session has another content in the log, which stays."
        " 1 session cannot be read and was left aside."
    )
    assert imported(Preview(left[:1])).startswith("Nothing new. 1 session began within 15 minutes")


def test_signed_sessions_that_were_changed_on_the_way_are_counted() -> None:
    assert imported(Preview(TWO, not_as_signed=frozenset({"row 1"}))) == (
        "Imported 2 sessions of 1 patient. 1 signed session is not what was signed; the history marks it."
    )
    both = frozenset({"row 1", "row 2"})
    assert check_text(Preview(TWO, not_as_signed=both), both).endswith(
        "2 signed sessions are not what was signed; the history marks them."
    )


def test_each_objection_has_its_position() -> None:
    preview = Preview(
        (
            PreviewRow("row 1", replace(OTHER, notes="new"), State.CLASH, (OTHER,)),
            PreviewRow("row 2", None, State.UNREADABLE, refusals=(Refusal("row 2.dose", "is missing"),)),
        ),
        clashing=(PatientClash("patients[0]", replace(PATIENT, name="Bea"), PATIENT),),
        refusals=(Refusal("file", "ends in the middle"),),
    )
    told = dict(objections(preview))
    assert list(told) == ["file", "row 2.dose", "patients[0]", "row 1"]
    assert told["row 1"] == "the log has this session with another content (notes); it is not overwritten"
    assert told["patients[0]"] == "the log has this patient with another content (name); it is not overwritten"
    assert turned_down_text(2) == "Nothing was imported: there are 2 objections to the file."
