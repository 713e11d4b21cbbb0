"""The first letter of words, large or small; the others stay as they were typed."""


def capital(words: str) -> str:
    """ "Dark urine"."""
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """ "dark urine"."""
    return words[:1].lower() + words[1:]
