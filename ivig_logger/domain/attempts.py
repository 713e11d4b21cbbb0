"""How long the next try of a passphrase has to wait after wrong ones."""

from datetime import timedelta

FREE = 5  # wrong ones after which nobody waits yet: people mistype
_LONGEST = timedelta(minutes=5)


def pause_after(wrong: int) -> timedelta:
    """Nothing up to FREE wrong tries, then 2 s, and twice as long after each one more, five minutes at most."""
    beyond = wrong - FREE
    return min(_LONGEST, timedelta(seconds=2 ** min(beyond, 20))) if beyond > 0 else timedelta()
