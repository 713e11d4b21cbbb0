"""Makes the spreadsheets beside it with LibreOffice, as two people would keep them: one in German, one in English.

    python tests/data/sheets/make_them.py [PYTHON]

The suite does not run it: it needs `soffice` (the package libreoffice-calc), and for the protected ones a Python that
has `uno` (the package python3-uno, for the system's own Python). Without one those are left as they are.
"""

import shutil
import subprocess
import sys
import tempfile
import time as time_module
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter import Workbook

HERE = Path(__file__).parent
PASSWORD = "secret"  # noqa: S105 - of a file that holds nothing
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8"}
PROTECT = """
import sys, uno
from com.sun.star.beans import NamedValue, PropertyValue
source, target, name, password = sys.argv[1:]
here = uno.getComponentContext()
resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
there = resolver.resolve("uno:pipe,name=sheets;urp;StarOffice.ComponentContext")
desktop = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
secret = {"Password": password}
if target.endswith("xlsx"):
    data = NamedValue("CryptoType", "Standard"), NamedValue("OOXPassword", password)
    secret = {"EncryptionData": uno.Any("[]com.sun.star.beans.NamedValue", data)}
values = lambda **given: tuple(PropertyValue(key, 0, value, 0) for key, value in given.items())
book = desktop.loadComponentFromURL(source, "_blank", 0, values(Hidden=True))
book.storeToURL(target, values(FilterName=name, **secret))
book.close(True)
"""
SEMICOLONS = "59"  # the separator by its number, and 1 for Windows-1252, 76 for UTF-8
GERMAN = ("Datum", "Beginn", "Ende", "Präparat", "Charge", "Dosis (g)", "Gewicht (kg)", "Prämedikation", "Reaktionen")
ENGLISH = (
    "Date",
    "Start",
    "End",
    "Product",
    "Lot",
    "Dose (g)",
    "Weight (kg)",
    "Premedication",
    "Reaction 1",
    "Onset 1",
)
SESSIONS = (
    ("2026-01-12", "13:50", "17:10", "P100482", 30, 71.5, "Paracetamol 1 g", "Kopfschmerz +25", "Headache", 25),
    ("2026-02-09", "13:30", "16:55", "P100482", 30, 71.5, "Paracetamol 1 g", "keine", "none", None),
    ("2026-03-09", "14:05", "17:35", "P100517", 30, 72, "Paracetamol 1 g", "Schüttelfrost +40", "Chills", 40),
    ("2026-03-29", "01:30", "04:45", "P100517", 30, 72, "keine", "keine", "none", None),
    ("2026-05-04", "13:45", "17:00", "P100603", 32.5, 72.5, "Cetirizin 10 mg", "Übelkeit +90", "Nausea", 90),
    ("2026-06-01", "23:40", "03:05", "P100603", 32.5, 72.5, "Cetirizin 10 mg", "keine", "none", None),
    ("2026-06-29", "13:50", "17:15", "P100688", 32.5, 72, "Cetirizin 10 mg", "Kopfschmerz +60", "Headache", 60),
    ("2026-07-27", "14:00", "17:20", "P100688", 32.5, 71, "Cetirizin 10 mg", "keine", "none", None),
)
MEDICINES = {"Paracetamol 1 g": "acetaminophen 1 g", "Cetirizin 10 mg": "cetirizine 10 mg", "keine": "none"}


def main() -> None:
    """Makes all of them."""
    with tempfile.TemporaryDirectory() as folder:
        german, english, odd = (Path(folder) / f"{each}.xlsx" for each in ("tagebuch", "sessions", "odd"))
        write_sessions(german, in_german=True)
        write_sessions(english, in_german=False)
        write_odd(odd)
        convert(german, "ods")
        convert(german, f"csv:Text - txt - csv (StarCalc):{SEMICOLONS},34,1,1,,1031")
        convert(english, "xlsx:Calc MS Excel 2007 XML")
        convert(english, "xls:MS Excel 97")
        convert(english, "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057")
        convert(odd, "xls:MS Excel 97")
        if len(sys.argv) > 1:
            protect(english, sys.argv[1])


def write_sessions(path: Path, *, in_german: bool) -> None:
    """The workbook that LibreOffice then opens and saves."""
    with Workbook(path) as book:
        sheet = book.add_worksheet("Infusionen" if in_german else "Infusions")
        sheet.write_row(0, 0, GERMAN if in_german else ENGLISH, book.add_format({"bold": True}))
        day = book.add_format({"num_format": "dd.mm.yyyy" if in_german else "dd/mm/yyyy"})
        clock = book.add_format({"num_format": "hh:mm"})
        number = book.add_format({"num_format": "[$-407]0.0" if in_german else "0.0"})
        for row, (when, start, end, lot, grams, weight, medicine, reaction, english, onset) in enumerate(SESSIONS, 1):
            sheet.write_datetime(row, 0, date.fromisoformat(when), day)
            sheet.write_datetime(row, 1, time.fromisoformat(start), clock)
            sheet.write_datetime(row, 2, time.fromisoformat(end), clock)
            sheet.write_row(row, 3, ("Privigen", lot))
            sheet.write_row(row, 5, (grams, weight), number)
            told = (medicine, reaction) if in_german else (MEDICINES[medicine], english, onset)
            sheet.write_row(row, 7, told)


def write_odd(path: Path) -> None:
    """What an old xls may hold: days counted from 1904, errors, merged cells, a hidden and an empty sheet."""
    with Workbook(path, {"date_1904": True}) as book:
        sheet = book.add_worksheet("Odd")
        sheet.write_datetime(0, 0, datetime.fromisoformat("2026-03-08T13:50"), book.add_format({"num_format": 22}))
        sheet.write_formula(0, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(0, 4, "=NA()", None, "#N/A")
        sheet.write(0, 2, "ab")
        sheet.write_boolean(0, 3, True)
        sheet.merge_range(2, 0, 3, 1, "merged")
        sheet.write(3, 2, "beside")
        book.add_worksheet("Empty")
        hidden = book.add_worksheet("Hidden")
        hidden.write(0, 0, "x")
        hidden.hide()


def convert(path: Path, to: str) -> None:
    """LibreOffice opens the file and saves it beside this script."""
    subprocess.run([soffice(), "--headless", "--convert-to", to, "--outdir", HERE, path], check=True)


def protect(path: Path, python: str) -> None:
    """The file once more in each format, with a password; `python` is one that has `uno`."""
    listening = [soffice(), "--headless", "--norestore", "--accept=pipe,name=sheets;urp;"]
    with subprocess.Popen(listening) as office:
        time_module.sleep(5)
        for ending, name in FILTERS.items():
            target = HERE / f"protected.{ending}"
            subprocess.run([python, "-c", PROTECT, path.as_uri(), target.as_uri(), name, PASSWORD], check=True)
        office.terminate()


def soffice() -> str:
    """Where LibreOffice is."""
    return shutil.which("soffice") or sys.exit("soffice is not installed")


if __name__ == "__main__":
    main()
