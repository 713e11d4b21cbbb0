"""What is to be taken out: the patients, and the days on which sessions began, both ends included."""

from datetime import date

import pytest

from ivig_logger.services.selection import Selection
from tests.builders import PATIENT, an_infusion_on

ON_THE_20TH = an_infusion_on("2026-10-20", 1)


@pytest.mark.parametrize(
    ("selection", "taken"),
    [
        (Selection(), True),
        (Selection(patients=frozenset({PATIENT.id})), True),
        (Selection(patients=frozenset()), False),
        (Selection(since=date(2026, 10, 20), until=date(2026, 10, 20)), True),
        (Selection(since=date(2026, 10, 21)), False),
        (Selection(until=date(2026, 10, 19)), False),
    ],
)
def test_a_session_is_taken_by_its_patient_and_its_own_day(selection: Selection, taken: bool) -> None:
    assert selection.takes(ON_THE_20TH) is taken


def test_only_a_selection_that_leaves_nothing_out_is_whole() -> None:
    assert Selection().is_whole
    assert not Selection(until=date(2026, 10, 20)).is_whole
