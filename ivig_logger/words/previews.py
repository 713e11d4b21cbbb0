"""What a file would bring, in words: how each record stands to the log, and how many of which there are."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Infusion
from ivig_logger.exchange.log_format import Refusal
from ivig_logger.services.preview import TAKEABLE, Preview, PreviewRow, State
from ivig_logger.words.corrections import Correction, correction_lines
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.problems import problem_text
from ivig_logger.words.sessions import four_lines

STATES = {
    State.NEW: "New",
    State.SAME: "In the log",
    State.TWIN: "Perhaps there",
    State.NEWER: "Newer",
    State.OLDER: "Older",
    State.CLASH: "Different",
    State.UNREADABLE: "Unreadable",
}
_COUNTED = {
    State.NEW: "new",
    State.NEWER: "newer than what the log has",
    State.TWIN: "perhaps in the log already",
    State.CLASH: "different from what the log has",
    State.OLDER: "older than what the log has",
    State.SAME: "in the log already",
    State.UNREADABLE: "cannot be read",
}
_COUNTED_PLACE = re.compile(r"(\w+)\[(\d+)\]")
_PLACES = {"infusions": "Session {} of the file", "entry": "Entry {} of the bundle"}
_WHOLE = {"infusion": "The session of the file"}
_MEANT = {
    State.NEW: "New: it is not in the log.",
    State.SAME: "It is in the log already, exactly so.",
    State.TWIN: "Another session of this patient began within 15 minutes of it. Tick it if both took place.",
    State.NEWER: "It was corrected elsewhere after it left this log. Imported, it takes the place of what is here.",
    State.OLDER: "What is in the log is a later correction of it.",
    State.CLASH: (
        "The log has this session with another content, and neither is a correction of the other. Tick it to put the"
        " one of the file in its place; what is here now stays in the history of changes."
    ),
    State.UNREADABLE: "It cannot be read, and nothing of it is imported:",
}


def counts_text(preview: Preview) -> str:
    """ "45 sessions in the file: 41 new, 2 perhaps in the log already, 2 cannot be read."."""
    counts = Counter(each.state for each in preview.rows)
    if not counts:
        return "The file holds no session."
    told = ", ".join(f"{counts[state]:,} {words}" for state, words in _COUNTED.items() if counts[state])
    return f"{sessions_text(len(preview.rows))} in the file: {told}."


def take_text(count: int) -> str:
    """What the button does: "Import 41 sessions"."""
    return f"Import {sessions_text(count)}" if count else "Import"


def done_text(preview: Preview, chosen: int) -> str:
    """ "Imported 41 sessions. 4 of the file were left aside."."""
    left = len(preview.rows) - chosen
    aside = f" {left:,} of the file {'was' if left == 1 else 'were'} left aside." if left else ""
    return f"Imported {sessions_text(chosen)}.{aside}" if preview.rows else "Imported the patients of the file."


def place_text(where: str) -> str:
    """A position in words: "Row 5", "Session 4 of the file", "Entry 2 of the bundle"."""
    counted = _COUNTED_PLACE.fullmatch(where)
    if counted is not None and counted[1] in _PLACES:
        return _PLACES[counted[1]].format(int(counted[2]) + 1)
    return _WHOLE.get(where, where[:1].upper() + where[1:])


def reasons(row: PreviewRow) -> list[str]:
    """Why a record cannot be read, each reason with the field it is about."""
    return [_reason(row.where, each) for each in row.refusals]


def file_lines(preview: Preview) -> list[str]:
    """What is said about the file as a whole: new patients, what was left aside, what could not be read."""
    lines = [f"{each.where}: {_said(each)}" for each in preview.refusals]
    if preview.patients:
        names = ", ".join(each.name for each in preview.patients[:5])
        more = f" and {len(preview.patients) - 5:,} more" if len(preview.patients) > 5 else ""
        lines.append(f"New in this log: {names}{more}.")
    lines += [
        f"{each.stored.name} stands otherwise in the file; the log keeps what it has." for each in preview.clashing
    ]
    if preview.not_as_signed:
        lines.append(f"Signed and not as signed: {sessions_text(len(preview.not_as_signed))}.")
    return [*lines, *preview.notes]


def details(row: PreviewRow, names: Mapping[str, str]) -> list[str]:
    """What is to be known about one record before it is ticked; `names` are those of the patients."""
    lines = [_MEANT[row.state], *reasons(row)]
    if row.raw:
        lines.append(f"In the file: {row.raw}")
    lines += [problem_text(each) for each in row.doubts]
    if row.infusion is not None and row.state in (State.NEWER, State.OLDER, State.CLASH):
        lines += ["What would change in the log:", *differences(row.infusion, row.stored[0], names)]
    return lines


def differences(said: Infusion, stored: Infusion, names: Mapping[str, str]) -> tuple[str, ...]:
    """A line for each field in which a session of a file differs from one of the log: "Dose: 30 g (was 3 g)"."""
    had, has = (json.loads(side) for side in difference(replace(stored, id=said.id), said))
    return correction_lines(Correction(had, has, stored.started, said.started), names)


def beside(infusion: Infusion) -> list[str]:
    """A session in four lines, to be held against another."""
    return list(four_lines(infusion))


def is_takeable(row: PreviewRow) -> bool:
    """Whether a record can be imported at all."""
    return row.state in TAKEABLE


def _reason(where: str, refusal: Refusal) -> str:
    field = refusal.where.removeprefix(where).strip(". ")
    return f"{field}: {_said(refusal)}" if field else _said(refusal)


def _said(refusal: Refusal) -> str:
    return refusal.reason if isinstance(refusal.reason, str) else problem_text(refusal.reason)


def objections_text(lines: Iterable[str], most: int = 8) -> str:
    """The first of many lines, and how many more there are."""
    told = list(lines)
    more = [f"and {len(told) - most:,} more"] if len(told) > most else []
    return "\n".join([*told[:most], *more])
