from pathlib import Path

from ivig_logger.services.battery import battery_percent


def supply(folder: Path, name: str, **facts: str) -> None:
    place = folder / name
    place.mkdir()
    for fact, words in facts.items():
        (place / fact).write_text(f"{words}\n", encoding="ascii")


def test_the_first_battery_tells_its_charge(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="1")
    supply(tmp_path, "BAT0", type="Battery", capacity="58")
    assert battery_percent(tmp_path) == 58


def test_the_battery_of_a_mouse_is_not_the_computers(tmp_path: Path) -> None:
    supply(tmp_path, "hid-mouse", type="Battery", capacity="12", scope="Device")
    assert battery_percent(tmp_path) is None


def test_a_battery_that_does_not_tell_is_left_out(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery")
    supply(tmp_path, "BAT1", type="Battery", capacity="unknown")
    assert battery_percent(tmp_path) is None


def test_more_than_full_is_full(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", capacity="103")
    assert battery_percent(tmp_path) == 100


def test_a_system_without_such_files_has_no_battery(tmp_path: Path) -> None:
    assert battery_percent(tmp_path / "nothing") is None
