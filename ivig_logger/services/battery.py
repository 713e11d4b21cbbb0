"""How full the battery is, where the system says it in files."""

from pathlib import Path

_SUPPLIES = Path("/sys/class/power_supply")


def battery_percent(supplies: Path = _SUPPLIES) -> int | None:
    """The charge of the first battery in percent; None where there is none, or nothing tells of it."""
    try:
        for each in sorted(supplies.iterdir()):
            if _read(each / "type") == "Battery" and _read(each / "scope") != "Device":  # a mouse has one too
                percent = _read(each / "capacity")
                if percent.isdecimal():
                    return min(100, int(percent))
    except OSError:
        return None
    return None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
