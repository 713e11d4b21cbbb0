"""Rates and vital signs of other people's tables: records where their instant is known, and notes where it is not."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain.infusion import Infusion, RateUnit, TemperatureUnit, VitalSigns
from ivig_logger.exchange.mapping import Target, answered, from_text, to_text
from ivig_logger.exchange.sheets import Cell, Workbook
from tests.exchange.mapping.foreign import Both, a_book, read

HEAD = ("Date", "Start", "End")
SESSION = ("2026-04-03", "09:00", "12:00")


def minutes(infusion: Infusion) -> list[int]:
    """How long after the start the vital signs and the rates were taken."""
    times = [*(each.at for each in infusion.vitals), *(each.at for each in infusion.rates)]
    return [(each - infusion.started) // timedelta(minutes=1) for each in times]


def beside(**sheet: object) -> Workbook:
    """One session, and a sheet of measurements about it."""
    ((name, rows),) = sheet.items()
    assert isinstance(rows, list)
    return a_book(**{"sessions": [HEAD, SESSION], name: rows})


def then(title: str, cell: Cell) -> Both:
    """One session with one more column."""
    return read(a_book(sessions=[(*HEAD, title), (*SESSION, cell)]))


@pytest.mark.parametrize(
    ("title", "target"),
    [
        ("Rate (ml/h)", Target.RATE),
        ("Max rate", Target.RATE),
        ("Laufrate ml/h", Target.RATE),
        ("BP before", Target.PRESSURE),
        ("RR vorher (mmHg)", Target.PRESSURE),
        ("Tension artérielle avant", Target.PRESSURE),
        ("Pulse", Target.PULSE),
        ("Puls nachher", Target.PULSE),
        ("Temp (°C)", Target.TEMPERATURE),
        ("Temperatura", Target.TEMPERATURE),
        ("SpO2", Target.SPO2),
        ("Atemfrequenz", Target.BREATHING),
    ],
)
def test_measurements_are_recognised_by_their_headings(title: str, target: Target) -> None:
    assert then(title, None).mapping.sessions.columns[3].target is target


@pytest.mark.parametrize("title", ["BP", "BP before", "Baseline pulse", "Max rate", "Rate (ml/h)", "Rate at end", "RR"])
def test_without_an_instant_a_measurement_stays_a_note_and_that_is_told(title: str) -> None:
    both = then(title, "120/80")
    session = both.only()
    assert (session.vitals, session.rates) == ((), ())
    assert session.notes == f"{title}: 120/80"
    assert f"Kept in the notes, because it is not said when it was measured: “{title}”." in quoted(both)


def quoted(both: Both) -> list[str]:
    """What is told of the file, with typographic quotes."""
    return [each.replace(' "', " “").replace('".', "”.") for each in both.contents.notes]


def test_what_was_measured_at_the_start_and_at_the_end_has_an_instant() -> None:
    head = (*HEAD, "BP at start", "Pulse at start", "BP at end", "Initial rate (ml/h)")
    session = read(a_book(sessions=[head, (*SESSION, "120/80", Decimal(72), "130/85", Decimal(30))])).only()
    first, last = session.vitals
    assert (first.at, first.systolic, first.diastolic, first.heart_rate) == (session.started, 120, 80, 72)
    assert (last.at, last.systolic) == (session.ended, 130)
    assert [(each.at, each.value, each.unit) for each in session.rates] == [
        (session.started, Decimal(30), RateUnit.ML_H)
    ]


def test_vital_signs_of_a_second_sheet_are_joined_by_the_day() -> None:
    rows = [
        ("Date", "Minutes", "BP", "Pulse", "Temp", "SpO2", "Breathing rate"),
        ("2026-04-03", Decimal(15), "120/80", Decimal(72), Decimal("36.8"), Decimal(98), Decimal(14)),
        ("2026-04-03", Decimal(0), "118/78", None, Decimal("98.2"), None, None),
    ]
    session = read(beside(vitals=rows)).only()
    assert minutes(session) == [0, 15]
    fahrenheit, celsius = session.vitals
    assert (fahrenheit.temperature, fahrenheit.temperature_unit) == (Decimal("98.2"), TemperatureUnit.FAHRENHEIT)
    assert celsius == VitalSigns(celsius.at, 120, 80, 72, Decimal("36.8"), TemperatureUnit.CELSIUS, 98, 14)


def test_rates_and_vital_signs_may_have_a_sheet_each() -> None:
    book = a_book(
        sessions=[HEAD, SESSION],
        rates=[("Datum", "Uhrzeit", "Rate (ml/h)"), ("2026-04-03", "09:00", "30"), ("2026-04-03", "09:30", "60")],
        vitals=[("Datum", "Uhrzeit", "Blutdruck"), ("2026-04-03", "08:50", "120/80")],
    )
    session = read(book).only()
    assert minutes(session) == [-10, 0, 30]
    assert [each.value for each in session.rates] == [30, 60]


def test_a_unit_of_rates_that_is_not_said_is_asked() -> None:
    book = beside(rates=[("Date", "Min", "Rate"), ("2026-04-03", "15", "1.5")])
    both = read(book)
    (question,) = both.recognised.questions
    assert list(both.reasons()) == ["row 2.rates row 2.rate"]
    mapping = answered(both.mapping, question, "mL/kg/h")
    assert [each.unit for each in read(book, mapping=mapping).only().rates] == [RateUnit.ML_KG_H]


def test_numbers_below_a_time_may_be_minutes_or_hours_and_are_asked() -> None:
    book = beside(vitals=[("Date", "Time", "BP"), ("2026-04-03", "1", "120/80")])
    both = read(book)
    (question,) = both.recognised.questions
    assert (list(both.reasons()), question.choices) == (["row 2.vitals row 2.measured"], ("min", "h"))
    assert minutes(read(book, mapping=answered(both.mapping, question, "h")).only()) == [60]


def test_a_clock_reading_before_noon_may_be_since_the_start_and_is_asked() -> None:
    book = beside(vitals=[("Date", "Time", "BP"), ("2026-04-03", "9:15", "120/80")])
    both = read(book)
    (question,) = both.recognised.questions
    assert minutes(read(book, mapping=answered(both.mapping, question, "clock")).only()) == [15]


@pytest.mark.parametrize(
    ("at", "title", "cell", "where"),
    [
        ("", "BP", "120/80", "measured"),
        ("soon", "BP", "120/80", "measured"),
        ("about 15 min", "BP", "120/80", "measured"),
        ("15", "BP", "80/120", "pressure"),
        ("15", "RR", "16", "pressure"),
        ("15", "Pulse", "fast", "heart_rate"),
        ("15", "SpO2", "0.97", "spo2"),
        ("15", "Temp", "70", "temperature"),
        ("15", "Temp (°F)", "36.8", "temperature"),
        ("15", "Rate (ml/h)", "quick", "rate"),
    ],
)
def test_what_cannot_be_read_is_refused_where_it_stands(at: str, title: str, cell: str, where: str) -> None:
    both = read(beside(vitals=[("Date", "Min", title), ("2026-04-03", at, cell)]))
    assert both.contents.infusions == {}
    assert [each.rpartition(".")[2] for each in both.reasons()] == [where]


def test_an_impossible_rate_is_refused() -> None:
    both = read(beside(rates=[("Date", "Min", "Rate (ml/h)"), ("2026-04-03", "15", "-5")]))
    assert both.contents.infusions == {}


def test_a_line_that_fits_no_session_is_refused() -> None:
    both = read(beside(vitals=[("Date", "Min", "BP"), ("2026-04-05", "15", "120/80")]))
    assert both.reasons() == {"vitals row 2": "No session is on 2026-04-05."}


def test_an_empty_line_of_measurements_says_nothing() -> None:
    session = read(beside(vitals=[("Date", "Min", "BP", "Pulse"), ("2026-04-03", "15", None, "-")])).only()
    assert session.vitals == ()


def test_a_sheet_of_measurements_without_times_is_not_read_and_that_is_told() -> None:
    both = read(beside(vitals=[("Date", "BP"), ("2026-04-03", "120/80")]))
    assert both.mapping.vitals is None
    assert any("Sheets that were not read" in each for each in both.contents.notes)


def test_a_mapping_with_sheets_of_measurements_comes_back_as_it_was_written() -> None:
    book = a_book(
        sessions=[HEAD, SESSION],
        rates=[("Date", "Min", "Rate (ml/h)"), ("2026-04-03", "15", "30")],
        vitals=[("Date", "Min", "BP"), ("2026-04-03", "15", "120/80")],
    )
    mapping = read(book).mapping
    assert (mapping.rates is not None, mapping.vitals is not None) == (True, True)
    assert from_text(to_text(mapping)) == mapping
