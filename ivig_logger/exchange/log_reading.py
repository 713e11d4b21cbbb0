"""The JSON log -> domain values: all of its records, and all that is said against the others."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.log_addenda import addenda_of
from ivig_logger.exchange.log_fields import Fields, Node, Reader, shown
from ivig_logger.exchange.log_format import FORMAT, THE_FILE, VERSION, LogContents, Refusal
from ivig_logger.exchange.log_json import Object, Unreadable, read_json
from ivig_logger.exchange.log_patients import Patients
from ivig_logger.exchange.log_records import infusion

_Record = TypeVar("_Record", Patient, Infusion)


def read_log(data: str | bytes, known: Iterable[Patient], now: Moment) -> LogContents:
    """What a log holds. `known` are the patients who may be named without being in the file.

    Nothing is raised: what cannot be read is among the refusals, each with its position.
    """
    refusals: list[Refusal] = []
    try:
        node = Node(read_json(data), "", refusals)
    except Unreadable as why:
        return LogContents(refusals=(Refusal(THE_FILE, str(why)),))
    if not _is_a_log(node):
        return LogContents(refusals=tuple(refusals))
    fields = Fields(node, ("format", "version", "patients", "infusions"))
    people = Patients(known)
    patients: dict[str, Patient] = fields.get("patients", _by_position(people.read), {})
    addenda: dict[str, tuple[Addendum, ...]] = {}

    def one(each: Node) -> Infusion | None:
        before = len(refusals)
        read = infusion(each, people.id_of, now)
        if read is not None and (told := addenda_of(each, read)):
            addenda[read.id] = told
        return read if len(refusals) == before else None

    infusions = fields.need("infusions", _by_position(one)) or {}
    return LogContents(patients, infusions, tuple(refusals), addenda, sound_at=now)


def _is_a_log(node: Node) -> bool:
    if not isinstance(node.value, Object):
        node.refuse(f"must be an object, not {shown(node.value)}")
        return False
    said, version = node.value.get("format"), node.value.get("version")
    right = isinstance(version, Decimal) and version == VERSION
    if said != FORMAT:
        node.at("format", said).refuse(f'must be "{FORMAT}", not {shown(said)}: this is no log of IVIG Logger')
    elif isinstance(version, Decimal) and version > VERSION:
        node.at("version", version).refuse(f"is {version}, of a newer IVIG Logger; this one reads version {VERSION}")
    elif not right:
        node.at("version", version).refuse(f"must be {VERSION}, not {shown(version)}")
    return said == FORMAT and right


def _by_position(read: Reader[_Record]) -> Reader[dict[str, _Record]]:
    """Reads a list of records; a second record of one id is refused."""

    def read_all(node: Node) -> dict[str, _Record] | None:
        if not isinstance(node.value, list):
            node.refuse(f"must be a list, not {shown(node.value)}")
            return None
        records: dict[str, _Record] = {}
        place_of: dict[str, str] = {}
        for at, value in enumerate(node.value):
            entry = node.at(f"[{at}]", value)
            record = read(entry)
            if record is None:
                continue
            if place_of.setdefault(record.id, entry.where) == entry.where:
                records[entry.where] = record
            else:
                entry.refuse(_duplicate(entry, place_of[record.id]))
        return records

    return read_all


def _duplicate(entry: Node, first: str) -> str:
    if isinstance(entry.value, Object) and entry.value.get("id") is not None:
        return f"has the id of {first}"
    return f"comes without an id and would get that of {first}; give each its own"
