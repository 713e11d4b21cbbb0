"""The session form in the middle of being filled in, as it is kept until it is saved."""

from dataclasses import dataclass
from typing import ClassVar

from ivig_logger.domain.infusion import Infusion, Reaction
from ivig_logger.exchange.entry_values import ReactionEntry, SessionEntry
from ivig_logger.exchange.kept import Kept, kept_text, read_kept

__all__ = ["KeptForm", "Move", "kept_form", "kept_text"]


@dataclass(frozen=True, slots=True)
class Move:
    """A reaction that is to be kept in another session; `entry` is its row, in case it comes back."""

    reaction: Reaction
    entry: ReactionEntry
    target: Infusion


@dataclass(frozen=True, slots=True)
class KeptForm(Kept):
    """Everything that is typed, the rows kept aside included, and what it is laid over.

    `at` is when it was kept, `first` what the form began with, `stored` the session that is edited (None: a new one)
    as it was then, `base` the same after its start was moved, `line` the one line.
    """

    FORMAT: ClassVar[str] = "ivig-logger-form"

    entry: SessionEntry
    first: SessionEntry
    base: Infusion
    stored: Infusion | None = None
    line: str = ""
    moves: tuple[Move, ...] = ()

    @property
    def patient(self) -> str:
        """The id of the patient whose session it is."""
        return self.base.patient

    @property
    def new(self) -> str | None:
        """The id of the session that is in the log once this was saved; None where it was there before."""
        return self.base.id if self.stored is None else None


def kept_form(text: str) -> KeptForm | None:
    """The form of a text; None where it is another text, or not whole."""
    return read_kept(KeptForm, text)
