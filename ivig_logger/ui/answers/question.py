"""What a person asks of the log, and what comes back: values only, made in the background and shown by the screen."""

from dataclasses import dataclass

from ivig_logger.domain.answers.overlay import Overlay
from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.answers.tables import By, Cross, Row
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.onset import FirstHour
from ivig_logger.services.answers import Answers, Completeness
from ivig_logger.storage.listing import Filter
from ivig_logger.words.five_numbers import Number

PAGE = 60  # sessions in one picture


@dataclass(frozen=True, slots=True)
class Question:
    """Which sessions, which of them are in the picture, and what the table counts by.

    `page` 0 is the newest. `across` None is a table of rows, else a cross table.
    """

    period: Period = Period.TWELVE_MONTHS
    words: str = ""
    product: str | None = None
    states: frozenset[FirstHour] = frozenset()
    page: int = 0
    by: By = By.PRODUCT
    across: By | None = None

    def filter(self, patient: str) -> Filter:
        """What the history would narrow by."""
        return Filter(patient, self.states, product=self.product, words=self.words)


@dataclass(frozen=True, slots=True)
class Picture:
    """The sessions of one page with their lines, the newest first; `first` is the number of the first, from 1."""

    sessions: tuple[Infusion, ...]
    overlay: Overlay
    first: int
    of: int


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question. Without completeness it is a first look, and the whole one is on its way."""

    question: Question
    answers: Answers
    numbers: tuple[Number, ...]
    completeness: Completeness | None
    picture: Picture
    rows: tuple[Row, ...]
    cross: Cross | None
    products: tuple[str, ...]
