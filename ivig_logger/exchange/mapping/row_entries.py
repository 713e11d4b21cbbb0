"""One row of somebody's spreadsheet as the texts of the form, and what stands beside these."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ivig_logger.domain.infusion import Place
from ivig_logger.exchange.entry_values import Outcome, SessionEntry
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.mapping.cell_words import outcome_of, place_of, says_none
from ivig_logger.exchange.mapping.day_texts import day_text
from ivig_logger.exchange.mapping.measures import Measure, measured_then
from ivig_logger.exchange.mapping.row_cells import Cells, Plan, Said
from ivig_logger.exchange.mapping.row_memo import Memo, PartsReader, places_but, places_of
from ivig_logger.exchange.mapping.row_parts import Parts
from ivig_logger.exchange.mapping.row_times import Clocks, Times, clocks_of, times_of
from ivig_logger.exchange.mapping.targets import TITLES, Target
from ivig_logger.exchange.one_line import merge_line, parse_line
from ivig_logger.exchange.sheets import Row
from ivig_logger.exchange.typed import Conventions

_EACH_ROW = (  # what is another in every row, or is read together with such
    *(Target.DATE, Target.START, Target.END, Target.DURATION, Target.PATIENT, Target.SESSION, Target.ONE_LINE),
    Target.MEASURED,
)
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


class _Single(NamedTuple):
    """What cells say of the session that are read one by one; `place_note` is a place that is none of the list."""

    outcome: Outcome
    stop_reason: str
    place: Place | None
    place_note: str
    product: str
    concentration: str
    dose: str
    weight: str
    before: str
    wellbeing: str
    igg_trough: str
    volume: str
    zone: str


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one layout."""

    plan: Plan
    conventions: Conventions
    clocks: Memo[Clocks]
    parts: PartsReader
    single: Memo[_Single]

    @classmethod
    def of(cls, plan: Plan, conventions: Conventions) -> "RowReader":
        """The reader of a layout."""
        clocks = Memo(clocks_of, places_of(plan, (Target.START, Target.END, Target.DURATION)))
        return cls(plan, conventions, clocks, PartsReader.of(plan), Memo(_single, places_but(plan, _EACH_ROW)))

    def texts_of(self, row: Row) -> RowTexts:
        """What a row says."""
        cells = Cells(row, self.plan)
        cells.refuse_beyond()
        times, parts, single = times_of(cells, self.clocks.of(cells)), self.parts.parts_of(cells), self.single.of(cells)
        notes = _notes(cells, single, parts.notes)
        entry = _with_line(_entry(times, parts, single, notes), cells, self.conventions)
        if not (entry.dose.strip() and entry.product.strip()):
            entry = replace(entry, dose=entry.dose.strip() or "unknown", product=entry.product.strip() or "unknown")
        return RowTexts(
            entry,
            single.volume,
            single.zone,
            cells.text(Target.PATIENT, "patient"),
            tuple(measured_then(cells)) if self.plan.measures else (),
            tuple(cells.refused),
        )


def _single(cells: Cells) -> _Single:
    said, reason = cells.text(Target.PLACE, "place"), cells.text(Target.STOP_REASON, "stop_reason")
    reason = "" if says_none(reason) else reason
    place = place_of(said)
    return _Single(
        _outcome(cells, reason),
        reason,
        place,
        "" if place is not None or not said else _titled(cells, Target.PLACE, said),
        cells.text(Target.PRODUCT, "product"),
        cells.amount(Target.CONCENTRATION, "concentration"),
        cells.amount(Target.DOSE, "dose"),
        cells.amount(Target.WEIGHT, "weight"),
        cells.text(Target.BEFORE, "before"),
        cells.text(Target.WELLBEING, "wellbeing"),
        cells.amount(Target.IGG_TROUGH, "igg_trough"),
        cells.amount(Target.VOLUME, "volume"),
        cells.text(Target.ZONE, "zone"),
    )


def _entry(times: Times, parts: Parts, single: _Single, notes: str) -> SessionEntry:
    return SessionEntry(
        date=times.day,
        start=times.start,
        end=times.end,
        duration=times.duration,
        outcome=Outcome.RUNNING if times.running else single.outcome,
        stop_reason=single.stop_reason,
        place=single.place,
        product=single.product,
        concentration=single.concentration,
        dose=single.dose,
        weight=single.weight,
        before=single.before,
        wellbeing=single.wellbeing,
        igg_trough=single.igg_trough,
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


def _notes(cells: Cells, single: _Single, more: Sequence[str]) -> str:
    """The columns that go to the notes, `more` behind; a place of no list is kept before them."""
    lines = [single.place_note] if single.place_note else []
    return "\n".join((*lines, *cells.noted(titled=bool(lines or more)), *more))


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
