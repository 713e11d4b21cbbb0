"""THE rule of `domain.onset` as SQL, for counting and filtering; a property test holds the two together."""

from sqlalchemy import ColumnElement, and_, not_

from ivig_logger.domain.onset import FIRST_HOUR, FirstHour
from ivig_logger.storage.records import InfusionRecord, ReactionRecord

_HOUR = int(FIRST_HOUR.total_seconds())
_START = InfusionRecord.started_at
_END_OF_HOUR = InfusionRecord.started_at + _HOUR
_EARLIEST, _LATEST = ReactionRecord.earliest_at, ReactionRecord.latest_at

_INSIDE = and_(_EARLIEST >= _START, _LATEST <= _END_OF_HOUR)
_TOUCHES = and_(_LATEST >= _START, _EARLIEST <= _END_OF_HOUR)

STATES: dict[FirstHour, ColumnElement[bool]] = {
    FirstHour.IN: _INSIDE,
    FirstHour.MAY_BE: and_(_TOUCHES, not_(_INSIDE)),
    FirstHour.LATER: _EARLIEST > _END_OF_HOUR,
    FirstHour.BEFORE: _LATEST < _START,
    FirstHour.NOT_KNOWN: _EARLIEST.is_(None),
}
