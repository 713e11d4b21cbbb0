"""The changes of a damaged log that prove themselves, by the entries that they are of."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ivig_logger.domain.chain import FIELDS, content_hash
from ivig_logger.domain.revision import NOBODY, Side
from ivig_logger.storage.damaged_file import tried
from ivig_logger.storage.failures import Unreadable
from ivig_logger.storage.loose_rows import Row
from ivig_logger.storage.readable_rows import is_known, last_number, readable_rows

_OWN = ", ".join(f'"{each}"' for each in FIELDS)
REVISIONS = f"SELECT pk, {_OWN}, content FROM revisions"  # noqa: S608  # our own names
_REVISIONS = f"SELECT pk, {_OWN}, content, erased_at FROM revisions"  # noqa: S608  # our own names
_REVISIONS_BEFORE_4 = f"SELECT pk, {_OWN}, content, NULL FROM revisions"  # noqa: S608  # our own names
_NUMBERS = "SELECT pk FROM revisions INDEXED BY ix_revisions_entry_id WHERE entry_id = ?"
_Texts = tuple[str | None, str | None]


@dataclass(slots=True)
class Trace:
    """The readable revisions of one entry in their order; `last` is the time of the newest, in epoch seconds.

    `whole`: it has no others.
    """

    kind: str
    texts: list[_Texts] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    last: int = 0
    whole: bool = True

    @property
    def removed(self) -> bool:
        """Whether the last readable change took the entry out."""
        return self.texts[-1][1] is None

    def sides(self) -> Iterator[tuple[Side | None, Side | None]]:
        """What each change took away and put in its place. Raises ValueError."""
        for before, after in self.texts:
            yield _parsed(before), _parsed(after)


@dataclass(frozen=True, slots=True)
class Traces:
    """By the ids of the entries; whether these are all changes that there ever were; whether any patient was erased."""

    of: dict[str, Trace]
    whole: bool
    erased: bool


@dataclass(frozen=True, slots=True)
class _Step:
    """`texts` of what proves itself; None of all else."""

    fields: Mapping[str, Any]
    content: object
    texts: _Texts | None
    erased: bool


_ERASED = _Step({}, None, None, erased=True)


def readable_traces(connection: Any, size: int, loose: Iterable[tuple[int, Row | None]]) -> Traces:
    """What a file of `size` bytes tells when it is asked; where it does not, `loose`, found on its pages."""
    statement = _REVISIONS if is_known(connection, _REVISIONS) else _REVISIONS_BEFORE_4
    steps = {int(row[0]): _step(row) for row in readable_rows(connection, statement, size)}
    known = {number for number, each in steps.items() if each.texts is not None or each.erased}
    _add(steps, ((number, row) for number, row in loose if number not in known))
    whole = len(known) == last_number(connection, statement)  # an end that is not known is no number
    traces = _by_entry(steps)
    erased = any(each.erased or each.fields.get("entry_id") == NOBODY for each in steps.values())
    for entry, trace in [] if whole else list(traces.items()):
        numbers = _numbers(connection, entry)
        trace.whole = numbers == trace.numbers
        if erased and numbers == []:
            del traces[entry]  # an old copy; the log knows nothing of it any more
    return Traces(traces, whole, erased)


def _add(steps: dict[int, _Step], loose: Iterable[tuple[int, Row | None]]) -> None:
    """Of two that disagree neither, and nothing that was erased, also where an old copy of it is left."""
    for number, row in loose:
        found = steps.get(number)
        if row is None or (found is not None and found.texts is not None and found.content != row["content"]):
            steps[number] = _ERASED
        elif found is None or not found.erased:
            steps[number] = _step_of(row, row["content"], erased=False)


def _numbers(connection: Any, entry: str) -> list[int] | None:
    """The numbers of all changes of an entry, out of the index; None where nobody can tell."""
    answers = tried(lambda: connection.execute(_NUMBERS, (entry,)).fetchall())
    return None if answers is None else sorted(int(row[0]) for row in answers)


def _by_entry(steps: dict[int, _Step]) -> dict[str, Trace]:
    traces: dict[str, Trace] = {}
    for number, step in sorted(steps.items()):
        if step.texts is None or step.fields["entry_id"] == NOBODY:
            continue
        trace = traces.setdefault(str(step.fields["entry_id"]), Trace(str(step.fields["entry_kind"])))
        trace.texts.append(step.texts)
        trace.numbers.append(number)
        trace.last = int(step.fields["at"])
    return traces


def _step(row: Sequence[Any]) -> _Step:
    _, *own, content, erased = row
    return _step_of(dict(zip(FIELDS, own, strict=True)), content, erased=erased is not None)


def _step_of(fields: Mapping[str, Any], content: object, *, erased: bool) -> _Step:
    few = {name: fields[name] for name in ("entry_kind", "entry_id", "at")}
    return _Step(few, content, tried(partial(_texts, fields, content)), erased)


def _texts(fields: Mapping[str, Any], content: object) -> _Texts:
    if content_hash(fields) != content:
        raise Unreadable("not what was written")
    return fields["before"], fields["after"]


def _parsed(text: str | None) -> Side | None:
    side: Side | None = None if text is None else json.loads(text)
    return side
