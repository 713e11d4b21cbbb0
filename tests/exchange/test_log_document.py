"""The examples of docs/log-format.md are what the program writes and reads."""

import json
import re
from pathlib import Path

from ivig_logger.domain.infusion import Precision
from ivig_logger.exchange.log_reading import read_log
from ivig_logger.exchange.log_writing import write_log
from tests.strategies import NOW

DOCUMENT = Path(__file__).parents[2] / "docs" / "log-format.md"
FULL, BY_HAND = re.findall(r"```json\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)


def test_the_full_example_is_what_an_export_of_it_would_write() -> None:
    contents = read_log(FULL, [], NOW)
    assert contents.refusals == ()
    assert json.loads(write_log(contents.patients.values(), contents.infusions.values())) == json.loads(FULL)


def test_the_keys_of_the_full_example_are_in_the_order_of_an_export() -> None:
    contents = read_log(FULL, [], NOW)
    text = write_log(contents.patients.values(), contents.infusions.values())
    assert json.dumps(json.loads(text)) == json.dumps(json.loads(FULL))


def test_the_example_by_hand_is_read_without_refusal() -> None:
    contents = read_log(BY_HAND, [], NOW)
    assert contents.refusals == ()
    (infusion,) = contents.infusions.values()
    precisions = [each.onset and each.onset.precision for each in infusion.reactions]
    assert precisions == [Precision.EXACT, Precision.RANGE, Precision.ABOUT, None]
