"""Several drafts in one file: what this run keeps takes nothing along that an earlier one has left in it."""

from pathlib import Path

from ivig_logger.exchange.kept import KeptText
from ivig_logger.exchange.kept_panel import KeptPanel
from ivig_logger.services.drafts import PANELS, Drafts
from ivig_logger.services.sheaf import Sheaf, panels_in
from tests.builders import PATIENT, a_moment

AT = a_moment("14:05")


def a_panel(name: str, words: str = "122/76", patient: str = PATIENT.id) -> KeptPanel:
    """A panel that is filled in."""
    return KeptPanel(AT, patient, "7b1a5f0e", name, AT, (KeptText("pressure", words),))


def sheaf(log: Path) -> Sheaf[KeptPanel]:
    """What a start of the program has."""
    return panels_in(Drafts(log))


def test_what_is_kept_is_left_behind_for_the_next_run_only(tmp_path: Path) -> None:
    here = sheaf(tmp_path / "log.db")
    assert here.keep(a_panel("vitals"))
    assert here.left_behind == ()
    assert sheaf(tmp_path / "log.db").left_behind == (a_panel("vitals"),)


def test_what_others_were_left_in_the_file_are_kept_along_and_still_offered(tmp_path: Path) -> None:
    sheaf(tmp_path / "log.db").keep(a_panel("vitals"))
    here = sheaf(tmp_path / "log.db")
    here.keep(a_panel("rate"))
    assert here.left_behind == (a_panel("vitals"),)
    assert set(sheaf(tmp_path / "log.db").left_behind) == {a_panel("vitals"), a_panel("rate")}
    here.remove(a_panel("rate").key)
    assert sheaf(tmp_path / "log.db").left_behind == here.left_behind == (a_panel("vitals"),)
    here.remove(a_panel("vitals").key)
    assert list(tmp_path.iterdir()) == []


def test_what_is_kept_under_the_same_key_takes_its_place(tmp_path: Path) -> None:
    sheaf(tmp_path / "log.db").keep(a_panel("vitals", "1"))
    here = sheaf(tmp_path / "log.db")
    here.keep(a_panel("vitals", "2"))
    assert here.left_behind == ()
    assert sheaf(tmp_path / "log.db").left_behind == (a_panel("vitals", "2"),)


def test_removing_what_is_not_there_touches_no_file(tmp_path: Path) -> None:
    (tmp_path / "log.db.draft-panels").write_text("of somebody else")
    sheaf(tmp_path / "log.db").remove("7b1a5f0e vitals")
    assert Drafts(tmp_path / "log.db").left_behind(PANELS) == "of somebody else"


def test_nothing_of_a_patient_who_is_forgotten_stays(tmp_path: Path) -> None:
    sheaf(tmp_path / "log.db").keep(a_panel("vitals", patient="Ben"))
    here = sheaf(tmp_path / "log.db")
    here.keep(a_panel("rate"))
    here.forget_patient("Ben")
    assert sheaf(tmp_path / "log.db").left_behind == (a_panel("rate"),)
    here.forget_patient(PATIENT.id)
    assert list(tmp_path.iterdir()) == []
