"""What an export is, in words: its forms, how much of a person is in it, and what came of it."""

from ivig_logger.services.selection import ROUND_TRIPS, WITHOUT_DATES, Format, Privacy
from ivig_logger.services.transfer import Counts
from ivig_logger.words.counts import patients_text, sessions_text

FORMATS = {
    Format.JSON: "Log (JSON)",
    Format.CSV: "Tables (CSV in a zip)",
    Format.WIDE: "One table (CSV)",
    Format.XLSX: "Excel (xlsx)",
    Format.FHIR: "FHIR R4",
}
ABOUT = {
    Format.JSON: "Everything that is here, for another IVIG Logger or to keep.",
    Format.CSV: "A table for sessions, medicines, reactions, rates, vital signs and so on.",
    Format.WIDE: "A line for each session, to read and to print. Details such as rates are not in it.",
    Format.XLSX: "The same tables as sheets of a workbook, with days and times that count.",
    Format.FHIR: "A bundle for the programs of clinics, with LOINC codes and UCUM units.",
}
PRIVACIES = {
    Privacy.NAMES: "With names",
    Privacy.NO_NAMES: "Without names",
    Privacy.NO_DATES: "Without names and dates",
}
ABOUT_PRIVACY = {
    Privacy.NAMES: "",
    Privacy.NO_NAMES: "“Patient 1” instead of the name; the day of birth is left out. Notes stay as they are.",
    Privacy.NO_DATES: (
        "Days since the first session instead of dates; names, lots, notes and other free texts are left out."
        " It cannot be imported again."
    ),
}


def privacies_of(form: Format) -> tuple[Privacy, ...]:
    """How much can be left out of a form."""
    return tuple(each for each in Privacy if each is not Privacy.NO_DATES or form in WITHOUT_DATES)


def about_text(form: Format, privacy: Privacy) -> str:
    """What a form is, and whether what goes out so can come in again."""
    again = form in ROUND_TRIPS and privacy is not Privacy.NO_DATES
    return ABOUT[form] + (" It can be imported again." if again else "")


def exported_text(counts: Counts, where: str) -> str:
    """ "Exported 12 sessions of 1 patient to log.json."."""
    return f"Exported {sessions_text(counts.infusions)} of {patients_text(counts.patients)} to {where}."
