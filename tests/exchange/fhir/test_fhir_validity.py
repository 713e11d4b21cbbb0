"""Every bundle is one of FHIR R4: the models of fhir.resources (R4B, which left these resources as in R4) take it."""

from hypothesis import HealthCheck, given, settings

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.exchange.fhir.writing import bundle_pieces
from tests.builders import PATIENT, a_full_infusion
from tests.strategies import NOW, logs


def assert_valid(*entries: Patient | Infusion) -> None:
    """Raise where a model refuses a part of the bundle."""
    from fhir.resources.R4B.bundle import Bundle  # its import takes a second, which other tests need not wait for

    Bundle.model_validate_json("".join(bundle_pieces(entries, NOW)))


def test_a_full_session_is_valid() -> None:
    assert_valid(PATIENT, a_full_infusion(), a_full_infusion(2, entered_in_error="wrong patient"))


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(logs())
def test_every_log_is_valid(log: tuple[list[Patient], list[Infusion]]) -> None:
    assert_valid(*log[0], *log[1])
