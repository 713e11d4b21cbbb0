"""What a damaged file still has, in words: what can be brought over, what differs, and what stays behind and why."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from ivig_logger.domain.change import Entry
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem
from ivig_logger.services.salvage import Offer, Other
from ivig_logger.storage.copies import SessionLine
from ivig_logger.words.backups import line_text, when_text
from ivig_logger.words.counts import patients_text, sessions_text
from ivig_logger.words.problems import problem_text

READING = "Reading what can be read of the damaged file…"
ALL_OF_THEM = "Tick all of these"
NO_PATIENT = "its patient could not be read"
_MORE = "Part of the file is lost: there may have been sessions of which nothing was found."


def entry_text(entry: Entry, names: Mapping[str, str]) -> str:
    """ "Tue 20 Oct 2026, 09:00 · Privigen 30 g · Patient A"; of a patient the name."""
    if not isinstance(entry, Infusion):
        return f"{entry.name}, the name and the plan"
    name = names.get(entry.patient, "patient not known")
    dose: Decimal | None = entry.dose
    return line_text(SessionLine(entry.id, entry.started, entry.product, dose, name))


def missing_text(missing: Collection[Entry]) -> str:
    """ "3 sessions of the damaged file are not in this log:"."""
    return f"{_counted(missing)} of the damaged file {'is' if len(missing) == 1 else 'are'} not in this log:"


def unsure_text(unsure: Collection[Entry]) -> str:
    """ "3 sessions were found whose last change may be lost…"."""
    was, they = ("was", "it") if len(unsure) == 1 else ("were", "they")
    told = f"{_counted(unsure)} {was} found whose last change may be lost"
    return f"{told}: {they} may have been corrected or removed after what is shown. Please look before ticking:"


def others_text(others: Collection[Other]) -> str:
    """ "2 sessions were changed in the damaged file after this log was:"."""
    was = "was" if len(others) == 1 else "were"
    return f"{_counted([each.there for each in others])} {was} changed later in the damaged file than in this log:"


def other_text(other: Other, names: Mapping[str, str]) -> str:
    """Both in a line, with the fields that are not the same."""
    fields = [each.replace("_", " ") for each in _differing(other)]
    there, here = entry_text(other.there, names), entry_text(other.here, names)
    told = there if there == here else f"{there} (in this log: {here})"
    return f"{told}: other {', '.join(fields)}"


def left_behind_text(entry: Entry, problems: Collection[Problem], names: Mapping[str, str]) -> str:
    """Why an entry that was read cannot be brought over."""
    why = " ".join(map(problem_text, problems)) or NO_PATIENT
    return f"{entry_text(entry, names)}: {why}"


def lost_text(lost: Collection[str], *, whole: bool = True) -> str:
    """ "2 sessions could not be read."; "" for none. Where not all changes were found, there may have been more."""
    sessions, patients = (sum(each == kind for each in lost) for kind in ("infusion", "patient"))
    parts = [sessions_text(sessions)] if sessions else []
    parts += [patients_text(patients)] if patients else []
    told = f"{' and '.join(parts)} of the damaged file could not be read." if parts else ""
    return told if whole else f"{told} {_MORE}".strip()


def nothing_text(offer: Offer) -> str:
    """That there is nothing to bring over: because all is here, or because nothing could be read."""
    if offer.same:
        return f"Nothing is missing: what could be read of the damaged file is in this log ({offer.same:,} the same)."
    return "Nothing of it can be brought over. It stays as it is: somebody who knows SQLite may get more out of it."


def file_text(offer: Offer, now: Moment) -> str:
    """Which file it is and when it was set aside."""
    when = "" if offer.since is None else f", set aside {when_text(offer.since, now)}"
    return f"{offer.path.name}{when}. It was only read, and stays where it is."


def bring_text(count: int) -> str:
    """The button: "Bring over 3"."""
    return f"Bring over {count:,}"


def brought_text(changes: int) -> str:
    """What was done."""
    return f"✓ {changes:,} {'was' if changes == 1 else 'were'} brought over. Undo takes this back."


def why_text(offer: Offer) -> str:
    """The reason that the history of changes keeps."""
    return f"Read from the damaged file {offer.path.name}"


def _counted(entries: Collection[Entry]) -> str:
    sessions = sum(isinstance(each, Infusion) for each in entries)
    parts = [patients_text(len(entries) - sessions)] if sessions < len(entries) else []
    parts += [sessions_text(sessions)] if sessions else []
    return " and ".join(parts)


def _differing(other: Other) -> list[str]:
    names = type(other.there).__dataclass_fields__
    return [name for name in names if getattr(other.there, name) != getattr(other.here, name, None)]
