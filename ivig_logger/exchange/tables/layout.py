"""The tables in their order, each column under the name that it has in the JSON log."""

from ivig_logger.exchange.log_format import SIGNATURE
from ivig_logger.exchange.tables.columns import Bare, Column, Kind, Table

VERSION = 1
ABOUT = "about"
LONG = "long_texts"
SESSION, POSITION = "session", "position"
LONG_HEADERS = ("number", POSITION, "text")

_MOMENT, _NUMBER, _WORD, _MINUTES = Kind.MOMENT, Kind.NUMBER, Kind.WORD, Kind.MINUTES
_LEFT_OUT, _SINCE = Bare.LEFT_OUT, Bare.SINCE_START


def _moment(header: str, *path: str, field: str = "") -> Column:
    return Column(header, _MOMENT, path, field, bare=_SINCE)


def _derived(header: str, kind: Kind = Kind.WORD) -> Column:
    return Column(header, kind, derived=True)


def _note(header: str, field: str = "") -> Column:
    return Column(header, field=field, bare=_LEFT_OUT)


PATIENTS = Table(
    "patients",
    (
        Column("id", _WORD, bare=Bare.PATIENT),
        _note("name"),
        Column("born", Kind.DAY, bare=_LEFT_OUT),
        Column("plan", Kind.JSON, bare=_LEFT_OUT),
    ),
)
SESSIONS = Table(
    "sessions",
    (
        Column("id", _WORD, bare=Bare.SESSION),
        Column("patient", _WORD, bare=Bare.PATIENT),
        Column("status", _WORD),
        Column("started", _MOMENT, bare=Bare.DAY),
        Column("started_precision", _WORD),
        Column("ended", _MOMENT, bare=_LEFT_OUT),
        Column("duration_minutes", _MINUTES, field="duration"),
        Column("place", _WORD),
        Column("product", bare=Bare.PRODUCT),
        Column("concentration_percent", _NUMBER, field="concentration"),
        Column("dose_g", _NUMBER, field="dose"),
        Column("ordered_dose_g", _NUMBER, field="ordered_dose"),
        Column("volume_ml", _NUMBER, field="volume"),
        Column("weight_kg", _NUMBER, field="weight"),
        Column("access_kind", path=("access", "kind"), bare=_LEFT_OUT),
        Column("access_site", path=("access", "site"), bare=_LEFT_OUT),
        Column("access_side", path=("access", "side"), bare=_LEFT_OUT),
        Column("access_gauge", _NUMBER, ("access", "gauge")),
        Column("access_attempts", _NUMBER, ("access", "attempts")),
        _note("before"),
        Column("wellbeing", _NUMBER),
        Column("igg_trough_g_per_l", _NUMBER, field="igg_trough"),
        Column("slowed", Kind.FLAG),
        _note("stop_reason"),
        Column("premedication", _WORD),
        Column("reaction", _WORD),
        _note("notes"),
        Column("entered_in_error", _WORD, bare=Bare.WHETHER),
    ),
)
DERIVED = (
    _derived("elapsed_minutes", _MINUTES),
    _derived("elapsed_minutes_latest", _MINUTES),
    _derived("first_hour"),
    _derived("band"),
    _derived("flow_minutes", _MINUTES),
    _derived("flow_minutes_latest", _MINUTES),
    _derived("rate_at_onset", _NUMBER),
    _derived("rate_at_onset_unit"),
)
_REACTION = (
    Column("symptom", bare=Bare.SYMPTOM),
    Column("severity", _WORD),
    _moment("onset_earliest", "onset", "earliest", field="earliest"),
    _moment("onset_latest", "onset", "latest", field="latest"),
    Column("onset_precision", _WORD, ("onset", "precision"), "precision"),
    Column("actions", Kind.WORDS),
    _moment("resolved"),
    _note("notes"),
    Column("scale", bare=_LEFT_OUT),
    Column("grade", bare=_LEFT_OUT),
)


def _of_session(name: str, *columns: Column) -> Table:
    """A table of parts: the session that each belongs to, its place there (from 1), and what it is."""
    return Table(name, (Column(SESSION, _WORD, bare=Bare.SESSION), Column(POSITION, _NUMBER), *columns))


PARTS = (
    _of_session(
        "vials",
        Column("lot", bare=_LEFT_OUT),
        Column("grams", _NUMBER),
        Column("expiry", _WORD, bare=_LEFT_OUT),
    ),
    _of_session("pauses", _moment("from", field="since"), _moment("to", field="until"), _note("reason")),
    _of_session("rates", _moment("at"), Column("value", _NUMBER), Column("unit", _WORD)),
    _of_session(
        "vitals",
        _moment("at"),
        *(Column(name, _NUMBER) for name in ("systolic", "diastolic", "heart_rate", "temperature")),
        Column("temperature_unit", _WORD),
        *(Column(name, _NUMBER) for name in ("spo2", "breathing_rate", "pain")),
    ),
    _of_session(
        "medications",
        Column("name", bare=Bare.DRUG),
        Column("dose", _NUMBER),
        Column("unit", bare=_LEFT_OUT),
        Column("route", bare=_LEFT_OUT),
        Column("purpose", _WORD),
        _moment("at"),
    ),
    _of_session("reactions", *_REACTION, *DERIVED),
    _of_session("follow_ups", _moment("at"), _note("by"), _note("text")),
    _of_session("marks", _moment("at"), _note("text")),
    _of_session("due_answers", _note("due"), _moment("at"), _moment("again"), _note("reason")),
    _of_session("signatures", _moment("at"), *(Column(name) for name in SIGNATURE)),
    _of_session(
        "addenda",
        _moment("at"),
        *(Column(name) for name in ("author", "role", "why", "before", "after")),
    ),
)
TABLES = (PATIENTS, SESSIONS, *PARTS)
OF_PEOPLE = frozenset({"due_answers", "signatures", "addenda"})  # left out whole without names and dates
