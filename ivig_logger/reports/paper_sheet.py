"""A session on one sheet of paper: blank for the fridge door, or with what the patient's plan says.

Its order is that of the session form and, down to the notes, of the one line, so that it can be typed in from top to
bottom. Nothing of an earlier session is on it but product, concentration and weight.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from ivig_logger import __version__
from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import Action, Infusion, Patient, Purpose
from ivig_logger.domain.plan import Plan
from ivig_logger.exchange.entry_values import Outcome
from ivig_logger.reports.naming import Names, patient_text
from ivig_logger.reports.paper_parts import Blank, PaperGrid
from ivig_logger.reports.planned_rows import follow_up_rows, length_text, medicine_rows, step_rows, vitals_rows
from ivig_logger.words.severities import SHORT_ANCHORS

TITLE = "Infusion log sheet"
EXAMPLE = "13:50-17:10 privigen 30g lot P100 headache +25 mild"
HOW = f"Type it into Add past session in this order, or down to the notes as one line: {EXAMPLE}"
ADVICE = "This sheet gives no treatment advice. In an emergency call your local emergency number."
_LAST_TIME = "as last time"
_MARKED = "marked: the first hour, 0 to 60 min"
_LINE = "____"
_DONE = {Action.MEDICINE_GIVEN: "medicine", Action.CALLED_SOMEONE: "called", Action.WENT_TO_HOSPITAL: "hospital"}


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """All of a sheet, in the order in which it is typed."""

    patient: Blank
    lines: tuple[tuple[Blank, ...], ...]
    reactions: PaperGrid
    medicines: PaperGrid
    vials: PaperGrid
    notes: Blank
    rates: PaperGrid
    pauses: PaperGrid
    vitals: PaperGrid
    follow_ups: PaperGrid
    made: str

    @property
    def fields(self) -> tuple[str, ...]:
        """What of it is typed, in its order, each field once."""
        above, below = (
            [each.field for grid in grids for each in (grid.boxes, *grid.columns)]
            for grids in ((self.reactions, self.medicines, self.vials), self.course)
        )
        found = [*(each.field for line in self.lines for each in line), *above, self.notes.field, *below]
        return tuple(dict.fromkeys(each for each in found if each))

    @property
    def course(self) -> tuple[PaperGrid, ...]:
        """What stands below the notes: what was done while the infusion ran, and asked afterwards."""
        return self.rates, self.pauses, self.vitals, self.follow_ups

    @property
    def is_about_somebody(self) -> bool:
        """Whether anything on it says who is ill, or what is planned or given."""
        grids = (self.medicines, self.rates, self.vitals)
        return any(each.value for each in (self.patient, *chain(*self.lines))) or any(each.rows for each in grids)


def blank_sheet(patient: Patient | None, names: Names) -> PaperSheet:
    """A sheet with nothing on it but the patient, where that is wanted."""
    return _sheet(patient, names, None, None)


def planned_sheet(patient: Patient, names: Names, last: Infusion | None) -> PaperSheet:
    """A sheet with the patient's plan, and with what the last session is repeated with."""
    return _sheet(patient, names, patient.plan or Plan(), last)


def text_of(sheet: PaperSheet) -> str:
    """The whole sheet in words, for who cannot see the page."""
    lines = [TITLE, _said(sheet.patient), HOW]
    lines += [_said(each) for line in sheet.lines for each in line]
    for grid in (sheet.reactions, sheet.medicines, sheet.vials):
        lines += ["", *_grid_lines(grid)]
    lines += ["", _said(sheet.notes)]
    for grid in sheet.course:
        lines += ["", *_grid_lines(grid)]
    return "\n".join([*lines, "", ADVICE, sheet.made])


def _sheet(patient: Patient | None, names: Names, plan: Plan | None, last: Infusion | None) -> PaperSheet:
    named = "" if patient is None or names is Names.NONE else patient_text(patient, names)
    return PaperSheet(
        Blank("Patient", value=named),
        _lines(last),
        _REACTIONS,
        replace(_MEDICINES, rows=() if plan is None else medicine_rows(plan)),
        _VIALS,
        Blank("Notes", "notes"),
        _rates(plan),
        _PAUSES,
        _vitals(plan),
        replace(_FOLLOW_UPS, rows=follow_up_rows(plan or Plan())),
        f"IVIG Logger {__version__}",
    )


def _lines(last: Infusion | None) -> tuple[tuple[Blank, ...], ...]:
    return (
        (
            *(Blank("Date", "date"), Blank("Start", "start"), Blank("End", "end")),
            Blank("How it went", "outcome", boxes=tuple(each.value for each in Outcome if each is not Outcome.RUNNING)),
        ),
        (Blank("Why it was stopped", "stop_reason"), *_amounts(last)),
        (
            *(Blank("Place", "place"), Blank("How were you before?", "before")),
            *(Blank("Well-being 0-10", "wellbeing"), Blank("IgG trough", "igg_trough")),
        ),
    )


def _amounts(last: Infusion | None) -> Iterator[Blank]:
    known = last is not None and last.product.casefold() != "unknown"
    strength = None if last is None else last.concentration
    weight = None if last is None else last.weight
    yield _repeated("Product", "product", last.product if last is not None and known else "")
    yield Blank("Concentration", "concentration", "" if strength is None else f"{plain_number(strength)} %")
    yield Blank("Dose (g)", "dose")
    yield _repeated("Weight", "weight", "" if weight is None else f"{plain_number(weight)} kg")


def _repeated(name: str, field: str, value: str) -> Blank:
    return Blank(f"{name}, {_LAST_TIME}" if value else name, field, value)


def _rates(plan: Plan | None) -> PaperGrid:
    if plan is None:
        return replace(_RATES, empty=4)
    return replace(_RATES, rows=step_rows(plan), note=length_text(plan), empty=0 if plan.steps else 4)


def _vitals(plan: Plan | None) -> PaperGrid:
    rows = () if plan is None else vitals_rows(plan)
    return replace(_VITALS, rows=rows, note=_MARKED if rows else "", empty=0 if rows else 5)


_REACTIONS = PaperGrid(
    "Reactions",
    (
        Blank("What", "reactions.symptom"),
        Blank("Began: min after the start", "reactions.onset"),
        Blank("or at (clock)", "reactions.onset"),
        Blank("First hour (0-60 min)", boxes=("",)),
        Blank("How bad", "reactions.severity", boxes=tuple(each.value for each in SHORT_ANCHORS)),
        Blank("What was done", "reactions.actions", boxes=tuple(_DONE.get(each, each.value) for each in Action)),
        Blank("Over at", "reactions.resolved"),
    ),
    note="; ".join(f"{each.value}: {words}" for each, words in SHORT_ANCHORS.items()),
    boxes=Blank("", "reaction", boxes=("no reaction",)),
    empty=2,
    most=8,
)
_MEDICINES = PaperGrid(
    "Medicines",
    (
        Blank("Medicine", "medications.name"),
        Blank("Dose", "medications.dose"),
        Blank("Before the start", "medications.at"),
        Blank("or at (clock)", "medications.at"),
        Blank("What for", "medications.purpose", boxes=(Purpose.PREMEDICATION.value, Purpose.FOR_REACTION.value)),
        Blank("Route", "medications.route"),
    ),
    note="premedications, and medicine for a reaction",
    boxes=Blank("", "premedication", boxes=("no premedication given",)),
    empty=1,
    most=6,
)
_VIALS = PaperGrid(
    "Lots",
    (Blank("Lot", "vials.lot"), Blank("Grams", "vials.grams"), Blank("Expiry", "vials.expiry")),
    note="write it, or stick the label of the vial here",
    empty=4,
    most=8,
)
_RATES = PaperGrid(
    "Rate steps",
    (Blank("After", "rates.at"), Blank("By the plan"), Blank("Clock", "rates.at"), Blank("Set to", "rates.rate")),
    most=6,
)
_PAUSES = PaperGrid(
    "Pauses",
    (Blank("Stopped", "pauses.since"), Blank("On again", "pauses.until"), Blank("Why", "pauses.reason")),
    most=2,
)
_VITALS = PaperGrid(
    "Vital signs",
    (
        *(Blank("When", "vitals.at"), Blank("Clock", "vitals.at"), Blank("Blood pressure", "vitals.pressure")),
        *(Blank("Pulse", "vitals.heart_rate"), Blank("Temp.", "vitals.temperature"), Blank("SpO2 %", "vitals.spo2")),
        *(Blank("Breaths", "vitals.breathing_rate"), Blank("Pain", "vitals.pain")),
    ),
    most=12,
)
_FOLLOW_UPS = PaperGrid("Follow-up", (Blank("When", "follow_ups.at"), Blank("How it was", "follow_ups.text")))


def _said(blank: Blank) -> str:
    return f"{blank.name}: {blank.value or ' / '.join(blank.boxes) or _LINE}"


def _grid_lines(grid: PaperGrid) -> Iterator[str]:
    yield " · ".join(each for each in (grid.title, grid.note, *grid.boxes.boxes) if each)
    yield " | ".join(_named(grid.columns))
    for each in grid.rows:
        missing = len(grid.columns) - len(each.cells)
        yield " | ".join(cell or _LINE for cell in (*each.cells, *[""] * missing))
    if grid.most:
        yield "empty rows to write on"


def _named(columns: Iterable[Blank]) -> Iterator[str]:
    for each in columns:
        yield f"{each.name} ({', '.join(each.boxes)})" if any(each.boxes) else each.name
