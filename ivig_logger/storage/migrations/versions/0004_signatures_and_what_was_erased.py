"""Signatures, and when the texts of a revision were erased."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signatures",
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("credential", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("at_at", sa.BigInteger(), nullable=False),
        sa.Column("at_zone", sa.Text(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("value", sa.String(length=128), nullable=False),
        sa.Column("pk", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("infusion_pk", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["infusion_pk"], ["infusions.pk"], name=op.f("fk_signatures_infusion_pk_infusions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_signatures")),
    )
    op.create_index(op.f("ix_signatures_infusion_pk"), "signatures", ["infusion_pk"], unique=False)
    # A plain ALTER TABLE: SQLite writes the new column down in the schema and leaves the rows where they lie.
    op.add_column("revisions", sa.Column("erased_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("a log is never taken back; the copy made before the upgrade is")
