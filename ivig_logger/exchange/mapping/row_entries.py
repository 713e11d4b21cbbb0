"""One row of somebody's spreadsheet as the texts of the form, and what stands beside these."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ivig_logger.domain.infusion import Place
from ivig_logger.exchange.entry_values import Outcome, SessionEntry
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.mapping.cell_words import outcome_of, place_of, says_none
from ivig_logger.exchange.mapping.day_texts import day_text
from ivig_logger.exchange.mapping.measures import Measure, measured_then
from ivig_logger.exchange.mapping.row_cells import Cells, Plan, Said
from ivig_logger.exchange.mapping.row_parts import parts_of
from ivig_logger.exchange.mapping.row_times import times_of
from ivig_logger.exchange.mapping.targets import TITLES, Target
from ivig_logger.exchange.one_line import merge_line, parse_line
from ivig_logger.exchange.sheets import Row
from ivig_logger.exchange.typed import Conventions

_TEXTS = ("date", "start", "end", "duration", "product", "concentration", "dose", "weight", "wellbeing", "igg_trough")


@dataclass(frozen=True, slots=True)
class RowTexts:
    """A row: the entry, the volume and the zone that no form shows, who it was, and what is refused."""

    entry: SessionEntry
    volume: str
    zone: str
    patient: str
    measures: tuple[Measure, ...]
    refused: tuple[Said, ...]


def texts_of(row: Row, plan: Plan, conventions: Conventions) -> RowTexts:
    """What a row says."""
    cells = Cells(row, plan)
    cells.refuse_beyond()
    entry = _with_line(_entry(cells), cells, conventions)
    if not entry.dose.strip():
        entry = replace(entry, dose="unknown")
    if not entry.product.strip():
        entry = replace(entry, product="unknown")
    return RowTexts(
        entry,
        cells.amount(Target.VOLUME, "volume"),
        cells.text(Target.ZONE, "zone"),
        cells.text(Target.PATIENT, "patient"),
        tuple(measured_then(cells)) if plan.measures else (),
        tuple(cells.refused),
    )


def _entry(cells: Cells) -> SessionEntry:
    times, parts = times_of(cells), parts_of(cells)
    place, notes = _place_and_notes(cells, parts.notes)
    reason = cells.text(Target.STOP_REASON, "stop_reason")
    reason = "" if says_none(reason) else reason
    return SessionEntry(
        date=times.day,
        start=times.start,
        end=times.end,
        duration=times.duration,
        outcome=Outcome.RUNNING if times.running else _outcome(cells, reason),
        stop_reason=reason,
        place=place,
        product=cells.text(Target.PRODUCT, "product"),
        concentration=cells.amount(Target.CONCENTRATION, "concentration"),
        dose=cells.amount(Target.DOSE, "dose"),
        weight=cells.amount(Target.WEIGHT, "weight"),
        before=cells.text(Target.BEFORE, "before"),
        wellbeing=cells.text(Target.WELLBEING, "wellbeing"),
        igg_trough=cells.amount(Target.IGG_TROUGH, "igg_trough"),
        notes=notes,
        premedication=parts.premedication,
        reaction=parts.reaction,
        medications=parts.medications,
        reactions=parts.reactions,
        vials=parts.vials,
    )


def _outcome(cells: Cells, reason: str) -> Outcome:
    """What the cell says; an infusion for whose stop a reason is given was stopped early."""
    said = cells.text(Target.OUTCOME, "outcome")
    if not said:
        return Outcome.STOPPED_EARLY if reason else Outcome.COMPLETED
    outcome = outcome_of(said)
    if outcome is None:
        cells.refuse("outcome", f"{shown(said)} is none of {', '.join(each.value for each in Outcome)}.")
    return outcome or Outcome.COMPLETED


def _place_and_notes(cells: Cells, more: Sequence[str]) -> tuple[Place | None, str]:
    """The place, and the columns that go to the notes, `more` behind; a place of no list is kept among these."""
    said = cells.text(Target.PLACE, "place")
    place = place_of(said)
    lines = [] if place is not None or not said else [_titled(cells, Target.PLACE, said)]
    return place, "\n".join((*lines, *cells.noted(titled=bool(lines or more)), *more))


def _titled(cells: Cells, target: Target, text: str) -> str:
    return f"{cells.plan.columns[cells.plan.places[target, 0]].title or TITLES[target]}: {text}"


def _with_line(entry: SessionEntry, cells: Cells, conventions: Conventions) -> SessionEntry:
    """The entry with what a cell says that holds the whole session; where a column says otherwise it is refused."""
    text = cells.dated(Target.ONE_LINE, "line")
    if not text:
        return entry
    line = parse_line(text, conventions)
    if line.unknown:
        lost = ", ".join(shown(text[each.start : each.end].strip()) for each in line.unknown)
        cells.refuse("line", f"Not understood: {lost}.")
    said = line.entry
    for name in _TEXTS:
        beside: str = getattr(entry, name)
        if name in line.said and beside and beside != getattr(said, name):
            cells.refuse(name, f"The line says {shown(getattr(said, name))}, and the column {shown(beside)}.")
    merged = merge_line(line, entry)
    if "date" in line.said:
        day = cells.read("date", lambda: day_text(said.date, cells.plan.order))
        merged = replace(merged, date=day or "")
    return merged
