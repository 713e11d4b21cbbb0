"""Mistakes of the program: written down without a word about health, and said once, while the work goes on."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

_SENTENCE = (
    "Something went wrong in the program itself. What was saved before is safe. "
    "The details are in {file}, without anything that you typed."
)


def catch_mistakes(folder: Path, say: Callable[[str], None]) -> None:
    """From now on every exception that nobody handles goes into a log file in `folder`, and a sentence to `say`."""
    file = folder / "ivig-logger.log"

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _write_down(file, mistake_text(kind, trace))
        say(_SENTENCE.format(file=file))

    sys.excepthook = tell


def mistake_text(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where a mistake happened and of which kind; never its message, which may quote what somebody typed."""
    places = (f"{each.filename}:{each.lineno} {each.name}" for each in traceback.extract_tb(trace))
    return "\n  ".join((kind.__qualname__, *places))


def _write_down(file: Path, words: str) -> None:
    import logging  # a start without mistakes does not pay for it
    from logging.handlers import RotatingFileHandler

    try:
        file.touch(mode=0o600)
        handler = RotatingFileHandler(file, maxBytes=500_000, backupCount=1, encoding="utf-8")
    except OSError:
        sys.stderr.write(f"{words}\n")
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.emit(logging.LogRecord("ivig_logger", logging.ERROR, "", 0, words, None, None))
    handler.close()
