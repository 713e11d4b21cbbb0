"""The tables. Moments are whole seconds since the epoch and a zone name, so that SQL subtracts exactly everywhere."""

from datetime import date
from decimal import Decimal

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, MetaData, String, Table, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from ivig_logger.domain.infusion import (
    Place,
    Precision,
    Premedication,
    Purpose,
    RateUnit,
    ReactionAnswer,
    Severity,
    Status,
    TemperatureUnit,
)
from ivig_logger.storage.columns import Scaled, Words, word_of

RUNNING = text("status = 'running'")  # SQLite uses a part index only where the query says the same
KEY = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only for INTEGER


class Record(DeclarativeBase):
    """The base of all tables; constraints have names so that migrations can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {int: BigInteger(), str: Text()}  # noqa: RUF012  # SQLAlchemy's own way of naming it


def table_of(record: type[Record]) -> Table:
    """The table of a record, for statements that carry many rows."""
    return Record.metadata.tables[record.__tablename__]


class PatientRecord(Record):
    """A patient; `plan` is the text of `storage.plans`."""

    __tablename__ = "patients"
    pk: Mapped[int] = mapped_column(KEY, primary_key=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    name: Mapped[str]
    born: Mapped[date | None]
    plan: Mapped[str | None]


class InfusionRecord(Record):
    """An infusion; `search` is its folded text, for finding only."""

    __tablename__ = "infusions"
    pk: Mapped[int] = mapped_column(KEY, primary_key=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    patient_pk: Mapped[int] = mapped_column(ForeignKey("patients.pk", ondelete="RESTRICT"))
    status: Mapped[Status] = mapped_column(word_of(Status))
    started_at: Mapped[int]
    started_zone: Mapped[str]
    started_precision: Mapped[Precision] = mapped_column(word_of(Precision))
    ended_at: Mapped[int | None]
    ended_zone: Mapped[str | None]
    slowed: Mapped[bool]
    stop_reason: Mapped[str]
    place: Mapped[Place | None] = mapped_column(word_of(Place))
    product: Mapped[str]
    concentration: Mapped[Decimal | None] = mapped_column(Scaled(3))
    dose: Mapped[Decimal | None] = mapped_column(Scaled(3))
    ordered_dose: Mapped[Decimal | None] = mapped_column(Scaled(3))
    weight: Mapped[Decimal | None] = mapped_column(Scaled(3))
    volume: Mapped[Decimal | None] = mapped_column(Scaled(1))
    access_kind: Mapped[str]
    access_site: Mapped[str]
    access_side: Mapped[str]
    access_gauge: Mapped[int | None]
    access_attempts: Mapped[int | None]
    before: Mapped[str]
    notes: Mapped[str]
    premedication: Mapped[Premedication] = mapped_column(word_of(Premedication))
    reaction: Mapped[ReactionAnswer] = mapped_column(word_of(ReactionAnswer))
    entered_in_error: Mapped[str | None]
    search: Mapped[str]
    wellbeing: Mapped[int | None]
    igg_trough: Mapped[Decimal | None] = mapped_column(Scaled(3))
    __table_args__ = (
        # The patient leads: every list is one patient's, newest first, without the entries in error.
        Index(None, "patient_pk", "entered_in_error", "started_at"),
        # A handful of rows at most, looked up whenever the program starts.
        Index("ix_infusions_running", "started_at", sqlite_where=RUNNING, postgresql_where=RUNNING),
    )


class Part(Record):
    """What belongs to an infusion, in its order there."""

    __abstract__ = True
    pk: Mapped[int] = mapped_column(KEY, primary_key=True)
    position: Mapped[int]

    @declared_attr
    @classmethod
    def infusion_pk(cls) -> Mapped[int]:
        """The infusion, with which the part goes."""
        return mapped_column(ForeignKey("infusions.pk", ondelete="CASCADE"), index=cls.__name__ != "ReactionRecord")


class VialRecord(Part):
    """A vial."""

    __tablename__ = "vials"
    lot: Mapped[str]
    lot_key: Mapped[str] = mapped_column(index=True)
    grams: Mapped[Decimal | None] = mapped_column(Scaled(3))
    expiry: Mapped[str | None]


class PauseRecord(Part):
    """A pause."""

    __tablename__ = "pauses"
    since_at: Mapped[int]
    since_zone: Mapped[str]
    until_at: Mapped[int | None]
    until_zone: Mapped[str | None]
    reason: Mapped[str]


class RateRecord(Part):
    """A step of the rate."""

    __tablename__ = "rates"
    at_at: Mapped[int]
    at_zone: Mapped[str]
    value: Mapped[Decimal] = mapped_column(Scaled(6))
    unit: Mapped[RateUnit] = mapped_column(word_of(RateUnit))


class VitalsRecord(Part):
    """One set of vital signs."""

    __tablename__ = "vitals"
    at_at: Mapped[int]
    at_zone: Mapped[str]
    systolic: Mapped[int | None]
    diastolic: Mapped[int | None]
    heart_rate: Mapped[int | None]
    temperature: Mapped[Decimal | None] = mapped_column(Scaled(2))
    temperature_unit: Mapped[TemperatureUnit] = mapped_column(word_of(TemperatureUnit))
    spo2: Mapped[int | None]
    breathing_rate: Mapped[int | None]
    pain: Mapped[int | None]


class MedicationRecord(Part):
    """A medicine or fluid."""

    __tablename__ = "medications"
    name: Mapped[str]
    dose: Mapped[Decimal | None] = mapped_column(Scaled(6))
    unit: Mapped[str]
    route: Mapped[str]
    purpose: Mapped[Purpose] = mapped_column(word_of(Purpose))
    at_at: Mapped[int | None]
    at_zone: Mapped[str | None]


class ReactionRecord(Part):
    """A reaction."""

    __tablename__ = "reactions"
    symptom: Mapped[str]
    earliest_at: Mapped[int | None]
    earliest_zone: Mapped[str | None]
    latest_at: Mapped[int | None]
    latest_zone: Mapped[str | None]
    precision: Mapped[Precision | None] = mapped_column(word_of(Precision))
    severity: Mapped[Severity] = mapped_column(word_of(Severity))
    actions: Mapped[tuple[str, ...]] = mapped_column(Words)
    resolved_at: Mapped[int | None]
    resolved_zone: Mapped[str | None]
    notes: Mapped[str]
    scale: Mapped[str]
    grade: Mapped[str]
    __table_args__ = (Index(None, "infusion_pk", "earliest_at", "latest_at"),)


class FollowUpRecord(Part):
    """What was told afterwards."""

    __tablename__ = "follow_ups"
    at_at: Mapped[int]
    at_zone: Mapped[str]
    by: Mapped[str]
    text: Mapped[str]


class MarkRecord(Part):
    """A marked moment."""

    __tablename__ = "marks"
    at_at: Mapped[int]
    at_zone: Mapped[str]
    text: Mapped[str]


class DueAnswerRecord(Part):
    """What was answered to a due thing."""

    __tablename__ = "due_answers"
    due: Mapped[str]
    at_at: Mapped[int]
    at_zone: Mapped[str]
    again_at: Mapped[int | None]
    again_zone: Mapped[str | None]
    reason: Mapped[str]
