"""One value of a JSON file at its position, and one object that is read key by key. Refusals collect."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from ivig_logger.domain.checks.texts import is_keepable
from ivig_logger.exchange.log_format import DECIMALS, LINE, TEXT, THE_FILE, Refusal
from ivig_logger.exchange.log_json import NoNumber, Object

_SHOWN = 40
_T = TypeVar("_T")
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Node:
    """A value, where it stands (`infusions[3].dose_g`), and the list that refusals are put on."""

    value: object
    where: str
    refusals: list[Refusal]

    def refuse(self, reason: str) -> None:
        """Say why the value cannot be read."""
        self.refusals.append(Refusal(self.where or THE_FILE, reason))

    def at(self, key: str, value: object) -> "Node":
        """A value inside this one, under a key or an index such as `[3]`."""
        separator = "." if self.where and not key.startswith("[") else ""
        return Node(value, f"{self.where}{separator}{key}", self.refusals)


Reader = Callable[[Node], _T | None]
"""Turns a node into a value; None when it refused."""


class Fields:
    """A JSON object that is read key by key. Keys outside of `keys`, and keys given twice, are refused at once."""

    def __init__(self, node: Node, keys: Iterable[str]) -> None:
        self._node = node
        self._object: Object = node.value if isinstance(node.value, Object) else Object()
        if not isinstance(node.value, Object):
            node.refuse(f"must be an object, not {shown(node.value)}")
        known = tuple(keys)
        for key in (each for each in self._object if each not in known):
            near = get_close_matches(key[:_SHOWN], known, 1)
            node.refuse(f"unknown key {shown(key)}" + (f' (is "{near[0]}" meant?)' if near else ""))
        for key in self._object.twice:
            node.refuse(f"the key {shown(key)} is given twice")

    def has(self, key: str) -> bool:
        """Whether the key is there with a value other than null."""
        return self._object.get(key) is not None

    def holds(self, key: str) -> bool:
        """Whether the key is there, null or not."""
        return key in self._object

    def node(self, key: str) -> Node:
        """The value under a key; None where it is missing."""
        return self._node.at(key, self._object.get(key))

    def need(self, key: str, read: Reader[_T]) -> _T | None:
        """A value that must be there."""
        if self.has(key):
            return read(self.node(key))
        if isinstance(self._node.value, Object):
            self.node(key).refuse("is missing")
        return None

    def maybe(self, key: str, read: Reader[_T]) -> _T | None:
        """A value that may be missing or null."""
        return read(self.node(key)) if self.has(key) else None

    def get(self, key: str, read: Reader[_T], default: _T) -> _T:
        """A value that may be missing, but not null."""
        value = read(self.node(key)) if key in self._object else None
        return default if value is None else value


def text(node: Node, longest: int = TEXT) -> str | None:
    """Any text up to a length, without the two kinds of characters that no text file can hold."""
    value = node.value
    if not isinstance(value, str) or isinstance(value, NoNumber):
        node.refuse(f"must be a text, not {shown(value)}")
    elif len(value) > longest:
        node.refuse(f"is {len(value)} characters long; at most {longest} are kept")
    elif not is_keepable(value):
        node.refuse("holds a character that is no text (U+0000, or half of a surrogate pair)")
    else:
        return value
    return None


def line(node: Node) -> str | None:
    """A short text: a name, a lot."""
    return text(node, LINE)


def flag(node: Node) -> bool | None:
    """True or false."""
    if isinstance(node.value, bool):
        return node.value
    node.refuse(f"must be true or false, not {shown(node.value)}")
    return None


def number(node: Node) -> Decimal | None:
    """A number as written, up to six decimals; the field's own limits are checked with the record."""
    if not isinstance(node.value, Decimal):
        node.refuse(f"must be a number, not {shown(node.value)}")
        return None
    exponent = node.value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > DECIMALS:
        node.refuse(f"has {-exponent} decimals; at most {DECIMALS} are kept")
        return None
    return node.value


def whole(node: Node) -> int | None:
    """A whole number."""
    if isinstance(node.value, Decimal) and node.value == node.value.to_integral_value():
        return int(node.value)
    node.refuse(f"must be a whole number, not {shown(node.value)}")
    return None


def word(words: type[_Word]) -> Reader[_Word]:
    """One of a fixed set of words."""

    def read(node: Node) -> _Word | None:
        if isinstance(node.value, str) and node.value in set(words):
            return words(node.value)
        node.refuse(f"must be one of {', '.join(shown(each.value) for each in words)}, not {shown(node.value)}")
        return None

    return read


def each_of(read: Reader[_T]) -> Reader[tuple[_T, ...]]:
    """A list, read entry by entry; refused entries are left out of what is returned."""

    def read_all(node: Node) -> tuple[_T, ...] | None:
        if not isinstance(node.value, list):
            node.refuse(f"must be a list, not {shown(node.value)}")
            return None
        entries = (read(node.at(f"[{at}]", entry)) for at, entry in enumerate(node.value))
        return tuple(entry for entry in entries if entry is not None)

    return read_all


def shown(value: object) -> str:
    """A value as a sentence names it: texts in quotation marks and shortened, the rest by kind."""
    if isinstance(value, NoNumber):
        return value if len(value) <= _SHOWN else f"a number of {len(value)} characters"
    if isinstance(value, str):
        cut = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
        return '"' + "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in cut) + '"'
    if isinstance(value, bool) or value is None:
        return {None: "null", True: "true", False: "false"}[value]
    return str(value) if isinstance(value, Decimal) else "a list" if isinstance(value, list) else "an object"
