"""What an import by command did or would do, in words; `words.previews` has those of the window."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from ivig_logger.exchange.log_objects import infusion_object, patient_object
from ivig_logger.services.preview import Preview, PreviewRow, State, patients_with, taken_of
from ivig_logger.words.counts import patients_text, sessions_text
from ivig_logger.words.problems import problem_text

_LEFT = {  # what is said of sessions that stay out, of one and of several
    State.SAME: ("was in the log already", "were in the log already"),
    State.OLDER: ("is older than what the log has, which stays", "are older than what the log has, which stays"),
    State.TWIN: (
        "began within 15 minutes of another of the same patient and was left aside; --twins brings it in",
        "began within 15 minutes of another of the same patient and were left aside; --twins brings them in",
    ),
    State.CLASH: ("has another content in the log, which stays", "have another content in the log, which stays"),
    State.UNREADABLE: ("cannot be read and was left aside", "cannot be read and were left aside"),
}


def import_text(preview: Preview, taken: Collection[str]) -> str:
    """What the import of these rows did: "Imported 12 sessions of 1 patient.", or that there was nothing to do."""
    return f"Imported {_new(preview, taken)}." + _beside(preview, taken) if _new(preview, taken) else _nothing(preview)


def check_text(preview: Preview, taken: Collection[str]) -> str:
    """What the import of these rows would do."""
    if not (new := _new(preview, taken)):
        return _nothing(preview)
    sound = "Nothing is wrong with the file. " if preview.is_sound else ""
    return f"{sound}An import would add {new}.{_beside(preview, taken)}"


def turned_down_text(objections: int) -> str:
    """That nothing is stored, with the number of objections."""
    count = "is 1 objection" if objections == 1 else f"are {objections:,} objections"
    return f"Nothing was imported: there {count} to the file."


def objections(preview: Preview) -> Iterator[tuple[str, str]]:
    """Everything that speaks against an import: its position in the file, and a sentence."""
    for refusal in (*preview.refusals, *(said for row in preview.rows for said in row.refusals)):
        yield refusal.where, refusal.reason if isinstance(refusal.reason, str) else problem_text(refusal.reason)
    for each in preview.clashing:
        yield each.where, _clash_text("patient", _keys(patient_object(each.wanted), patient_object(each.stored)))
    for row in preview.rows:
        if row.state is State.CLASH:
            yield row.where, _clash_text("session", _session_keys(row))


def doubt_lines(preview: Preview) -> Iterator[str]:
    """What is worth a look in sessions that can be stored: its position, and a sentence."""
    for row in preview.rows:
        yield from (f"{row.where}: {problem_text(each)}" for each in row.doubts)


def set_aside_text(log: Path) -> str:
    """That nothing was imported, because a damaged log waits for what is to take its place."""
    return (
        f"The log {log} could not be opened and was set aside, and no other is in its place yet. "
        "Please start the program in its window, which offers a backup. Nothing was imported."
    )


def _clash_text(kind: str, keys: list[str]) -> str:
    return f"the log has this {kind} with another content ({', '.join(keys)}); it is not overwritten"


def _session_keys(row: PreviewRow) -> list[str]:
    return _keys(*(infusion_object(each) for each in (row.infusion, row.stored[0]) if each is not None))


def _keys(wanted: dict[str, object], stored: dict[str, object]) -> list[str]:
    """The keys of the log's format in which two differ."""
    return [key for key in wanted | stored if wanted.get(key) != stored.get(key)]


def _new(preview: Preview, taken: Collection[str]) -> str:
    """ "12 sessions of 1 patient"; "" for nothing."""
    rows, patients = taken_of(preview, taken), patients_with(preview, taken)
    if not rows:
        return f"{patients_text(len(patients))} without a session" if patients else ""
    concerned = {each.infusion.patient for each in rows if each.infusion} | {each.id for each in patients}
    return f"{sessions_text(len(rows))} of {patients_text(len(concerned))}"


def _beside(preview: Preview, taken: Collection[str]) -> str:
    """What stayed out, and what came in with a doubt."""
    left = Counter(each.state for each in preview.rows if each.where not in taken)
    told = [f"{sessions_text(left[state])} {words[left[state] > 1]}." for state, words in _LEFT.items() if left[state]]
    if preview.clashing:
        told.append(f"The log keeps what it has of {patients_text(len(preview.clashing))}.")
    if count := len(preview.not_as_signed.intersection(taken)):
        which = "1 signed session is" if count == 1 else f"{count:,} signed sessions are"
        told.append(f"{which} not what was signed; the history marks {'it' if count == 1 else 'them'}.")
    return "".join(f" {each}" for each in told)


def _nothing(preview: Preview) -> str:
    states = {each.state for each in preview.rows}
    if not states:
        return "Nothing new: the file holds no session."
    if states != {State.SAME} or preview.clashing:
        return f"Nothing new.{_beside(preview, ())}"
    count = len(preview.rows)
    which = f"all {sessions_text(count)} are" if count > 1 else "its 1 session is"
    return f"Nothing new: {which} already in the log."
