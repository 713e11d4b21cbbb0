"""The chain of the revisions."""

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FIELDS = ("entry_kind", "entry_id", "at", "zone", "author", "role", "source", "why", "before", "after")
PORTION = 2000


def upgrade() -> None:
    # A new table, because rows that grow where they lie leave half-filled pages behind them.
    op.create_table(
        "chained",
        sa.Column("pk", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("entry_kind", sa.String(length=10), nullable=False),
        sa.Column("entry_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column(
            "source",
            sa.Enum("typed", "imported", "sample", name="source", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_revisions")),
    )
    _fill()
    op.drop_table("revisions")
    op.rename_table("chained", "revisions")
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_revisions_entry_id"), ["entry_id"], unique=False)


def _fill() -> None:
    """Chain the revisions that are there, a portion in memory at a time."""
    db = op.get_bind()
    names = ("pk", *FIELDS)
    old = sa.table("revisions", *(sa.column(name) for name in names))
    new = sa.insert(sa.table("chained", *(sa.column(name) for name in (*names, "content", "chain"))))
    found = db.execute(sa.select(old).order_by(old.c.pk), execution_options={"yield_per": PORTION})
    last = ""
    for portion in found.mappings().partitions():
        rows = [dict(row) for row in portion]
        for each in rows:
            each["content"] = _sha256(_canonical({name: each[name] for name in FIELDS}))
            each["chain"] = last = _sha256(last + each["content"])
        db.execute(new, rows)


def _canonical(fields: dict[str, object]) -> str:
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def downgrade() -> None:
    raise NotImplementedError("a log is never taken back; the copy made before the upgrade is")
