"""Mistakes of the program: written down without a word about health, and said once, while the work goes on."""

import logging
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_SENTENCE = (
    "Something went wrong in the program itself. What was saved before is safe. "
    "The details are in {file}, without anything that you typed."
)


def catch_mistakes(folder: Path, say: Callable[[str], None]) -> None:
    """From now on every exception that nobody handles goes into a log file in `folder`, and a sentence to `say`."""
    file = folder / "ivig-logger.log"
    logger = logging.getLogger("ivig_logger")
    try:
        file.touch(mode=0o600)
        handler: logging.Handler = RotatingFileHandler(file, maxBytes=500_000, backupCount=1, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logger.error("%s", mistake_text(kind, trace))
        say(_SENTENCE.format(file=file))

    sys.excepthook = tell


def mistake_text(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where a mistake happened and of which kind; never its message, which may quote what somebody typed."""
    places = (f"{each.filename}:{each.lineno} {each.name}" for each in traceback.extract_tb(trace))
    return "\n  ".join((kind.__qualname__, *places))
