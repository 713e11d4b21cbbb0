"""What bash, zsh and fish offer when Tab is pressed, asked of the real shells; each takes some tenths of a second."""

import os
import select
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

_SECONDS = 60
# compadd is what each match goes through; -O, -A and -D only ask it something.
_ZSHRC = """\
fpath=($ZDOTDIR $fpath)
autoload -Uz compinit && compinit -u -D
compadd() {
    if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\\ * ]]; then
        local -a found
        builtin compadd -A found "$@"
        (( $#found )) && print -rl -- $found >> $FOUND
    fi
    builtin compadd "$@"
}
zle-line-init() {
    local line
    for line in ${(f)TYPED}; do
        print -r -- "> $line" >> $FOUND
        BUFFER=$line CURSOR=$#line
        zle list-choices
    done
    exit
}
zle -N zle-line-init
"""


def needs(shell: str) -> pytest.MarkDecorator:
    """A test of a shell, which not every computer has."""
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"no {shell} on this computer")


def offered_by_bash(typed: str, script: str, folder: Path) -> list[str]:
    """What bash offers in a folder behind what was typed."""
    words = typed.split(" ")
    asking = f"COMP_WORDS=({' '.join(map(repr, words))}); COMP_CWORD={len(words) - 1}; _ivig_logger"
    program = f'{script}\n{asking}; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, cwd=folder, timeout=_SECONDS)
    assert done.stderr == ""
    return done.stdout.split()


def offered_by_fish(typed: str, script: str, folder: Path) -> list[str]:
    """What fish offers in a folder behind what was typed."""
    program = f'{script}\ncomplete -C "{typed}"'
    done = subprocess.run(
        ["fish", "--no-config", "-c", program],
        capture_output=True,
        text=True,
        cwd=folder,
        env=os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder / ".fish")},
        timeout=_SECONDS,
    )
    assert done.stderr == ""
    return [line.partition("\t")[0] for line in done.stdout.splitlines()]


def offered_by_zsh(typed: Sequence[str], script: str, folder: Path, rc: Path) -> dict[str, list[str]]:
    """What zsh offers in a folder behind each line; its `fpath` finds the script, as in docs/commands.md."""
    rc.mkdir()
    (rc / ".zshrc").write_text(_ZSHRC, encoding="utf-8")
    (rc / "_ivig-logger").write_text(script, encoding="utf-8")
    found = rc / "found"
    told = {"ZDOTDIR": str(rc), "FOUND": str(found), "TYPED": "\n".join(typed), "TERM": "xterm"}
    _on_a_terminal(["zsh", "-d", "-i"], folder, os.environ | told)
    _, *answers = found.read_text(encoding="utf-8").split("> ")
    return {line: offers for line, *offers in (each.splitlines() for each in answers)}


def _on_a_terminal(command: Sequence[str], folder: Path, env: dict[str, str]) -> None:
    """Run a program that completes only where somebody types, to its end."""
    import pty  # not on Windows, which has none of these shells either

    ours, its = pty.openpty()
    with subprocess.Popen(
        command, cwd=folder, env=env, stdin=its, stdout=its, stderr=its, start_new_session=True
    ) as run:
        os.close(its)
        until = time.monotonic() + _SECONDS
        while run.poll() is None and time.monotonic() < until:
            _drain(ours)
        run.kill()
    os.close(ours)
    assert run.returncode == 0


def _drain(terminal: int) -> None:
    """Take what a program shows, which would wait otherwise."""
    if select.select([terminal], [], [], 0.05)[0]:
        try:
            os.read(terminal, 65536)
        except OSError:  # it has closed its side
            time.sleep(0.01)
