"""What is typed in a form and not saved yet, as a text that is kept until it is."""

import json
from dataclasses import dataclass, replace
from typing import ClassVar, TypeVar

from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.plain_values import Unfit, plain_of, value_of


@dataclass(frozen=True, slots=True)
class Kept:
    """What a form holds, as it was typed, and when it was kept; each form has a format of its own."""

    FORMAT: ClassVar[str] = ""

    at: Moment

    def holds_the_same(self, other: "Kept | None") -> bool:
        """Whether another one holds the same, whenever it was kept."""
        return other is not None and replace(other, at=self.at) == self


@dataclass(frozen=True, slots=True)
class KeptText:
    """What stands in a field, by the name of the field."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class KeptLeaf(Kept):
    """One of several that are kept in one file; `patient` is the id of whose it is."""

    patient: str

    @property
    def key(self) -> str:
        """Its place among the others."""
        raise NotImplementedError


_Form = TypeVar("_Form", bound=Kept)


def kept_text(form: Kept) -> str:
    """The text of a form, in ASCII, which half a character has a text in too."""
    return json.dumps({"format": form.FORMAT, "form": plain_of(form)})


def read_kept(kind: type[_Form], text: str) -> _Form | None:
    """The form of a text; None where it is another text, or not whole."""
    try:
        document: object = json.loads(text)
        if not isinstance(document, dict) or document.get("format") != kind.FORMAT:
            return None
        return value_of(kind, document.get("form"))
    except (ValueError, RecursionError, Unfit):
        return None
