"""Cells that say the same again are read once: rows of a long table differ in their days more than in all else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ivig_logger.exchange.entry_values import VialEntry
from ivig_logger.exchange.mapping.row_cells import Cells, Plan, Said
from ivig_logger.exchange.mapping.row_parts import Given, Parts, Told, given_of, told_of
from ivig_logger.exchange.mapping.row_vials import vials_of
from ivig_logger.exchange.mapping.targets import MEASURES, PREMEDICATIONS, REACTIONS, VIALS, Target
from ivig_logger.exchange.sheets import Cell

T = TypeVar("T")
_GIVEN = (*PREMEDICATIONS, Target.MEDICINES)
_TOLD = (*REACTIONS, Target.SYMPTOM)
_MOST = 4096  # different ones that are kept; what comes later is read each time


@dataclass(frozen=True, slots=True)
class Memo(Generic[T]):
    """What a reader makes of some columns of a row, and what it refuses there, by the cells in them."""

    read: Callable[[Cells], T]
    places: tuple[int, ...]
    kept: dict[tuple[Cell | type, ...], tuple[T, tuple[Said, ...]]] = field(default_factory=dict)

    def of(self, cells: Cells) -> T:
        """What the cells of a row come to; what is refused in them is noted."""
        row, width = cells.row, len(cells.row)
        said = [row[at] if at < width else None for at in self.places]
        key = (*said, *map(type, said))  # the number 1 and "true" are equal, and say something else
        found = self.kept.get(key)
        if found is not None:
            cells.refused.extend(found[1])
            return found[0]
        before = len(cells.refused)
        value = self.read(cells)
        if len(self.kept) < _MOST:
            self.kept[key] = value, tuple(cells.refused[before:])
        return value


@dataclass(frozen=True, slots=True)
class PartsReader:
    """Reads the vials, premedications and reactions of the rows of one layout."""

    vials: Memo[tuple[VialEntry, ...]]
    given: Memo[Given]
    told: Memo[Told]

    @classmethod
    def of(cls, plan: Plan) -> "PartsReader":
        """The reader of a layout."""
        return cls(
            Memo(vials_of, places_of(plan, VIALS)),
            Memo(given_of, places_of(plan, _GIVEN)),
            Memo(told_of, places_of(plan, _TOLD)),
        )

    def parts_of(self, cells: Cells) -> Parts:
        """All parts of a row; what cannot be read is noted at its field."""
        given, told = self.given.of(cells), self.told.of(cells)
        return Parts(self.vials.of(cells), given.medications, told.reactions, given.answer, told.answer, told.notes)


def places_but(plan: Plan, left_out: Iterable[Target]) -> tuple[int, ...]:
    """The columns of a layout that are read one by one, without some."""
    without = {*left_out, *VIALS, *_GIVEN, *_TOLD, *MEASURES}
    return tuple(sorted(at for (target, _), at in plan.places.items() if target not in without))


def places_of(plan: Plan, targets: Iterable[Target]) -> tuple[int, ...]:
    """The columns of a layout that are one of these."""
    wanted = frozenset(targets)
    return tuple(sorted(at for (target, _), at in plan.places.items() if target in wanted))
