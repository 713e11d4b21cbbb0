"""The scripts that complete the program's commands in bash, zsh and fish."""

from collections.abc import Callable, Iterator, Sequence

from ivig_logger.cli.completion_words import Command, Takes, Word

_BASH = """\
# Completes ivig-logger in bash; printed by: ivig-logger completion bash
_ivig_logger() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD - 1]}}" command="" i
    if [[ $word == "=" ]]; then
        word=""
    elif [[ $before == "=" ]]; then
        before="${{COMP_WORDS[COMP_CWORD - 2]}}"
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${{COMP_WORDS[i - 1]}}:${{COMP_WORDS[i]}}" in
            {valued}) ;;
            {names})
                command="${{COMP_WORDS[i]}}"
                break
                ;;
        esac
    done
    COMPREPLY=()
    case "$command:$before" in
{after}
    esac
    case "$command:$word" in
{words}
    esac
}}
_ivig_logger_files() {{
    local IFS=$'\\n'
    compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$1"))
}}
complete -F _ivig_logger ivig-logger
"""
_ZSH = """\
#compdef ivig-logger
# Completes ivig-logger in zsh; printed by: ivig-logger completion zsh
_ivig-logger() {{
    local context state line
    local -a names
    names=(
{names}
    )
    _arguments -C \\
{program}
        '1:command:->command' \\
        '*::argument:->argument'
    case $state in
        command) _describe command names ;;
        argument)
            case $words[1] in
{commands}
            esac
            ;;
    esac
}}
if [[ $funcstack[1] == _ivig-logger ]]; then
    _ivig-logger "$@"
else
    compdef _ivig-logger ivig-logger
fi
"""
_FISH = """\
# Completes ivig-logger in fish; printed by: ivig-logger completion fish
function __ivig_logger_in -d 'whether this command was typed; without one, whether none was'
    set -l before
    for word in (commandline -opc)[2..-1]
        if contains -- $word {names}; and not contains -- "$before" {valued}
            test "$word" = "$argv[1]"
            return
        end
        set before $word
    end
    test -z "$argv[1]"
end
complete -c ivig-logger -f
{lines}
"""


def bash(commands: Sequence[Command]) -> str:
    """The script for bash 3.2 and newer."""
    names = [each.name for each in commands if each.name]
    after = (line for each in commands for line in _after(each))
    words = (line for each in commands for line in _reply(each, names))
    valued = "|".join([*(f"{each}:*" for each in _valued(commands[0])), "=:*"])  # a value is no command
    named = "|".join(f"*:{each}" for each in names)
    return _BASH.format(valued=valued, names=named, after="\n".join(after), words="\n".join(words))


def zsh(commands: Sequence[Command]) -> str:
    """The script for zsh, as a file of its fpath or to be sourced."""
    program, *others = commands
    described = (f"        {_quoted(f'{each.name}:{each.about}')}" for each in others)
    cases = (f"                {each.name}) _arguments {' '.join(map(_spec, each.words))} ;;" for each in others)
    options = (f"        {_spec(each)} \\" for each in program.words)
    return _ZSH.format(names="\n".join(described), program="\n".join(options), commands="\n".join(cases))


def fish(commands: Sequence[Command]) -> str:
    """The script for fish 3."""
    lines = []
    for each in commands:
        if each.name:
            lines.append(f"complete -c ivig-logger -n __ivig_logger_in -a {each.name} -d {_of_fish(each.about)}")
        within = f"-n '__ivig_logger_in {each.name}'" if each.name else "-n __ivig_logger_in"
        lines += [f"complete -c ivig-logger {within} {_fish_word(word)}" for word in each.words]
    names = " ".join(each.name for each in commands if each.name)
    return _FISH.format(names=names, valued=" ".join(_valued(commands[0])), lines="\n".join(lines))


SCRIPTS: dict[str, Callable[[Sequence[Command]], str]] = {"bash": bash, "zsh": zsh, "fish": fish}


def _valued(command: Command) -> list[str]:
    """The options behind which a value stands."""
    return [name for each in command.options if each.takes is not Takes.NOTHING for name in each.names]


def _after(command: Command) -> Iterator[str]:
    """What may stand behind each option of a command that takes something."""
    for each in command.options:
        if each.takes is not Takes.NOTHING:
            patterns = "|".join(f"{command.name}:{name}" for name in each.names)
            yield f"        {patterns}) {_offer(each)}return ;;"


def _reply(command: Command, names: Sequence[str]) -> Iterator[str]:
    options = " ".join(name for each in command.options for name in each.names)
    yield f'        {command.name}:-*) COMPREPLY=($(compgen -W "{options}" -- "$word")) ;;'
    if not command.name:
        yield f'        :*) COMPREPLY=($(compgen -W "{" ".join(names)}" -- "$word")) ;;'
    for each in command.arguments:
        yield f"        {command.name}:*) {_offer(each)};;"


def _offer(word: Word) -> str:
    if word.takes is Takes.FILE:
        return '_ivig_logger_files "$word"; '
    if word.takes is Takes.CHOICE:
        return f'COMPREPLY=($(compgen -W "{" ".join(word.choices)}" -- "$word")); '
    return ""


def _spec(word: Word) -> str:
    """An argument in the language of zsh's _arguments."""
    action = {Takes.FILE: "_files", Takes.CHOICE: f"({' '.join(word.choices)})"}.get(word.takes, " ")
    value = "" if word.takes is Takes.NOTHING else f":{word.takes}:{action}"
    about = word.about.replace("[", "(").replace("]", ")").replace(":", "\\:")
    star = "*" if word.is_repeatable else ""
    named = (f"{name}=" if value and name.startswith("--") else name for name in word.names)
    return " ".join(_quoted(f"{star}{name}[{about}]{value}") for name in named) or _quoted(f"1{value}")


def _fish_word(word: Word) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in word.names)
    takes = {
        Takes.NOTHING: "",
        Takes.FILE: "-r -F" if word.names else "-F",
        Takes.CHOICE: f"{'-x ' if word.names else ''}-a '{' '.join(word.choices)}'",
        Takes.TEXT: "-x",
    }[word.takes]
    about = f"-d {_of_fish(word.about)}" if word.names else ""
    return " ".join(filter(None, (names, takes, about)))


def _quoted(text: str) -> str:
    escaped = text.replace("'", "'\\''")
    return f"'{escaped}'"


def _of_fish(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
