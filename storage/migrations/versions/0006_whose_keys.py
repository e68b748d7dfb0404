"""Keys of rooms: what one person says of a key stands beside what another says of it; polls that ask again"""

import sqlalchemy as sa
from alembic import op

from storage.database import Moment

revision = "0006"
down_revision = "0005"

KEPT = "room_id, session_id, sender, sender_key, signing_key, pickle, first_index, created_at"


def upgrade() -> None:
    op.rename_table("megolm_sessions", "megolm_before")
    op.create_table(
        "megolm_sessions",
        sa.Column("room_id", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("sender_key", sa.String(), nullable=False),
        sa.Column("signing_key", sa.String(), nullable=False),
        sa.Column("pickle", sa.String(), nullable=False),
        sa.Column("first_index", sa.Integer(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("room_id", "session_id", "sender"),
    )
    op.execute(f"INSERT INTO megolm_sessions ({KEPT}) SELECT {KEPT} FROM megolm_before")
    op.drop_table("megolm_before")
    op.add_column("datepolls", sa.Column("asked_anew_at", Moment(), nullable=True))
