"""Domain values -> the JSON log, in pieces, so that a long log is never held in memory as a whole."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.exchange.log_addenda import KEY, addendum_object
from ivig_logger.exchange.log_format import FORMAT, VERSION
from ivig_logger.exchange.log_objects import Object, infusion_object, patient_object


def none(_: Infusion) -> Sequence[Addendum]:
    """No addenda."""
    return ()


def write_log(patients: Iterable[Patient], infusions: Iterable[Infusion]) -> str:
    """The text of a log: patients by id, infusions by start and id, ending with a line break."""
    by_id = sorted(patients, key=lambda each: each.id)
    by_start = sorted(infusions, key=lambda each: (each.started.epoch, each.id))
    return "".join(log_pieces(by_id, by_start))


def log_pieces(
    patients: Iterable[Patient], infusions: Iterable[Infusion], addenda: Callable[[Infusion], Sequence[Addendum]] = none
) -> Iterator[str]:
    """The text of a log piece by piece; the records must come in the order in which they are to be written.

    `addenda` tells those of an infusion.
    """
    yield f'{{\n  "format": "{FORMAT}",\n  "version": {VERSION},\n  "patients": '
    yield from _list_pieces(patient_object(each) for each in patients)
    yield ',\n  "infusions": '
    yield from _list_pieces(_with_addenda(each, addenda(each)) for each in infusions)
    yield "\n}\n"


def _with_addenda(infusion: Infusion, addenda: Sequence[Addendum]) -> Object:
    written = infusion_object(infusion)
    return written | {KEY: [addendum_object(each) for each in addenda]} if addenda else written


def _list_pieces(entries: Iterable[Object]) -> Iterator[str]:
    before = "[\n    "
    for entry in entries:
        yield before + json_text(entry, "\n    ")
        before = ",\n    "
    yield "[]" if before[0] == "[" else "\n  ]"


def json_text(value: object, line: str) -> str:
    """JSON with every number as plain decimal digits; `line` is the line break with the indent of the value."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool) or value is None:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Decimal):
        return plain_number(value)
    deeper = line + "  "
    if isinstance(value, dict):
        members = [f'"{key}": {json_text(part, deeper)}' for key, part in value.items()]
        return f"{{{deeper}{f',{deeper}'.join(members)}{line}}}"
    if isinstance(value, list):
        parts = [json_text(part, deeper) for part in value]
        return f"[{deeper}{f',{deeper}'.join(parts)}{line}]" if parts else "[]"
    return str(value)
