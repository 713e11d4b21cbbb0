"""A bundle, or a single resource, as entries that know their place, find one another, and are all accounted for."""

import re
from collections import Counter
from dataclasses import dataclass

from ivig_logger.exchange.fhir.json_parts import child, children, text_at
from ivig_logger.exchange.log_json import Object

_VERSION = re.compile(r"/_history/[^/]*$")
THE_RESOURCE = "resource"  # the position of a resource that comes without a bundle
_NOT_READ = "not read"
WHY_LEFT = {
    "AdverseEvent": "not linked to a session, nor begun during one",
    "Condition": "not the result of a reaction",
    "Medication": "not given in a session",
    "MedicationAdministration": "no immunoglobulin, and not given near a session",
    "Observation": "not measured near a session, or nothing that is kept here",
    "Provenance": "corrections stay in the file; the session comes as it is now",
}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A resource at its place; `number` is that of the entry it stands in."""

    number: int
    where: str
    url: str
    resource: Object

    @property
    def kind(self) -> str:
        """The resource's type."""
        return text_at(self.resource, "resourceType")

    @property
    def its(self) -> str:
        """The resource's id; empty where it has none."""
        return text_at(self.resource, "id")


class Resources:
    """All entries of a file; each was taken, left for a reason of its own, or is left for the usual one."""

    def __init__(self, whole: Object) -> None:
        self._kinds: dict[str, list[Entry]] = {}
        self._named: dict[str, Entry] = {}
        self._all: list[Entry] = []
        self._taken: set[int] = set()
        self._left: dict[int, str] = {}
        self._empty = 0
        if text_at(whole, "resourceType") == "Bundle":
            for number, each in enumerate(children(whole, "entry")):
                self._add(Entry(number, f"entry[{number}]", text_at(each, "fullUrl"), child(each, "resource")))
        else:
            self._add(Entry(0, THE_RESOURCE, "", whole))

    def _add(self, entry: Entry) -> None:
        if not entry.kind:
            self._empty += 1
            return
        self._all.append(entry)
        names = [entry.url] if entry.url else []
        names += [f"{entry.kind}/{entry.its}"] if entry.its else []
        if any(self._named.get(name) is not None for name in names):
            self.leave(entry, "given twice")
            return
        self._named |= dict.fromkeys(names, entry)
        self._kinds.setdefault(entry.kind, []).append(entry)

    def of(self, kind: str) -> list[Entry]:
        """The entries of a type, in the order of the file."""
        return self._kinds.get(kind, [])

    def find(self, reference: Object, within: Entry) -> Entry | None:
        """The entry that a reference of another one means: by its full URL, by type and id, or contained in it."""
        said = _VERSION.sub("", text_at(reference, "reference"))
        if said.startswith("#"):
            inside = (each for each in children(within.resource, "contained") if text_at(each, "id") == said[1:])
            return next((Entry(within.number, within.where, "", each) for each in inside), None)
        return self._named.get(said) or self._named.get("/".join(said.split("/")[-2:]))

    def take(self, entry: Entry) -> None:
        """This one has become a part of what is read."""
        self._taken.add(entry.number)

    def leave(self, entry: Entry, why: str) -> None:
        """This one is left aside for a reason of its own."""
        self._left.setdefault(entry.number, why)

    def notes(self) -> list[str]:
        """What was left aside, counted by type and reason."""
        left = (each for each in self._all if each.number not in self._taken)
        counted = Counter(
            (each.kind, self._left.get(each.number) or WHY_LEFT.get(each.kind, _NOT_READ)) for each in left
        )
        said = [f"{count} {kind[:40]}: {why}." for (kind, why), count in sorted(counted.items())]
        return said + ([f"{self._empty} entries without a resource: not read."] if self._empty else [])
