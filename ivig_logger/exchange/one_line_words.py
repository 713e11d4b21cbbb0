"""The names that one line may hold - products, symptoms, medicines - found in it by their words, the longest first."""

import re
from dataclasses import dataclass
from functools import cache

from ivig_logger.domain.folding import fold
from ivig_logger.domain.vocabulary import drug_names, product_of, products, symptoms

# Words, numbers, and the signs that part names; hyphens, slashes and apostrophes are as good as spaces.
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)?|[^\w\s/\'’.-]")
_CONCENTRATION = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*%")
_CONCENTRATED = re.compile(r"(.+?) \d+(?:\.\d+)? %")

Names = dict[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the line: where it ends, and how the list writes it."""

    end: int
    name: str


class Words:
    """The line as words that can be compared with names."""

    def __init__(self, text: str) -> None:
        self._text = text
        matches = list(_TOKEN.finditer(text))
        self._folded = [fold(each[0]) for each in matches]
        self._ends = [each.end() for each in matches]
        self._at = {each.start(): number for number, each in enumerate(matches)}

    def symptom(self, at: int) -> Found | None:
        """The symptom that is named here, in any of the words for it."""
        return self._longest(at, _symptom_names())

    def drug(self, at: int) -> Found | None:
        """The medicine that is named here, by any of its names."""
        return self._longest(at, _drug_names())

    def product(self, at: int) -> tuple[Found, re.Match[str] | None] | None:
        """The product that is named here, and the concentration behind it."""
        found = self._longest(at, _product_names())
        if found is None:
            return None
        behind = _CONCENTRATION.match(self._text, found.end)
        whole = product_of(f"{found.name} {behind[1].replace(',', '.')} %") if behind else product_of(found.name)
        return Found(found.end, whole.name if whole else found.name), behind

    def _longest(self, at: int, names: Names) -> Found | None:
        number = self._at.get(at)
        if number is None:
            return None
        for words, name in names.get(self._folded[number], ()):
            last = number + len(words) - 1
            if tuple(self._folded[number : last + 1]) == words and not self._goes_on(self._ends[last]):
                return Found(self._ends[last], name)
        return None

    def _goes_on(self, end: int) -> bool:
        """Whether a name would end in the middle of a word, or of a number with its decimals."""
        return self._text[end : end + 1].isalnum() or self._text[end : end + 1] == "_"


@cache
def _symptom_names() -> Names:
    return _indexed([(word, word) for each in symptoms() for word in (each.term, *each.words)])


@cache
def _drug_names() -> Names:
    return _indexed([(each, each) for each in drug_names()])


@cache
def _product_names() -> Names:
    named = [(base[1] if (base := _CONCENTRATED.fullmatch(each.name)) else each.name) for each in products()]
    return _indexed([(name, name) for name in named])


def _indexed(names: list[tuple[str, str]]) -> Names:
    """Names by their first word, those of most words first."""
    indexed: Names = {}
    for text, name in names:
        words = tuple(fold(each) for each in _TOKEN.findall(text))
        indexed.setdefault(words[0], []).append((words, name))
    for each in indexed.values():
        each.sort(key=lambda pair: -len(pair[0]))
    return indexed
