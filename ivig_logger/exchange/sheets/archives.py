"""Zip archives, which xlsx and ods are too: opened only when what they say of themselves is sound.

Nothing is ever unpacked to a disk, so that no path in an archive leads anywhere.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.sheets.first_bytes import PROTECTED

_UNPACKED = 1 << 30  # bytes: several times what a million rows come to
_SMALL = 64 << 20  # bytes that do no harm, however well they were packed
_RATIO = 250  # XML of equal rows packs to a hundredth; deflate can do a thousandth, which only zeros reach
_MEMBERS = 10_000
_ENCRYPTED = 0x1  # bit of the flags of a member
_PIECE = 1 << 20  # bytes
_DAMAGED = "The file is damaged or was cut short."
_WRONG = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive. Raises Unreadable where it is damaged, protected, or would unpack to far too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _WRONG:
        raise Unreadable(_DAMAGED) from None
    members = archive.infolist()
    unpacked = sum(each.file_size for each in members)
    if len(members) > _MEMBERS or unpacked > _UNPACKED or unpacked > max(_SMALL, _RATIO * len(data)):
        raise Unreadable("The file would unpack to far more than a sheet holds; it is not opened.")
    if any(each.flag_bits & _ENCRYPTED for each in members):
        raise Unreadable(PROTECTED)
    return archive


def read_member(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo) -> bytes:
    """All bytes of a member, none where there is no such one. Raises Unreadable where they are damaged."""
    try:
        return archive.read(member)
    except KeyError:
        return b""
    except _WRONG:
        raise Unreadable(_DAMAGED) from None


def pieces_of(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a member in pieces of a megabyte. Raises Unreadable where they are not what was packed."""
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_PIECE):
                yield piece
    except (*_WRONG, KeyError):
        raise Unreadable(_DAMAGED) from None


def prove(archive: zipfile.ZipFile) -> None:
    """Raises Unreadable where a member is damaged, or is longer than the archive says."""
    for member in archive.infolist():
        for _ in pieces_of(archive, member):
            pass
