"""The figures of the faults: each test says what it tried and what came of it, and all is printed at the end.

`pytest -n 0 tests/faults` prints what docs/reliability.md holds; IVIG_LOGGER_FAULTS=5 tries five times as many.
"""

from collections import Counter, defaultdict
from collections.abc import Callable

import pytest

Told = Callable[[str, Counter[str]], None]
_PROPERTY = "fault"


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Told:
    """Say of a fault how often each outcome was seen; what is lost has failed the test before."""

    def tell(fault: str, outcomes: Counter[str]) -> None:
        record_property(_PROPERTY, (fault, dict(outcomes)))

    return tell


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    figures: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == _PROPERTY:
                figures[value[0]].update(value[1])
    if figures:
        terminalreporter.section("faults: tried, and what came of it")
    for fault, outcomes in figures.items():
        parts = ", ".join(f"{each} {count}" for each, count in outcomes.most_common())
        terminalreporter.write_line(f"{fault}: {outcomes.total()} tried ({parts})")
