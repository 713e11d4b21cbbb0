"""Nothing is lost between an export and an import."""

import json

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.vocabulary import resource
from ivig_logger.exchange.log_reading import read_log
from ivig_logger.exchange.log_writing import write_log
from tests.strategies import NOW, logs

SCHEMA = Draft202012Validator(json.loads(resource("data/log-schema.json").read_text(encoding="utf-8")))
random_logs = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@random_logs
@given(logs())
def test_what_is_written_is_read_back_whole(log: tuple[list[Patient], list[Infusion]]) -> None:
    patients, infusions = log
    contents = read_log(write_log(patients, infusions).encode(), [], NOW)
    assert contents.refusals == ()
    assert sorted(contents.patients.values(), key=lambda each: each.id) == sorted(patients, key=lambda each: each.id)
    assert {each.id: each for each in contents.infusions.values()} == {each.id: each for each in infusions}


@random_logs
@given(logs())
def test_written_again_it_is_the_same_byte_for_byte(log: tuple[list[Patient], list[Infusion]]) -> None:
    text = write_log(*log)
    contents = read_log(text, [], NOW)
    assert write_log(contents.patients.values(), contents.infusions.values()) == text


@random_logs
@given(logs())
def test_every_export_fits_the_schema(log: tuple[list[Patient], list[Infusion]]) -> None:
    SCHEMA.validate(json.loads(write_log(*log)))
