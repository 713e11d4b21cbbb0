"""All that is typed in the form, the rows that do not go with the answers included: taken down and shown again."""

from dataclasses import replace

from ivig_logger.domain.infusion import Premedication, ReactionAnswer
from ivig_logger.exchange.entry import SessionEntry
from ivig_logger.ui.form.fields import Fields


def whole_entry(fields: Fields) -> SessionEntry:
    """What is typed, the rows kept aside in their places."""
    return replace(fields.entry, reactions=fields.reactions.rows.entries, medications=fields.medicines.rows.entries)


def show_whole(fields: Fields, typed: SessionEntry) -> None:
    """Show what `whole_entry` gave."""
    told = ReactionAnswer.RECORDED if typed.reactions else typed.reaction
    given = Premedication.GIVEN if typed.medications else typed.premedication
    fields.show_entry(replace(typed, reaction=told, premedication=given))
    if told is not typed.reaction:
        fields.reactions.show_entries(typed.reaction, ())
    fields.medicines.answer_by(typed.premedication)
