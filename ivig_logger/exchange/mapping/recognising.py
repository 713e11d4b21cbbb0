"""How a stranger's spreadsheet is laid out and written: proposed from all of it, asked where two readings fit."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ivig_logger.domain.folding import fold
from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.mapping.day_texts import Fits
from ivig_logger.exchange.mapping.guesses import named_by_content
from ivig_logger.exchange.mapping.header_rows import header_of
from ivig_logger.exchange.mapping.layouts import DateOrder, Layout, Mapping
from ivig_logger.exchange.mapping.measure_sheets import measuring_sheets
from ivig_logger.exchange.mapping.questions import COMMA, POINT, Asked, Question
from ivig_logger.exchange.mapping.second_sheets import rows_of
from ivig_logger.exchange.mapping.survey import Survey
from ivig_logger.exchange.mapping.targets import Target
from ivig_logger.exchange.mapping.units import settled_units, unit_questions
from ivig_logger.exchange.sheets import RawTable, Row, Workbook

_OF_SESSIONS = frozenset(
    {Target.DATE, Target.START, Target.END, Target.DURATION, Target.PRODUCT, Target.DOSE, Target.LOT, Target.WEIGHT}
)
_TOLD_EVERY = 5000  # rows
_MEDICINE_SHEETS = ("premed", "pramed", "vormed", "medik", "medic")
_MEDICINE_TITLES = frozenset(
    (*("drug", "medicine", "medication", "name"), *("medikament", "medicamento", "nombre", "medicament", "nom"))
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What is proposed, what has still to be asked, and a few texts of each column of the sessions for the screen."""

    mapping: Mapping
    questions: tuple[Question, ...]
    examples: tuple[tuple[str, ...], ...]
    rows: int


def recognise(
    workbook: Workbook, told: Callable[[int], object] | None = None, *, sheet: str | None = None
) -> Recognised:
    """What a workbook of somebody else seems to be. Raises Unreadable where it holds no table.

    `sheet` is the one with the sessions where a person said so. `told` is called with the number of rows looked at,
    now and then, and may raise to cancel.
    """
    headers = [header_of(each) for each in workbook.tables]
    if not headers:
        raise Unreadable("The file holds no table.")
    named = [at for at, each in enumerate(workbook.tables) if each.name == sheet]
    best = max(named or range(len(headers)), key=lambda at: _worth(headers[at].layout))
    others = [each for at, each in enumerate(workbook.tables) if at != best]
    sessions = headers[best].layout
    if not sessions.header_rows:
        sessions = named_by_content(sessions, workbook.tables[best])
    reactions, premedications = _second(others, Target.REACTION), _second(others, Target.PREMEDICATION)
    used = {each.sheet for each in (reactions, premedications) if each is not None}
    rates, vitals = measuring_sheets(each for each in others if each.name not in used)
    mapping = Mapping(sessions, reactions, premedications, headers[best].order, rates=rates, vitals=vitals)
    return reconsider(workbook, mapping, told)


def reconsider(workbook: Workbook, mapping: Mapping, told: Callable[[int], object] | None = None) -> Recognised:
    """The same for a mapping that a person changed or that is remembered: what it leaves open is decided or asked."""
    surveys = [Survey(layout).look(_telling(rows_of(workbook, layout), told)) for layout in mapping.layouts]
    order, comma = _order(mapping, surveys), _comma(mapping, surveys)
    layouts = [settled_units(each) for each in surveys]
    settled = replace(mapping, date_order=order, decimal_comma=comma).with_layouts(layouts)
    questions = (
        *_missing(settled.sessions),
        *_about_order(settled, surveys),
        *_about_mark(settled, surveys),
        *(each for layout, survey in zip(layouts, surveys, strict=True) for each in unit_questions(layout, survey)),
    )
    examples = tuple(tuple(each.examples) for each in surveys[0].columns)
    return Recognised(settled, questions, examples, surveys[0].rows)


def _telling(rows: Iterator[tuple[int, Row]], told: Callable[[int], object] | None) -> Iterator[tuple[int, Row]]:
    for count, each in enumerate(rows):
        if told is not None and count % _TOLD_EVERY == 0:
            told(count)
        yield each


def _worth(layout: Layout) -> int:
    """How much a sheet looks like one of sessions."""
    named = {each.target for each in layout.columns}
    if Target.ONE_LINE in named:
        return len(_OF_SESSIONS) + 1
    dated = bool(named & {Target.DATE, Target.START})
    return len(named & _OF_SESSIONS) if dated else 0


def _second(tables: Iterable[RawTable], wanted: Target) -> Layout | None:
    """The first sheet that tells about sessions of another, and of what."""
    for table in tables:
        layout = header_of(table, second=True).layout
        if wanted is Target.PREMEDICATION:
            layout = _with_medicine(layout)
        named = {each.target for each in layout.columns}
        told = {wanted, Target.SYMPTOM} if wanted is Target.REACTION else {wanted}
        if named & told and named & {Target.SESSION, Target.DATE, Target.START}:
            return layout
    return None


def _with_medicine(layout: Layout) -> Layout:
    """On a sheet that is called "Premedication", the column "drug" or "name" is the medicine."""
    if layout.places(Target.PREMEDICATION) or not any(each in fold(layout.sheet) for each in _MEDICINE_SHEETS):
        return layout
    at = next((at for at, each in enumerate(layout.columns) if fold(each.title) in _MEDICINE_TITLES), None)
    if at is None:
        return layout
    named = {Target.DOSE: Target.PREMEDICATION_DOSE, Target.START: Target.PREMEDICATION_TIME}
    columns = [
        replace(each, target=Target.PREMEDICATION)
        if place == at
        else replace(each, target=named.get(each.target, each.target) if fold(each.title) != "start" else each.target)
        for place, each in enumerate(layout.columns)
    ]
    return replace(layout, columns=tuple(columns))


def _counts(surveys: Iterable[Survey]) -> tuple[int, int, int]:
    """How many dates fit only day first, only month first, and both."""
    counts = [sum(each.orders[kind] for each in surveys) for kind in (Fits.DAY_FIRST, Fits.MONTH_FIRST, Fits.BOTH)]
    return counts[0], counts[1], counts[2]


def _order(mapping: Mapping, surveys: list[Survey]) -> DateOrder | None:
    """What was said, else the one order that fits all dates; None where both fit, none fits all, or none is needed."""
    if mapping.date_order is not None:
        return mapping.date_order
    day, month, _ = _counts(surveys)
    if bool(day) == bool(month):
        return None
    return DateOrder.DAY_FIRST if day else DateOrder.MONTH_FIRST


def _comma(mapping: Mapping, surveys: list[Survey]) -> bool | None:
    if mapping.decimal_comma is not None:
        return mapping.decimal_comma
    commas, points = (sum(each.marks[mark] for each in surveys) for mark in (",", "."))
    return None if bool(commas) == bool(points) else bool(commas)


def _about_order(mapping: Mapping, surveys: list[Survey]) -> Iterator[Question]:
    day, month, both = _counts(surveys)
    order = mapping.date_order
    against = {DateOrder.DAY_FIRST: month and not day, DateOrder.MONTH_FIRST: day and not month}
    if order is not None and not against[order]:
        return
    if not (day or month or both):
        return
    if day or month:
        why = f"{day} dates fit day first only, {month} month first only, {both} both; rows that do not fit stay out."
    else:
        why = f"All {both} dates fit both orders."
    examples = tuple(date for each in surveys for date in each.dates)[:3]
    choices = tuple(each.value for each in DateOrder)
    yield Question(Asked.DATE_ORDER, f"Which comes first in the dates? {why}", examples=examples, choices=choices)


def _about_mark(mapping: Mapping, surveys: list[Survey]) -> Iterator[Question]:
    grouped = tuple(number for each in surveys for number in each.grouped)[:3]
    if grouped and mapping.decimal_comma is None:
        sentence = "Is the sign in these numbers a decimal comma or a decimal point, or does it group thousands?"
        yield Question(Asked.DECIMAL_MARK, sentence, examples=grouped, choices=(COMMA, POINT))


def _missing(layout: Layout) -> Iterator[Question]:
    """What every session needs and no column is."""
    named = {each.target for each in layout.columns}
    if not layout.header_rows:
        yield Question(Asked.HEADER, "The sheet has no header. Please say what each column is.", layout.sheet)
    if Target.ONE_LINE in named:
        return
    if not named & {Target.DATE, Target.START}:
        yield Question(Asked.COLUMN, "Which column holds the date?", layout.sheet, target=Target.DATE)
    if not named & {Target.END, Target.DURATION}:
        yield Question(Asked.COLUMN, "Which column holds the end or the duration?", layout.sheet, target=Target.END)
