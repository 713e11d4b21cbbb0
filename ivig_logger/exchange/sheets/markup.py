"""The XML inside sheets, read as it streams by; entities, which could grow without end, are refused."""

from collections.abc import Callable, Iterable
from typing import NoReturn
from xml.parsers import expat

from ivig_logger.exchange.log_json import Unreadable

Attributes = dict[str, str]


def read_markup(
    pieces: Iterable[bytes], start: Callable[[str, Attributes], object], parser: expat.XMLParserType
) -> None:
    """Calls `start` with each element's name and attributes, named `namespace local`. Raises Unreadable."""
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise Unreadable("The file is damaged: what stands in it is not the XML of a sheet.") from None


def a_parser() -> expat.XMLParserType:
    """A parser that names elements and attributes with their namespaces."""
    return expat.ParserCreate(namespace_separator=" ")


def _refuse(*_: object) -> NoReturn:
    raise Unreadable("The file is damaged: its XML declares entities, which no sheet does.")
