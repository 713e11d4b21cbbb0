"""The session that is being written: what it is laid over, how its texts are read, and what saving it changes."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, ReactionAnswer
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.restart import restart
from ivig_logger.exchange.entry import Reading, SessionEntry, blank_infusion, entry_like, entry_of, read_entry
from ivig_logger.exchange.kept_form import KeptForm, Move
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.times import day_text


class Draft:
    """`stored` is the session that is edited, None for a new one; `base` what the texts are laid over.

    `kept` is the form that was being filled in when the program ended, to go on with.
    """

    def __init__(
        self, workspace: Workspace, patient: str, stored: Infusion | None, kept: KeptForm | None = None
    ) -> None:
        self.kept = kept
        self.conventions = workspace.conventions()
        self.stored = stored
        self.base = stored or blank_infusion(str(uuid4()), patient, self.conventions)
        if kept is not None:
            self.base = kept.base
        before = None if stored is None else stored.started
        self.last = _newest(workspace, patient, before)

    @property
    def first_entry(self) -> SessionEntry:
        """What the form opens with: the stored session, or a new one like the last."""
        if self.kept is not None:
            return self.kept.first
        if self.stored is not None:
            return entry_of(self.stored, self.conventions)
        return entry_like(self.last, self.conventions)

    def read(self, entry: SessionEntry) -> Reading:
        """What all texts come to."""
        return self._read(entry, self.base)

    def read_shown(self, entry: SessionEntry) -> Reading:
        """What the texts in sight come to, without the rows that are kept as they are: quick at any size."""
        base = replace(
            self.base,
            reactions=self.base.reactions[: len(entry.reactions)],
            rates=self.base.rates[: len(entry.rates)],
            pauses=self.base.pauses[: len(entry.pauses)],
            vitals=self.base.vitals[: len(entry.vitals)],
            follow_ups=self.base.follow_ups[: len(entry.follow_ups)],
        )
        return self._read(entry, base)

    def before_restart(self, entry: SessionEntry) -> Infusion | None:
        """What is typed, at the start that it was typed for; None while something of it cannot be read."""
        shown = entry_of(self.base, self.conventions)
        return self.read(replace(entry, date=shown.date, start=shown.start)).infusion

    def restarted(self, before: Infusion, started: Moment, *, shift: bool) -> SessionEntry:
        """The texts after the start was changed: clock times kept, or everything shifted."""
        self.base = restart(self.base, started, shift=shift)
        return entry_of(restart(before, started, shift=shift), self.conventions)

    def changes(self, wanted: Infusion, moves: Sequence[Move]) -> list[Change]:
        """This session and those to which reactions were moved, as changes of one step."""
        own = [] if wanted == self.stored else [Change(wanted, self.stored)]
        targets = {move.target.id: move.target for move in moves}
        return [*own, *(Change(_with(target, moves), target) for target in targets.values())]

    def step_text(self, wanted: Infusion, moves: Sequence[Move]) -> str:
        """The words by which saving can be undone."""
        verb = "add" if self.stored is None else "edit"
        moved = sorted({day_text(move.target.started).partition(" ")[2] for move in moves})
        rest = f", move a reaction to {', '.join(moved)}" if moved else ""
        return f"{verb} session of {day_text(wanted.started).partition(' ')[2]}{rest}"

    def _read(self, entry: SessionEntry, base: Infusion) -> Reading:
        return read_entry(entry, self.conventions, base, None if self.last is None else self.last.weight)


def has_times(infusion: Infusion) -> bool:
    """Whether anything but start and end has a time, which a new start could mean to move."""
    timed = (infusion.pauses, infusion.rates, infusion.vitals, infusion.follow_ups)
    live = (infusion.marks, infusion.due_answers)
    told = any(each.onset or each.resolved for each in infusion.reactions)
    return told or any(timed) or any(live) or any(each.at for each in infusion.medications)


def _newest(workspace: Workspace, patient: str, before: Moment | None) -> Infusion | None:
    """The last session before a moment; none where the log cannot be read, which is said when it is to be written."""
    try:
        return next(iter(workspace.logbook.newest(patient, before=before)), None)
    except StorageFailed:
        return None


def _with(target: Infusion, moves: Sequence[Move]) -> Infusion:
    added = tuple(move.reaction for move in moves if move.target.id == target.id)
    return replace(target, reactions=(*target.reactions, *added), reaction=ReactionAnswer.RECORDED)
