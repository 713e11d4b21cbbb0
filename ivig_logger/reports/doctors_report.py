"""The doctor's report: one page that answers with what the early reactions came, and further ones when asked for."""

from ivig_logger import __version__
from ivig_logger.domain.answers.overlay import overlay_of
from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.moment import Moment
from ivig_logger.reports.content import Fact, Figure, Picture, ReportContent
from ivig_logger.reports.count_tables import count_tables
from ivig_logger.reports.naming import Names, patient_text
from ivig_logger.reports.session_lines import UNFINISHED, lines_table, story_of
from ivig_logger.services.report_facts import PICTURED, ReportFacts
from ivig_logger.words.answers import FOOTER, completeness_text, dates_text
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.five_numbers import five_numbers
from ivig_logger.words.letters import capital
from ivig_logger.words.said import when_text
from ivig_logger.words.times import clock_text, day_text, day_text_of

TITLE = "Infusion report"  # of files too: it names nobody
LAST = 6
KEPT_BY = "Kept by the patient, or for them. This program makes no medical assessment."
UNKNOWN_STAND_APART = (
    "“May be”, “not known” and “not asked” are never counted as yes or no. The 95 % interval (Wilson) is of sessions "
    "with a known answer; “few”: fewer than five."
)
_PERIODS = {
    Period.SIX_MONTHS: "Last 6 months",
    Period.TWELVE_MONTHS: "Last 12 months",
    Period.ALL: "All sessions of the log",
    Period.SINCE_PRODUCT: "Since the product changed",
}


def doctors_report(facts: ReportFacts, names: Names = Names.FULL, *, in_words: bool = False) -> ReportContent:
    """The content of the report; `in_words` adds every session that `facts` hold in words."""
    group, known = facts.answers.group, facts.answers.completeness
    numbers = five_numbers(facts.answers)
    return ReportContent(
        title=TITLE,
        patient=patient_text(facts.patient, names),
        facts=(
            Fact("Period", _period_text(facts)),
            Fact("Sessions", dates_text(group) if group.members else "none in this period"),
            Fact("Completeness", completeness_text(known)),
        ),
        warnings=tuple(_unfinished_text(Moment(each.started, each.zone)) for each in group.members if each.running),
        figures=tuple(Figure(each.value, each.name, each.beside) for each in numbers),
        picture=_picture(facts),
        tables=count_tables(group.members),
        last=lines_table(_last_title(known.sessions), facts.sessions[:LAST]),
        stories=tuple(map(story_of, facts.sessions)) if in_words else (),
        notes=(f"{FOOTER} {UNKNOWN_STAND_APART}", KEPT_BY),
        made=f"IVIG Logger {__version__} · Printed {when_text(facts.now)} ({facts.now.zone})",
        counted=sessions_text(known.sessions),
    )


def _period_text(facts: ReportFacts) -> str:
    if facts.since is None:
        return _PERIODS[facts.answers.period]
    since = f"since {day_text_of(facts.since)}"
    return capital(since) if facts.answers.begin is None else f"{_PERIODS[facts.answers.period]}, {since}"


def _picture(facts: ReportFacts) -> Picture:
    drawn, count = facts.sessions[:PICTURED], facts.answers.group.sessions
    which = "Every session" if len(drawn) == count else f"The newest {len(drawn)} of {sessions_text(count)}"
    return Picture(f"{which}, on minutes since the start", overlay_of(drawn), lines_table(which, drawn))


def _last_title(count: int) -> str:
    if count <= LAST:
        return "The session" if count == 1 else "The sessions"
    return f"The last {LAST} of {sessions_text(count)}"


def _unfinished_text(started: Moment) -> str:
    at = f"{day_text(started)}, {clock_text(started)}"
    return f"{capital(UNFINISHED)}: started {at}, its end is not recorded yet. What is counted of it may change."
