"""Opens our exports with LibreOffice, and brings what LibreOffice saves back into a log.

    python tests/data/sheets/open_with_libreoffice.py

The suite does not run it: it needs `soffice` (the package libreoffice-calc). It says what it found, and fails where a
row is otherwise, a day is no day, a text was computed, or a session does not come back the same.
"""

import csv
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from python_calamine import load_workbook

from ivig_logger.domain.change import Change
from ivig_logger.services.export_file import export_to
from ivig_logger.services.incoming import contents_of, open_incoming
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.preview import Preview, State, preview_of
from ivig_logger.services.selection import ENDINGS, Format
from tests.builders import PATIENT, ZONE, a_full_infusion, a_moment, an_infusion_on

FORMULA, LINK, PLUS = "=1+1", '=HYPERLINK("http://example.invalid";"x")', "+49 170 1"
SESSIONS = (
    a_full_infusion(1),
    an_infusion_on("2026-09-01", 2, notes=FORMULA),
    an_infusion_on("2026-09-15", 3, notes=LINK, stop_reason=PLUS),
    an_infusion_on("2026-03-29", 4, notes="00123"),
)
# Separator, quote, UTF-8, first line; cells as they are shown, no formulas, all sheets.
UTF8_TEXT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
OPENED_AS = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"  # what its dialog offers for such a file
AS_SAVED = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods:calc8", "xls": "xls:MS Excel 97"}
OF_OTHERS = "sessions.csv", "sessions.xls", "sessions.xlsx", "tagebuch.csv", "tagebuch.ods"  # see make_them.py
HERE = Path(__file__).parent


def main() -> None:
    """All of it, in a folder that goes again."""
    with tempfile.TemporaryDirectory() as folder, closing(_a_log(Path(folder) / "log.db")) as logbook:
        there = Path(folder)
        for form in (Format.XLSX, Format.CSV, Format.WIDE):
            export_to(logbook, there / f"out{ENDINGS[form]}", form)
        _look_at_xlsx(there)
        _look_at_csv(there)
        for ending in AS_SAVED:
            _bring_back(logbook, there, ending)
        for name in OF_OTHERS:
            _bring_in(logbook, HERE / name)


def _a_log(path: Path) -> Logbook:
    logbook = Logbook.open(path, lambda: a_moment("12:00", "2026-11-01"))
    logbook.store_all([Change(PATIENT), *map(Change, SESSIONS)])
    return logbook


def _look_at_xlsx(folder: Path) -> None:
    """The sheets of the workbook as LibreOffice shows them, and their days as it saves them again."""
    _convert(folder / "out.xlsx", UTF8_TEXT, folder / "shown")
    tables = list(_tables(folder / "out.zip"))
    for name, rows in tables:
        shown = _rows((folder / "shown" / f"out-{name}.csv").read_text(encoding="utf-8"))
        _check(
            len(shown) == len(rows) and shown[0] == rows[0], f"xlsx: {name} has {len(rows) - 1} rows and its headers"
        )
    sessions = _rows((folder / "shown" / "out-sessions.csv").read_text(encoding="utf-8"))
    _nothing_is_computed(sessions, "xlsx")
    _convert(folder / "out.xlsx", AS_SAVED["xlsx"], folder / "saved")
    saved = load_workbook(str(folder / "saved" / "out.xlsx")).get_sheet_by_name("sessions").to_python()
    at = saved[0].index("started_local")
    _check(all(isinstance(each[at], datetime) for each in saved[1:]), "xlsx: starts are real dates and times")
    local = {each.started.local.replace(tzinfo=None) for each in SESSIONS}
    _check({each[at] for each in saved[1:]} == local, "xlsx: and they are those of the sessions' clocks")
    weights = {each[saved[0].index("weight_kg")] for each in saved[1:]}
    _check(weights == {62.5}, "xlsx: numbers are numbers")


def _look_at_csv(folder: Path) -> None:
    """Each table of the zip, and the wide one, as LibreOffice opens a CSV file."""
    with zipfile.ZipFile(folder / "out.zip") as packed:
        packed.extractall(folder / "tables")
    for path in [*sorted((folder / "tables").glob("*.csv")), folder / "out.csv"]:
        _convert(path, UTF8_TEXT, folder / "opened", OPENED_AS)
        (found,) = (folder / "opened").glob(f"{path.stem}*.csv")
        rows, shown = _rows(path.read_text(encoding="utf-8-sig")), _rows(found.read_text(encoding="utf-8"))
        _check(len(rows) == len(shown) and rows[0] == shown[0], f"csv: {path.stem} has {len(rows) - 1} rows")
        if path.stem in ("sessions", "out"):
            _nothing_is_computed(shown, f"csv: {path.stem}")


def _bring_back(logbook: Logbook, folder: Path, ending: str) -> None:
    """Our workbook, saved by LibreOffice in one of its forms, is the same log."""
    _convert(folder / "out.xlsx", AS_SAVED[ending], folder / f"as-{ending}")
    preview = _preview(logbook, folder / f"as-{ending}" / f"out.{ending}")
    states = {each.state for each in preview.rows}
    _check(
        states == {State.SAME} and len(preview.rows) == len(SESSIONS),
        f"{ending} saved by LibreOffice: {_told(preview)}",
    )


def _bring_in(logbook: Logbook, path: Path) -> None:
    """A file that LibreOffice made of somebody's table."""
    preview = _preview(logbook, path)
    readable = [each for each in preview.rows if each.infusion is not None]
    _check(bool(readable), f"{path.name}: {_told(preview)}")


def _preview(logbook: Logbook, path: Path) -> Preview:
    file = open_incoming(path.read_bytes(), path.name)
    return preview_of(logbook, contents_of(file, logbook, ZONE, patient=PATIENT.id))


def _told(preview: Preview) -> str:
    states = [each.state.value for each in preview.rows]
    said = [f"{each.where} {each.reason}" for row in preview.rows for each in row.refusals][:3]
    return ", ".join(f"{states.count(each)} {each}" for each in sorted(set(states))) + "".join(
        f"\n    {each}" for each in said
    )


def _nothing_is_computed(rows: list[list[str]], where: str) -> None:
    cells = {cell for row in rows for cell in row}
    for typed in (FORMULA, LINK):
        _check(any(typed in each for each in cells), f"{where}: {typed} is a text")
    at = [each.lower() for each in rows[0]].index("notes")
    _check("2" not in {row[at] for row in rows[1:]}, f"{where}: nothing was computed")


def _tables(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            yield name.removesuffix(".csv"), _rows(packed.read(name).decode("utf-8-sig"))


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def _convert(path: Path, form: str, folder: Path, *how: str) -> None:
    home = f"-env:UserInstallation={(folder.parent / 'office').as_uri()}"
    command = ["soffice", home, "--headless", *how, "--convert-to", form, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True)  # our own words


def _check(holds: bool, what: str) -> None:
    sys.stdout.write(f"{'yes' if holds else 'NO '}  {what}\n")
    if not holds:
        sys.exit(1)


if __name__ == "__main__":
    main()
