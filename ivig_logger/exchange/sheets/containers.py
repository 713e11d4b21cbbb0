"""What kind of file a sheet comes in, by its content and not by its name."""

import zipfile
from enum import StrEnum

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.sheets.archives import open_archive, read_member
from ivig_logger.exchange.sheets.encodings import encoding_of
from ivig_logger.exchange.sheets.first_bytes import OLE, PROTECTED, ZIP, refuse_binary, refuse_other_kinds

_MOST = 512 << 20  # bytes: it is read into memory whole
_ENDINGS = (".csv", ".tsv", ".txt")
_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"


class Container(StrEnum):
    """The kinds that are read."""

    TEXT = "text"
    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    TEXTS = "zip of texts"


def container_of(data: bytes) -> Container:
    """The kind of a file. Raises Unreadable with a sentence for what is none of them."""
    if len(data) > _MOST:
        raise Unreadable("The file is larger than 512 MB; divide it.")
    refuse_other_kinds(data)
    if data.startswith(ZIP) and data[2:4] in {b"\x03\x04", b"\x05\x06", b"\x07\x08"}:
        return _packed(data)
    if data.startswith(OLE):
        return _compound(data)
    refuse_binary(data, encoding_of(data).codec)
    return Container.TEXT


def tables_in(archive: zipfile.ZipFile) -> tuple[list[zipfile.ZipInfo], list[str]]:
    """The members of a zip that are tables, and the names of what else is in it; a program's own traces are neither."""
    tables: list[zipfile.ZipInfo] = []
    others: list[str] = []
    for member in archive.infolist():
        path = member.filename.replace("\\", "/")
        name = path.rpartition("/")[2]
        if not name or name.startswith(".") or path.startswith("__MACOSX/"):
            continue
        if name.lower().endswith(_ENDINGS):
            tables.append(member)
        else:
            others.append(name)
    return tables, others


def _packed(data: bytes) -> Container:
    archive = open_archive(data)
    names = {each.filename.lower().replace("\\", "/") for each in archive.infolist()}
    if "xl/workbook.xml" in names:
        return Container.XLSX
    if "xl/workbook.bin" in names:
        raise Unreadable("The file is a binary workbook (xlsb); save it as xlsx.")
    if names & {"word/document.xml", "ppt/presentation.xml"}:
        raise Unreadable("The file is a document of a word processor or a presentation, not a sheet.")
    if "mimetype" in names:
        return _open_document(archive)
    if "index/document.iwa" in names:
        raise Unreadable("The file is a Numbers document; export it as xlsx or CSV.")
    if tables_in(archive)[0]:
        return Container.TEXTS
    raise Unreadable("The file is a zip archive without a CSV file in it.")


def _open_document(archive: zipfile.ZipFile) -> Container:
    if not read_member(archive, "mimetype").strip().startswith(_SHEET):
        raise Unreadable("The file is a document, but not a sheet.")
    if b"encryption-data" in read_member(archive, "META-INF/manifest.xml"):
        raise Unreadable(PROTECTED)
    return Container.ODS


def _compound(data: bytes) -> Container:
    """The streams of an OLE file are named in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(PROTECTED)
    if any(each.encode("utf-16-le") in data for each in ("Workbook\0", "Book\0")):
        return Container.XLS
    raise Unreadable("The file is a document, but not a sheet.")
