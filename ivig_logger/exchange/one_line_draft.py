"""A line while it is being read: the fields and rows said so far, and the row that is open for more."""

from dataclasses import replace
from enum import Enum, auto
from typing import Any

from ivig_logger.domain.infusion import Place, Premedication, Purpose, ReactionAnswer
from ivig_logger.exchange.entry_values import MedicationEntry, Outcome, ReactionEntry, SessionEntry, VialEntry
from ivig_logger.exchange.one_line_values import Line, Piece, Span
from ivig_logger.exchange.one_line_words import Words
from ivig_logger.exchange.typed import plain

Answer = Place | Outcome | Premedication | ReactionAnswer


class Open(Enum):
    """What the next amount or time belongs to; after a word that is not understood, to nothing."""

    NOTHING = auto()
    PRODUCT = auto()
    VIAL = auto()
    REACTION = auto()
    MEDICINE = auto()
    LOST = auto()


class Draft:
    """The line, its plain form and its words, and what has been made of them."""

    def __init__(self, text: str) -> None:
        self.text, self.plain, self.words = text, plain(text), Words(text)
        self.texts: dict[str, str] = {}
        self.answers: dict[str, Answer] = {}
        self.vials: list[VialEntry] = []
        self.reactions: list[ReactionEntry] = []
        self.medications: list[MedicationEntry] = []
        self.open = Open.NOTHING
        self.comma_before = False
        self._pieces: list[Piece] = []
        self._unknown: list[Span] = []

    @property
    def begins(self) -> bool:
        """Whether nothing but a date has been said yet."""
        return not self._unknown and all(each.kind == "date" for each in self._pieces)

    @property
    def has_rows(self) -> bool:
        """Whether the line has come to vials, reactions or medicines."""
        return bool(self.vials or self.reactions or self.medications)

    def says(self, *names: str) -> bool:
        """Whether one of these fields was said."""
        return any(name in self.texts or name in self.answers for name in names)

    def say(self, name: str, start: int, end: int, text: str | None = None) -> int:
        """A field of the session is said by this stretch, or by `text`."""
        said = self.text[start:end] if text is None else text
        self.texts[name] = " ".join(said.split()) if name != "notes" else said
        return self.mark(name, start, end, self.texts[name])

    def answer(self, name: str, value: Answer, start: int, end: int) -> int:
        """A choice of the session is made by this stretch."""
        self.answers[name] = value
        return self.mark(name, start, end, value.value)

    def mark(self, kind: str, start: int, end: int, became: str) -> int:
        """Note a piece; the end of it, where reading goes on."""
        if self.open is Open.LOST:
            self.open = Open.NOTHING
        self._pieces.append(Piece(start, end, kind, became))
        return end

    def add_vial(self, lot: str, start: int, end: int) -> int:
        """Begin a vial."""
        self.vials.append(VialEntry(lot=lot))
        self.open = Open.VIAL
        return self.mark(f"vials.{len(self.vials) - 1}.lot", start, end, lot)

    def add_reaction(self, symptom: str, start: int, end: int) -> int:
        """Begin a reaction."""
        self.reactions.append(ReactionEntry(symptom=symptom))
        self.open = Open.REACTION
        return self.mark(f"reactions.{len(self.reactions) - 1}.symptom", start, end, symptom)

    def add_medication(self, name: str, start: int, end: int) -> int:
        """Begin a medicine."""
        self.medications.append(MedicationEntry(name=name))
        self.open = Open.MEDICINE
        return self.mark(f"medications.{len(self.medications) - 1}.name", start, end, name)

    def fill(self, rows: list[Any], kind: str, start: int, end: int, **changes: object) -> int:  # a row of any kind
        """Fill fields of the last row of `rows`."""
        rows[-1] = replace(rows[-1], **changes)
        became = next(iter(changes.values()))
        text = str(became[-1] if isinstance(became, tuple) else became)
        return self.mark(f"{kind}.{len(rows) - 1}.{next(iter(changes))}", start, end, text)

    def slice(self, start: int, end: int) -> str:
        """What was typed there, with single spaces."""
        return " ".join(self.text[start:end].split())

    def lose(self, start: int, end: int) -> int:
        """A stretch is not understood; what follows it belongs to nothing until something is."""
        last = self._unknown[-1] if self._unknown else None
        if last is not None and not self.text[last.end : start].strip(" \t\xa0"):
            self._unknown[-1] = Span(last.start, end)
        else:
            self._unknown.append(Span(start, end))
        if any(each.isalpha() for each in self.text[start:end]):
            self.open = Open.LOST
        return end

    def line(self) -> Line:
        """The line as far as it was understood; a row is an answer where none was said."""
        answers = dict(self.answers)
        if self.reactions:
            answers.setdefault("reaction", ReactionAnswer.RECORDED)
        if any(each.purpose is Purpose.PREMEDICATION for each in self.medications):
            answers.setdefault("premedication", Premedication.GIVEN)
        rows: dict[str, list[Any]] = {  # of three kinds
            "vials": self.vials,
            "reactions": self.reactions,
            "medications": self.medications,
        }
        said = {name: tuple(each) for name, each in rows.items() if each}
        fields: dict[str, Any] = {**self.texts, **answers, **said}  # the fields of an entry by name, of any kind
        entry = SessionEntry(**fields)
        return Line(entry, frozenset(fields), tuple(sorted(self._pieces, key=_begin)), tuple(self._unknown))


def _begin(piece: Piece) -> int:
    return piece.start
