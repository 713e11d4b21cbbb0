"""What was found about lots, to be taken elsewhere: as a text for a letter, as rows for a sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import Vial
from ivig_logger.domain.lots import LotUse
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.services.lots import Around, LotAnswer, SimilarLot
from ivig_logger.words.lots import (
    NO_REACTION,
    NOT_FOUND,
    SIMILAR,
    answer_text,
    in_error_text,
    not_found_text,
    product_of_use,
    total_text,
    use_text,
    vials_text,
    yes_text,
)
from ivig_logger.words.onset import chip_text, verdict_text
from ivig_logger.words.times import clock_text, day_text

HEADERS = (
    *("lot_asked_for", "answer", "lot_recorded", "grams", "expiry", "started", "patient", "product"),
    *("concentration_percent", "reactions", "in_first_hour", "may_be_in_first_hour", "onset_not_known"),
    "entered_in_error_not_shown",
)
_STATES = (FirstHour.IN, FirstHour.MAY_BE, FirstHour.NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class LotReport:
    """The answers to all lots, with the names of the patients by their ids; `whose` says whose sessions were asked."""

    answers: tuple[LotAnswer, ...]
    around: Around | None
    names: Mapping[str, str]
    whose: str
    at: Moment


def text_of(report: LotReport) -> str:
    """The report as plain text, the lots that were found first."""
    return "\n".join(_lines(report))


def rows_of(report: LotReport) -> Iterator[Sequence[str]]:
    """The report as rows, the header first: one for each vial of a session, one for a lot in none."""
    yield HEADERS
    for answer in report.answers:
        asked, in_error = answer.asked.text, str(answer.in_error)
        if not answer.uses:
            yield (asked, "not in this log", *[""] * (len(HEADERS) - 3), in_error)
        yield from _rows(report, (asked, "yes"), answer.uses, in_error)
        for lot in _similar(report, answer):
            yield from _rows(report, (asked, "similar, not the same lot"), lot.uses, "")


def _lines(report: LotReport) -> Iterator[str]:
    yield f"Lots looked up in IVIG Logger on {day_text(report.at)}, {clock_text(report.at)}"
    yield f"Sessions of: {report.whose}"
    yield f"{total_text(report.answers)}."
    for answer in report.answers:
        if answer.uses:
            yield from ("", answer_text(answer))
            yield from _lines_of(report, answer.uses)
            yield from _error_line(answer)
    missing = [each for each in report.answers if not each.uses]
    if missing:
        counts = None if report.around is None else report.around.counts
        yield from ("", f"{NOT_FOUND}: {', '.join(each.asked.text for each in missing)}")
        yield not_found_text(len(missing), counts)
        for each in missing:
            yield from _error_line(each, f"{each.asked.text}: ")
    for answer in report.answers:
        for lot in _similar(report, answer):
            yield from ("", f"{SIMILAR}: asked for {answer.asked.text}, recorded {lot.lot}: {yes_text(lot.uses)}")
            yield from _lines_of(report, lot.uses)


def _error_line(answer: LotAnswer, before: str = "") -> Iterator[str]:
    if answer.in_error:
        yield f"  {before}{in_error_text(answer.in_error)}"


def _lines_of(report: LotReport, uses: Sequence[LotUse]) -> Iterator[str]:
    for use in uses:
        parts = (use_text(use), report.names.get(use.patient, ""), product_of_use(use), vials_text(use.vials))
        yield f"  {' · '.join(each for each in parts if each)}"
        for told in use.reactions:
            yield f"    {chip_text(told, use.started, use.ended)}. {verdict_text(told.onset, use.started)}"
        if not use.reactions:
            yield f"    {NO_REACTION[use.reaction]}"


def _similar(report: LotReport, answer: LotAnswer) -> Iterator[SimilarLot]:
    similar = None if report.around is None else report.around.similar.get(answer.asked.keys[0])
    if similar is not None:
        yield from similar.lots


def _rows(report: LotReport, asked: tuple[str, str], uses: Sequence[LotUse], in_error: str) -> Iterator[Sequence[str]]:
    for use in uses:
        states = [classify_onset(each.onset, use.started) for each in use.reactions]
        told = "; ".join(chip_text(each, use.started, use.ended) for each in use.reactions)
        strength = "" if use.concentration is None else plain_number(use.concentration)
        about = (use.started.local.isoformat(), report.names.get(use.patient, ""), use.product, strength)
        counts = (str(states.count(state)) for state in _STATES)
        end = (*about, told or NO_REACTION[use.reaction], *counts, in_error)
        for vial in use.vials:
            yield (*asked, *_cells(vial), *end)


def _cells(vial: Vial) -> tuple[str, str, str]:
    return vial.lot, "" if vial.grams is None else plain_number(vial.grams), vial.expiry or ""
