"""The texts of the form as a record, with everything that can be said against them at the field it is about."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ivig_logger.domain.checks import Surroundings, problems_of
from ivig_logger.domain.infusion import Infusion, Premedication, Purpose, RateUnit, Reaction, ReactionAnswer
from ivig_logger.domain.limits import LIMITS, allowed
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.domain.rates import ml_per_hour
from ivig_logger.exchange.entry_fields import Findings
from ivig_logger.exchange.entry_rows import Rows, read_rows
from ivig_logger.exchange.entry_sheet import Sheet
from ivig_logger.exchange.entry_timed_rows import field_of_part
from ivig_logger.exchange.entry_times import Times, read_times
from ivig_logger.exchange.entry_values import STATUS_OF, Outcome, Reading, SessionEntry
from ivig_logger.exchange.entry_writing import entry_of, outcome_of
from ivig_logger.exchange.typed import Conventions, Unreadable, says_unknown
from ivig_logger.exchange.typed_condition import read_trough, read_wellbeing
from ivig_logger.exchange.typed_moments import Frame
from ivig_logger.exchange.typed_numbers import read_concentration, read_dose, read_weight
from ivig_logger.exchange.typed_rates import names_unit

_FORM_NAME = {"started": "start", "ended": "end"}
_NEEDS_TIMES = ("start", "end", "duration", "pauses", "rates", "follow_ups")
_ORDER = (
    *("date", "start", "end", "duration", "place", "product", "concentration", "dose", "weight"),
    *("wellbeing", "igg_trough"),
    *("vials", "premedication", "medications", "reaction", "reactions"),
    *("rates", "pauses", "vitals", "follow_ups"),
)


def read_entry(
    entry: SessionEntry,
    conventions: Conventions,
    base: Infusion,
    last_weight: Decimal | None = None,
    *,
    shown: SessionEntry | None = None,
    only_refused: bool = False,
) -> Reading:
    """What the texts come to, laid over `base`, which carries the id and all that the form does not show.

    A field whose text is the one that `entry_of(base)` gives keeps the value of `base`. Clock readings are read in the
    zone in which `base` was started. `last_weight` (kg) is that of the session before. `shown` is what `entry_of(base)`
    gives, for who reads thousands over one base; `only_refused` leaves out what the checks merely ask about.
    """
    found = Findings()
    shown = shown or entry_of(base, conventions)
    times = read_times(entry, shown, base, conventions, found)
    frame = None if times.started is None else Frame(times.started, times.ended, conventions)
    rows = read_rows(entry, Sheet(base, shown, frame, conventions, found))
    amounts = _amounts(entry, shown, base, conventions, found)
    draft = _answers(entry, base, times, rows, amounts | _condition(entry, shown, base, conventions, found))
    around = Surroundings(conventions.now, last_weight)
    checked = problems_of(draft, around)
    if only_refused:
        checked = [each for each in checked if each.refuse]
    problems = [*found.problems, *_checked(checked, times, rows, found.refused)]
    return Reading(
        infusion=None if found.refused else draft,
        problems=tuple(sorted(problems, key=_place_in_form)),
        started=times.started,
        ended=times.ended,
        reactions=_verdicts(entry, times, rows, found.refused),
        moments={name: at for name, at in rows.moments() if name not in found.refused},
        flows=_flows(entry, draft, rows),
    )


def _amounts(
    entry: SessionEntry, shown: SessionEntry, base: Infusion, conventions: Conventions, found: Findings
) -> dict[str, Any]:  # the fields of an Infusion
    """The product, the concentration, the dose and the weight of the entry."""
    product = base.product
    if entry.product != shown.product or not entry.product.strip():
        product = found.read("product", lambda: _product(entry.product)) or ""
    dose, weight, concentration = base.dose, base.weight, base.concentration
    if entry.dose != shown.dose:
        dose = found.read("dose", lambda: read_dose(entry.dose, conventions))
    if entry.weight != shown.weight:
        weight = found.read("weight", lambda: read_weight(entry.weight, conventions))
    if entry.concentration != shown.concentration:
        concentration = found.read("concentration", lambda: read_concentration(entry.concentration, conventions))
    return {"product": product, "dose": dose, "weight": weight, "concentration": concentration}


def _condition(
    entry: SessionEntry, shown: SessionEntry, base: Infusion, conventions: Conventions, found: Findings
) -> dict[str, Any]:  # the fields of an Infusion
    """The well-being and the IgG trough of the entry."""
    wellbeing, trough = base.wellbeing, base.igg_trough
    if entry.wellbeing != shown.wellbeing:
        wellbeing = found.read("wellbeing", lambda: read_wellbeing(entry.wellbeing, conventions))
    if entry.igg_trough != shown.igg_trough:
        trough = found.read("igg_trough", lambda: read_trough(entry.igg_trough, conventions))
    return {"wellbeing": wellbeing, "igg_trough": trough}


def _product(text: str) -> str:
    if not text.strip():
        raise Unreadable(Code.PRODUCT_MISSING)
    return "unknown" if says_unknown(text) else text.strip()


def _answers(
    entry: SessionEntry,
    base: Infusion,
    times: Times,
    rows: Rows,
    changes: dict[str, Any],  # the fields of an Infusion
) -> Infusion:
    """`base` with the times, the rows, the choices of the entry and `changes`, made once: it has many fields.

    A row is an answer where none was chosen.
    """
    premedication, reaction = entry.premedication, entry.reaction
    beforehand = any(each.purpose is Purpose.PREMEDICATION for each in rows.medications.values())
    if premedication is Premedication.NOT_RECORDED and beforehand:
        premedication = Premedication.GIVEN
    if reaction is ReactionAnswer.NOT_ASKED and rows.reactions:
        reaction = ReactionAnswer.RECORDED
    if entry.outcome is not outcome_of(base):
        changes |= {"status": STATUS_OF[entry.outcome], "slowed": entry.outcome is Outcome.AFTER_SLOWING}
    return replace(
        base,
        started=times.started or base.started,
        ended=times.ended,
        stop_reason=entry.stop_reason,
        place=entry.place,
        before=entry.before,
        notes=entry.notes,
        premedication=premedication,
        reaction=reaction,
        medications=tuple(rows.medications.values()),
        reactions=tuple(rows.reactions.values()),
        vials=tuple(vial for _, vial in rows.vials),
        rates=tuple(rows.rates.values()),
        pauses=tuple(rows.pauses.values()),
        vitals=tuple(rows.vitals.values()),
        follow_ups=tuple(rows.follow_ups.values()),
        **changes,
    )


def _checked(problems: Iterable[Problem], times: Times, rows: Rows, refused: frozenset[str]) -> Iterator[Problem]:
    """What the checks say of everything that could be read, at the fields of the form."""
    for problem in problems:
        where = _field_of(field_of_part(problem), times, rows)
        needs_times = where.partition(".")[0] in _NEEDS_TIMES or problem.code is Code.VIAL_EXPIRED
        if where not in refused and not (needs_times and times.started is None):
            yield problem if problem.where == where else replace(problem, where=where)


def _field_of(where: str, times: Times, rows: Rows) -> str:
    if where == "ended":
        return times.by
    kind, *rest = where.split(".")
    if not rest:
        return _FORM_NAME.get(kind, kind)
    return ".".join((kind, str(rows.row_of(kind, int(rest[0]))) if rest[0].isdigit() else rest[0], *rest[1:]))


def _place_in_form(problem: Problem) -> tuple[int, int]:
    field, _, rest = problem.where.partition(".")
    row = rest.partition(".")[0]
    return _ORDER.index(field) if field in _ORDER else len(_ORDER), int(row) if row.isdigit() else -1


def _verdicts(entry: SessionEntry, times: Times, rows: Rows, refused: frozenset[str]) -> tuple[Reaction | None, ...]:
    """The reaction of each row of the form, None for an empty row and where the onset cannot be read."""
    found: list[Reaction | None] = [None] * len(entry.reactions)
    for at, reaction in rows.reactions.items():
        if times.started is not None and f"reactions.{at}.onset" not in refused:
            found[at] = reaction
    return tuple(found)


def _flows(entry: SessionEntry, draft: Infusion, rows: Rows) -> dict[str, Decimal]:
    """The rates in mL/h that were typed in another unit, where weight and concentration say it, or in none."""
    weight, concentration = allowed("weight", draft.weight), allowed("concentration", draft.concentration)
    flows = {
        f"rates.{row}": ml_per_hour(step, weight, concentration)
        for row, step in rows.rates.items()
        if (step.unit is not RateUnit.ML_H or not names_unit(entry.rates[row].rate))
        and LIMITS["rate"].is_possible(step.value)
    }
    return {name: flow for name, flow in flows.items() if flow is not None}
