"""One session handed from one log to another as a file, under a passphrase where one is wanted, and taken in again."""

import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ivig_logger.domain.addendum import Addendum, addenda_in, states_before
from ivig_logger.domain.change import Source
from ivig_logger.domain.descent import marks_of
from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.revision import Revision
from ivig_logger.domain.states import DoesNotFit
from ivig_logger.exchange import hand_over as form
from ivig_logger.exchange.hand_over import Hand, HandOver, write_hand_over
from ivig_logger.exchange.log_format import LogContents
from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.services.keyring import SHORTEST, TooShort, WrongPassphrase
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.sealed_file import is_sealed_form, sealed, unsealed
from ivig_logger.services.sealing import DoesNotOpen
from ivig_logger.services.transfer import since_signed

_GROUPS, _GROUP = 5, 4  # 66 bits in digits, which every language reads aloud alike
_MOST_CHANGES = 300  # of a session that ran for hours; each is held against the others, so more would take long
_SPOKEN = ("Z", "P", "S", "C")  # categories of what nobody says: spaces, punctuation, signs, control characters
MOVED = "the patient of this log"  # why a session belongs to another patient here


class NoSuchSession(Exception):
    """The session is not in the log any more."""


def new_passphrase() -> str:
    """Five groups of four digits, to be read aloud: "4831 0927 5562 1049 7738"."""
    return " ".join("".join(secrets.choice("0123456789") for _ in range(_GROUP)) for _ in range(_GROUPS))


def heard(passphrase: str) -> str:
    """A passphrase as it is heard: without spaces and signs, and in one case."""
    folded = unicodedata.normalize("NFKC", passphrase).casefold()
    return "".join(each for each in folded if not unicodedata.category(each).startswith(_SPOKEN))


def is_long_enough(passphrase: str) -> bool:
    """Whether enough of a passphrase is left when it is heard."""
    return len(heard(passphrase)) >= SHORTEST


def hand_over(logbook: Logbook, infusion_id: str, passphrase: str | None) -> bytes:
    """The file that hands over a session as it is now, sealed where there is a passphrase; then it takes 0.1 to 0.2 s.

    Raises NoSuchSession, TooShort and StorageFailed.
    """
    if passphrase is not None and not is_long_enough(passphrase):
        raise TooShort
    session = next(iter(logbook.find([infusion_id])), None)
    patient = next((each for each in logbook.patients() if session is not None and each.id == session.patient), None)
    if session is None or patient is None:
        raise NoSuchSession
    revisions = logbook.revisions_of(infusion_id)[::-1]
    marks = marks_of(session, ((each.before, each.after) for each in revisions))
    by = Hand(logbook.now(), logbook.author.name, logbook.author.role)
    handed = HandOver(
        session,
        patient,
        by,
        _entered(revisions),
        _changes(session, revisions, since_signed(logbook, session)),
        marks[:-1],
    )
    data = write_hand_over(handed)
    return data if passphrase is None else sealed(data, heard(passphrase))


def is_sealed(data: bytes) -> bool:
    """Whether this is a hand-over that takes a passphrase."""
    try:
        return is_sealed_form(form.content_of(data))
    except Unreadable:
        return False


def read_hand_over(data: bytes, passphrase: str | None, known: Iterable[Patient], now: Moment) -> LogContents:
    """The session of a hand-over. `known` are the patients of this log; nothing is stored.

    Raises Unreadable, and WrongPassphrase where it is sealed and does not open, or is damaged.
    """
    content = form.content_of(data)
    if is_sealed_form(content):
        try:
            data = unsealed(content, heard(passphrase or ""))
        except DoesNotOpen as error:
            raise WrongPassphrase from error
    return form.read_hand_over(data, known, now)


def namesakes(contents: LogContents, known: Iterable[Patient]) -> tuple[Patient, ...]:
    """The patients of this log whom a new patient of the file may be: of the same name, and not born on another day."""
    there = list(known)
    new = [each for each in contents.patients.values() if each.id not in {one.id for one in there}]
    return tuple(one for one in there if any(_may_be(one, each) for each in new))


def at_home(logbook: Logbook, contents: LogContents, patient_id: str | None = None) -> LogContents:
    """What was handed over as it belongs into this log: a session that is there stays its patient's.

    A new one goes to the patient with `patient_id`, where a person chose one. Raises StorageFailed.
    """
    known = {each.id for each in logbook.patients()}
    there = {each.id: each.patient for each in logbook.find(each.id for each in contents.infusions.values())}
    infusions, addenda = dict(contents.infusions), dict(contents.addenda)
    for where, each in contents.infusions.items():
        home = each.patient if each.patient in known else there.get(each.id, patient_id or each.patient)
        if home != each.patient:
            steps = contents.addenda.get(each.id, ())
            infusions[where], addenda[each.id] = replace(each, patient=home), _moved(logbook, each, steps, home)
    needed = {each.patient for each in infusions.values()}
    patients = {where: each for where, each in contents.patients.items() if each.id in needed}
    return replace(contents, patients=patients, infusions=infusions, addenda=addenda, sound_at=None)


def _entered(revisions: Sequence[Revision]) -> Hand | None:
    first = next(iter(revisions), None)
    typed = first is not None and first.before is None and first.source is Source.TYPED
    return Hand(first.at, first.author, first.role) if first is not None and typed else None


def _changes(session: Infusion, revisions: Sequence[Revision], signed: Sequence[Addendum]) -> tuple[Addendum, ...]:
    """The changes that led to a session: the last ones, and all since it was signed.

    Where they do not lead to it, those since it last came into the log; where these do not either, none.
    """
    came = max((at for at, each in enumerate(revisions) if each.before is None), default=0)
    most = max(_MOST_CHANGES, len(signed))
    for some in (addenda_in(revisions), addenda_in(revisions[came:])):
        try:
            states_before(session, some[-most:])
        except DoesNotFit:
            continue
        return some[-most:]
    return ()


def _may_be(one: Patient, other: Patient) -> bool:
    born = one.born is None or other.born is None or one.born == other.born
    return born and heard(one.name) == heard(other.name)


def _moved(logbook: Logbook, session: Infusion, steps: Sequence[Addendum], home: str) -> tuple[Addendum, ...]:
    """The changes of a session that belongs to another patient here.

    What was signed is kept as it was signed, patient and all, or nobody could tell any more that it was.
    """
    by = logbook.author
    moving = Addendum(logbook.now(), by.name, by.role, MOVED, "", "")
    states = states_before(session, steps)
    told: list[tuple[Addendum, Infusion]] = []
    for step, state in zip((moving, *steps), states, strict=True):
        told += [(step, state)] if _is_what_was_signed(state, session) else []
        told.append((moving if told and told[-1][1] is state else step, replace(state, patient=home)))
    return tuple(_between(told))


def _between(told: Sequence[tuple[Addendum, Infusion]]) -> Iterator[Addendum]:
    for (_, before), (step, after) in pairwise(told):
        if before != after:
            had, has = difference(before, after)
            yield replace(step, before=had, after=has)


def _is_what_was_signed(state: Infusion, session: Infusion) -> bool:
    if not state.signatures:
        return False
    from ivig_logger.domain.signed import content_of

    return content_of(state) in {each.content for each in session.signatures}
