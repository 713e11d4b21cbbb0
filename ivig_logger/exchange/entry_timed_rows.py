"""The rows of an entry that are told by the clock, each beside the stored row it came from: rates, pauses, vitals."""

from collections.abc import Callable, Iterator
from dataclasses import astuple, fields, replace
from functools import partial
from typing import TypeVar

from ivig_logger.domain.infusion import FollowUp, Pause, RateStep, RateUnit, VitalSigns
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.exchange.entry_fields import partners, same_minute
from ivig_logger.exchange.entry_sheet import Sheet, is_filled
from ivig_logger.exchange.entry_values import FollowUpEntry, PauseEntry, RateEntry, SessionEntry, SignsEntry
from ivig_logger.exchange.typed_events import read_event_end, read_event_time, read_follow_up_time
from ivig_logger.exchange.typed_moments import Frame
from ivig_logger.exchange.typed_rates import read_rate
from ivig_logger.exchange.typed_vitals import FIELD_OF, VitalsEntry, read_signs

_Row = TypeVar("_Row", RateEntry, PauseEntry, SignsEntry, FollowUpEntry)
_MEASURES = tuple(each.name for each in fields(VitalsEntry))
_VALUES = {"pressure": ("systolic", "diastolic"), "temperature": ("temperature", "temperature_unit")}


def read_rates(entry: SessionEntry, sheet: Sheet) -> dict[int, RateStep]:
    """The rate steps by their rows; a rate without a unit is in that of the step before."""
    steps: dict[int, RateStep] = {}
    unit = RateUnit.ML_H
    for at, row, of, frame in _filled(entry.rates, sheet.shown.rates, lambda each: each.at, sheet):
        step = _rate(at, row, of, sheet, frame, unit)
        if step is not None:
            steps[at], unit = step, step.unit
    return steps


def read_pauses(entry: SessionEntry, sheet: Sheet) -> dict[int, Pause]:
    """The pauses by their rows."""
    filled = _filled(entry.pauses, sheet.shown.pauses, lambda each: each.since, sheet)
    return {at: _pause(at, row, of, sheet, frame) for at, row, of, frame in filled}


def read_sets(entry: SessionEntry, sheet: Sheet) -> dict[int, VitalSigns]:
    """The sets of vital signs by their rows."""
    filled = _filled(entry.vitals, sheet.shown.vitals, lambda each: each.at, sheet)
    return {at: _signs(at, row, of, sheet, frame) for at, row, of, frame in filled}


def read_follow_ups(entry: SessionEntry, sheet: Sheet) -> dict[int, FollowUp]:
    """What was asked afterwards, by its rows."""
    filled = _filled(entry.follow_ups, sheet.shown.follow_ups, lambda each: each.at, sheet)
    return {at: _follow_up(at, row, of, sheet, frame) for at, row, of, frame in filled}


def field_of_part(problem: Problem) -> str:
    """The field of a row that a problem of its part is about: "rates.0.rate", "vitals.2.pressure"."""
    kind, _, rest = problem.where.partition(".")
    number, _, field = rest.partition(".")
    if not number or kind not in ("rates", "pauses", "vitals", "follow_ups"):
        return problem.where
    if kind == "vitals":
        field = FIELD_OF.get(field, field)
    elif not field:
        is_rate = kind == "rates" and problem.code is not Code.RATE_OUTSIDE
        field = "since" if kind == "pauses" else "rate" if is_rate else "at"
    return f"{kind}.{number}.{field}"


def _filled(
    rows: tuple[_Row, ...], shown: tuple[_Row, ...], time_of: Callable[[_Row], str], sheet: Sheet
) -> Iterator[tuple[int, _Row, int | None, Frame]]:
    """The rows in which something was typed: the place of each, and that of the stored one it came from."""
    if sheet.frame is None:
        return
    for at, (row, of) in enumerate(zip(rows, partners(rows, shown, time_of), strict=True)):
        if is_filled(astuple(row)):
            yield at, row, of, sheet.frame


def _rate(at: int, row: RateEntry, of: int | None, sheet: Sheet, frame: Frame, unit: RateUnit) -> RateStep | None:
    base = None if of is None else sheet.base.rates[of]
    shown = RateEntry() if of is None else sheet.shown.rates[of]
    moment = _moment(f"rates.{at}.at", row.at, shown.at, None if base is None else base.at, sheet, frame)
    if base is not None and row.rate == shown.rate:
        return replace(base, at=moment)
    rate = sheet.found.read(f"rates.{at}.rate", partial(read_rate, row.rate, sheet.conventions, unit))
    return None if rate is None else RateStep(moment, *rate)


def _pause(at: int, row: PauseEntry, of: int | None, sheet: Sheet, frame: Frame) -> Pause:
    base = None if of is None else sheet.base.pauses[of]
    shown = PauseEntry() if of is None else sheet.shown.pauses[of]
    since = _moment(f"pauses.{at}.since", row.since, shown.since, None if base is None else base.since, sheet, frame)
    until = None if base is None else base.until
    if (row.since, row.until) != (shown.since, shown.until) or not sheet.same_start:
        read = sheet.found.read(f"pauses.{at}.until", partial(read_event_end, row.until, frame, since))
        until = same_minute(read, until)
    reason = base.reason if base is not None and row.reason == shown.reason else row.reason.strip()
    return Pause(since, until, reason)


def _signs(at: int, row: SignsEntry, of: int | None, sheet: Sheet, frame: Frame) -> VitalSigns:
    base = None if of is None else sheet.base.vitals[of]
    shown = SignsEntry() if of is None else sheet.shown.vitals[of]
    moment = _moment(f"vitals.{at}.at", row.at, shown.at, None if base is None else base.at, sheet, frame)
    touched = [name for name in _MEASURES if base is None or getattr(row, name) != getattr(shown, name)]
    typed = VitalsEntry(**{name: getattr(row, name) for name in touched})
    customs = sheet.conventions
    signs, problems = read_signs(typed, moment, customs, fahrenheit=customs.fahrenheit)
    sheet.found.problems += [replace(each, where=f"vitals.{at}.{each.where}") for each in problems]
    if base is not None:
        kept = [value for name in _MEASURES if name not in touched for value in _VALUES.get(name, (name,))]
        signs = replace(signs, **{name: getattr(base, name) for name in kept})
    if row != shown and not problems and signs == VitalSigns(moment, temperature_unit=signs.temperature_unit):
        sheet.found.refuse(f"vitals.{at}.pressure", Code.SIGNS_MISSING)
    return signs


def _follow_up(at: int, row: FollowUpEntry, of: int | None, sheet: Sheet, frame: Frame) -> FollowUp:
    base = None if of is None else sheet.base.follow_ups[of]
    shown = FollowUpEntry() if of is None else sheet.shown.follow_ups[of]
    untouched = sheet.same_start and frame.ended == sheet.base.ended and row.at == shown.at
    if base is not None and untouched:
        moment = base.at
    else:
        read = sheet.found.read(f"follow_ups.{at}.at", partial(read_follow_up_time, row.at, frame))
        moment = same_minute(read, None if base is None else base.at) or frame.ended or frame.started
    return FollowUp(
        moment,
        base.by if base is not None and row.by == shown.by else row.by.strip(),
        base.text if base is not None and row.text == shown.text else row.text.strip(),
    )


def _moment(where: str, text: str, shown: str, stored: Moment | None, sheet: Sheet, frame: Frame) -> Moment:
    """When it was; the start stands for what cannot be read, so that the rest of the row is looked at all the same."""
    if stored is not None and text == shown and sheet.same_start:
        return stored
    read = sheet.found.read(where, partial(read_event_time, text, frame))
    return same_minute(read, stored) or frame.started
