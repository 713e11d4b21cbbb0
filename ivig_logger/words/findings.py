"""What *Check the log* found, a sentence or two each: what is not as it should be, and what it may come from."""

from collections.abc import Callable
from typing import Any

from ivig_logger.domain.moment import Moment
from ivig_logger.services.findings import Finding, Kind
from ivig_logger.words.counts import changes_text, sessions_text
from ivig_logger.words.problems import problem_text
from ivig_logger.words.times import clock_text, day_text

_Facts = dict[str, Any]
_OUTSIDE = "It was changed outside the program, or the file is damaged"


def finding_text(finding: Finding) -> str:
    """ "Change 12 is not what was written …"."""
    return _SENTENCES[finding.kind](finding.facts)


def checked_text(found: int, sessions: int | None = None, changes: int | None = None) -> str:
    """ "212 sessions, 1,530 changes: nothing found."; without the counts where these could not be read."""
    said = "nothing found" if found == 0 else "1 thing found" if found == 1 else f"{found:,} things found"
    if sessions is None or changes is None:
        return f"{said.capitalize()}."
    return f"{sessions_text(sessions)}, {changes_text(changes)}: {said}."


def at_start_text(found: int) -> str:
    """ "The check of the log found 2 things that are not as they should be."; "" for none."""
    if not found:
        return ""
    things = "1 thing that is" if found == 1 else f"{found:,} things that are"
    return f"The check of the log found {things} not as {'it' if found == 1 else 'they'} should be."


def _the_entry(facts: _Facts, *, start: str = "The") -> str:
    """ "The session of Tue 20 Oct 2026, 09:00"."""
    if facts["entry"] == "patient":
        return f"{start} patient"
    started = facts.get("started")
    when = f" of {day_text(started)}, {clock_text(started)}" if isinstance(started, Moment) else ""
    return f"{start} session{when}"


def _differs(facts: _Facts) -> str:
    fields = ", ".join(str(each).replace("_", " ") for each in facts["fields"])
    return (
        f"{_the_entry(facts)} is not what its recorded changes come to{f' ({fields})' if fields else ''}. {_OUTSIDE}."
    )


def _not_as_signed(facts: _Facts) -> str:
    return (
        f"{_the_entry(facts)} is not what {facts['signer']} signed, and no recorded change explains it. "
        "It was changed outside the program or before it was imported, or the file is damaged."
    )


def _orphans(facts: _Facts) -> str:
    count, table = facts["count"], str(facts["table"]).replace("_", " ")
    rows = "1 row" if count == 1 else f"{count:,} rows"
    return f"{rows} of “{table}” belong{'s' if count == 1 else ''} to nothing that is there. {_OUTSIDE}."


def _open_to_others(facts: _Facts) -> str:
    return (
        f"{facts['path']} can be used by other people on this computer (mode {facts['mode']:04o}). "
        "Please take their rights to it away (mode 0600)."
    )


_SENTENCES: dict[Kind, Callable[[_Facts], str]] = {
    Kind.FILE: lambda f: f"The file is damaged: {' '.join(str(f['said']).split())}.",
    Kind.ORPHANS: _orphans,
    Kind.CONTENT: lambda f: f"Change {f['number']:,} is not what was written when it was made. {_OUTSIDE}.",
    Kind.CHAIN: lambda f: (
        f"Change {f['number']:,} does not follow from the one before it: "
        "a change was taken out, put in or rewritten outside the program, or the file is damaged."
    ),
    Kind.UNREADABLE: lambda f: f"{_the_entry(f, start='A')} cannot be read. The file is damaged.",
    Kind.DIFFERS: _differs,
    Kind.UNTRACED: lambda f: f"{_the_entry(f)} is in the log, and no recorded change put it there. {_OUTSIDE}.",
    Kind.GONE: lambda f: (
        f"{_the_entry(f, start='A')} is not in the log, and no recorded change took it out. {_OUTSIDE}."
    ),
    Kind.ORDER: lambda _: f"The parts of a session are not in the order in which they were stored. {_OUTSIDE}.",
    Kind.SEARCH: lambda f: f"A search may not find {_the_entry(f, start='the')} by its words. {_OUTSIDE}.",
    Kind.RULE: lambda f: f"{_the_entry(f)}: {problem_text(f['problem'])}",
    Kind.NOT_AS_SIGNED: _not_as_signed,
    Kind.BROKEN_SIGNATURE: lambda f: (
        f"The signature of {f['signer']} under {_the_entry(f, start='the')} does not fit what it says. {_OUTSIDE}."
    ),
    Kind.REWRITTEN: lambda f: (
        f"The changes before {f['signer']} signed {_the_entry(f, start='the')} are not those that were there then. "
        f"{_OUTSIDE}."
    ),
    Kind.OPEN_TO_OTHERS: _open_to_others,
}
