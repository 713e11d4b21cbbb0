"""Spreadsheets of other people: recognised, mapped column by column, and read into sessions."""

from ivig_logger.exchange.mapping.header_rows import fingerprint_of_header
from ivig_logger.exchange.mapping.layouts import Column, DateOrder, Layout, Mapping, laid_on, with_target
from ivig_logger.exchange.mapping.people import People
from ivig_logger.exchange.mapping.questions import Asked, Question, answer_of, answered, is_answered
from ivig_logger.exchange.mapping.reading import read_mapped
from ivig_logger.exchange.mapping.recognising import Recognised, recognise, reconsider
from ivig_logger.exchange.mapping.targets import NOT_KNOWN, NUMBERED, SEVERAL, TITLES, UNITS, Target
from ivig_logger.exchange.mapping.writing import from_text, to_text

__all__ = [
    "NOT_KNOWN",
    "NUMBERED",
    "SEVERAL",
    "TITLES",
    "UNITS",
    "Asked",
    "Column",
    "DateOrder",
    "Layout",
    "Mapping",
    "People",
    "Question",
    "Recognised",
    "Target",
    "answer_of",
    "answered",
    "fingerprint_of_header",
    "from_text",
    "is_answered",
    "laid_on",
    "read_mapped",
    "recognise",
    "reconsider",
    "to_text",
    "with_target",
]
