"""Corrections of a session: who made them, when and why, and what it was before."""

from collections.abc import Iterable, Iterator

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.revision import Revision
from ivig_logger.exchange.fhir.elements import one_code, put_moment, put_text, refer, words
from ivig_logger.exchange.fhir.extensions import extensions
from ivig_logger.exchange.fhir.systems import DATA_OPERATION, Resource
from ivig_logger.exchange.log_ids import derived_id


def provenances(infusion: Infusion, revisions: Iterable[Revision], *, names: bool) -> Iterator[Resource]:
    """One for each correction among these revisions, the oldest first; without `names` neither who nor the values."""
    for each in sorted(revisions, key=lambda revision: revision.number):
        if each.before is not None and each.after is not None:
            yield _provenance(infusion, each, names=names)


def _provenance(infusion: Infusion, revision: Revision, *, names: bool) -> Resource:
    made: Resource = {
        "resourceType": "Provenance",
        "id": derived_id(infusion.id, "revision", revision.number),
        "target": [refer(infusion.id)],
    }
    if names:
        sides = [("before", canonical(revision.before)), ("after", canonical(revision.after))]
        made["extension"] = extensions(sides)
    put_moment(made, "recorded", revision.at)
    if revision.why:
        made["reason"] = [words(revision.why)]
    return made | {"activity": one_code(DATA_OPERATION, "UPDATE"), "agent": [_agent(revision, names=names)]}


def _agent(revision: Revision, *, names: bool) -> Resource:
    who: Resource = {}
    put_text(who, "display", (revision.author if names else "") or "not recorded")
    role = {"role": [words(revision.role)]} if revision.role else {}
    return role | {"who": who}
