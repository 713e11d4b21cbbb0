"""What a check of the log tells: which change, session or file it is, and where it may come from."""

from pathlib import Path

import pytest

from ivig_logger.domain.problems import Code, Problem
from ivig_logger.services.findings import Finding, Kind
from ivig_logger.words.findings import checked_text, finding_text
from tests.builders import a_moment

SESSION: dict[str, object] = {"entry": "infusion", "started": a_moment("09:00")}
OUTSIDE = "It was changed outside the program, or the file is damaged."
SENTENCES = [
    (Kind.FILE, {"said": "row 3 missing\nfrom index x"}, "The file is damaged: row 3 missing from index x."),
    (Kind.ORPHANS, {"table": "vials", "count": 1}, f"1 row of “vials” belongs to nothing that is there. {OUTSIDE}"),
    (
        Kind.ORPHANS,
        {"table": "follow_ups", "count": 1200},
        f"1,200 rows of “follow ups” belong to nothing that is there. {OUTSIDE}",
    ),
    (Kind.CONTENT, {"number": 1530}, f"Change 1,530 is not what was written when it was made. {OUTSIDE}"),
    (
        Kind.CHAIN,
        {"number": 7},
        (
            "Change 7 does not follow from the one before it: a change was taken out, put in or rewritten outside the "
            "program, or the file is damaged."
        ),
    ),
    (
        Kind.NOT_AS_SIGNED,
        SESSION | {"signer": "Anna Berg, RN"},
        (
            "The session of Tue 20 Oct 2026, 09:00 is not what Anna Berg, RN signed, and no recorded change explains "
            "it. It was changed outside the program or before it was imported, or the file is damaged."
        ),
    ),
    (
        Kind.BROKEN_SIGNATURE,
        SESSION | {"signer": "Anna Berg, RN"},
        (
            "The signature of Anna Berg, RN under the session of Tue 20 Oct 2026, 09:00 does not fit what it says. "
            f"{OUTSIDE}"
        ),
    ),
    (
        Kind.REWRITTEN,
        SESSION | {"signer": "Anna Berg, RN"},
        (
            "The changes before Anna Berg, RN signed the session of Tue 20 Oct 2026, 09:00 are not those that were "
            f"there then. {OUTSIDE}"
        ),
    ),
    (Kind.UNREADABLE, {"entry": "patient"}, "A patient cannot be read. The file is damaged."),
    (Kind.UNREADABLE, SESSION, "A session of Tue 20 Oct 2026, 09:00 cannot be read. The file is damaged."),
    (
        Kind.DIFFERS,
        SESSION | {"fields": ("dose", "entered_in_error")},
        (
            "The session of Tue 20 Oct 2026, 09:00 is not what its recorded changes come to (dose, entered in error). "
            f"{OUTSIDE}"
        ),
    ),
    (
        Kind.DIFFERS,
        {"entry": "infusion", "fields": ()},
        f"The session is not what its recorded changes come to. {OUTSIDE}",
    ),
    (
        Kind.UNTRACED,
        SESSION,
        f"The session of Tue 20 Oct 2026, 09:00 is in the log, and no recorded change put it there. {OUTSIDE}",
    ),
    (
        Kind.GONE,
        {"entry": "patient"},
        f"A patient is not in the log, and no recorded change took it out. {OUTSIDE}",
    ),
    (
        Kind.ORDER,
        {"entry": "infusion"},
        f"The parts of a session are not in the order in which they were stored. {OUTSIDE}",
    ),
    (
        Kind.SEARCH,
        SESSION,
        f"A search may not find the session of Tue 20 Oct 2026, 09:00 by its words. {OUTSIDE}",
    ),
    (
        Kind.RULE,
        SESSION | {"problem": Problem(Code.END_BEFORE_START, "ended", True, {"at": a_moment("08:00")})},
        (
            "The session of Tue 20 Oct 2026, 09:00: The end, 08:00 on Tue 20 Oct 2026, is not after the start. "
            "Please check both times."
        ),
    ),
    (
        Kind.OPEN_TO_OTHERS,
        {"path": Path("log.db"), "mode": 0o644},
        (
            "log.db can be used by other people on this computer (mode 0644). "
            "Please take their rights to it away (mode 0600)."
        ),
    ),
]


@pytest.mark.parametrize(("kind", "facts", "sentence"), SENTENCES)
def test_each_finding_has_its_sentence(kind: Kind, facts: dict[str, object], sentence: str) -> None:
    assert finding_text(Finding(kind, facts)) == sentence


def test_no_finding_is_without_a_sentence() -> None:
    assert {kind for kind, _, _ in SENTENCES} == set(Kind)


def test_the_last_line_counts() -> None:
    assert checked_text(0, 212, 1530) == "212 sessions, 1,530 changes: nothing found."
    assert checked_text(1, 1, 1) == "1 session, 1 change: 1 thing found."
    assert checked_text(1000, 0, 2) == "0 sessions, 2 changes: 1,000 things found."


def test_the_last_line_without_the_counts() -> None:
    assert checked_text(2) == "2 things found."
