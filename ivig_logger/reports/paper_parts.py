"""What a sheet of paper is made of that is written on by hand: places with a name, and grids of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blank:
    """One place to write on, or what is printed there already; `boxes` are answers to be ticked.

    `field` is where the session form and the one line have it, "start" or "reactions.onset"; "" where they have not.
    """

    name: str
    field: str = ""
    value: str = ""
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperRow:
    """What is printed in the first columns of a row; the others are written by hand."""

    cells: tuple[str, ...] = ()
    in_first_hour: bool = False


@dataclass(frozen=True, slots=True)
class PaperGrid:
    """A grid with its title, a note and answers to the whole of it; at least `empty` rows stand below the printed ones.

    A page with room has more, at most `most`.
    """

    title: str
    columns: tuple[Blank, ...]
    rows: tuple[PaperRow, ...] = ()
    note: str = ""
    boxes: Blank = Blank("")
    empty: int = 0
    most: int = 0
