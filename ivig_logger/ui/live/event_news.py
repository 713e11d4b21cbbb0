"""What is said to a person who does not see the list, when something in it is new, at another time, or gone."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from ivig_logger.domain.happenings import Happening
from ivig_logger.domain.infusion import Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.live.event_line import is_in
from ivig_logger.ui.live.event_order import Entry, Key, Landmark, key_of
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.words.happenings import announced_end, announced_text, took_back_text


def tell_news(
    widget: QWidget, session: LiveSession, before: Sequence[Entry], after: Sequence[Entry], was: Mapping[Key, Key]
) -> None:
    """Announce what is new, at another time or gone; `was` gives the former keys. A pressed grade says itself."""
    now = session.infusion
    old, new = _by_key(before), _by_key(after)
    for key, each in reversed(new.items()):
        earlier = old.get(was[key]) if key in was else None
        if earlier is None or _core(earlier) != _core(each):
            saved = session.is_saved or is_in(session.stored, each, now)
            announce(widget, announced_text(each, now, saved=saved))
    for key in old.keys() - set(was.values()):
        announce(widget, took_back_text(old[key]))
    if (Landmark.END in after) is not (Landmark.END in before):
        announce(widget, announced_end(now, saved=session.is_saved or session.stored.ended == now.ended))


def _by_key(entries: Sequence[Entry]) -> dict[Key, Happening]:
    return {key_of(each): each for each in entries if isinstance(each, Happening)}


def _core(happening: Happening) -> tuple[object, Moment | None]:
    """What is announced anew when it changes."""
    part = happening.part
    what = (part.symptom, part.onset) if isinstance(part, Reaction) else None
    return what, happening.at
