"""Our own wide table, which is for people, can be read like anybody else's and loses little."""

import csv
import io

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.mapping import read_mapped, recognise
from ivig_logger.exchange.sheets import read_workbook
from ivig_logger.exchange.tables.wide import WIDE_HEADERS, wide_row
from ivig_logger.services.sample.log import sample_log

NOW = Moment(1_795_000_000, "Europe/Berlin")


def facts(session: Infusion) -> list[object]:
    """What the wide table holds of a session."""
    return [
        *(session.started, session.ended, session.status, session.slowed, session.stop_reason, session.place),
        *(session.product, session.concentration, session.dose, session.volume, session.weight, session.vials),
        *(session.premedication, session.medications, session.reaction, session.before, session.notes),
        *(session.wellbeing, session.igg_trough),
        *((each.symptom, each.onset, each.severity, each.actions) for each in session.reactions),
    ]


def test_the_sample_comes_back_from_the_wide_table() -> None:
    patient, sessions = sample_log(NOW, "Europe/Berlin")
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(WIDE_HEADERS)
    table.writerows(wide_row(each, patient.name) for each in sessions)
    workbook = read_workbook(out.getvalue().encode(), "wide.csv")
    recognised = recognise(workbook)
    contents = read_mapped(workbook, recognised.mapping, [patient], None, NOW, "Europe/Berlin")
    assert (recognised.questions, contents.refusals) == ((), ())
    assert contents.notes == ('Left out: "First hour".',)
    assert [facts(each) for each in contents.infusions.values()] == [facts(each) for each in sessions]
