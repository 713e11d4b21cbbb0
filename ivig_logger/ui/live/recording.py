"""A press on its way into the session."""

from ivig_logger.domain.events import Event
from ivig_logger.ui.live.session import LiveSession


def record(session: LiveSession, event: Event, text: str) -> bool:
    """Record an event under the words that undo calls it; whether it was taken up, stored or waiting to be."""
    before = session.infusion
    session.record(event, text)
    return session.infusion != before
