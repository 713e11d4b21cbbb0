"""The tables as a bare script would write and read them: sqlite3, csv, zipfile and nothing of ours."""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

Line = list[Any]
_zone = lru_cache(ZoneInfo)
_SESSIONS = (
    "SELECT i.id, p.id, status, started_at, started_zone, started_precision, ended_at, ended_zone, place, product,"
    " concentration, dose, ordered_dose, volume, weight, access_kind, access_site, access_side, access_gauge,"
    " access_attempts, before, wellbeing, igg_trough, slowed, stop_reason, premedication, reaction, notes,"
    " entered_in_error FROM infusions i JOIN patients p ON p.pk = i.patient_pk ORDER BY started_at, i.id"
)
_PART = (
    "SELECT i.id, x.position, {} FROM infusions i JOIN {} x ON x.infusion_pk = i.pk ORDER BY started_at, i.id, position"
)
_REACTION = (
    "symptom, severity, earliest_at, earliest_zone, latest_at, latest_zone, precision, actions, resolved_at,"
    " resolved_zone, x.notes, scale, grade, i.started_at, i.ended_at"
)


def write_tables(log: Path, output: Path) -> None:
    """The columns of our tables that such a log fills, the derived ones included."""
    with sqlite3.connect(log) as db, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        _write(packed, "patients", db.execute("SELECT id, name, born, plan FROM patients ORDER BY id"), list)
        _write(packed, "sessions", db.execute(_SESSIONS), _session)
        _write(packed, "vials", db.execute(_PART.format("lot, grams, expiry", "vials")), _vial)
        medicines = "x.name, x.dose, unit, route, purpose, at_at, at_zone"
        _write(packed, "medications", db.execute(_PART.format(medicines, "medications")), _medicine)
        _write(packed, "reactions", db.execute(_PART.format(_REACTION, "reactions")), _reaction)


def _write(packed: zipfile.ZipFile, name: str, rows: Any, line: Callable[[Any], Line]) -> None:
    with packed.open(f"{name}.csv", "w") as member, io.TextIOWrapper(member, "utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        for row in rows:
            lines.writerow(line(row))


def _moment(epoch: int | None, zone: str | None) -> Line:
    if epoch is None or zone is None:
        return ["", "", ""]
    iso = datetime.fromtimestamp(epoch, _zone(zone)).isoformat()
    return [iso, zone, f"{iso[:10]} {iso[11:19]}"]


def _amount(value: int | None, decimals: int = 3) -> str:
    if value is None:
        return ""
    text = format(Decimal(value).scaleb(-decimals), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _minutes(seconds: int | None) -> str:
    return "" if seconds is None else f"{seconds / 60:.2f}".rstrip("0").rstrip(".")


def _text(text: str | None) -> str:
    return f"'{text}" if text and text[0] in "=+-@\t\r'" else text or ""


def _session(row: Any) -> Line:
    lasted = None if row[6] is None else row[6] - row[3]
    return [
        *(row[0], row[1], row[2], *_moment(row[3], row[4]), row[5], *_moment(row[6], row[7]), _minutes(lasted)),
        *(row[8] or "", _text(row[9]), _amount(row[10]), _amount(row[11]), _amount(row[12]), _amount(row[13], 1)),
        *(_amount(row[14]), *(_text(each) for each in row[15:18]), row[18], row[19], _text(row[20]), row[21]),
        *(_amount(row[22]), "true" if row[23] else "false", _text(row[24]), row[25], row[26], _text(row[27]), row[28]),
    ]


def _vial(row: Any) -> Line:
    return [row[0], row[1] + 1, _text(row[2]), _amount(row[3]), row[4] or ""]


def _medicine(row: Any) -> Line:
    place, texts = (row[0], row[1] + 1), (_text(row[4]), _text(row[5]))
    return [*place, _text(row[2]), _amount(row[3], 6), *texts, row[6], *_moment(row[7], row[8])]


def _reaction(row: Any) -> Line:
    known = [*row[:1], row[1] + 1, _text(row[2]), row[3], *_moment(row[4], row[5]), *_moment(row[6], row[7]), row[8]]
    rest = ["; ".join(json.loads(row[9])), *_moment(row[10], row[11]), *(_text(each) for each in row[12:15])]
    return [*known, *rest, *_derived(row[4], row[6], row[15], row[16], row[8] == "exact")]


def _derived(earliest: int | None, latest: int | None, started: int, ended: int | None, exact: bool) -> Line:
    if earliest is None or latest is None:
        return ["", "", "not_known", "not recorded", "", "", "", ""]
    first, last = earliest - started, latest - started
    state = "before" if last < 0 else "later" if first > 3600 else "in" if first >= 0 and last <= 3600 else "may_be"
    bands = {_band(each, started, ended) for each in (earliest, latest)}
    flows = [max(0, min(each, ended or each) - started) for each in (earliest, latest)]
    band = bands.pop() if len(bands) == 1 else ""
    longest = ("", "") if exact else (_minutes(last), _minutes(flows[1]))
    return [_minutes(first), longest[0], state, band, _minutes(flows[0]), longest[1], "", ""]


def _band(at: int, started: int, ended: int | None) -> str:
    if at < started:
        return "before the start"
    if at - started <= 3600:
        return "0-60 min"
    if ended is None or at <= ended:
        return ">60 min to the end"
    since = at - ended
    return "after the end to 24 h" if since <= 86_400 else ">24-72 h" if since <= 3 * 86_400 else ">72 h"


_SCHEMA = {
    "patients": "id, name, born, plan",
    "sessions": "id, patient, status, started_at, started_zone, started_precision, ended_at, ended_zone, place,"
    " product, concentration, dose, ordered_dose, volume, weight, access_kind, access_site, access_side, access_gauge,"
    " access_attempts, before, wellbeing, igg_trough, slowed, stop_reason, premedication, reaction, notes,"
    " entered_in_error",
    "vials": "session, position, lot, grams, expiry",
    "medications": "session, position, name, dose, unit, route, purpose, at_at, at_zone",
    "reactions": "session, position, symptom, severity, earliest_at, earliest_zone, latest_at, latest_zone, precision,"
    " actions, resolved_at, resolved_zone, notes, scale, grade",
}


def read_tables(data: bytes, output: Path) -> None:
    """Into a fresh database of plain tables, each value with the check of its type and of its limits."""
    with sqlite3.connect(output) as db, zipfile.ZipFile(io.BytesIO(data)) as packed:
        db.execute("PRAGMA journal_mode = WAL")
        for name, columns in _SCHEMA.items():
            db.execute(f"CREATE TABLE {name} ({columns})")
            marks = ", ".join("?" * (columns.count(",") + 1))
            db.executemany(f"INSERT INTO {name} VALUES ({marks})", _rows(packed, name))  # noqa: S608  # our own names


def _rows(packed: zipfile.ZipFile, name: str) -> Iterator[Line]:
    with packed.open(f"{name}.csv") as member, io.TextIOWrapper(member, "utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield _READERS[name](row)


def _at(row: dict[str, str], name: str) -> Line:
    if not row[name]:
        return [None, None]
    zone = _zone(row[f"{name}_zone"])
    at = datetime.fromisoformat(row[name])
    local = at.astimezone(zone)
    if local.utcoffset() != at.utcoffset() or not 1900 <= local.year < 2200:
        raise ValueError(name)
    return [int(at.timestamp()), row[f"{name}_zone"]]


def _number(text: str, decimals: int, low: str, high: str) -> int | None:
    if not text:
        return None
    value = Decimal(text)
    scaled = value.scaleb(decimals)
    if not Decimal(low) <= value <= Decimal(high) or scaled != scaled.to_integral_value():
        raise ValueError(text)
    return int(scaled)


def _word(text: str, words: frozenset[str]) -> str:
    if text not in words:
        raise ValueError(text)
    return text


def _plain(text: str) -> str:
    if len(text) > 1_000_000 or "\0" in text:
        raise ValueError("text")
    return text.removeprefix("'")


_STATUS = frozenset({"running", "completed", "stopped early"})
_EXACT = frozenset({"exact", "about", "range"})
_PLACES = frozenset({"", "home", "infusion centre", "doctor's office", "outpatient centre", "hospital", "other"})
_GIVEN = frozenset({"given", "none given", "not recorded"})
_TOLD = frozenset({"recorded", "none", "not asked"})
_SEVERE = frozenset({"mild", "moderate", "severe", "not graded"})
_FOR = frozenset({"premedication", "for a reaction", "scheduled after", "hydration", "other"})


def _session_in(row: dict[str, str]) -> Line:
    started, ended = _at(row, "started"), _at(row, "ended")
    if ended[0] is not None and not 0 < ended[0] - started[0] <= 48 * 3600:
        raise ValueError("ended")
    return [
        *(row["id"], row["patient"], _word(row["status"], _STATUS), *started),
        *(_word(row["started_precision"], _EXACT), *ended, _word(row["place"], _PLACES), _plain(row["product"])),
        *(_number(row["concentration_percent"], 3, "3", "12"), _number(row["dose_g"], 3, "0.1", "600")),
        *(_number(row["ordered_dose_g"], 3, "0.1", "600"), _number(row["volume_ml"], 1, "0.1", "6000")),
        *(_number(row["weight_kg"], 3, "0.4", "500"), *(_plain(row[f"access_{each}"]) for each in ("kind", "site"))),
        *(_plain(row["access_side"]), _number(row["access_gauge"], 0, "14", "27")),
        *(
            _number(row["access_attempts"], 0, "0", "99"),
            _plain(row["before"]),
            _number(row["wellbeing"], 0, "0", "10"),
        ),
        *(_number(row["igg_trough_g_per_l"], 3, "0", "100"), row["slowed"] == "true", _plain(row["stop_reason"])),
        *(_word(row["premedication"], _GIVEN), _word(row["reaction"], _TOLD), _plain(row["notes"])),
        row["entered_in_error"] or None,
    ]


def _vial_in(row: dict[str, str]) -> Line:
    if row["expiry"]:
        datetime.fromisoformat(row["expiry"] if len(row["expiry"]) > 7 else row["expiry"] + "-01")
    grams = _number(row["grams"], 3, "0", "600")
    return [row["session"], int(row["position"]), _plain(row["lot"]), grams, row["expiry"] or None]


def _medicine_in(row: dict[str, str]) -> Line:
    dose = _number(row["dose"], 6, "0", "1000000")
    said = (_plain(row["unit"]), _plain(row["route"]), _word(row["purpose"], _FOR))
    return [row["session"], int(row["position"]), _plain(row["name"]), dose, *said, *_at(row, "at")]


def _reaction_in(row: dict[str, str]) -> Line:
    earliest, latest = _at(row, "onset_earliest"), _at(row, "onset_latest")
    if earliest[0] is not None and earliest[0] > latest[0]:
        raise ValueError("onset")
    return [
        *(row["session"], int(row["position"]), _plain(row["symptom"]), _word(row["severity"], _SEVERE)),
        *(*earliest, *latest, row["onset_precision"] or None, json.dumps(row["actions"].split("; "))),
        *(*_at(row, "resolved"), _plain(row["notes"]), _plain(row["scale"]), _plain(row["grade"])),
    ]


_READERS: dict[str, Callable[[dict[str, str]], Line]] = {
    "patients": lambda row: [row["id"], _plain(row["name"]), row["born"] or None, row["plan"] or None],
    "sessions": _session_in,
    "vials": _vial_in,
    "medications": _medicine_in,
    "reactions": _reaction_in,
}
