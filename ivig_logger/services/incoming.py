"""A file that is to be read into the log: of which kind it is, what has to be asked first, and what it holds."""

import collections.abc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from ivig_logger.exchange.log_format import LogContents
from ivig_logger.exchange.recognising import Kind, kind_of
from ivig_logger.services.bulk import many_values
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.transfer import Cancelled

if TYPE_CHECKING:
    from ivig_logger.exchange.mapping import Mapping, Recognised
    from ivig_logger.exchange.sheets import Cell, RawTable, Workbook

ByFingerprint = collections.abc.Mapping[str, str]
_TOLD_EVERY = 500  # rows


@dataclass(frozen=True, slots=True)
class Incoming:
    """The bytes of a file. `workbook` are its tables, `recognised` how the columns of somebody else's were understood.

    `sealed`: a passphrase has to be asked for.
    """

    name: str
    data: bytes
    kind: Kind
    sealed: bool = False
    workbook: "Workbook | None" = None
    recognised: "Recognised | None" = None


def open_incoming(
    data: bytes,
    name: str,
    told: Callable[[int], bool] = lambda _: True,
    remembered: ByFingerprint = MappingProxyType({}),
) -> Incoming:
    """What a file is. `remembered` holds the mappings that were kept, by the fingerprints of headers.

    Raises Unreadable with a sentence, and Cancelled where `told` of the rows read says False.
    """
    kind = kind_of(data, name)
    if kind is Kind.HAND_OVER:
        from ivig_logger.services.handing_over import is_sealed

        return Incoming(name, data, kind, sealed=is_sealed(data))
    if kind is not Kind.SHEET:
        return Incoming(name, data, kind)
    from ivig_logger.exchange.mapping import recognise
    from ivig_logger.exchange.sheets import read_workbook
    from ivig_logger.exchange.tables.reading import are_ours

    workbook = _counted(read_workbook(data, name), told)
    if are_ours(workbook):
        return Incoming(name, data, kind, workbook=workbook)
    recognised = recognise(workbook)
    file = Incoming(name, data, kind, workbook=workbook, recognised=recognised)
    kept = remembered.get(fingerprint_of(file), "")
    if not kept:
        return file
    from ivig_logger.services.kept_mapping import as_remembered

    return replace(file, recognised=as_remembered(workbook, recognised, kept))


def reconsidered(file: Incoming, mapping: "Mapping") -> Incoming:
    """The file with another mapping: what that leaves open is decided or asked. Raises Unreadable and Cancelled."""
    from ivig_logger.exchange.mapping import reconsider

    workbook = file.workbook
    return file if workbook is None else replace(file, recognised=reconsider(workbook, mapping))


def with_sheet(file: Incoming, sheet: str) -> Incoming:
    """The file with another of its sheets as the one with the sessions. Raises Unreadable and Cancelled."""
    from ivig_logger.exchange.mapping import recognise

    workbook = file.workbook
    return file if workbook is None else replace(file, recognised=recognise(workbook, sheet=sheet))


def fingerprint_of(file: Incoming) -> str:
    """What other files with this header share; "" where there is none."""
    from ivig_logger.exchange.mapping import fingerprint_of_header

    if file.workbook is None or file.recognised is None:
        return ""
    sheet = file.recognised.mapping.sessions.sheet
    tables = (each for each in file.workbook.tables if each.name == sheet)
    return next((fingerprint_of_header(each) for each in tables), "")


@many_values()
def contents_of(
    file: Incoming,
    logbook: Logbook,
    zone: str,
    *,
    mapping: "Mapping | None" = None,
    patient: str | None = None,
    passphrase: str | None = None,
    newcomer: str = "",
) -> LogContents:
    """What a file holds; times without a zone are of `zone`, sessions without a patient of `patient`.

    Where that is None they are of the patient with the name `newcomer`, who comes in with them if the log has nobody of
    that name. `mapping` says what the columns of a table are, the recognised one where none is given. Raises
    Unreadable, Cancelled, WrongPassphrase and StorageFailed.
    """
    known, now = logbook.patients(), logbook.now()
    if file.kind is Kind.HAND_OVER:
        from ivig_logger.services.handing_over import at_home, read_hand_over

        return at_home(logbook, read_hand_over(file.data, passphrase, known, now), patient)
    if file.kind is Kind.FHIR:
        from ivig_logger.exchange.fhir.reading import read_bundle

        return read_bundle(file.data, known, now, zone)
    if file.workbook is None:
        from ivig_logger.exchange.log_reading import read_log

        return read_log(file.data, known, now)
    if file.recognised is None:
        from ivig_logger.exchange.tables.reading import read_tables

        return read_tables(file.workbook, known, now)
    from ivig_logger.exchange.mapping import People, read_mapped

    people = People(known)
    whose = people.known_as(newcomer) if newcomer and patient is None else patient
    read = read_mapped(file.workbook, mapping or file.recognised.mapping, known, whose, now, zone)
    return replace(read, patients={**people.new, **read.patients})


def _counted(workbook: "Workbook", told: Callable[[int], bool]) -> "Workbook":
    """The same tables, which tell how many rows have been read and can be stopped."""

    def counting(table: "RawTable") -> "Callable[[], Iterator[tuple[int, tuple[Cell, ...]]]]":
        def rows() -> "Iterator[tuple[int, tuple[Cell, ...]]]":
            for count, each in enumerate(table.rows(), start=1):
                if count % _TOLD_EVERY == 0 and not told(count):
                    raise Cancelled
                yield each

        return rows

    return replace(workbook, tables=tuple(replace(each, rows=counting(each)) for each in workbook.tables))
