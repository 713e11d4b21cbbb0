"""What is stored again with every press writes what differs and nothing else, however much there is already."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from ivig_logger.domain.change import Change, Trace
from ivig_logger.domain.infusion import Infusion, Mark, Vial
from ivig_logger.storage import changes, infusions
from ivig_logger.storage.database import Database
from tests.builders import PATIENT, a_full_infusion, a_moment, a_running_infusion

MANY = 2000
TRACE = Trace(a_moment())


def marks(count: int) -> tuple[Mark, ...]:
    return tuple(Mark(a_moment("09:00") + timedelta(seconds=at), f"note {at}" if at % 2 else "") for at in range(count))


def stored(database: Database, infusion: Infusion) -> Infusion:
    with database.changing() as db:
        changes.store_all(db, [Change(PATIENT), Change(infusion)], TRACE)
    return infusion


def written(database: Database, *wanted: Change) -> list[tuple[str, int]]:
    """The statements that write, each by its verb and table, with the number of its rows."""
    seen: list[tuple[str, int]] = []

    def listen(_db: object, _cursor: object, statement: str, values: Any, _context: object, many: bool) -> None:
        if not statement.startswith(("SELECT", "BEGIN")):
            words = statement.replace("INTO ", "").replace("FROM ", "").split()
            seen.append((" ".join(words[:2]).lower(), len(values) if many else 1))

    with database.changing() as db:
        event.listen(db, "before_cursor_execute", listen)
        changes.store_all(db, wanted, TRACE)
        event.remove(db, "before_cursor_execute", listen)
    return seen


def found(database: Database, infusion: Infusion) -> Infusion:
    with database.reading() as db:
        (whole,) = infusions.find(db, [infusion.id])
    return whole


def test_an_appended_part_is_one_row_and_its_revision(database: Database) -> None:
    before = stored(database, a_running_infusion(a_moment("09:00"), marks=marks(40)))
    after = replace(before, marks=(*before.marks, Mark(a_moment("10:00"))))
    assert written(database, Change(after, before)) == [("insert marks", 1), ("insert revisions", 1)]
    assert found(database, after) == after


def test_a_changed_field_leaves_the_parts_alone(database: Database) -> None:
    before = stored(database, a_full_infusion())
    after = replace(before, slowed=False)
    assert written(database, Change(after, before)) == [("update infusions", 1), ("insert revisions", 1)]
    assert found(database, after) == after


def test_a_changed_part_takes_those_after_it_along_and_none_before(database: Database) -> None:
    vials = tuple(map(Vial, "ABCDE"))
    before = stored(database, a_full_infusion(vials=vials, dose=None))
    after = replace(before, vials=(*vials[:3], Vial("X"), vials[4]))
    rows = [("update infusions", 1), ("delete vials", 1), ("insert vials", 2), ("insert revisions", 1)]
    assert written(database, Change(after, before)) == rows
    assert found(database, after) == after


@pytest.mark.parametrize("left", [0, 1, 3])
def test_parts_taken_from_the_end_are_only_deleted(database: Database, left: int) -> None:
    before = stored(database, a_full_infusion(marks=marks(4)))
    after = replace(before, marks=before.marks[:left])
    assert [each for each in written(database, Change(after, before)) if "marks" in each[0]] == [("delete marks", 1)]
    assert found(database, after) == after


def test_several_corrections_of_one_entry_write_each_row_once(database: Database) -> None:
    first = stored(database, a_running_infusion(a_moment("09:00"), marks=marks(3)))
    second = replace(first, marks=(*first.marks, Mark(a_moment("10:00"))))
    third = replace(second, marks=(*second.marks, Mark(a_moment("10:01"))))
    both = [Change(second, first), Change(third, second)]
    assert written(database, *both) == [("insert marks", 2), ("insert revisions", 2)]
    assert found(database, third) == third


def test_a_revision_does_not_grow_with_what_was_there(database: Database) -> None:
    def size(count: int) -> int:
        before = replace(a_running_infusion(a_moment("09:00"), count), marks=marks(count))
        after = replace(before, marks=(*before.marks, Mark(a_moment("10:00"), "itchy?")))
        with database.changing() as db:
            changes.store_all(db, [Change(before)], TRACE)
            changes.store_all(db, [Change(after, before)], TRACE)
            last = db.exec_driver_sql("SELECT before, after FROM revisions ORDER BY pk DESC LIMIT 1").one()
            return len(last.before) + len(last.after)

    with database.changing() as db:
        changes.store_all(db, [Change(PATIENT)], TRACE)
    assert size(MANY) - size(2) == len("2000") - len("2")
