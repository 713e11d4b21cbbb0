"""Alembic's entry: it runs in the transaction that `storage.upgrade` holds, or makes one for the developer."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from ivig_logger.storage import columns
from ivig_logger.storage.trace_records import RevisionRecord


def render_item(kind: str, item: Any, autogen_context: AutogenContext) -> str | Literal[False]:
    """Write our column types as what they are in SQL, so that an old migration never depends on today's code."""
    if kind == "type" and isinstance(item, columns.Scaled):
        return "sa.BigInteger()"
    if kind == "type" and isinstance(item, columns.Words):
        return "sa.Text()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=RevisionRecord.metadata,  # of all tables: this module stands on the other one
    render_item=render_item,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
