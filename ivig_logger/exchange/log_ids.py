"""The ids of the JSON log: written as UUIDs, or derived where a record came without one."""

import re
from uuid import UUID, uuid5

from ivig_logger.exchange.log_fields import Node, shown

_NAMESPACE = UUID("6f0a5c1e-6a0b-4c0e-9d4e-2b1f6f6c9a10")  # never change it: a second import would not be recognised
_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def is_uuid(text: str) -> bool:
    """Whether a text is an id, in either case."""
    return _ID.fullmatch(text) is not None


def uuid(node: Node) -> str | None:
    """An id, in lower case."""
    if isinstance(node.value, str) and is_uuid(node.value):
        return node.value.lower()
    node.refuse(f'must be a UUID such as "{_NAMESPACE}", not {shown(node.value)}')
    return None


def derived_id(*parts: object) -> str:
    """The id of a record that came without one: always the same for the same parts."""
    return str(uuid5(_NAMESPACE, "\n".join(str(each) for each in parts)))
