"""Each patient and session against its revisions, and against the rules that it was stored by."""

import json
from collections.abc import Callable, Iterator, Sequence

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.change import Entry
from ivig_logger.domain.checks import Surroundings, check_in_error, refusals_of
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.revision import Side
from ivig_logger.domain.states import DoesNotFit
from ivig_logger.services.findings import Finding, Kind
from ivig_logger.storage.failures import Unreadable
from ivig_logger.storage.soundness import Look

_States = dict[str, Side | DoesNotFit | None]


def check_traces(look: Look) -> Iterator[Finding]:
    """Entries that are not there, though no change took them out."""
    yield from (Finding(Kind.GONE, {"entry": kind}, entry) for kind, entry in look.gone())


def check_orders(look: Look) -> Iterator[Finding]:
    """Sessions whose vials, reactions and the like are not numbered as they were stored."""
    yield from (Finding(Kind.ORDER, {"entry": "infusion"}, entry) for entry in look.disordered())


def check_patients(look: Look) -> Iterator[Finding]:
    """Each patient against what the changes come to."""
    try:
        patients = look.patients()
    except Unreadable:
        yield Finding(Kind.UNREADABLE, {"entry": "patient"})
        return
    states = look.states([each.id for each in patients])
    for each in patients:
        yield from _against_state(each, states)


def told_to_nobody(_done: int, _of: int) -> None:
    """Nobody watches how far a check is."""


def check_sessions(look: Look, now: Moment, tell: Callable[[int, int], None] = told_to_nobody) -> Iterator[Finding]:
    """Each session against what the changes come to; where it is that, against the rules, and as it is searched.

    `tell` is told how many of how many were looked at.
    """
    portions = look.session_ids()
    of, done = sum(map(len, portions)), 0
    for ids in portions:
        tell(done, of)
        yield from check_some(look, ids, now)
        done += len(ids)
    tell(done, of)


def check_some(look: Look, ids: Sequence[str], now: Moment) -> Iterator[Finding]:
    """The sessions with these ids."""
    states = look.states(ids)
    sound: list[Infusion] = []
    for each in _readable(look, ids):
        found = [each] if isinstance(each, Finding) else list(_against_state(each, states))
        yield from found
        if isinstance(each, Infusion):
            yield from _against_signatures(look, each)
        if not found and isinstance(each, Infusion):
            sound.append(each)
    yield from (finding for each in sound for finding in _against_rules(each, now))
    lost = set(look.unfindable(sound))
    yield from (Finding(Kind.SEARCH, _facts(each), each.id) for each in sound if each.id in lost)


def _readable(look: Look, ids: Sequence[str]) -> list[Infusion | Finding]:
    """Sessions; where one of them cannot be read, it is found one by one."""
    try:
        return [*look.sessions(ids)]
    except Unreadable:
        if len(ids) == 1:
            return [Finding(Kind.UNREADABLE, {"entry": "infusion"}, ids[0])]
        half = len(ids) // 2
        return [*_readable(look, ids[:half]), *_readable(look, ids[half:])]


def _against_state(entry: Entry, states: _States) -> Iterator[Finding]:
    state = states.get(entry.id)
    if state is None:
        yield Finding(Kind.UNTRACED, _facts(entry), entry.id)
    elif isinstance(state, DoesNotFit):
        yield Finding(Kind.DIFFERS, _facts(entry) | {"fields": ()}, entry.id)
    elif (fields := _differing(entry, state)) is None:
        yield Finding(Kind.UNREADABLE, _facts(entry), entry.id)
    elif fields:
        yield Finding(Kind.DIFFERS, _facts(entry) | {"fields": fields}, entry.id)


def _differing(entry: Entry, state: Side) -> tuple[str, ...] | None:
    """The names of the fields that are not as in `state`; None where one holds what no field can."""
    try:
        present: Side = json.loads(canonical(entry))
    except (TypeError, ValueError, ArithmeticError):
        return None
    return tuple(sorted(name for name in present.keys() | state.keys() if present.get(name) != state.get(name)))


def _against_rules(session: Infusion, now: Moment) -> Iterator[Finding]:
    """The rules of today; a session that is marked as entered in error need only say why."""
    in_error = session.entered_in_error is not None
    refusals = check_in_error(session) if in_error else refusals_of(session, Surroundings(now), session)
    yield from (Finding(Kind.RULE, _facts(session) | {"problem": each}, session.id) for each in refusals)


def _against_signatures(look: Look, session: Infusion) -> Iterator[Finding]:
    if not session.signatures or _differing(session, {}) is None:
        return
    from ivig_logger.services.signature_checks import wrong_signatures  # a log without any does not wait for it

    for kind, signature in wrong_signatures(look, session):
        yield Finding(kind, _facts(session) | {"signer": signature.signed_as}, session.id)


def _facts(entry: Entry) -> dict[str, object]:
    if not isinstance(entry, Infusion):
        return {"entry": "patient"}
    return {"entry": "infusion"} | ({"started": entry.started} if _is_readable(entry.started) else {})


def _is_readable(moment: Moment) -> bool:
    try:
        return moment.local is not None
    except (LookupError, ValueError, OverflowError, OSError):  # a zone or a year that there is not
        return False
