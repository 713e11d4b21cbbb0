"""What can be typed after the program's name, taken from its argument parser, for the scripts that complete it."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Takes(StrEnum):
    """What follows an option, or stands for itself."""

    NOTHING = "nothing"
    FILE = "file"
    CHOICE = "choice"
    TEXT = "text"  # which a shell cannot know


@dataclass(frozen=True, slots=True)
class Word:
    """An option by its names, or, without names, an argument that stands for itself."""

    names: tuple[str, ...]
    takes: Takes
    about: str = ""
    choices: tuple[str, ...] = ()
    is_repeatable: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command with what may follow it; the program itself has the name ""."""

    name: str
    about: str
    words: tuple[Word, ...]

    @property
    def options(self) -> tuple[Word, ...]:
        """What begins with a hyphen."""
        return tuple(each for each in self.words if each.names)

    @property
    def arguments(self) -> tuple[Word, ...]:
        """What stands for itself."""
        return tuple(each for each in self.words if not each.names)


def commands_of(program: argparse.ArgumentParser) -> tuple[Command, ...]:
    """The program itself, then its commands."""
    of_program = Command("", program.description or "", tuple(_words(program)))
    return of_program, *(
        Command(name, parser.description or "", tuple(_words(parser)))
        for action in _actions(program)
        if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001  # argparse names it nowhere else
        for name, parser in action.choices.items()
    )


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return parser._actions  # noqa: SLF001  # argparse lists its arguments nowhere else


def _words(parser: argparse.ArgumentParser) -> Iterator[Word]:
    for action in _actions(parser):
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  # as above
            continue
        choices = tuple(str(each) for each in action.choices or ())
        repeatable = isinstance(action, argparse._AppendAction)  # noqa: SLF001  # as above
        yield Word(tuple(action.option_strings), _taken(action), action.help or "", choices, repeatable)


def _taken(action: argparse.Action) -> Takes:
    if action.nargs == 0:
        return Takes.NOTHING
    if action.choices:
        return Takes.CHOICE
    return Takes.FILE if action.metavar == "FILE" else Takes.TEXT
