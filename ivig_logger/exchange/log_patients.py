"""The patients of the JSON log, and which of them an infusion names."""

from collections.abc import Iterable

from ivig_logger.domain.infusion import Patient
from ivig_logger.exchange.log_fields import Fields, Node, line, shown
from ivig_logger.exchange.log_ids import derived_id, uuid
from ivig_logger.exchange.log_plans import plan
from ivig_logger.exchange.log_times import day


class Patients:
    """The patients that an infusion may name, by id or by name: those of the log and those of the file."""

    def __init__(self, known: Iterable[Patient]) -> None:
        self._known = {each.id: each for each in known}
        self._ids_of: dict[str, set[str]] = {}
        self._ids: set[str] = set()
        for each in self._known.values():
            self._may_be_named(each.name, each.id)

    def read(self, node: Node) -> Patient | None:
        """A patient of the file, who may be named from now on; birthday and plan left out are those of the log."""
        before = len(node.refusals)
        fields = Fields(node, ("id", "name", "born", "plan"))
        name, said_id, born = fields.need("name", _name), fields.maybe("id", uuid), fields.maybe("born", day)
        planned = fields.maybe("plan", plan)
        if name is None or (fields.has("id") and said_id is None):
            return None
        patient_id = said_id or self._id_of_namesake(fields.node("id"), name)
        if patient_id is None:
            return None
        self._may_be_named(name, patient_id)  # also when something else is refused: once is enough
        if len(node.refusals) > before:
            return None
        known = self._known.get(patient_id)
        if known and not fields.holds("born"):
            born = known.born
        if known and not fields.holds("plan"):
            planned = known.plan
        return Patient(patient_id, name, born, planned)

    def has(self, patient_id: str) -> bool:
        """Whether this is the id of a patient who may be named."""
        return patient_id in self._ids

    def id_of(self, node: Node) -> str | None:
        """The id of the patient that an infusion names."""
        said = line(node)
        if said is None or said in self._ids:
            return said
        ids = {said.lower()} & self._ids or self._ids_of.get(said, set())
        if len(ids) == 1:
            return next(iter(ids))
        if ids:
            node.refuse(f"{shown(said)} is the name of {len(ids)} patients; write the id")
        else:
            node.refuse(f"{shown(said)} is no patient of the file or of the log")
        return None

    def _may_be_named(self, name: str, patient_id: str) -> None:
        self._ids.add(patient_id)
        self._ids_of.setdefault(name, set()).add(patient_id)

    def _id_of_namesake(self, node: Node, name: str) -> str | None:
        """For a patient without an id: that of the namesake in the log, else one derived from the name."""
        namesakes = [each.id for each in self._known.values() if each.name == name]
        if len(namesakes) > 1:
            node.refuse(f"is missing, and the log has {len(namesakes)} patients of this name")
            return None
        return namesakes[0] if namesakes else derived_id("patient", name)


def _name(node: Node) -> str | None:
    name = line(node)
    if name is not None and not name.strip():
        node.refuse("is empty")
        return None
    return name
