"""The question after an infusion, on the home screen: answered with one press, and never in anybody's way."""

from ivig_logger.ui.follow_up.card import FollowUpCard

__all__ = ["FollowUpCard"]
