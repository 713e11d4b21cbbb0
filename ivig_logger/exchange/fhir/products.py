"""Which medicines of a file are an immunoglobulin for infusion: by the words, because codes are not shipped."""

import re
from functools import cache

from ivig_logger.domain.folding import fold
from ivig_logger.domain.vocabulary import products

_WORDS = re.compile(r"immun\w*[ -]?globulin|\b(ivig|igiv|ig iv|iv ig|scig)\b")
_AGAINST_SOMETHING = re.compile(
    r"rho|anti[ -]?d\b|hepatitis|tetanus|rabies|varicella|zoster|thymocyte|lymphocyte|botul|digoxin|cytomegal|vaccinia"
    r"|anthrax|diphther|respiratory syncytial"
)


def is_immunoglobulin(words: str) -> bool:
    """Whether a medicine is a listed product or named an immunoglobulin; those against one thing are others."""
    said = fold(words)
    if _brands().search(said):
        return True
    return bool(_WORDS.search(said)) and not _AGAINST_SOMETHING.search(said)


@cache
def _brands() -> re.Pattern[str]:
    """The names of the listed products without their concentrations."""
    names = {re.sub(r" [\d.]+ ?%$", "", fold(each.name)) for each in products()}
    return re.compile(r"\b(" + "|".join(re.escape(each) for each in sorted(names)) + r")\b")
