"""What the first bytes of a file give away, whatever its name says."""

from ivig_logger.exchange.log_json import Unreadable

ZIP = b"PK"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
PROTECTED = "The file is protected with a password; save it without one."

_STARTS = (
    (b"%PDF", "is a PDF"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"II*\0", "is a picture"),
    (b"MM\0*", "is a picture"),
    (b"SQLite format 3\0", "is a database"),
    (b"{\\rtf", "is a document of a word processor"),
    (b"\x7fELF", "is a program"),
    (b"MZ\x90", "is a program"),
)
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_OLD_SHEET = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00\x00\x05")
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<body", b"<div")
_LOOKED_AT = 65_536  # bytes
_BINARY = 0.05  # of the bytes
_STRAY = 16  # bytes: a NUL here and there is a damaged text
_CONTROLS = bytes(sorted({*range(0x20)} - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}))


def refuse_other_kinds(data: bytes) -> None:
    """Raises Unreadable with a sentence for an empty file, and for what plainly is no sheet and no text."""
    if not data.strip():
        raise Unreadable("The file is empty.")
    for start, what in _STARTS:
        if data.startswith(start):
            raise Unreadable(f"The file {what}, which cannot be imported.")
    if (data.startswith(b"RIFF") and data[8:12] == b"WEBP") or data[4:8] == b"ftyp":
        raise Unreadable("The file is a picture or a film, which cannot be imported.")
    if data.startswith(_PACKED):
        raise Unreadable("The file is packed; unpack it first.")
    if data.startswith(_OLD_SHEET):
        raise Unreadable("The file is a sheet of a very old program; save it as xlsx or CSV.")
    if data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_MARKUP):
        raise Unreadable("The file is a web page or XML, not a sheet; open it in a spreadsheet program, save as xlsx.")


def refuse_binary(data: bytes, codec: str) -> None:
    """Raises Unreadable where too many bytes are no text in that encoding."""
    if codec.startswith(("utf-16", "utf-32")):
        return
    start = data[:_LOOKED_AT]
    controls = len(start) - len(start.translate(None, _CONTROLS))
    if controls > max(_STRAY, _BINARY * len(start)):
        raise Unreadable("The file holds no text and no sheet that is known here.")
