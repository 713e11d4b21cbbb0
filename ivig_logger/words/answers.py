"""Counts and rows of the answers in words: numerator, denominator and the unknowns, never a judgement."""

from collections.abc import Sequence
from decimal import Decimal

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.session_fact import Answer, Novelty
from ivig_logger.domain.answers.tables import By, Given, Key, Span
from ivig_logger.domain.answers.wilson import Interval
from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.folding import lot_key
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.terms import Place
from ivig_logger.services.answers import Completeness
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.letters import capital
from ivig_logger.words.times import day_text

FOOTER = (
    "Counts from the patient's own records. That two things were recorded together does not mean that one caused the"
    " other."
)
NOT_RECORDED = "Not recorded"
NOTHING = "–"
TITLES = {
    By.PRODUCT: "Product",
    By.LOT: "Lot",
    By.ONSET_RATE: "Rate at the onset of the first reaction",
    By.TOP_RATE: "Highest rate of the first hour",
    By.PREMEDICATION: "Premedication, and how long before the start",
    By.DOSE: "Dose per kilogram",
    By.GAP: "Days since the last session",
    By.NOVELTY: "First session with a new product or lot",
    By.PLACE: "Place",
    By.HYDRATION: "Fluids",
}
SHORT_TITLES = {
    By.PRODUCT: "Product",
    By.LOT: "Lot",
    By.ONSET_RATE: "Rate at the onset",
    By.TOP_RATE: "Highest rate",
    By.PREMEDICATION: "Premedication",
    By.DOSE: "Dose per kg",
    By.GAP: "Days since the last",
    By.NOVELTY: "New product or lot",
    By.PLACE: "Place",
    By.HYDRATION: "Fluids",
}
_UNITS = {By.ONSET_RATE: "mL/h", By.TOP_RATE: "mL/h", By.DOSE: "g/kg", By.GAP: "days"}
_NOVELTIES = {
    Novelty.FIRST_SESSION: "First session of the log",
    Novelty.PRODUCT: "First with a new product",
    Novelty.LOT: "First with a new lot",
    Novelty.NOTHING: "Same product and lots as before",
    Novelty.NOT_KNOWN: "Lot not recorded",
}
_UNKNOWN = {Answer.MAY_BE: "may be", Answer.NOT_KNOWN: "onset not known", Answer.NOT_ASKED: "not asked"}


def key_text(by: By, key: Key, group: Group) -> str:
    """What a row of a table is called; names as they were typed in its last session."""
    if by is By.LOT and key is not None:
        return next(lot for lot in reversed(group.members[-1].lots) if lot_key(lot) == key)
    if by is By.PRODUCT:
        last = group.members[-1]
        strength = "" if last.concentration is None else f"{plain_number(last.concentration)} %"
        return capital(last.product if not strength or "%" in last.product else f"{last.product} {strength}")
    if isinstance(key, Span):
        return span_text(key, _UNITS[by])
    if isinstance(key, Given):
        return _given_text(key)
    if isinstance(key, Novelty):
        return _NOVELTIES[key]
    if isinstance(key, Place):
        return capital(key.value)
    if isinstance(key, bool):
        return "Fluids recorded" if key else "No fluids recorded"
    return NOT_RECORDED


def span_text(span: Span, unit: str) -> str:
    """ "less than 50 mL/h", "50 to less than 100 mL/h", "400 mL/h and more"."""
    if span.low is None:
        return f"less than {_number(span.high)} {unit}"
    if span.high is None:
        return f"{_number(span.low)} {unit} and more"
    return f"{_number(span.low)} to less than {_number(span.high)} {unit}"


def first_hour_text(group: Group) -> str:
    """ "3 of 14"; the unknowns stand beside it, from `unknown_text`."""
    return f"{len(group.with_first_hour(Answer.YES)):,} of {group.sessions:,}"


def unknown_text(group: Group) -> str:
    """ "1 may be, 2 not asked"; "" where the answer of every session is known."""
    counts = ((len(group.with_first_hour(answer)), words) for answer, words in _UNKNOWN.items())
    return ", ".join(f"{count:,} {words}" for count, words in counts if count)


def reaction_text(group: Group) -> str:
    """ "5 of 14" with any reaction."""
    return f"{len(group.with_reaction(Answer.YES)):,} of {group.sessions:,}"


def onset_text(group: Group) -> str:
    """ "25 min"; "–" where no onset is known."""
    return NOTHING if group.median_onset is None else f"{group.median_onset:,.0f} min"


def worst_text(group: Group) -> str:
    """ "moderate"; "–" where there was no reaction."""
    return NOTHING if group.worst is None else group.worst.value


def interval_text(interval: Interval | None) -> str:
    """ "12% to 46%", within which the share may lie (95 %); "few" where there are too few sessions to say."""
    return "few" if interval is None else f"{interval.low:.0%} to {interval.high:.0%}"


def dates_text(group: Group) -> str:
    """ "3 May 2026 to 20 Oct 2026"; one day where it is one."""
    days = [day_text(Moment(each.started, each.zone)) for each in (group.members[0], group.members[-1])]
    return days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"


def completeness_text(known: Completeness) -> str:
    """ "14 sessions · 12 with lots · 11 with rates · 1 onset not known · 1 unfinished"."""
    parts: Sequence[tuple[int, str]] = (
        (known.onset_not_known, "onset not known"),
        (known.not_asked, "not asked about reactions"),
        (known.running, "unfinished"),
    )
    always = [sessions_text(known.sessions), f"{known.with_lots:,} with lots", f"{known.with_rates:,} with rates"]
    return " · ".join([*always, *(f"{count:,} {words}" for count, words in parts if count)])


def _given_text(given: Given) -> str:
    if given.drug is None:
        return "None given"
    drug = capital(given.drug)
    if given.lead is None:
        return f"{drug}, time not recorded"
    if given.lead.low is None:
        return f"{drug}, after the start"
    if given.lead.high is None:
        return f"{drug}, {_number(given.lead.low)} min before and more"
    return f"{drug}, {_number(given.lead.low)} to less than {_number(given.lead.high)} min before"


def _number(value: float | Decimal | None) -> str:
    return plain_number(Decimal(str(value)))
