"""What the rows of an entry are read against."""

from collections.abc import Sequence
from dataclasses import dataclass

from ivig_logger.domain.infusion import Infusion
from ivig_logger.exchange.entry_fields import Findings
from ivig_logger.exchange.entry_values import SessionEntry
from ivig_logger.exchange.typed import Conventions
from ivig_logger.exchange.typed_moments import Frame


@dataclass(frozen=True, slots=True)
class Sheet:
    """The stored record and its texts, the session's times (None while unreadable), and where problems are noted."""

    base: Infusion
    shown: SessionEntry
    frame: Frame | None
    conventions: Conventions
    found: Findings

    @property
    def same_start(self) -> bool:
        """Whether times that were not touched still mean the same moments."""
        return self.frame is not None and self.frame.started == self.base.started


def is_filled(texts: Sequence[str]) -> bool:
    """Whether anything is typed in a row."""
    return any(each.strip() for each in texts)
