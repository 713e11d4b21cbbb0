"""What other sheets say of a session, laid into its entry; where each row of the form stands is kept."""

from collections.abc import Iterable
from dataclasses import replace

from ivig_logger.domain.infusion import Premedication, ReactionAnswer
from ivig_logger.exchange.entry import SessionEntry
from ivig_logger.exchange.mapping.second_sheets import Line


def with_lines(entry: SessionEntry, lines: Iterable[Line]) -> tuple[SessionEntry, dict[str, str]]:
    """The entry with what other sheets say, and where each row of the form that came from there stands."""
    places: dict[str, str] = {}
    for line in lines:
        parts = line.parts
        places |= {f"reactions.{len(entry.reactions) + at}": line.where for at in range(len(parts.reactions))}
        places |= {f"medications.{len(entry.medications) + at}": line.where for at in range(len(parts.medications))}
        said = parts.premedication if parts.premedication is not Premedication.NOT_RECORDED else entry.premedication
        none_told = parts.reaction is ReactionAnswer.NONE
        entry = replace(
            entry,
            reactions=(*entry.reactions, *parts.reactions),
            medications=(*entry.medications, *parts.medications),
            premedication=said,
            reaction=parts.reaction if none_told else entry.reaction,
            notes="\n".join(each for each in (entry.notes, line.notes) if each),
        )
    return entry, places


def placed(where: str, places: dict[str, str]) -> str:
    """The position of a field of the form, on the sheet that it came from."""
    kind, _, rest = where.partition(".")
    row, _, name = rest.partition(".")
    place = places.get(f"{kind}.{row}")
    return where if place is None else f"{place}.{name}" if name else place


def last_part(where: str) -> str:
    """The name of a field without where it stands in the form."""
    return where.rpartition(".")[2]
