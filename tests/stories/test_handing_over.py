"""A nurse and her patient hand one session to and fro, each with a log of their own, and once both changed it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ivig_logger.domain.change import Change, Source
from ivig_logger.domain.infusion import Infusion
from ivig_logger.services.checking import check_log
from ivig_logger.services.handing_over import at_home, hand_over, new_passphrase, read_hand_over
from ivig_logger.services.logbook import Author, Logbook
from ivig_logger.services.preview import PreviewRow, State, changes_of, preview_of
from ivig_logger.ui.journal import Journal
from ivig_logger.words.changes import told_of
from tests.builders import PATIENT, a_moment, a_reaction, an_infusion_on

SESSION = an_infusion_on("2026-10-20", reactions=(a_reaction(),))
ANNA, PIA = Author("Anna Berg, RN", "nurse"), Author("Pia", "patient")


class Desk:
    """A person at a log of their own."""

    def __init__(self, log: Logbook) -> None:
        self.log, self.journal = log, Journal(log)

    @property
    def session(self) -> Infusion:
        (found,) = self.log.find([SESSION.id])
        return found

    def correct(self, **changes: object) -> None:
        before = self.session
        self.journal.store(replace(before, **changes), instead_of=before, text="edit session", why="typo")  # type: ignore[arg-type]  # each field has a type of its own

    def receive(self, data: bytes, passphrase: str, *, tick: bool = False) -> PreviewRow:
        """Open a file, and store what is ticked, or is ticked by hand."""
        contents = read_hand_over(data, passphrase, self.log.patients(), self.log.now())
        preview = preview_of(self.log, at_home(self.log, contents))
        changes = changes_of(preview, {"infusion"} if tick else preview.ticked)
        if changes:
            self.journal.store_all(changes, text="import a session", why=preview.why, source=Source.IMPORTED)
        return preview.rows[0]

    def told(self) -> list[str]:
        """The changes of the session as the history tells them, the newest first."""
        changes = told_of(self.session, self.log.revisions_of(SESSION.id), {})
        return [f"{each.who}: {each.what}" for each in changes]


@contextmanager
def desk(file: Path, author: Author) -> Iterator[Desk]:
    with closing(Logbook.open(file, lambda: a_moment("12:00", "2026-11-01"), author)) as log:
        yield Desk(log)


@pytest.mark.usefixtures("qapp")
def test_a_session_goes_to_and_fro_and_where_both_changed_it_one_is_chosen_and_the_choice_undone(
    tmp_path: Path,
) -> None:
    said = new_passphrase()
    with desk(tmp_path / "anna.db", ANNA) as anna, desk(tmp_path / "pia.db", PIA) as pia:
        anna.log.store_all([Change(PATIENT), Change(SESSION)])
        assert pia.receive(hand_over(anna.log, SESSION.id, said), said.replace(" ", "")).state is State.NEW

        pia.correct(dose=Decimal(35))
        assert anna.receive(hand_over(pia.log, SESSION.id, said), said).state is State.NEWER
        assert anna.session == pia.session
        assert anna.told() == [
            "Pia (patient): Dose: 35 g (was 30 g); Reason: typo",
            "Anna Berg, RN (nurse): Taken from a hand-over: Pia (patient)",
            "Anna Berg, RN (nurse): Added",
        ]

        anna.correct(notes="called the ward")
        pia.correct(notes="slept well")
        theirs = hand_over(pia.log, SESSION.id, said)
        row = anna.receive(theirs, said)
        assert (row.state, row.infusion, row.stored) == (State.CLASH, pia.session, (anna.session,))
        assert anna.session.notes == "called the ward"  # nothing is stored that nobody chose

        anna.receive(theirs, said, tick=True)
        assert anna.session == pia.session
        assert anna.told()[0] == "Pia (patient): Notes: “slept well” (was not recorded); Reason: typo"
        anna.journal.stack.undo()
        assert anna.session.notes == "called the ward"
        assert anna.receive(theirs, said).state is State.CLASH  # may be chosen again
        for each in (anna, pia):
            assert check_log(each.log.database) == []
