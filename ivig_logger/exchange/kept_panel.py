"""The panels of live sessions in the middle of being filled in, as they are kept until each is saved."""

from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.kept import Kept, KeptLeaf, KeptText


@dataclass(frozen=True, slots=True)
class KeptPanel(KeptLeaf):
    """What is typed in a panel of a session: its name, the moment of the press that opened it, its texts."""

    infusion: str
    panel: str
    since: Moment
    texts: tuple[KeptText, ...] = ()

    @property
    def words(self) -> list[str]:
        """What was typed, field by field."""
        return [each.text for each in self.texts if each.text.strip() and each.name != "purpose"]

    @property
    @override
    def key(self) -> str:
        """Its place among the others: one for each panel of a session."""
        return f"{self.infusion} {self.panel}"


@dataclass(frozen=True, slots=True)
class KeptPanels(Kept):
    """Those of several sessions, which are kept in one file."""

    FORMAT: ClassVar[str] = "ivig-logger-panels"

    leaves: tuple[KeptPanel, ...] = ()
