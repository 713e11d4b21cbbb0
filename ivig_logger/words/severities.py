"""How bad a reaction was, told by what it did to the patient."""

from ivig_logger.domain.infusion import Severity
from ivig_logger.words.letters import capital

ANCHORS = {
    Severity.MILD: "did not stop me",
    Severity.MODERATE: "the infusion was slowed or stopped, or medicine was needed",
    Severity.SEVERE: "needed a doctor, emergency care or hospital",
}
SHORT_ANCHORS = {
    Severity.MILD: "did not stop me",
    Severity.MODERATE: "slowed or stopped, or medicine needed",
    Severity.SEVERE: "needed a doctor or hospital",
}


def severity_text(severity: Severity) -> str:
    """ "Mild: did not stop me"."""
    if severity is Severity.NOT_GRADED:
        return "Severity not graded"
    return f"{capital(severity.value)}: {ANCHORS[severity]}"


def short_severity_text(severity: Severity) -> str:
    """For a narrow choice: "mild – did not stop me"."""
    if severity is Severity.NOT_GRADED:
        return severity.value
    return f"{severity.value} – {SHORT_ANCHORS[severity]}"
