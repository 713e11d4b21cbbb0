"""The program's start: arguments, then the window or a command without one."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from ivig_logger import __version__
from ivig_logger.services.location import log_path

_EXAMPLES = """\
examples:
  ivig-logger                                        open the log in a window
  ivig-logger --database other.db                    open another log
  ivig-logger export --format xlsx --output log.xlsx
  ivig-logger import log.json --check                look at a file without storing anything
  ivig-logger backup                                 copy the log as it is now
  ivig-logger check                                  look for damage in the log
  ivig-logger report --patient Ana --output visit.pdf
  ivig-logger export --help                          all about a command
"""
COMMANDS = ("export", "import", "backup", "check", "report", "completion")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. Exit status 0 done, 1 the environment, 2 the input."""
    gc.disable()  # nothing is to be collected while modules are imported: 5 to 13 % of the start
    wanted = list(sys.argv[1:] if arguments is None else arguments)
    given = _understood(wanted)
    if getattr(given, "command", None):
        from ivig_logger import cli  # the window does not need it

        gc.enable()
        return cli.run(given)
    return _open_window(log_path(given.database))


def _understood(wanted: Sequence[str]) -> argparse.Namespace:
    """The arguments; what is not understood is told with the commands, which else cost the start some milliseconds."""
    given, unknown = _parser(commands=_names_command(wanted)).parse_known_args(wanted)
    return _parser(commands=True).parse_args(wanted) if unknown else given


def _names_command(arguments: Sequence[str]) -> bool:
    return any(each in (*COMMANDS, "-h", "--help") for each in arguments)


def _parser(*, commands: bool) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ivig-logger",
        description="A log of immunoglobulin infusions that flags the reactions of the first hour.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"ivig-logger {__version__}")
    parser.add_argument("--database", metavar="FILE", help="the log to open (also: IVIG_LOGGER_DATABASE)")
    if commands:
        from ivig_logger import cli

        cli.add_commands(parser)
    return parser


def _open_window(log: Path) -> int:
    from ivig_logger import desktop

    missing = desktop.missing_piece()
    if missing is None:
        try:
            _load_storage()
            from ivig_logger import app
        except ImportError as error:
            missing = desktop.sentence_for(str(error))
        else:
            return app.run(sys.argv[:1], log)
    print(missing, file=sys.stderr)
    return 1


def _load_storage() -> None:
    """Before Qt, which hooks into importing and reads the source of all that comes after it: 10 % of the start."""
    from ivig_logger.services import logbook  # noqa: F401  # to have it loaded


if __name__ == "__main__":
    sys.exit(main())
