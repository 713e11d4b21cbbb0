"""The colours of charts on the screen, from those of the look in use."""

from ivig_logger.pictures.ink import Ink
from ivig_logger.ui.theme import Tokens


def ink_of(tokens: Tokens) -> Ink:
    """A chart lies on a card: its ground is the surface."""
    return Ink(
        ground=tokens.surface,
        ink=tokens.ink,
        soft=tokens.soft,
        line=tokens.line,
        accent=tokens.accent,
        first_hour=tokens.first_hour,
        first_hour_fill=tokens.first_hour_fill,
        may_be=tokens.may_be,
        later=tokens.later,
    )
