"""One session on its way from one log to another, as JSON: docs/hand-over.md describes it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.log_addenda import addendum_object, changes_to
from ivig_logger.exchange.log_fields import Fields, Node, each_of, line, shown
from ivig_logger.exchange.log_format import LogContents, Refusal
from ivig_logger.exchange.log_json import Object, Unreadable, read_json
from ivig_logger.exchange.log_objects import infusion_object, moment_object, patient_object
from ivig_logger.exchange.log_patients import Patients
from ivig_logger.exchange.log_records import infusion
from ivig_logger.exchange.log_times import moment
from ivig_logger.exchange.log_writing import json_text

FORMAT = "ivig-logger-hand-over"
VERSION = 1
LINE_BREAK = "\n"
WHY = "hand-over: "  # how the reason of a change begins that was handed over; who did it follows
_MARK = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Hand:
    """When somebody did something, and in which role."""

    at: Moment
    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """A session, whose it is, and who hands it over.

    `entered` is who entered it, where that is known, `changes` are those that led to what it is, the oldest first, as
    far as they are known, and `ancestors` the marks (`domain.descent`) of all that it was before.
    """

    session: Infusion
    patient: Patient
    by: Hand
    entered: Hand | None = None
    changes: tuple[Addendum, ...] = ()
    ancestors: tuple[str, ...] = ()


def write_hand_over(handed: HandOver) -> bytes:
    """The file. The clinic's plan of the patient stays at home."""
    content: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "handed_over": _hand_object(handed.by),
        "entered": None if handed.entered is None else _hand_object(handed.entered),
        "patient": patient_object(replace(handed.patient, plan=None)),
        "infusion": infusion_object(handed.session),
        "changes": [addendum_object(each) for each in handed.changes],
        "ancestors": list(handed.ancestors),
    }
    return f"{json_text(content, LINE_BREAK)}{LINE_BREAK}".encode()


def read_hand_over(data: bytes, known: Iterable[Patient], now: Moment) -> LogContents:
    """The session of a file that is not sealed, with what stands against it. Raises Unreadable.

    `known` are the patients of this log.
    """
    content = content_of(data)
    refusals: list[Refusal] = []
    fields = Fields(
        Node(content, "", refusals),
        ("format", "version", "handed_over", "entered", "patient", "infusion", "changes", "ancestors"),
    )
    by, entered = fields.need("handed_over", _by), fields.maybe("entered", _by)
    people = Patients(known)
    patient = fields.need("patient", people.read)
    session = fields.need("infusion", lambda node: infusion(node, people.id_of, now))
    ancestors = fields.need("ancestors", each_of(_mark)) or ()
    changes = session and fields.need("changes", lambda node: changes_to(node, session))
    if session is None or refusals:
        return LogContents({} if patient is None else {"patient": patient}, refusals=tuple(refusals))
    return LogContents(
        {} if patient is None else {"patient": patient},
        {"infusion": session},
        addenda={session.id: changes or ()},
        ancestors={session.id: ancestors},
        notes=(f"Handed over by {by}." if by else "It does not say who handed it over.",),
        why=f"{WHY}{by or 'not named'}" + (f", entered by {entered}" if entered and entered != by else ""),
    )


def content_of(data: bytes) -> Object:
    """The object of a hand-over of this version, sealed or not. Raises Unreadable."""
    value = read_json(data)
    if not isinstance(value, Object) or value.get("format") != FORMAT:
        raise Unreadable("This is no session that was handed over by IVIG Logger.")
    version = value.get("version")
    if isinstance(version, Decimal) and version > VERSION:
        raise Unreadable(f"It was handed over by a newer IVIG Logger; this one reads version {VERSION}.")
    if not isinstance(version, Decimal) or version != VERSION:
        raise Unreadable(f"The version must be {VERSION}, not {shown(version)}.")
    return value


def _hand_object(hand: Hand) -> dict[str, object]:
    return {"at": moment_object(hand.at), "name": hand.name, "role": hand.role}


def _by(node: Node) -> str | None:
    fields = Fields(node, ("at", "name", "role"))
    fields.need("at", moment)
    name, role = fields.get("name", line, ""), fields.get("role", line, "")
    return f"{name} ({role})" if name and role else name or role


def _mark(node: Node) -> str | None:
    if isinstance(node.value, str) and _MARK.fullmatch(node.value):
        return node.value
    node.refuse(f"must be 64 hexadecimal digits, not {shown(node.value)}")
    return None
