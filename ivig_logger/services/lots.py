"""Looking up lots: was this lot ever given, when, and what happened; as after a recall."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ivig_logger.domain.folding import lot_key
from ivig_logger.domain.lots import Asked, LotUse, similar_keys
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.lots import LotCounts, Used, all_keys, count_lots, uses_of

_MOST = 20  # similar lots of one that is asked for; a part of four digits can be in thousands
_READ = 500  # of which so many are read at most, because some are another patient's


@dataclass(frozen=True, slots=True)
class LotAnswer:
    """The sessions with exactly this lot, compared without case, spaces and dashes; the newest first."""

    asked: Asked
    uses: tuple[LotUse, ...] = ()
    in_error: int = 0


@dataclass(frozen=True, slots=True)
class SimilarLot:
    """Another lot that contains what was asked for, or is contained in it; `lot` as typed in its last session."""

    lot: str
    uses: tuple[LotUse, ...]


@dataclass(frozen=True, slots=True)
class Similar:
    """The lots that are similar to one that is asked for, and how many more there are."""

    lots: tuple[SimilarLot, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside the answers: the sessions without a lot, and similar lots by the first key asked for."""

    counts: LotCounts
    similar: dict[str, Similar]


def look_up(logbook: Logbook, asked: Sequence[Asked], patient: str | None) -> tuple[LotAnswer, ...]:
    """An answer to each lot, in their order, from the sessions of one patient or of all. Raises StorageFailed."""
    with logbook.database.reading() as db:
        used = uses_of(db, dict.fromkeys(key for each in asked for key in each.keys), patient)
    return tuple(_answer(each, used) for each in asked)


def look_around(logbook: Logbook, asked: Sequence[Asked], patient: str | None) -> Around:
    """What else there is to say. Goes through all lots of the log: for the background. Raises StorageFailed."""
    with logbook.database.reading() as db:
        counts = count_lots(db, patient)
        keys = similar_keys((key for each in asked for key in each.keys), all_keys(db))
        of_asked = {each.keys[0]: _keys_of(each, keys) for each in asked}
        shown = {key for some in of_asked.values() for key in some[:_READ]}
        used = uses_of(db, sorted(shown), patient)
    return Around(counts, {key: _similar(some, used) for key, some in of_asked.items() if some})


def _answer(asked: Asked, used: dict[str, Used]) -> LotAnswer:
    found = [used[key] for key in asked.keys if key in used]
    if len(found) != 1:
        return LotAnswer(asked, _merged([each.uses for each in found]), sum(each.in_error for each in found))
    return LotAnswer(asked, found[0].uses, found[0].in_error)


def _merged(found: Sequence[tuple[LotUse, ...]]) -> tuple[LotUse, ...]:
    """The sessions of one lot that was typed in two ways, as "Lot P1" and "P1", each once."""
    merged: dict[str, LotUse] = {}
    for use in (each for some in found for each in some):
        before = merged.get(use.session)
        merged[use.session] = use if before is None else replace(before, vials=before.vials + use.vials)
    return tuple(sorted(merged.values(), key=lambda each: (each.started.epoch, each.session), reverse=True))


def _keys_of(asked: Asked, similar: dict[str, list[str]]) -> list[str]:
    return sorted({key for each in asked.keys for key in similar.get(each, ())} - set(asked.keys))


def _similar(keys: Sequence[str], used: dict[str, Used]) -> Similar:
    known = [(key, used[key].uses) for key in keys[:_READ] if key in used and used[key].uses]
    return Similar(tuple(SimilarLot(_typed(uses, key), uses) for key, uses in known[:_MOST]), len(known[_MOST:]))


def _typed(uses: Iterable[LotUse], key: str) -> str:
    typed = (vial.lot for use in uses for vial in use.vials if lot_key(vial.lot) == key)
    return next(typed, key)
