"""The addenda of a signed session in the JSON log: without them what was signed could not be found again."""

from ivig_logger.domain.addendum import Addendum, states_before
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.states import DoesNotFit
from ivig_logger.exchange.log_fields import Fields, Node, each_of, line, text
from ivig_logger.exchange.log_json import Object
from ivig_logger.exchange.log_objects import Object as Written
from ivig_logger.exchange.log_objects import moment_object
from ivig_logger.exchange.log_times import moment

KEY = "addenda"
_LONGEST = 100_000_000  # characters: all of a session may have been changed at once


def addendum_object(addendum: Addendum) -> Written:
    """An addendum as the log writes it."""
    said: Written = {"at": moment_object(addendum.at), "author": addendum.author, "role": addendum.role}
    return said | {"why": addendum.why, "before": addendum.before, "after": addendum.after}


def addenda_of(node: Node, infusion: Infusion) -> tuple[Addendum, ...]:
    """The addenda beside an infusion that was read; what does not lead to it is refused."""
    if not isinstance(node.value, Object) or KEY not in node.value:
        return ()
    inner, refused = node.at(KEY, node.value[KEY]), len(node.refusals)
    addenda = changes_to(inner, infusion)
    if addenda and not infusion.signatures and len(node.refusals) == refused:
        inner.refuse("are changes since a signature, and there is none")
    return addenda


def changes_to(node: Node, infusion: Infusion) -> tuple[Addendum, ...]:
    """A list of changes, signed or not, that led to a session; what does not lead to it is refused."""
    refused = len(node.refusals)
    changes = each_of(_addendum)(node) or ()
    if len(node.refusals) > refused:
        return ()
    try:
        states_before(infusion, changes)
    except DoesNotFit:
        node.refuse("do not lead to what this session is")
        return ()
    return changes


def _addendum(node: Node) -> Addendum | None:
    fields = Fields(node, ("at", "author", "role", "why", "before", "after"))
    at = fields.need("at", moment)
    author, role = fields.get("author", line, ""), fields.get("role", line, "")
    why = fields.get("why", text, "")
    before, after = fields.need("before", _side), fields.need("after", _side)
    return None if at is None or before is None or after is None else Addendum(at, author, role, why, before, after)


def _side(node: Node) -> str | None:
    return text(node, _LONGEST)
