"""Changes of the log in words: when, by whom, what was there before and is there now, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from ivig_logger.domain.change import Source
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.late_entry import is_late
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.revision import NOBODY, EntryTrace, Revision, Side
from ivig_logger.domain.written import value_in
from ivig_logger.words.corrections import Correction, correction_lines
from ivig_logger.words.counts import changes_text, sessions_text
from ivig_logger.words.letters import small
from ivig_logger.words.said import when_text

_SOURCES = {Source.IMPORTED: ", imported", Source.SAMPLE: ", sample data", Source.TYPED: ""}
NO_ERROR = "no error after all"  # why a session was put back
_STEPS = {  # how a step says itself why it was made: taken back, made anew, or an addition to a finished session
    "undo: ": "Undone",
    "redo: ": "Done again",
    "after the end: ": "On the live screen after the end",
    "follow-up: ": "Follow-up added",
    "hand-over: ": "Taken from a hand-over",
}


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """One change in words. `about` names the session or the patient; `why` is empty where no reason was given."""

    number: int
    when: str
    who: str
    about: str
    lines: tuple[str, ...]
    why: str
    erased: bool = False

    @property
    def text(self) -> str:
        """All of it but what it is about, in one line."""
        return f"{self.when}, {self.who}: {self.what}"

    @property
    def what(self) -> str:
        """What was changed, and why."""
        return "; ".join((*self.lines, *([self.why] if self.why else [])))


@dataclass(slots=True)
class Teller:
    """Puts changes into words that come with the newest first.

    A reaction is told by its time from the start, and differences hold the start only where it was changed: so it is
    followed back from `starts`, the present ones by the ids of the sessions. `names` are those of the patients.
    """

    starts: dict[str, Moment] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def tell(self, revisions: Iterable[Revision]) -> list[ChangeTold]:
        """These changes in words, in their order."""
        return [self._told(each) for each in revisions]

    def _told(self, change: Revision) -> ChangeTold:
        after = _start_in(change.after) or self.starts.get(change.entry_id)
        before = _start_in(change.before) or after
        about = self._about(change, after or before)
        lines = self._lines(change, before, after)
        if before is not None:
            self.starts[change.entry_id] = before
        when, who = when_text(change.at), who_text(change.author, change.role)
        erased = change.erased_at is not None
        return ChangeTold(change.number, when, who, about, lines, why_text(change), erased)

    def _lines(self, change: Revision, before: Moment | None, after: Moment | None) -> tuple[str, ...]:
        if change.erased_at is not None:
            return (f"Deleted at the person’s wish on {when_text(change.erased_at)}",)
        if change.is_erasure:
            return (_erasure_text(change.before or {}),)
        if change.before is None:
            return (f"Added{_SOURCES[change.source]}",)
        if change.after is None:
            return (f"Removed{_SOURCES[change.source]}",)
        if not change.before and not change.after:
            return ()  # it says why, as where changes of another log came in
        return correction_lines(Correction(change.before, change.after, before, after), self.names)

    def _about(self, change: Revision, started: Moment | None) -> str:
        if change.entry_id == NOBODY:
            return "A patient" if change.entry_kind == "patient" else "A session"
        if change.entry_kind == "patient":
            sides = [each for each in (change.after, change.before) if each is not None]
            named = [str(each["name"]) for each in sides if "name" in each]
            return next(iter(named), self.names.get(change.entry_id, "Patient"))
        return "Session" if started is None else f"Session of {when_text(started)}"


def _erasure_text(counted: Side) -> str:
    """ "Everything of a patient was deleted: 47 sessions, 312 changes"."""
    found = (counted.get(name) for name in ("sessions", "changes"))
    sessions, changes = (each if isinstance(each, int) else 0 for each in found)
    return f"Everything of a patient was deleted: {sessions_text(sessions)}, {changes_text(changes)}"


def gathered(told: Iterable[ChangeTold]) -> list[ChangeTold]:
    """Erased changes that follow one another and say the same as one: nothing is left to tell them apart by."""
    found: list[ChangeTold] = []
    for _, alike in groupby(told, lambda each: replace(each, number=0, about="") if each.erased else each.number):
        run = list(alike)
        found.append(run[0] if len(run) == 1 else replace(run[0], about=changes_text(len(run))))
    return found


def told_of(infusion: Infusion, revisions: Iterable[Revision], names: Mapping[str, str]) -> list[ChangeTold]:
    """The changes of one session, the newest first."""
    return Teller({infusion.id: infusion.started}, names).tell(revisions)


def summary_text(trace: EntryTrace) -> str:
    """ "Changed 3 times, last on 20 Oct 2026 10:15 by Ana"; or when it was entered and not changed."""
    if not trace.newest or trace.first is None:
        return "No change is recorded"
    last, changes = trace.newest[0], trace.count - (trace.first.before is None)
    by = f" by {who_text(last.author, last.role)}" if last.author or last.role else ""
    when = f"{when_text(last.at)}{by}"
    if changes == 0:
        return f"Entered on {when}, not changed since"
    times = "once" if changes == 1 else "twice" if changes == 2 else f"{changes:,} times"
    return f"Changed {times}, {'' if changes == 1 else 'last '}on {when}"


def late_text(infusion: Infusion, first: Revision | None) -> str:
    """ "Late entry: entered on 23 Oct 2026 18:00"; "" of a session that was typed in time, or came from elsewhere."""
    if first is None or first.source is not Source.TYPED or not is_late(infusion.started, infusion.ended, first.at):
        return ""
    return f"Late entry: entered on {when_text(first.at)}"


def who_text(author: str, role: str) -> str:
    """ "Ana (nurse)"; "not named" where nobody is named."""
    return f"{author} ({role})" if author and role else author or role or "not named"


def why_text(change: Revision) -> str:
    """ "Reason: typo", "Undone: edit session of 20 Oct 2026"; "" where none was given or a line says it already."""
    if change.why in ("", NO_ERROR) or (change.after or {}).get("entered_in_error") == change.why:
        return ""
    for prefix, words in _STEPS.items():
        if change.why.startswith(prefix):
            return f"{words}: {change.why.removeprefix(prefix)}"
    return f"Reason: {small(change.why)}"


def _start_in(side: Side | None) -> Moment | None:
    """The start where one side of a change has one that can be read."""
    try:
        return None if side is None else value_in(Moment | None, side.get("started"))
    except (ValueError, TypeError, LookupError, AttributeError):
        return None
