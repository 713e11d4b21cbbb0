"""Why a record is a mistake: without a reason it would come back from an export as one that is none."""

from collections.abc import Iterator

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.problems import Code, Problem


def check_in_error(infusion: Infusion) -> Iterator[Problem]:
    """A record that is marked as entered in error without a reason."""
    if infusion.entered_in_error is not None and not infusion.entered_in_error.strip():
        yield Problem(Code.ERROR_UNEXPLAINED, "entered_in_error", True)
