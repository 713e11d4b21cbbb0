"""Grades are told by what a reaction did to the patient."""

from ivig_logger.domain.infusion import Severity
from ivig_logger.words.severities import severity_text, short_severity_text


def test_every_grade_has_its_anchor_beside_it() -> None:
    assert [severity_text(each) for each in Severity] == [
        "Mild: did not stop me",
        "Moderate: the infusion was slowed or stopped, or medicine was needed",
        "Severe: needed a doctor, emergency care or hospital",
        "Severity not graded",
    ]


def test_in_a_narrow_choice_the_anchors_are_shorter() -> None:
    assert [short_severity_text(each) for each in Severity] == [
        "mild – did not stop me",
        "moderate – slowed or stopped, or medicine needed",
        "severe – needed a doctor or hospital",
        "not graded",
    ]
