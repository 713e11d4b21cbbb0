"""What writes the log in each form; each is imported only when it is asked for."""

from collections.abc import Callable

from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import Format, Selection
from ivig_logger.services.transfer import Counts, Told, Write, export_log

Exporter = Callable[[Logbook, Selection, Write, Told], Counts]


def exporter_of(form: Format) -> Exporter:
    """The exporter of a form. Each raises NotInThisForm, Cancelled, StorageFailed and what `write` raises."""
    return _EXPORTERS[form]()


def _json() -> Exporter:
    return lambda logbook, selection, write, told: export_log(logbook, write, selection, told)


def _csv() -> Exporter:
    from ivig_logger.services.table_export import export_tables_zip

    return export_tables_zip


def _wide() -> Exporter:
    from ivig_logger.services.wide_export import export_wide

    return export_wide


def _xlsx() -> Exporter:
    from ivig_logger.services.sheet_export import export_xlsx

    return export_xlsx


def _fhir() -> Exporter:
    from ivig_logger.services.fhir_export import export_fhir

    return export_fhir


_EXPORTERS: dict[Format, Callable[[], Exporter]] = {
    Format.JSON: _json,
    Format.CSV: _csv,
    Format.WIDE: _wide,
    Format.XLSX: _xlsx,
    Format.FHIR: _fhir,
}
