"""Rows of other people's spreadsheets as sessions: what is read, and what is refused instead of being guessed."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain.infusion import Patient, Place, Premedication, ReactionAnswer, Severity, Status
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.mapping import Column, DateOrder, Target, answered, read_mapped, recognise
from ivig_logger.exchange.sheets import broken
from tests.builders import PATIENT, ZONE, a_moment
from tests.exchange.mapping.foreign import NOW, a_book, a_workbook, read

GERMAN = """
Datum;Beginn;Ende;Präparat;Dosis (g);Gewicht (kg);Charge;Prämedikation;Nebenwirkungen;Bemerkung
15.04.2026;9 Uhr;12:30;Kiovig;30,5;62,5;P1, P2;paracetamol 1 g 30 min vorher;leichte Kopfschmerzen nach 25 min;ok
"""
SPANISH = """
Fecha;Hora inicio;Hora fin;Producto;Dosis (g);Peso (kg);Lote;Premedicación;Efectos adversos;Observaciones
15 de abril de 2026;9:00 h;12:30 h;Kiovig;30,5;62,5;P1, P2;paracetamol 1 g 30 min antes;cefalea leve a los 25 min;ok
"""
FRENCH = """
Date;Heure de début;Heure de fin;Produit;Dose (g);Poids (kg);Lots;Prémédication;Effets indésirables;Remarques
15 avril 2026;9h00;12h30;Kiovig;30,5;62,5;P1, P2;paracetamol 1 g 30 min avant;céphalée légère après 25 min;ok
"""
ENGLISH = """
Date,Start time,End time,Brand,Dose (g),Weight (kg),Lots,Premeds,Side effects,Comments
"April 15, 2026",9:00 AM,12:30 PM,Kiovig,30.5,62.5,"P1, P2",paracetamol 1 g 30 min before,mild headache +25 min,ok
"""


@pytest.mark.parametrize("text", [GERMAN, SPANISH, FRENCH, ENGLISH])
def test_a_diary_is_read_in_four_languages(text: str) -> None:
    both = read(text)
    session = both.only()
    assert both.recognised.questions == ()
    assert (session.started, session.ended) == (a_moment("09:00", "2026-04-15"), a_moment("12:30", "2026-04-15"))
    assert (session.product, session.dose, session.weight) == ("Kiovig", Decimal("30.5"), Decimal("62.5"))
    assert [each.lot for each in session.vials] == ["P1", "P2"]
    assert [(each.name, each.dose, each.unit, each.at) for each in session.premedications] == [
        ("paracetamol", Decimal(1), "g", a_moment("08:30", "2026-04-15"))
    ]
    (told,) = session.reactions
    assert told.onset is not None
    assert told.onset.earliest - session.started == timedelta(minutes=25)
    assert told.severity is Severity.MILD
    assert session.notes == "ok"


def test_the_thirty_first_of_february_is_refused_and_the_other_rows_stand() -> None:
    both = read("Date,Start,End\n31/02/2026,09:00,12:00\n25/03/2026,09:00,12:00")
    assert both.reasons() == {"row 2.date": Code.NO_SUCH_DAY}
    assert list(both.contents.infusions) == ["row 3"]
    assert both.contents.raw == {"row 2": "31/02/2026 | 09:00 | 12:00"}


def test_a_year_of_two_digits_is_refused() -> None:
    assert read("Date,Start,End\n25/03/26,09:00,12:00").reasons() == {"row 2.date": Code.DATE_WITHOUT_CENTURY}


@pytest.mark.parametrize("text", ["20 Oct", "today", "yesterday", "25/03"])
def test_a_date_without_a_year_is_never_completed(text: str) -> None:
    assert "has no year" in str(read(f"Date,Start,End\n{text},09:00,12:00").reasons()["row 2.date"])


def test_a_date_that_fits_both_orders_is_refused_until_the_question_is_answered() -> None:
    text = "Date,Start,End\n03/04/2026,09:00,12:00"
    both = read(text)
    (question,) = both.recognised.questions
    assert both.contents.infusions == {}
    mapping = answered(both.mapping, question, "month first")
    assert read(text, mapping=mapping).only().started == a_moment("09:00", "2026-03-04")


def test_one_date_that_fits_one_order_only_settles_all() -> None:
    both = read("Date,Start,End\n03/04/2026,09:00,12:00\n04/13/2026,09:00,12:00")
    assert both.mapping.date_order is DateOrder.MONTH_FIRST
    assert both.contents.infusions["row 2"].started == a_moment("09:00", "2026-03-04")


def test_where_no_order_fits_all_dates_none_of_them_is_read() -> None:
    both = read("Date,Start,End\n25/03/2026,09:00,12:00\n03/26/2026,09:00,12:00\n2026-03-27,09:00,12:00")
    assert list(both.contents.infusions) == ["row 4"]
    assert set(both.reasons()) == {"row 2.date", "row 3.date"}


def test_with_an_answer_the_dates_that_do_not_fit_stay_out() -> None:
    text = "Date,Start,End\n25/03/2026,09:00,12:00\n03/26/2026,09:00,12:00"
    both = read(text)
    mapping = answered(both.mapping, both.recognised.questions[0], "day first")
    assert read(text, mapping=mapping).reasons() == {"row 3.date": Code.NO_SUCH_MONTH}


def test_cells_of_dates_times_and_numbers_need_no_order_and_no_mark() -> None:
    row = (date(2026, 4, 3), time(9, 0), datetime(2026, 4, 3, 12, 30), Decimal("30.125"))  # noqa: DTZ001 - a wall clock
    session = read(a_book(log=[("Datum", "Beginn", "Ende", "Dosis (g)"), row])).only()
    assert (session.started, session.ended) == (a_moment("09:00", "2026-04-03"), a_moment("12:30", "2026-04-03"))
    assert session.dose == Decimal("30.125")


def test_a_date_and_time_in_one_cell_are_the_start() -> None:
    row = (datetime(2026, 4, 3, 9, 15), timedelta(hours=3, minutes=20))  # noqa: DTZ001 - a wall clock
    session = read(a_book(log=[("Start", "Duration"), row])).only()
    assert (session.started, session.duration) == (a_moment("09:15", "2026-04-03"), timedelta(minutes=200))


def test_an_end_earlier_than_the_start_is_on_the_next_day() -> None:
    assert read("Date,Start,End\n2026-04-03,22:00,01:30").only().duration == timedelta(minutes=210)


def test_a_missing_end_is_refused_and_one_that_is_still_running_is_not() -> None:
    both = read("Date,Start,End\n2026-04-03,09:00,\n2027-01-15,09:00,still running")
    assert both.reasons() == {"row 2.end": Code.END_MISSING}
    assert both.contents.infusions["row 3"].status is Status.RUNNING


def test_a_time_that_the_clock_jumped_over_is_refused() -> None:
    assert read("Date,Start,End\n2026-03-29,02:30,05:00").reasons() == {"row 2.start": Code.NO_SUCH_TIME}


def test_a_time_that_the_clock_showed_twice_is_refused_until_it_is_said_which() -> None:
    both = read("Date,Start,End\n2026-10-25,02:30,05:00\n2026-10-25,02:30 second,05:00")
    assert both.reasons() == {"row 2.start": Code.REPEATED_TIME}
    assert both.contents.infusions["row 3"].started == a_moment("02:30", "2026-10-25", second=True)


def test_a_weight_in_pounds_is_kept_in_kilograms() -> None:
    assert read("Date,Start,End,Weight (lb)\n2026-04-03,09:00,12:00,150").only().weight == Decimal("68.039")


def test_a_dose_in_milligrams_is_refused_and_asked() -> None:
    both = read("Date,Start,End,Dose (mg)\n2026-04-03,09:00,12:00,30000")
    assert both.reasons() == {"row 2.dose": Code.DOSE_NOT_IN_GRAMS}
    assert [(each.column, each.choices) for each in both.recognised.questions] == [(3, ("g",))]


def test_an_empty_dose_and_product_are_not_known() -> None:
    session = read("Date,Start,End,Product,Dose\n2026-04-03,09:00,12:00,,").only()
    assert (session.product, session.dose) == ("unknown", None)


def test_a_volume_is_kept_in_millilitres() -> None:
    assert read("Date,Start,End,Volume (L)\n2026-04-03,09:00,12:00,0.3").only().volume == 300


@pytest.mark.parametrize("word", ["none", "keine", "ninguna", "aucune", "-", "–", "Keine Nebenwirkungen"])
def test_none_is_an_answer_in_four_languages(word: str) -> None:
    session = read(f"Date,Start,End,Premedication,Reaction\n2026-04-03,09:00,12:00,{word},{word}").only()
    assert (session.premedication, session.reaction) == (Premedication.NONE_GIVEN, ReactionAnswer.NONE)


@pytest.mark.parametrize("word", ["", "not asked", "unbekannt", "?"])
def test_an_empty_cell_is_no_answer(word: str) -> None:
    session = read(f"Date,Start,End,Premedication,Reaction\n2026-04-03,09:00,12:00,{word},{word}").only()
    assert (session.premedication, session.reaction) == (Premedication.NOT_RECORDED, ReactionAnswer.NOT_ASKED)


def test_words_that_are_not_understood_are_named_and_refuse_the_row() -> None:
    reasons = read("Date,Start,End,Reaction\n2026-04-03,09:00,12:00,headache and blorbs").reasons()
    assert reasons == {"row 2.reactions.0.symptom": 'Not understood in "blorbs": "blorbs".'}


def test_yes_does_not_say_which_reaction() -> None:
    assert "not which" in str(read("Date,Start,End,Reaction\n2026-04-03,09:00,12:00,yes").reasons())


def test_several_columns_go_to_the_notes_with_their_titles() -> None:
    session = read("Date,Start,End,Max rate,Comments\n2026-04-03,09:00,12:00,120,slept").only()
    assert session.notes == "Max rate: 120\nComments: slept"


def test_a_place_of_no_list_is_kept_among_the_notes() -> None:
    both = read("Date,Start,End,Place\n2026-04-03,09:00,12:00,Ward 3\n2026-04-04,09:00,12:00,zu Hause")
    assert [(each.place, each.notes) for each in both.contents.infusions.values()] == [
        (None, "Place: Ward 3"),
        (Place.HOME, ""),
    ]


def test_the_same_row_of_the_same_file_has_the_same_id_and_equal_starts_are_both_kept() -> None:
    text = "Date,Start,End\n2026-04-03,09:00,12:00\n2026-04-03,09:00,13:00"
    first, again = read(text).contents, read(text).contents
    assert first.infusions == again.infusions
    assert len({each.id for each in first.infusions.values()}) == 2


def test_a_name_of_the_log_is_its_patient_and_a_new_name_is_a_new_one() -> None:
    text = "Patient,Date,Start,End\npatient a,2026-04-03,09:00,12:00\nZoë,2026-04-03,09:00,12:00"
    contents = read(text, known=[PATIENT]).contents
    assert [each.name for each in contents.patients.values()] == ["Zoë"]
    assert contents.infusions["row 2"].patient == PATIENT.id
    assert contents.infusions["row 3"].patient == contents.patients["patients[0]"].id


def test_a_name_of_two_patients_is_refused() -> None:
    namesake = Patient("00000000-0000-4000-8000-000000000002", PATIENT.name)
    text = "Patient,Date,Start,End\nPatient A,2026-04-03,09:00,12:00"
    assert "2 patients" in str(read(text, known=[PATIENT, namesake]).reasons()["row 2.patient"])


def test_without_a_patient_nothing_is_read() -> None:
    workbook = a_workbook("Date,Start,End\n2026-04-03,09:00,12:00")
    with pytest.raises(Unreadable, match="whose sessions"):
        read_mapped(workbook, recognise(workbook).mapping, (), None, NOW, ZONE)


def test_a_duration_that_does_not_fit_the_end_is_told() -> None:
    contents = read("Date,Start,End,Duration\n2026-04-03,09:00,12:00,2:00").contents
    assert contents.notes == ("row 2: the duration (2:00) does not fit the start and the end, which count.",)


def test_a_weekday_of_another_day_is_told() -> None:
    contents = read("Datum;Beginn;Ende\nMontag 3. April 2026;09:00;12:00").contents
    assert contents.notes == ("row 2: Monday is written there, and 2026-04-03 is not one.",)


def test_a_whole_session_stands_in_one_cell() -> None:
    session = read("One line\n2026-04-03 09:00-12:00 privigen 30 g no reaction").only()
    assert (session.dose, session.reaction) == (Decimal(30), ReactionAnswer.NONE)


def test_the_reading_can_be_cancelled() -> None:
    workbook = a_workbook("Date,Start,End\n2026-04-03,09:00,12:00")

    def cancel(count: int) -> None:
        raise InterruptedError(count)

    with pytest.raises(InterruptedError):
        read_mapped(workbook, recognise(workbook).mapping, (), PATIENT.id, NOW, ZONE, cancel)


def test_a_column_of_zones_says_whose_clock_it_was() -> None:
    both = read("Date,Start,End,Time zone\n2026-04-03,09:00,12:00,America/New_York\n2026-04-03,09:00,12:00,Mars")
    assert both.contents.infusions["row 2"].started == a_moment("09:00", "2026-04-03", "America/New_York")
    assert list(both.reasons()) == ["row 3.zone"]


def test_a_cell_that_cannot_be_read_refuses_its_row_with_its_reason() -> None:
    row = (date(2026, 4, 3), time(9, 0), time(12, 0), broken("#REF!", "The cell holds an error."))
    both = read(a_book(log=[("Date", "Start", "End", "Dose (g)"), row]))
    assert both.reasons() == {"row 2.dose": "The cell holds an error."}


def test_sheets_that_nothing_is_read_from_are_told() -> None:
    row = (date(2026, 4, 3), time(9, 0), time(12, 0))
    both = read(a_book(log=[("Date", "Start", "End"), row], prices=[("Shop", "Cost"), ("A", Decimal(2))]))
    assert both.contents.notes == ('Sheets that were not read: "prices".',)


def test_a_second_column_of_the_same_kind_is_kept_among_the_notes() -> None:
    text = "Date,Start,End,Maker,Brand\n2026-04-03,09:00,12:00,Privigen,Kiovig"
    mapping = read(text).mapping.with_column(3, Column(Target.PRODUCT, title="Maker"))
    session = read(text, mapping=mapping).only()
    assert (session.product, session.notes) == ("Privigen", "Kiovig")


@pytest.mark.parametrize(
    "row",
    ["2026-04-03,09:00,12:00,30,5,Privigen", "2026-04-03,09:00,12:00,30,5,", "2026-04-03,09:00,12:00,30,Privigen,x"],
)
def test_a_row_with_more_cells_than_the_header_is_refused(row: str) -> None:
    both = read(f"Date,Start,End,Dose (g),Product\n{row}")
    assert list(both.reasons()) == ["row 2.cells"]


def test_a_column_without_a_title_is_kept_among_the_notes() -> None:
    assert read("Date,Start,End,\n2026-04-03,09:00,12:00,vomited").only().notes == "vomited"


def test_a_table_that_goes_on_beyond_its_header_as_sheets_do_is_read_where_nothing_stands_there() -> None:
    row = (date(2026, 4, 3), time(9, 0), time(12, 0), None)
    assert read(a_book(log=[("Date", "Start", "End", None), row])).only().notes == ""


def test_what_stands_above_the_header_is_told() -> None:
    both = read("Patient: Berta\n\nDate,Start,End\n2026-04-03,09:00,12:00")
    assert both.contents.notes == ('Above the header of "diary" and not read: row 1.',)


def test_a_date_and_a_start_with_other_clock_readings_are_refused() -> None:
    both = read("Date,Start,End\n2026-04-03 08:00,09:00,12:00\n2026-04-04 00:00:00,09:00,12:00")
    assert both.reasons() == {"row 2.start": "The date says 08:00, the start 09:00."}


def test_midnight_behind_a_date_is_no_start() -> None:
    both = read("Date,End\n2026-04-03 00:00:00,12:00")
    assert both.reasons() == {"row 2.start": Code.START_MISSING}


def test_a_mapping_of_other_columns_is_refused() -> None:
    mapping = read("Date,Start,End,Dose (g),Weight (kg)\n2026-04-03,09:00,12:00,30,70").mapping
    moved = a_workbook("Date,Start,End,Weight (kg),Dose (g)\n2026-04-03,09:00,12:00,70,30")
    with pytest.raises(Unreadable, match="Column 4 is called"):
        read_mapped(moved, mapping, (), PATIENT.id, NOW, ZONE)
