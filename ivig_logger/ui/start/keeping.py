"""The card as it is kept while it is filled in, and as it is shown again after a crash."""

from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.kept import KeptText
from ivig_logger.exchange.kept_start import KeptStart
from ivig_logger.ui.start.draft import Draft
from ivig_logger.ui.start.page import Page
from ivig_logger.ui.start.start_bar import StartBar


def kept_start(draft: Draft, page: Page, bar: StartBar, now: Moment) -> KeptStart:
    """Everything that is typed and pressed."""
    clock, ago, started = bar.typed
    return KeptStart(
        now,
        draft.patient.id,
        draft.id,
        tuple(KeptText(*each) for each in page.fields.texts.items()),
        page.fields.chosen_place,
        page.medicines.none_given.isChecked(),
        tuple(each.kept for each in page.medicines.rows),
        page.lots.vials,
        page.lots.entry.text(),
        page.plan.is_used,
        clock,
        ago,
        started,
    )


def show_kept(kept: KeptStart, draft: Draft, page: Page, bar: StartBar, now: Moment) -> None:
    """Lay what was kept over a card that was filled in anew."""
    page.fields.show_texts({each.name: each.text for each in kept.texts}, kept.place)
    page.medicines.show_kept(kept.medicines, draft.conventions(now), none_given=kept.none_given)
    page.lots.show_kept(kept.vials, kept.lot)
    page.plan.use_last(wanted=kept.uses_last)
    bar.show_typed(kept.clock, kept.ago, kept.started)
