"""What is to be taken out of the log, and in which form."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ivig_logger.domain.infusion import Infusion


class Format(StrEnum):
    """The forms in which a log goes out; the value is what the commands call it."""

    JSON = "json"
    CSV = "csv"  # tidy tables, in one zip
    WIDE = "wide"  # one CSV table with a line for each session, for people
    XLSX = "xlsx"
    FHIR = "fhir"


ENDINGS = {
    Format.JSON: ".json",
    Format.CSV: ".zip",
    Format.WIDE: ".csv",
    Format.XLSX: ".xlsx",
    Format.FHIR: ".fhir.json",
}
ROUND_TRIPS = frozenset(
    {Format.JSON, Format.CSV, Format.XLSX, Format.FHIR}
)  # what these hold can be imported again, identical
WITHOUT_DATES = frozenset({Format.CSV, Format.XLSX})  # the others are refused without dates


class Privacy(StrEnum):
    """How much of a person is in what goes out."""

    NAMES = "names"
    NO_NAMES = "no names"  # "Patient 1"; days of birth left out
    NO_DATES = "no dates"  # nor names: days since the first session instead of dates, only in tables; no free text


@dataclass(frozen=True, slots=True)
class Selection:
    """The patients by their ids (None: all), the days on which sessions began (None: all), how much of a person.

    Both ends of the period are included; a day is that of the session's own clock.
    """

    patients: frozenset[str] | None = None
    since: date | None = None
    until: date | None = None
    privacy: Privacy = Privacy.NAMES

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self == WHOLE

    def takes(self, infusion: Infusion) -> bool:
        """Whether a session is among the chosen."""
        of_patient = self.patients is None or infusion.patient in self.patients
        return of_patient and self.takes_day(infusion.started.local.date())

    def takes_day(self, day: date) -> bool:
        """Whether the day on which a session began is in the period."""
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)


WHOLE = Selection()
