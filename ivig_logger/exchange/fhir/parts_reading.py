"""Puts what a file tells beside the sessions into them, each where it belongs."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.fhir.bundles import Entry, Resources
from ivig_logger.exchange.fhir.json_parts import child, children, text_at
from ivig_logger.exchange.fhir.linking import NEAR, Sessions
from ivig_logger.exchange.fhir.observation_reading import put_observation
from ivig_logger.exchange.fhir.people_reading import People
from ivig_logger.exchange.fhir.reaction_reading import ReactionReader
from ivig_logger.exchange.fhir.rows_reading import put_medicine, put_part
from ivig_logger.exchange.fhir.session_reading import Session, SessionReader
from ivig_logger.exchange.fhir.times import Clock
from ivig_logger.exchange.fhir.versions import other_version

_DURING = timedelta(0)
_GIVEN = {"completed", "in-progress", "stopped"}
_NEAR = "taken into the session within an hour of which"
_GUESSED = {
    "MedicationAdministration": f"{_NEAR} it was given, for a purpose that is not said",
    "Observation": f"{_NEAR} it was measured; it does not name one",
    "AdverseEvent": "taken as a reaction to the session during which it began; it does not name one",
}


class Parts:
    """Rate steps, medicines, measurements and reactions of a file."""

    def __init__(self, resources: Resources, people: People, clock: Clock, reader: SessionReader) -> None:
        self._resources, self._people, self._clock, self._reader = resources, people, clock, reader
        self._reactions = ReactionReader(resources, clock)
        self._near: Counter[str] = Counter()

    def put_all(self, sessions: Sessions) -> None:
        """Put every resource that belongs to a session into it."""
        for each in self._resources.of("MedicationAdministration"):
            self._put_administration(sessions, each)
        for each in self._resources.of("Observation"):
            if (at := self._moment(each)) is not None:
                self._put(sessions, each, at, partial(put_observation, entry=each, at=at))
        for each in self._resources.of("AdverseEvent"):
            at = self._reactions.onset_of(each)
            self._put(sessions, each, at, partial(self._reactions.put, entry=each), _DURING)

    def notes(self) -> list[str]:
        """What was put into a session that it does not name."""
        return [f"{count} {kind}: {_GUESSED[kind]}." for kind, count in sorted(self._near.items())]

    def _moment(self, entry: Entry) -> Moment | None:
        at = self._clock.moment(entry.resource, "effectiveDateTime") or self._clock.moment(
            entry.resource, "effectiveInstant"
        )
        if at is None:
            at = self._clock.moment(child(entry.resource, "effectivePeriod"), "start")
        if at is None:
            self._resources.leave(entry, "measured at a time that is not known")
        return at

    def _put_administration(self, sessions: Sessions, entry: Entry) -> None:
        if sessions.is_session(entry):
            return
        if text_at(entry.resource, "status") == "not-done":
            self._resources.leave(entry, "not done")
        elif sessions.is_part(entry):
            self._put(sessions, entry, None, lambda session: put_part(session, entry, self._reader, self._clock))
        elif not other_version(entry.resource) and not children(entry.resource, "modifierExtension"):
            at = self._clock.moment(entry.resource, "effectiveDateTime")
            at = at or self._clock.moment(child(entry.resource, "effectivePeriod"), "start")
            name = self._reader.product(entry)
            self._put(sessions, entry, at, lambda session: put_medicine(session, entry, name, self._clock))

    def _put(
        self,
        sessions: Sessions,
        entry: Entry,
        at: Moment | None,
        put: Callable[[Session], str],
        within: timedelta = NEAR,
    ) -> None:
        """Put an entry into the session it names, else into the one it is near unless it may be a mistake."""
        named = sessions.named_by(entry)
        session = named
        if named is None and at is not None and text_at(entry.resource, "status") in {*_GIVEN, "final", "amended", ""}:
            session = sessions.near(self._people.id_of(entry), at, within)
        if session is None:
            return
        why = put(session)
        if why:
            self._resources.leave(entry, why)
            return
        self._resources.take(entry)
        if named is None:
            self._near[entry.kind] += 1
