"""What a person has to say about a file because it fits two readings, and what the answer makes of the mapping."""

from dataclasses import dataclass, replace
from enum import StrEnum

from ivig_logger.exchange.mapping.layouts import DateOrder, Layout, Mapping
from ivig_logger.exchange.mapping.targets import NOT_KNOWN, Target

COMMA, POINT = "comma", "point"


class Asked(StrEnum):
    """What a question is about."""

    DATE_ORDER = "date order"
    DECIMAL_MARK = "decimal mark"
    UNIT = "unit"  # of the numbers of a column, or whether "1:25" is a clock reading
    COLUMN = "column"  # something needed is in no column
    HEADER = "header"  # there is none: the columns have to be named


@dataclass(frozen=True, slots=True)
class Question:
    """One question: a sentence, a few texts of the file that it is about, and the answers to choose from.

    `column` is a place in the layout of the sheet `sheet`, `beside` are those of other columns for which the answer
    holds too; without choices the answer is to name the columns.
    """

    about: Asked
    sentence: str
    sheet: str = ""
    column: int | None = None
    target: Target | None = None
    examples: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    beside: tuple[int, ...] = ()


def answered(mapping: Mapping, question: Question, choice: str) -> Mapping:
    """The mapping with the answer to a question, which must be one of its choices."""
    if choice not in question.choices:
        raise ValueError(f"{choice!r} is no answer to this question")
    if question.about is Asked.DATE_ORDER:
        return replace(mapping, date_order=DateOrder(choice))
    if question.about is Asked.DECIMAL_MARK:
        return replace(mapping, decimal_comma=choice == COMMA)
    return mapping.with_layouts([_with_unit(each, question, choice) for each in mapping.layouts])


def answer_of(mapping: Mapping, question: Question) -> str:
    """What a mapping says to a question; "" where it says nothing."""
    if question.about is Asked.DATE_ORDER:
        return "" if mapping.date_order is None else mapping.date_order.value
    if question.about is Asked.DECIMAL_MARK:
        return "" if mapping.decimal_comma is None else COMMA if mapping.decimal_comma else POINT
    layout = next((each for each in mapping.layouts if each.sheet == question.sheet), None)
    if layout is None or question.column is None or question.column >= len(layout.columns):
        return ""
    column = layout.columns[question.column]
    return column.unit if column.target is question.target and column.unit != NOT_KNOWN else ""


def is_answered(mapping: Mapping, question: Question) -> bool:
    """Whether a mapping says one of the answers that there are to choose from."""
    return answer_of(mapping, question) in question.choices


def _with_unit(layout: Layout, question: Question, unit: str) -> Layout:
    if layout.sheet != question.sheet or question.column is None:
        return layout
    for at in (question.column, *question.beside):
        if layout.columns[at].target is question.target:
            layout = layout.with_unit(at, unit)
    return layout
