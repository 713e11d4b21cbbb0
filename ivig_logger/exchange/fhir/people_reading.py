"""The patients of a bundle, and which of them a resource is about."""

from collections.abc import Iterable
from datetime import date

from ivig_logger.domain.infusion import Patient
from ivig_logger.exchange.fhir.bundles import Entry, Resources
from ivig_logger.exchange.fhir.extensions import facts_of
from ivig_logger.exchange.fhir.json_parts import child, children, text_at
from ivig_logger.exchange.fhir.times import day_of
from ivig_logger.exchange.log_fields import Node
from ivig_logger.exchange.log_format import Refusal
from ivig_logger.exchange.log_ids import derived_id, is_uuid
from ivig_logger.exchange.log_json import Object
from ivig_logger.exchange.log_patients import Patients

_WHOLE_DAY = len("1961-04-02")
_USES = ("official", "usual", "")


class People:
    """The patients of the file and of the log."""

    def __init__(self, resources: Resources, known: Iterable[Patient], refusals: list[Refusal]) -> None:
        self._resources, self._refusals = resources, refusals
        self._known = {each.id: each for each in known}
        self._reader = Patients(self._known.values())
        self._ids: dict[int, str | None] = {}
        self._unnamed = self._without_day = 0
        self.found: dict[str, Patient] = {}
        for entry in resources.of("Patient"):
            resources.take(entry)
            self._ids[entry.number] = self._read(entry)

    def id_of(self, entry: Entry) -> str | None:
        """The id of the patient whom a resource is about; None where that is not known."""
        subject = child(entry.resource, "subject") or child(entry.resource, "patient")
        there = self._resources.find(subject, entry)
        if there is not None and there.number in self._ids:
            return self._ids[there.number]
        tail = text_at(subject, "reference").rpartition("/")[2].removeprefix("urn:uuid:").lower()
        return tail if tail in self._known else None

    def id_by_name(self, entry: Entry) -> str | None:
        """The id of the patient who is only named, where the file has no resource of theirs."""
        name = text_at(child(entry.resource, "subject"), "display")
        if not name.strip():
            return None
        where = f"patients[{entry.number}]"
        read = self._reader.read(Node(Object(name=name), where, self._refusals))
        if read is not None and read.id not in self._known and all(each.id != read.id for each in self.found.values()):
            self.found[where] = read
        return None if read is None else read.id

    def notes(self) -> list[str]:
        """What is to be said about the patients."""
        said = []
        if self._unnamed:
            said.append(f"{self._unnamed} Patient: without a name; called Patient and a number.")
        if self._without_day:
            said.append(f"{self._without_day} Patient: the day of birth is not a whole day; left out.")
        return said

    def _read(self, entry: Entry) -> str | None:
        facts, name = facts_of(entry.resource), _name(entry.resource)
        born = day_of(entry.resource, "birthDate")
        whole = len(born) == _WHOLE_DAY
        self._without_day += "birthDate" in entry.resource and not whole
        its = self._its_id(entry, name, born if whole else "")
        if not name.strip():
            if its in self._known:
                return its
            self._unnamed += 1
            name = f"Patient {self._unnamed}"
        said = Object(id=its, name=name) | ({"born": born} if whole else {}) | facts
        read = self._reader.read(Node(Object(said), f"patients[{entry.number}]", self._refusals))
        if read is None:
            return None
        if is_uuid(entry.its) or its not in self._known:
            self.found[f"patients[{entry.number}]"] = read
        return read.id

    def _its_id(self, entry: Entry, name: str, born: str) -> str:
        """Its UUID, or that of the one namesake in the log whose birthday is no other, else one derived."""
        if is_uuid(entry.its):
            return entry.its.lower()
        same = [each.id for each in self._known.values() if name and each.name == name and _may_be(each.born, born)]
        if len(same) == 1:
            return same[0]
        parts = (each.encode("utf-8", "replace").decode() for each in (entry.its or entry.url, name, born))
        return derived_id("fhir patient", *parts)  # half a character makes no id; the name is refused where it is read


def _may_be(known: date | None, born: str) -> bool:
    return known is None or not born or known.isoformat() == born


def _name(patient: Object) -> str:
    names = children(patient, "name")
    for use in _USES:
        chosen = next((each for each in names if not use or each.get("use") == use), None)
        if chosen is not None:
            return text_at(chosen, "text") or " ".join([*_words(chosen, "given"), *_words(chosen, "family")])
    return ""


def _words(name: Object, key: str) -> list[str]:
    value = name.get(key)
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]
