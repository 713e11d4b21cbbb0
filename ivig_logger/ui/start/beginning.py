"""What the start card begins with: what is known from the last sessions and from the plan, and nothing of that day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.folding import lot_key
from ivig_logger.domain.infusion import Access, Infusion, Patient, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Plan, PlannedMedicine, PlannedStep
from ivig_logger.exchange.entry_writing import amount_text, weight_text
from ivig_logger.exchange.typed import Conventions

SESSIONS = 12  # so many are asked for the lots that were used before
MOST_LOTS = 6
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class KnownLot:
    """A lot of an earlier session with the expiry that was recorded for it; `last` is true for the last session."""

    lot: str
    expiry: str | None
    seen: Moment
    last: bool


@dataclass(frozen=True, slots=True)
class Beginning:
    """`base` holds the values that were filled in, `texts` how they are shown, by the names that problems use.

    `medicines` are names and doses by the plan or else of the last session, `steps` the rate steps of the last session
    in minutes from its start.
    """

    patient: Patient
    base: Infusion
    texts: dict[str, str]
    medicines: tuple[PlannedMedicine, ...] = ()
    lots: tuple[KnownLot, ...] = ()
    steps: tuple[PlannedStep, ...] = ()
    last_weight: Decimal | None = None


def beginning(patient: Patient, sessions: Sequence[Infusion], conventions: Conventions) -> Beginning:
    """The card of a patient whose last sessions are these, newest first; the answers of that day are left empty."""
    base = Infusion("", patient.id, conventions.now, None, Status.RUNNING)
    planned = (patient.plan or Plan()).premedications
    if not sessions:
        return Beginning(patient, base, texts_of(base, conventions), planned)
    last = sessions[0]
    base = replace(
        base,
        place=last.place,
        product=last.product,
        concentration=last.concentration,
        ordered_dose=last.dose if last.ordered_dose is None else last.ordered_dose,
        weight=last.weight,
        access=replace(last.access, attempts=None),
    )
    given = tuple(PlannedMedicine(each.name, each.dose, each.unit, each.route) for each in last.premedications)
    return Beginning(
        patient,
        base,
        texts_of(base, conventions),
        planned or given,
        known_lots(sessions),
        steps_of(last),
        last.weight,
    )


def texts_of(base: Infusion, conventions: Conventions) -> dict[str, str]:
    """The texts of the fields, by the names that problems use."""
    access: Access = base.access
    return {
        "product": "" if base.product.casefold() == "unknown" else base.product,
        "concentration": amount_text(base.concentration, "%", conventions),
        "ordered_dose": amount_text(base.ordered_dose, "g", conventions),
        "weight": weight_text(base.weight, conventions),
        "access.kind": access.kind,
        "access.site": access.site,
        "access.side": access.side,
        "access.gauge": "" if access.gauge is None else f"{access.gauge} G",
        "before": "",
        "wellbeing": "",
    }


def known_lots(sessions: Sequence[Infusion]) -> tuple[KnownLot, ...]:
    """The lots of these sessions, each once, the last ones first."""
    found: dict[str, KnownLot] = {}
    for at, session in enumerate(sessions):
        for vial in session.vials:
            found.setdefault(lot_key(vial.lot), KnownLot(vial.lot, vial.expiry, session.started, not at))
    return tuple(found.values())[:MOST_LOTS]


def steps_of(session: Infusion) -> tuple[PlannedStep, ...]:
    """The rate steps of a session as minutes from its start; of two in one minute the later one."""
    found: dict[int, PlannedStep] = {}
    for step in sorted(session.rates, key=lambda each: each.at.epoch):
        after = round((step.at - session.started) / _MINUTE)
        if after >= 0 and (session.ended is None or step.at.epoch < session.ended.epoch):
            found[after] = PlannedStep(after, step.value, step.unit)
    return tuple(found.values())
