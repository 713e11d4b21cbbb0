"""The units of columns whose header names none: taken where all rows agree on one, and asked where they do not."""

from collections.abc import Iterator
from dataclasses import replace

from ivig_logger.domain.folding import fold
from ivig_logger.exchange.mapping.layouts import Column, Layout
from ivig_logger.exchange.mapping.questions import Asked, Question
from ivig_logger.exchange.mapping.row_cells import is_untimed
from ivig_logger.exchange.mapping.survey import ColumnSurvey, Survey
from ivig_logger.exchange.mapping.symptom_units import settled_symptoms, symptom_questions
from ivig_logger.exchange.mapping.targets import NOT_KNOWN, UNITS, Target

_ENGLISH_WEIGHT = ("weight", "wt")  # in English a number alone may be kg or lb; elsewhere nobody uses lb


def settled_units(survey: Survey) -> Layout:
    """The layout with the units that its rows decide, "?" where they leave two."""
    timed = bool(survey.layout.places(Target.MEASURED))
    columns = [
        each if is_untimed(each) and not timed else _settled(each, seen)
        for each, seen in zip(survey.layout.columns, survey.columns, strict=True)
    ]
    return replace(survey.layout, columns=tuple(settled_symptoms(columns, survey.columns)))


def unit_questions(layout: Layout, survey: Survey) -> Iterator[Question]:
    """What has to be asked about the columns of a layout whose units are settled as far as they can be."""
    for at, (column, seen) in enumerate(zip(layout.columns, survey.columns, strict=True)):
        choices = () if column.target is Target.SYMPTOM else UNITS.get(column.target, ())
        unfit = column.unit not in ("", *choices) and (column.unit == NOT_KNOWN or seen.bare > 0)
        if choices and unfit:
            yield Question(
                Asked.UNIT,
                _sentence(column, seen),
                layout.sheet,
                at,
                column.target,
                tuple(seen.examples),
                _fitting(column, seen, choices),
            )
    yield from symptom_questions(layout, survey.columns)


def _settled(column: Column, seen: ColumnSurvey) -> Column:
    if column.unit not in ("", NOT_KNOWN) or column.target is Target.SYMPTOM:
        return column
    if column.target is Target.ONSET and seen.spans and not seen.clocks:
        return replace(column, unit="h:mm")
    return replace(column, unit=NOT_KNOWN if _is_open(column, seen) else "")


def _is_open(column: Column, seen: ColumnSurvey) -> bool:
    if column.target is Target.DURATION:
        return seen.hours > 0
    if column.target is Target.WEIGHT:
        return seen.bare > 0 and any(each in fold(column.title).split() for each in _ENGLISH_WEIGHT)
    if column.target in (Target.PREMEDICATION_TIME, Target.RATE):
        return seen.bare > 0
    if column.target is Target.MEASURED:
        return seen.bare > 0 or seen.spans > 0 or (seen.either > 0 and not seen.clocks)
    # "1:25" beside other readings that can only be of a clock is one too
    return column.target is Target.ONSET and (seen.spans > 0 or (seen.either > 0 and not seen.clocks))


def _fitting(column: Column, seen: ColumnSurvey, choices: tuple[str, ...]) -> tuple[str, ...]:
    if column.target is Target.MEASURED:
        return ("min", "h") if seen.bare else ("clock", "h:mm")
    return choices[1:3] if column.target is Target.ONSET else choices


def _sentence(column: Column, seen: ColumnSurvey) -> str:
    title = f"“{column.title}”" if column.title else "this column"
    if column.target is Target.MEASURED and not seen.bare:
        return f"Are the times in {title} clock readings, or hours and minutes after the start?"
    if column.target is Target.ONSET:
        return f"Are the times in {title} clock readings, or hours and minutes after the start?"
    if column.unit == NOT_KNOWN:
        return f"In which unit are the numbers in {title}?"
    return f"The header of {title} says {column.unit}. In which unit are its numbers?"
