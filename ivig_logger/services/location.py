"""Where the log lies: where it was told to be, else in the user's data folder."""

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "IVIG_LOGGER_DATABASE"


class IsTheLog(Exception):
    """The export was to be written over the log itself, or over a journal that belongs to it."""


def log_path(chosen: str | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The path of the log: `chosen`, else what the variable IVIG_LOGGER_DATABASE says, else the usual place."""
    told = chosen or environment.get(VARIABLE)
    return Path(told).expanduser().absolute() if told else usual_path()


def usual_path() -> Path:
    """The log in the user's data folder, the same on every start."""
    from platformdirs import user_data_path  # only where no other place was told

    return user_data_path("ivig-logger", appauthor=False) / "log.db"
