"""Where a form keeps its draft: in a file of its own, or as one of several that lie in one file."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from ivig_logger.exchange.kept import Kept, KeptLeaf, kept_text, read_kept
from ivig_logger.exchange.kept_panel import KeptPanel, KeptPanels
from ivig_logger.exchange.kept_plan import KeptPlan, KeptPlans
from ivig_logger.services.drafts import PANELS, PLANS, Drafts

_Form_contra = TypeVar("_Form_contra", bound=Kept, contravariant=True)
_Leaf = TypeVar("_Leaf", bound=KeptLeaf)


class Place(Protocol[_Form_contra]):
    """Keeps one draft."""

    def keep(self, form: _Form_contra) -> bool:
        """Keep it in place of what was kept before; False where that is not possible."""

    def remove(self) -> None:
        """It is saved, or not wanted any more."""


class OwnFile:
    """The place of a form that has a file to itself."""

    def __init__(self, drafts: Drafts, form: str) -> None:
        self._drafts, self._form = drafts, form

    def keep(self, form: Kept) -> bool:
        """Keep it in place of what was kept before; False where that is not possible."""
        return self._drafts.keep(self._form, kept_text(form))

    def remove(self) -> None:
        """It is saved, or not wanted any more."""
        self._drafts.remove(self._form)


class Sheaf(Generic[_Leaf]):
    """Several drafts in one file, each by its key.

    Once this run keeps one, the file is its own; what others an earlier run has left in it is kept along and still
    offered.
    """

    def __init__(
        self,
        drafts: Drafts,
        form: str,
        bind: Callable[[tuple[_Leaf, ...]], Kept],
        leaves_of: Callable[[str], tuple[_Leaf, ...]],
    ) -> None:
        self._drafts, self._form, self._bind, self._leaves_of = drafts, form, bind, leaves_of
        self._mine: dict[str, _Leaf] = {}
        self._others: dict[str, _Leaf] = {}

    @property
    def left_behind(self) -> tuple[_Leaf, ...]:
        """What an earlier run kept and this one has not taken up."""
        if not self._mine:
            self._others = self._read()
        return tuple(self._others.values())

    def keep(self, leaf: _Leaf) -> bool:
        """Keep one in place of what was kept under its key; False where that is not possible."""
        if not self._mine:
            self._others = self._read()
        self._others.pop(leaf.key, None)
        self._mine[leaf.key] = leaf
        return self._drafts.keep(self._form, self._text())

    def remove(self, key: str) -> None:
        """One is saved, or not wanted any more."""
        if not self._mine:
            self._others = self._read()
        if self._mine.pop(key, None) is None and self._others.pop(key, None) is None:
            return
        if self._mine:
            self._drafts.keep(self._form, self._text())
        elif self._others:
            self._drafts.put_back(self._form, self._text())
        else:
            self._drafts.remove(self._form)

    def forget_patient(self, patient: str) -> None:
        """Nothing of a patient who is taken out of the log stays."""
        for each in (*self.left_behind, *self._mine.values()):
            if each.patient == patient:
                self.remove(each.key)

    def place(self, key: str) -> "Leaf[_Leaf]":
        """The place of one of them."""
        return Leaf(self, key)

    def _read(self) -> dict[str, _Leaf]:
        text = self._drafts.left_behind(self._form)
        return {} if text is None else {each.key: each for each in self._leaves_of(text)}

    def _text(self) -> str:
        return kept_text(self._bind((*self._others.values(), *self._mine.values())))


class Leaf(Generic[_Leaf]):
    """The place of one draft in a sheaf."""

    def __init__(self, sheaf: Sheaf[_Leaf], key: str) -> None:
        self._sheaf, self._key = sheaf, key

    def keep(self, form: _Leaf) -> bool:
        """Keep it in place of what was kept before; False where that is not possible."""
        return self._sheaf.keep(form)

    def remove(self) -> None:
        """It is saved, or not wanted any more."""
        self._sheaf.remove(self._key)


def plans_in(drafts: Drafts) -> Sheaf[KeptPlan]:
    """The plans that are typed, by their patients."""
    return Sheaf(drafts, PLANS, _plans, _plans_of)


def panels_in(drafts: Drafts) -> Sheaf[KeptPanel]:
    """The panels that are filled in, by their sessions."""
    return Sheaf(drafts, PANELS, _panels, _panels_of)


def _plans(leaves: tuple[KeptPlan, ...]) -> KeptPlans:
    return KeptPlans(leaves[-1].at, leaves)


def _plans_of(text: str) -> tuple[KeptPlan, ...]:
    kept = read_kept(KeptPlans, text)
    return () if kept is None else kept.leaves


def _panels(leaves: tuple[KeptPanel, ...]) -> KeptPanels:
    return KeptPanels(leaves[-1].at, leaves)


def _panels_of(text: str) -> tuple[KeptPanel, ...]:
    kept = read_kept(KeptPanels, text)
    return () if kept is None else kept.leaves
