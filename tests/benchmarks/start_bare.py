"""The least that such a program can do: Qt, SQLAlchemy, five mapped classes, the newest 200 rows in a plain table."""

import gc
import sys

gc.disable()

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, configure_mappers, mapped_column
from typing_extensions import override

from tests.benchmarks.first_paint import FirstPaint

Index = QModelIndex | QPersistentModelIndex


class Base(DeclarativeBase):
    """The base."""


class Patient(Base):
    """A patient."""

    __tablename__ = "patients"
    pk: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Infusion(Base):
    """An infusion."""

    __tablename__ = "infusions"
    pk: Mapped[int] = mapped_column(primary_key=True)
    patient_pk: Mapped[int] = mapped_column(ForeignKey("patients.pk"))
    started_at: Mapped[int]
    ended_at: Mapped[int | None]
    product: Mapped[str]
    dose: Mapped[int | None]


class Vial(Base):
    """A vial."""

    __tablename__ = "vials"
    pk: Mapped[int] = mapped_column(primary_key=True)
    infusion_pk: Mapped[int] = mapped_column(ForeignKey("infusions.pk"))
    lot: Mapped[str]


class Medication(Base):
    """A medication."""

    __tablename__ = "medications"
    pk: Mapped[int] = mapped_column(primary_key=True)
    infusion_pk: Mapped[int] = mapped_column(ForeignKey("infusions.pk"))
    name: Mapped[str]


class Reaction(Base):
    """A reaction."""

    __tablename__ = "reactions"
    pk: Mapped[int] = mapped_column(primary_key=True)
    infusion_pk: Mapped[int] = mapped_column(ForeignKey("infusions.pk"))
    symptom: Mapped[str]


class Rows(QAbstractTableModel):
    """Tuples in memory."""

    def __init__(self, rows: Sequence[tuple[object, ...]]) -> None:
        super().__init__()
        self.rows = rows

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many."""
        return len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Four."""
        return 4

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is shown."""
        return str(self.rows[index.row()][index.column()]) if role == Qt.ItemDataRole.DisplayRole else None


app = QApplication(sys.argv[:1])
configure_mappers()
engine = create_engine(f"sqlite:///{sys.argv[1]}")
newest = select(Infusion.started_at, Infusion.ended_at, Infusion.product, Infusion.dose)
with Session(engine) as db:
    rows = [tuple(each) for each in db.execute(newest.order_by(Infusion.started_at.desc()).limit(200))]
view = QTableView()
model = Rows(rows)
view.setModel(model)
view.resize(1280, 800)
first = FirstPaint()
view.viewport().installEventFilter(first)
view.show()
gc.enable()
status = app.exec()
engine.dispose()
sys.exit(status)
