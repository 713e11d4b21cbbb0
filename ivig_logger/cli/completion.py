"""The command `completion`: a script for a shell, made from the commands' own arguments, so it is never out of date."""

import argparse
from functools import partial
from pathlib import Path

from ivig_logger.cli.completion_words import commands_of
from ivig_logger.cli.telling import DONE, Outcome

_SHELLS = ("bash", "zsh", "fish")
_EXAMPLES = """\
examples:
  ivig-logger completion bash > ~/.local/share/bash-completion/completions/ivig-logger
  ivig-logger completion zsh > ~/.zfunc/_ivig-logger          where fpath holds ~/.zfunc
  ivig-logger completion fish > ~/.config/fish/completions/ivig-logger.fish
"""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", program: argparse.ArgumentParser) -> None:
    """Add the command to the program's; `program` is what it is about."""
    about = "print what makes the Tab key complete commands in a shell"
    parser = commands.add_parser(
        "completion",
        help=about,
        description=f"{about[:1].upper()}{about[1:]}.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shell", choices=_SHELLS, help="the shell that is to complete")
    parser.set_defaults(carry_out=partial(carry_out, program))


def carry_out(program: argparse.ArgumentParser, arguments: argparse.Namespace, _: Path) -> Outcome:
    """Print the script for a shell."""
    from ivig_logger.cli.completion_scripts import SCRIPTS

    return Outcome(DONE, SCRIPTS[arguments.shell](commands_of(program)).splitlines())
