"""What an import or export did or would do, in words; the window and the commands share them."""

from collections.abc import Iterator
from pathlib import Path

from ivig_logger.domain.infusion import Infusion
from ivig_logger.services.transfer import Clash, Counts, ImportPlan
from ivig_logger.words.counts import patients_text, sessions_text
from ivig_logger.words.problems import problem_text


def export_text(counts: Counts, where: str) -> str:
    """ "Exported 12 sessions of 1 patient to log.json."."""
    return f"Exported {sessions_text(counts.infusions)} of {patients_text(counts.patients)} to {where}."


def import_text(plan: ImportPlan) -> str:
    """What a sound plan did: "Imported 12 sessions of 1 patient.", or that there was nothing to do."""
    if not plan.changes:
        return _nothing_new(plan)
    return f"Imported {_new(plan)}.{_beside(plan)}"


def check_text(plan: ImportPlan) -> str:
    """What a sound plan would do."""
    if not plan.changes:
        return _nothing_new(plan)
    return f"Nothing is wrong with the file. An import would add {_new(plan)}.{_beside(plan)}"


def turned_down_text(plan: ImportPlan) -> str:
    """That a plan that is not sound stores nothing, with the number of objections to it."""
    count = len(plan.refusals) + len(plan.clashes)
    return f"Nothing was imported: there {'is 1 objection' if count == 1 else f'are {count:,} objections'} to the file."


def objections(plan: ImportPlan) -> Iterator[str]:
    """A line for everything that speaks against an import, with its position in the file."""
    for refusal in plan.refusals:
        reason = refusal.reason if isinstance(refusal.reason, str) else problem_text(refusal.reason)
        yield f"{refusal.where}: {reason}"
    yield from map(_clash_text, plan.clashes)


def _clash_text(clash: Clash) -> str:
    kind = "session" if isinstance(clash.wanted, Infusion) else "patient"
    return (
        f"{clash.where}: the log has this {kind} with another content ({', '.join(clash.keys)}); it is not overwritten"
    )


def _new(plan: ImportPlan) -> str:
    if not plan.infusions:
        return f"{patients_text(len(plan.patients))} without a session"
    concerned = {each.patient for each in plan.infusions} | {each.id for each in plan.patients}
    return f"{sessions_text(len(plan.infusions))} of {patients_text(len(concerned))}"


def _beside(plan: ImportPlan) -> str:
    return _there_already(plan) + _not_as_signed(plan)


def _there_already(plan: ImportPlan) -> str:
    if not plan.unchanged:
        return ""
    return f" {sessions_text(plan.unchanged)} {'was' if plan.unchanged == 1 else 'were'} in the log already."


def _not_as_signed(plan: ImportPlan) -> str:
    count = plan.not_as_signed
    if not count:
        return ""
    which = "1 signed session is" if count == 1 else f"{count:,} signed sessions are"
    return f" {which} not what was signed; the history marks {'it' if count == 1 else 'them'}."


def _nothing_new(plan: ImportPlan) -> str:
    if plan.unchanged == 0:
        return "Nothing new: the file holds no session."
    which = f"all {sessions_text(plan.unchanged)} are" if plan.unchanged > 1 else "its 1 session is"
    return f"Nothing new: {which} already in the log."


def set_aside_text(log: Path) -> str:
    """That nothing was imported, because a damaged log waits for what is to take its place."""
    return (
        f"The log {log} could not be opened and was set aside, and no other is in its place yet. "
        "Please start the program in its window, which offers a backup. Nothing was imported."
    )
