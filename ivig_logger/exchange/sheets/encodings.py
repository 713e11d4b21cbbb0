"""In which encoding a text file is written, found from its bytes."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", ""),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_LOOKED_AT = 65_536  # bytes, for the zeros of UTF-16
_PIECE = 1 << 20  # bytes, so that a large file is not held twice
_MANY = 0.3  # of the bytes at odd or at even places: half of Latin text in UTF-16 is zeros, text has none
_FEW = 0.05
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_SURE = 4  # letters of UTF-8 to one damaged byte: Windows-1252 text has hardly one by chance


@dataclass(frozen=True, slots=True)
class Encoding:
    """The name that Python knows it by, that which people know where it is not UTF-8, and whether bytes are wrong."""

    codec: str
    name: str = ""
    damaged: bool = False


def encoding_of(data: bytes) -> Encoding:
    """UTF-8 and UTF-16 with and without their mark, UTF-32 with it, and otherwise Windows-1252."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, name, not _decodes(data, codec))
    order = _unmarked_utf16(data)
    if order:
        return Encoding(order, "UTF-16", not _decodes(data, order))
    if _decodes(data, "utf-8"):
        return Encoding("utf-8")
    letters = len(_SEQUENCE.findall(data))
    stray = len(_HIGH.findall(_SEQUENCE.sub(b"", data)))
    if letters >= _SURE * stray:
        return Encoding("utf-8", damaged=True)
    return Encoding("cp1252", "Windows-1252", not _decodes(data, "cp1252"))


def _unmarked_utf16(data: bytes) -> str:
    """Which order of bytes, by where the zeros of the Latin letters stand."""
    start = data[:_LOOKED_AT]
    pairs = len(start) // 2
    if not pairs or len(data) % 2:
        return ""
    first, second = start[0::2].count(0) / pairs, start[1::2].count(0) / pairs
    if second > _MANY and first < _FEW:
        return "utf-16-le"
    return "utf-16-be" if first > _MANY and second < _FEW else ""


def _decodes(data: bytes, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(data[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
