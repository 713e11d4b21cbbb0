"""Well-being before a session, and the IgG trough."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Plain ALTER TABLEs: SQLite writes the new columns down in the schema and leaves the rows where they lie.
    op.add_column("infusions", sa.Column("wellbeing", sa.BigInteger(), nullable=True))
    op.add_column("infusions", sa.Column("igg_trough", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    raise NotImplementedError("a log is never taken back; the copy made before the upgrade is")
