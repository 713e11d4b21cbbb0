"""What is said against a record: the fact, and what to check; never whether a number is good for anybody."""

from collections.abc import Callable
from datetime import timedelta

from ivig_logger.domain.problems import Code
from ivig_logger.words.problem_facts import Facts

_CHECK = "Please check the number and the unit."
_HEIGHTS = {
    "systolic": "upper blood pressure",
    "diastolic": "lower blood pressure",
    "heart_rate": "heart rate",
    "temperature": "temperature",
    "spo2": "oxygen saturation",
    "breathing_rate": "breathing rate",
}
_COUNTS = {"pain": "pain", "wellbeing": "well-being", "gauge": "needle", "attempts": "attempts"}
_SHORT = timedelta(minutes=30)


def _amount(facts: Facts) -> str:
    """The number with its unit as it was typed, with the name of a measurement before it."""
    name = facts.text("name")
    amount = facts.amount("typed", "typed_unit") if "typed_unit" in facts else facts.amount("value", "unit")
    return f"{_HEIGHTS.get(name) or _COUNTS.get(name) or ''} {amount}".strip()


def _unusual(facts: Facts) -> str:
    low, high = facts.bounds("usual")
    value = facts.value("value")
    small, large = ("Lower", "Higher") if facts.text("name") in _HEIGHTS else ("Smaller", "Larger")
    if low is not None and value < low:
        return f"{small} than usual: {_amount(facts)}. {_CHECK}"
    if low is not None and high is not None and value < high:
        return f"Between the usual {low} and {high} {facts.text('unit')}: {_amount(facts)}. {_CHECK}"
    return f"{large} than usual: {_amount(facts)}. {_CHECK}"


def _impossible(facts: Facts) -> str:
    low, high = facts.bounds("possible")
    return (
        f"The log keeps {low} to {high} {facts.text('unit')}".rstrip() + f", and this says {_amount(facts)}. {_CHECK}"
    )


def _too_precise(facts: Facts) -> str:
    decimals = int(facts.value("decimals"))
    kept = "whole numbers" if not decimals else "one decimal" if decimals == 1 else f"{decimals} decimals"
    return f"The log keeps {kept}, and this says {_amount(facts)}. Please round the number."


def _unusual_duration(facts: Facts) -> str:
    size = "Shorter" if facts.length("lasted") < _SHORT else "Longer"
    return f"{size} than usual: {facts.duration('lasted')}. Please check the start and the end."


def _reaction_contradicted(facts: Facts) -> str:
    said = facts.text("said")
    if said == "recorded":
        return "A reaction is said to be recorded, and none is listed. Please add it, or choose another answer."
    answer = "no reaction" if said == "none" else said
    return f"Reactions are listed, and the answer says “{answer}”. Please change one of the two."


RECORD_SENTENCES: dict[Code, Callable[[Facts], str]] = {
    Code.UNUSUAL: _unusual,
    Code.IMPOSSIBLE: _impossible,
    Code.TOO_PRECISE: _too_precise,
    Code.TEXT_UNKEEPABLE: lambda _: "This text holds a character that cannot be kept. Please type the text again.",
    Code.START_IN_FUTURE: lambda f: (
        f"The start, {f.moment('at')}, lies in the future. Please check the date and the time."
    ),
    Code.LATE_ENTRY: lambda f: f"This session was {f.number('days')} days ago. Please check the date.",
    Code.END_MISSING: lambda _: "The end is not filled in. Please type the end or the duration, or say still running.",
    Code.END_BEFORE_START: lambda f: f"The end, {f.moment('at')}, is not after the start. Please check both times.",
    Code.END_IN_FUTURE: lambda f: (
        f"The end, {f.moment('at')}, lies in the future. Please check it, or say still running."
    ),
    Code.TOO_LONG: lambda f: (
        f"The log keeps sessions of up to 48 h, and this makes {f.duration('lasted')}. "
        "Please check the start and the end."
    ),
    Code.UNUSUAL_DURATION: _unusual_duration,
    Code.PAUSE_OUTSIDE: lambda _: "This pause does not lie within the session. Please check its times.",
    Code.PAUSES_OVERLAP: lambda _: "This pause overlaps another one. Please check their times.",
    Code.PAUSES_LONG: lambda f: (
        f"The pauses together make {f.duration('paused')}, more than half of the session. Please check their times."
    ),
    Code.RATE_OUTSIDE: lambda f: (
        f"The rate step at {f.moment('at')} does not lie within the session. Please check its time."
    ),
    Code.FOLLOW_UP_EARLY: lambda f: (
        f"The follow-up at {f.moment('at')} lies before the end of the session. Please check its time."
    ),
    Code.PRODUCT_UNLISTED: lambda f: (
        f"“{f.text('product')}” is not in the list of products. It is kept as typed; please check the spelling."
    ),
    Code.PRODUCT_SUBCUTANEOUS: lambda f: (
        f"{f.text('product')} is usually given under the skin. Please check the product."
    ),
    Code.DOSE_PER_KG: lambda f: (
        f"Larger than usual: {f.number('per_kg', 2)} g for each kg. Please check the dose and the weight."
    ),
    Code.DOSE_NOT_AS_ORDERED: lambda f: (
        f"Given are {f.number('dose')} g, and ordered {f.number('ordered')} g. Please check both numbers."
    ),
    Code.WEIGHT_CHANGED: lambda f: f"{f.number('weight')} kg now, and {f.number('last')} kg the last time. {_CHECK}",
    Code.VOLUME_DIFFERS: lambda f: (
        f"The dose at this concentration makes {f.number('expected', 1)} mL, "
        f"and this says {f.number('volume')} mL. {_CHECK}"
    ),
    Code.VIALS_DIFFER: lambda f: (
        f"The vials make {f.number('vials')} g together, and the dose is {f.number('dose')} g. "
        "Please check both numbers."
    ),
    Code.LOT_EMPTY: lambda _: "The lot of this vial is not filled in. Please type it as it is printed on the vial.",
    Code.LOT_TWO_EXPIRIES: lambda f: f"Lot {f.text('lot')} stands here with two expiry dates. Please check them.",
    Code.EXPIRY_UNREADABLE: lambda f: (
        f"“{f.text('expiry')}” is not understood as an expiry date. Please type it like 2027-03 or 2027-03-31."
    ),
    Code.VIAL_EXPIRED: lambda f: (
        f"Lot {f.text('lot')} was to be used until {f.day('day')}, before this session. Please check the expiry date."
    ),
    Code.RATE_PER_KG: lambda f: f"Larger than usual for this weight: {f.amount('value', 'unit')}. {_CHECK}",
    Code.MEDICINE_UNNAMED: lambda _: "This medicine has no name. Please type its name.",
    Code.MEDICINE_DOSE: lambda f: (
        f"The dose of a medicine is more than zero, and this says {f.number('dose')}. {_CHECK}"
    ),
    Code.MEDICINE_FAR: lambda f: f"{f.moment('at')} is more than 7 days from the start. Please check the time.",
    Code.PREMEDICATION_LATE: lambda f: (
        f"Listed as a premedication, with a time after the start: {f.text('name')}. "
        "Please check the time or the purpose."
    ),
    Code.PREMEDICATION_CONTRADICTED: lambda f: (
        f"A premedication is listed, and the answer says “{f.text('said')}”. Please change one of the two."
    ),
    Code.DIASTOLIC_NOT_BELOW: lambda _: (
        "The lower blood pressure is not below the upper one. Please check both numbers."
    ),
    Code.SYSTOLIC_FAR: lambda f: (
        f"{f.number('value')} mmHg here, and {f.number('first')} mmHg at first. Please check the number."
    ),
    Code.SYMPTOM_EMPTY: lambda _: "This reaction has no name. Please type what was felt or seen.",
    Code.ONSET_BACKWARDS: lambda _: "This range ends before it begins. Please type the earlier time first.",
    Code.ONSET_IN_FUTURE: lambda f: f"The onset, {f.moment('at')}, lies in the future. Please check the time.",
    Code.ONSET_FAR: lambda f: (
        f"The onset, {f.moment('at')}, is more than 30 days from the session. Please check the day."
    ),
    Code.RESOLVED_BEFORE_ONSET: lambda f: (
        f"This says that it was over at {f.moment('at')}, before it began. Please check both times."
    ),
    Code.REACTION_CONTRADICTED: _reaction_contradicted,
    Code.SIGNATURE_UNREADABLE: lambda _: (
        "This signature has no name, or a key or hash of another form. Please check where it comes from."
    ),
    Code.SIGNATURE_TWICE: lambda _: "This signature stands here twice. Please check where it comes from.",
    Code.ERROR_UNEXPLAINED: lambda _: "This session is marked as a mistake without a reason. Please say why it is one.",
    Code.PLAN_MINUTES: lambda f: (
        f"A plan keeps {f.number('least')} min to {f.duration('most')} here, and this says {f.number('minutes')} min. "
        "Please check the number."
    ),
    Code.PLAN_ORDER: lambda _: "This time is not after the one before it. Please check the times of the plan.",
}
