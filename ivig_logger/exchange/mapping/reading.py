"""A spreadsheet and its mapping -> sessions, refusals and what stands in the rows that cannot be read."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment, is_zone
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.entry import Reading, SessionEntry, blank_infusion, entry_of, read_entry
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.log_format import LogContents, Refusal, agree
from ivig_logger.exchange.log_ids import derived_id
from ivig_logger.exchange.log_json import Unreadable as UnreadableFile
from ivig_logger.exchange.mapping.header_check import width_of_header
from ivig_logger.exchange.mapping.joining import last_part, placed, with_lines
from ivig_logger.exchange.mapping.layouts import DateOrder, Layout, Mapping, table_of
from ivig_logger.exchange.mapping.measures import Measured
from ivig_logger.exchange.mapping.people import People
from ivig_logger.exchange.mapping.row_cells import Plan, Said, is_untimed
from ivig_logger.exchange.mapping.row_entries import RowReader, RowTexts
from ivig_logger.exchange.mapping.second_sheets import Line, lines_of, raw_of, rows_of
from ivig_logger.exchange.mapping.targets import Target
from ivig_logger.exchange.sheets import Row, Workbook
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_clocks import read_duration
from ivig_logger.exchange.typed_numbers import read_amount

_TOLD_EVERY = 500  # rows
_MOST_NOTES = 20
_MOST_ROWS = 10
_LITRE = 1000


def read_mapped(
    workbook: Workbook,
    mapping: Mapping,
    known: Iterable[Patient],
    patient_id: str | None,
    now: Moment,
    zone: str,
    told: Callable[[int], object] | None = None,
) -> LogContents:
    """The sessions of a spreadsheet. Rows that cannot be read are refused at "row 12", and the others stand.

    `known` are the patients of the log. `patient_id` is whose sessions they are where no column says so; without it
    that of the mapping counts, as the zone of the mapping counts before `zone`. `told` is called with the number of
    rows read so far, and may raise to cancel. Raises log_json.Unreadable where nothing of the file can be read.
    """
    zone = mapping.zone or zone
    if not is_zone(zone):
        raise UnreadableFile(f'"{zone}" is no time zone.')
    whose = patient_id or mapping.patient
    if not whose and not mapping.sessions.places(Target.PATIENT):
        raise UnreadableFile("No column says whose sessions these are, and no patient was named.")
    conventions = Conventions(
        zone,
        decimal_comma=bool(mapping.decimal_comma),
        day_first=mapping.date_order is not DateOrder.MONTH_FIRST,
        now=now,
    )
    plan = Plan.of(mapping.sessions, mapping, width_of_header(workbook, mapping.sessions))
    lines, sessions = lines_of(workbook, mapping, conventions), _Sessions(plan, conventions, People(known), whose)
    for count, (number, row) in enumerate(rows_of(workbook, mapping.sessions)):
        if told is not None and count % _TOLD_EVERY == 0:
            told(count)
        sessions.read(number, row, lines.of_row.get(number, ()))
    return LogContents(
        patients=sessions.people.new,
        infusions=sessions.infusions,
        refusals=(*sessions.refusals, *lines.refusals),
        raw=sessions.raw | lines.raw,
        notes=(*workbook.notes, *_left_aside(workbook, mapping), *sessions.notes_told()),
    )


def _left_aside(workbook: Workbook, mapping: Mapping) -> Iterator[str]:
    """The columns and the sheets that nothing is read from."""
    for layout in mapping.layouts:
        columns = [each.title for each in layout.columns if each.target is Target.LEAVE_OUT and each.title]
        if columns:
            yield f"Left out: {', '.join(shown(each) for each in columns)}."
        above = [str(each) for each in _above_header(workbook, layout)]
        if above:
            yield f"Above the header of {shown(layout.sheet)} and not read: row {', '.join(above)}."
    read = {table_of(workbook, each).name for each in mapping.layouts}
    untimed = [each.title for each in mapping.sessions.columns if is_untimed(each) and each.title]
    if untimed:
        yield f"Kept in the notes, because it is not said when it was measured: {', '.join(map(shown, untimed))}."
    sheets = [each.name for each in workbook.tables if each.name not in read]
    if sheets:
        yield f"Sheets that were not read: {', '.join(shown(each) for each in sheets)}."


def _above_header(workbook: Workbook, layout: Layout) -> Iterator[int]:
    last = max(layout.header_rows, default=0)
    for number, _ in table_of(workbook, layout).rows():
        if number >= last:
            return
        if number not in layout.header_rows:
            yield number


@dataclass(frozen=True, slots=True)
class _Blank:
    """What the rows of one zone are laid over."""

    conventions: Conventions
    infusion: Infusion
    shown: SessionEntry

    @classmethod
    def of(cls, conventions: Conventions) -> "_Blank":
        blank = blank_infusion("", "", conventions)
        return cls(conventions, blank, entry_of(blank, conventions))


@dataclass(slots=True)
class _Sessions:
    """The rows read so far."""

    plan: Plan
    conventions: Conventions
    people: People
    whose: str
    infusions: dict[str, Infusion] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    number_lots: list[int] = field(default_factory=list)
    same_starts: Counter[tuple[str, int]] = field(default_factory=Counter)
    blanks: dict[str, _Blank] = field(default_factory=dict)
    lots: tuple[int, ...] = field(init=False)
    reader: RowReader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = RowReader.of(self.plan, self.conventions)
        self.lots = tuple(at for (target, _), at in self.plan.places.items() if target is Target.LOT)

    def read(self, number: int, row: Row, lines: Iterable[Line]) -> None:
        """Read one row and what stands about it on other sheets."""
        where = f"row {number}"
        texts = self.reader.texts_of(row)
        patient, refused = self._patient(where, texts)
        entry, places = with_lines(texts.entry, lines)
        blank = self._blank(where, texts, refused)
        volume = self._volume(where, texts, refused)
        base = blank.infusion if volume is None else replace(blank.infusion, volume=volume)
        reading = read_entry(entry, blank.conventions, base, shown=blank.shown, only_refused=True)
        refused += [Refusal(f"{where}.{field}", reason) for field, reason in texts.refused]
        refused += [Refusal(f"{where}.{line.where}.{last_part(at)}", why) for line in lines for at, why in line.refused]
        taken = {each.where for each in refused}
        for each in reading.problems:
            position = f"{where}.{placed(each.where, places)}"
            if each.refuse and position not in taken:
                refused.append(Refusal(position, each))
        infusion, against = self._measured(reading.infusion, texts, lines, blank.conventions)
        refused += [Refusal(f"{where}.{at}", why) for at, why in against]
        if refused or infusion is None:
            self.refusals += refused
            self.raw[where] = "\n".join((raw_of(row), *(each.raw for each in lines)))
            return
        self._note(where, entry, reading)
        if any(at < len(row) and isinstance(row[at], Decimal) for at in self.lots):
            self.number_lots.append(number)
        self._keep(where, infusion, patient)

    def _measured(
        self, infusion: Infusion | None, texts: RowTexts, lines: Iterable[Line], conventions: Conventions
    ) -> tuple[Infusion | None, Sequence[Said]]:
        """The session with its rates and vital signs, and what is said against these."""
        measures = [(each.where, each) for each in texts.measures]
        measures += [(line.where, each) for line in lines for each in line.measures]
        if infusion is None or not measures:
            return infusion, ()
        measured = Measured(infusion, conventions).read(measures)
        return measured.laid(), measured.refused

    def notes_told(self) -> Iterator[str]:
        """The first sentences about what was left aside, and how many more there are."""
        if self.number_lots:
            rows = ", ".join(map(str, self.number_lots[:_MOST_ROWS])) + (", …" if self.number_lots[_MOST_ROWS:] else "")
            yield f"Lots that are numbers in the file, without any zeros that stood at their start: row {rows}."
        yield from self.notes[:_MOST_NOTES]
        if len(self.notes) > _MOST_NOTES:
            yield f"The same is so in {len(self.notes) - _MOST_NOTES:,} more rows."

    def _keep(self, where: str, read: Infusion, patient: str) -> None:
        """Keep a session under an id that the same row of the same file always gets."""
        key = patient, read.started.epoch
        self.same_starts[key] += 1
        count = self.same_starts[key]
        own = derived_id(*key) if count == 1 else derived_id(*key, count)
        self.infusions[where] = replace(read, id=own, patient=patient)

    def _patient(self, where: str, texts: RowTexts) -> tuple[str, list[Refusal]]:
        if (Target.PATIENT, 0) not in self.plan.places:
            return self.whose, []
        try:
            return self.people.id_of(texts.patient), []
        except ValueError as wrong:
            return "", [Refusal(f"{where}.patient", str(wrong))]

    def _blank(self, where: str, texts: RowTexts, refused: list[Refusal]) -> _Blank:
        """What a row is laid over, in its own zone where a column names one."""
        zone = texts.zone or self.conventions.zone
        if zone not in self.blanks:
            if not is_zone(zone):
                refused.append(Refusal(f"{where}.zone", f"{shown(zone)} is no time zone such as Europe/Berlin."))
                zone = self.conventions.zone
            self.blanks[zone] = _Blank.of(replace(self.conventions, zone=zone))
        return self.blanks[zone]

    def _volume(self, where: str, texts: RowTexts, refused: list[Refusal]) -> Decimal | None:
        if not texts.volume:
            return None
        try:
            value, unit = read_amount(texts.volume, self.conventions)
            if unit not in ("", "ml", "l"):
                raise Unreadable(Code.UNIT_UNREADABLE, unit=unit, units=("mL", "L"))
        except Unreadable as unreadable:
            refused.append(Refusal(f"{where}.volume", unreadable.problem("volume")))
            return None
        return value * _LITRE if unit == "l" else value

    def _note(self, where: str, entry: SessionEntry, reading: Reading) -> None:
        """What was said twice and differs, where one of the two was taken."""
        for each in reading.problems:
            if each.code is Code.WEEKDAY_DIFFERS:
                self.notes.append(
                    f"{where}: {each.facts['typed']} is written there, and {each.facts['day']} is not one."
                )
        if not (entry.end and entry.duration) or reading.started is None or reading.ended is None:
            return
        try:
            said = read_duration(entry.duration)
        except Unreadable:
            return
        if not agree(reading.ended - reading.started, said):
            self.notes.append(
                f"{where}: the duration ({entry.duration}) does not fit the start and the end, which count."
            )
