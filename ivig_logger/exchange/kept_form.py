"""The session form in the middle of being filled in, as a text that is kept until it is saved."""

import json
from dataclasses import dataclass, replace

from ivig_logger.domain.infusion import Infusion, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.entry_values import ReactionEntry, SessionEntry
from ivig_logger.exchange.plain_values import Unfit, plain_of, value_of

_FORMAT = "ivig-logger-form"


@dataclass(frozen=True, slots=True)
class Move:
    """A reaction that is to be kept in another session; `entry` is its row, in case it comes back."""

    reaction: Reaction
    entry: ReactionEntry
    target: Infusion


@dataclass(frozen=True, slots=True)
class KeptForm:
    """Everything that is typed, the rows kept aside included, and what it is laid over.

    `at` is when it was kept, `first` what the form began with, `stored` the session that is edited (None: a new one)
    as it was then, `base` the same after its start was moved, `line` the one line.
    """

    at: Moment
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

    def holds_the_same(self, other: "KeptForm | None") -> bool:
        """Whether another one holds the same, whenever it was kept."""
        return other is not None and replace(other, at=self.at) == self


def kept_text(form: KeptForm) -> str:
    """The text of a form."""
    return json.dumps({"format": _FORMAT, "form": plain_of(form)})  # in ASCII, which half a character has a text in too


def kept_form(text: str) -> KeptForm | None:
    """The form of a text; None where it is another text, or not whole."""
    try:
        document: object = json.loads(text)
        if not isinstance(document, dict) or document.get("format") != _FORMAT:
            return None
        return value_of(KeptForm, document.get("form"))
    except (ValueError, RecursionError, Unfit):
        return None
