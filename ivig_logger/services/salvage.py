"""What a damaged file still has that the log does not: compared, and brought over as one change."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ivig_logger.domain.change import Change, Entry, Refused
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem
from ivig_logger.services.logbook import Logbook, check_change
from ivig_logger.storage.salvage import Salvaged, salvage
from ivig_logger.storage.setting_aside import aside_of, set_aside_at


@dataclass(frozen=True, slots=True)
class Other:
    """An entry that both have and that was changed later in the damaged file than in the log."""

    there: Entry
    here: Entry


@dataclass(frozen=True, slots=True)
class Offer:
    """What could be brought over from the file at `path`, set aside at `since`.

    `missing` are not in the log, patients first; `others` are there as something else; `refused` break a rule, or have
    no patient (no problem then); `lost` are the kinds of those that could not be read; `same` how many are as here.
    Of the `doubtful`, by id, a later change may be lost, or that they were removed. `whole`: there was nothing else.
    """

    path: Path
    since: Moment | None
    missing: tuple[Entry, ...] = ()
    others: tuple[Other, ...] = ()
    refused: tuple[tuple[Entry, tuple[Problem, ...]], ...] = ()
    lost: tuple[str, ...] = ()
    same: int = 0
    doubtful: frozenset[str] = frozenset()
    whole: bool = True

    @property
    def sure(self) -> list[Entry]:
        """Those that are missing and as they last were."""
        return [each for each in self.missing if each.id not in self.doubtful]

    @property
    def unsure(self) -> list[Entry]:
        """Those that are missing and may have been otherwise at last."""
        return [each for each in self.missing if each.id in self.doubtful]


def damaged_file(log: Path) -> Path | None:
    """The file that was set aside last in the place of this log."""
    return next(iter(aside_of(log)), None)


def look_through(logbook: Logbook, path: Path) -> Offer:
    """Read the damaged file and hold it against the log. Raises StorageFailed where the log cannot be read."""
    read = salvage(path, logbook.database.key)
    here = {each.id: each for each in logbook.everything()}
    there = sorted(read.entries.values(), key=_order)
    missing = [each for each in there if each.id not in here]
    people = {each.id for each in (*here.values(), *there) if isinstance(each, Patient)}
    refused = [(each, problems) for each in missing if (problems := _against(each, people, logbook.now())) is not None]
    turned_down = {each.id for each, _ in refused}
    both = [Other(each, here[each.id]) for each in there if each.id in here and each != here[each.id]]
    return Offer(
        path,
        set_aside_at(path, logbook.now().zone),
        tuple(each for each in missing if each.id not in turned_down),
        tuple(each for each in both if _is_later(each.there.id, read, logbook)),
        tuple(refused),
        tuple(kind for entry, kind in read.lost.items() if entry not in here),
        sum(each.id in here and each == here[each.id] for each in there),
        read.doubtful,
        read.whole,
    )


def changes_of(offer: Offer, chosen: Collection[str]) -> list[Change]:
    """What bringing over those with the chosen ids comes to, their patients included where they are missing."""
    needed = {each.patient for each in offer.missing if isinstance(each, Infusion) and each.id in chosen}
    added = [Change(each) for each in offer.missing if each.id in chosen or each.id in needed]
    replaced = [Change(each.there, each.here) for each in offer.others if each.there.id in chosen]
    return [*added, *replaced]


def _order(entry: Entry) -> tuple[bool, int, str]:
    """Patients by name, then sessions by start."""
    if isinstance(entry, Patient):
        return False, 0, entry.name
    return True, entry.started.epoch, entry.id


def _against(entry: Entry, people: Collection[str], now: Moment) -> tuple[Problem, ...] | None:
    """What the log has against an entry; None where it takes it."""
    if isinstance(entry, Infusion) and entry.patient not in people:
        return ()
    try:
        check_change(Change(entry), now)
    except Refused as refused:
        return tuple(refused.problems)
    return None


def _is_later(entry: str, read: Salvaged, logbook: Logbook) -> bool:
    """Whether the damaged file has a later change; where it tells of none, nobody knows, and a person decides."""
    newest = logbook.trace_of(entry, 1).newest
    return entry not in read.last or not newest or read.last[entry] > newest[0].at.epoch
