"""The rows of an entry; medicines, reactions and vials, each beside the stored row it came from, are read here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ivig_logger.domain.infusion import FollowUp, Medication, Onset, Pause, RateStep, Reaction, Vial, VitalSigns
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.entry_fields import partners, same_minute
from ivig_logger.exchange.entry_sheet import Sheet, is_filled
from ivig_logger.exchange.entry_timed_rows import read_follow_ups, read_pauses, read_rates, read_sets
from ivig_logger.exchange.entry_values import MedicationEntry, ReactionEntry, SessionEntry, VialEntry
from ivig_logger.exchange.typed_days import read_expiry
from ivig_logger.exchange.typed_moments import read_medicine_time, read_resolved
from ivig_logger.exchange.typed_numbers import read_medicine_dose, read_vial_grams
from ivig_logger.exchange.typed_onsets import read_onset


@dataclass(frozen=True, slots=True)
class Rows:
    """What the rows of the form come to, each kind by the numbers of its rows. A row can hold several vials."""

    medications: dict[int, Medication]
    reactions: dict[int, Reaction]
    vials: tuple[tuple[int, Vial], ...]
    rates: dict[int, RateStep]
    pauses: dict[int, Pause]
    vitals: dict[int, VitalSigns]
    follow_ups: dict[int, FollowUp]

    def row_of(self, kind: str, number: int) -> int:
        """The row of the form that the value with this number was read from."""
        if kind == "vials":
            return self.vials[number][0]
        rows: dict[str, dict[int, Any]] = {  # of any kind; only the numbers are looked at
            "medications": self.medications,
            "reactions": self.reactions,
            "rates": self.rates,
            "pauses": self.pauses,
            "vitals": self.vitals,
            "follow_ups": self.follow_ups,
        }
        return list(rows[kind])[number] if kind in rows else number

    def moments(self) -> Iterator[tuple[str, Moment]]:
        """The times of what is told by the clock, by the names of their fields."""
        yield from ((f"rates.{row}.at", each.at) for row, each in self.rates.items())
        yield from ((f"vitals.{row}.at", each.at) for row, each in self.vitals.items())
        yield from ((f"follow_ups.{row}.at", each.at) for row, each in self.follow_ups.items())
        for row, each in self.pauses.items():
            yield f"pauses.{row}.since", each.since
            if each.until is not None:
                yield f"pauses.{row}.until", each.until


def read_rows(entry: SessionEntry, sheet: Sheet) -> Rows:
    """All rows that are not empty."""
    shown = sheet.shown
    given = partners(entry.medications, shown.medications, lambda row: row.name)
    told = partners(entry.reactions, shown.reactions, lambda row: row.symptom)
    lots = partners(entry.vials, shown.vials, lambda row: row.lot)
    medications = {
        at: _medication(at, row, of, sheet)
        for at, (row, of) in enumerate(zip(entry.medications, given, strict=True))
        if is_filled((row.name, row.dose, row.at, row.route))
    }
    reactions = {
        at: _reaction(at, row, of, sheet)
        for at, (row, of) in enumerate(zip(entry.reactions, told, strict=True))
        if is_filled((row.symptom, row.onset, row.resolved, row.notes)) or row.actions
    }
    vials = tuple(
        (at, vial)
        for at, (row, of) in enumerate(zip(entry.vials, lots, strict=True))
        if is_filled((row.lot, row.grams, row.expiry))
        for vial in _vials(at, row, of, sheet)
    )
    if not (entry.rates or entry.pauses or entry.vitals or entry.follow_ups):
        return Rows(medications, reactions, vials, {}, {}, {}, {})
    timed = read_rates(entry, sheet), read_pauses(entry, sheet), read_sets(entry, sheet)
    return Rows(medications, reactions, vials, *timed, read_follow_ups(entry, sheet))


def _medication(at: int, row: MedicationEntry, of: int | None, sheet: Sheet) -> Medication:
    where = f"medications.{at}"
    base, shown = (Medication(""), MedicationEntry()) if of is None else _stored_medication(of, sheet)
    dose, unit = base.dose, base.unit
    if row.dose != shown.dose:
        read = sheet.found.read(f"{where}.dose", lambda: read_medicine_dose(row.dose, sheet.conventions))
        dose, unit = read or (None, "")
    return Medication(
        base.name if row.name == shown.name else row.name.strip(),
        dose,
        unit,
        base.route if row.route == shown.route else row.route.strip(),
        row.purpose,
        _given_at(where, row, shown, base, sheet),
    )


def _stored_medication(of: int, sheet: Sheet) -> tuple[Medication, MedicationEntry]:
    return sheet.base.medications[of], sheet.shown.medications[of]


def _given_at(
    where: str, row: MedicationEntry, shown: MedicationEntry, base: Medication, sheet: Sheet
) -> Moment | None:
    frame = sheet.frame
    if row.at == shown.at and sheet.same_start:
        return base.at
    if frame is None:
        return None
    return same_minute(sheet.found.read(f"{where}.at", lambda: read_medicine_time(row.at, frame)), base.at)


def _reaction(at: int, row: ReactionEntry, of: int | None, sheet: Sheet) -> Reaction:
    where = f"reactions.{at}"
    base = Reaction("") if of is None else sheet.base.reactions[of]
    shown = ReactionEntry() if of is None else sheet.shown.reactions[of]
    onset = _onset(where, row, shown, base, sheet)
    return Reaction(
        base.symptom if row.symptom == shown.symptom else row.symptom.strip(),
        onset,
        row.severity,
        row.actions,
        _resolved(where, row, shown, base.resolved, onset, sheet),
        row.notes,
        base.scale,
        base.grade,
    )


def _onset(where: str, row: ReactionEntry, shown: ReactionEntry, base: Reaction, sheet: Sheet) -> Onset | None:
    frame = sheet.frame
    if row.onset == shown.onset and sheet.same_start:
        return base.onset
    return None if frame is None else sheet.found.read(f"{where}.onset", lambda: read_onset(row.onset, frame))


def _resolved(
    where: str, row: ReactionEntry, shown: ReactionEntry, stored: Moment | None, onset: Onset | None, sheet: Sheet
) -> Moment | None:
    frame, began = sheet.frame, None if onset is None else onset.earliest
    if row.resolved == shown.resolved and row.onset == shown.onset and sheet.same_start:
        return stored
    if frame is None or f"{where}.onset" in sheet.found.refused:
        return None
    return same_minute(sheet.found.read(f"{where}.resolved", lambda: read_resolved(row.resolved, frame, began)), stored)


def _vials(at: int, row: VialEntry, of: int | None, sheet: Sheet) -> list[Vial]:
    where = f"vials.{at}"
    base = Vial("") if of is None else sheet.base.vials[of]
    shown = VialEntry() if of is None else sheet.shown.vials[of]
    count, grams, expiry = 1, base.grams, base.expiry
    if row.grams != shown.grams:
        read = sheet.found.read(f"{where}.grams", lambda: read_vial_grams(row.grams, sheet.conventions))
        count, grams = read or (1, None)
    if row.expiry != shown.expiry:
        expiry = sheet.found.read(f"{where}.expiry", lambda: read_expiry(row.expiry, sheet.conventions))
    return [Vial(base.lot if row.lot == shown.lot else row.lot.strip(), grams, expiry)] * count
