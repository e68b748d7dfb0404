"""Encryption: the device's keys, keys of rooms, events that wait for theirs"""

import sqlalchemy as sa
from alembic import op

from storage.database import Moment

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("rooms") as rooms:
        rooms.add_column(sa.Column("encryption", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("rooms") as rooms:
        rooms.alter_column("encryption", server_default=None)
    _device()
    _rooms()


def _device() -> None:
    op.create_table(
        "olm_accounts",
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("pickle", sa.String(), nullable=False),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("device_id"),
    )
    op.create_table(
        "olm_sessions",
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("sender_key", sa.String(), nullable=False),
        sa.Column("pickle", sa.String(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("used_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("session_id"),
    )
    op.create_index("ix_olm_sessions_sender_key", "olm_sessions", ["sender_key"], unique=False)
    op.create_table(
        "to_device",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_to_device_at", "to_device", ["at"], unique=False)


def _rooms() -> None:
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
        sa.PrimaryKeyConstraint("room_id", "session_id"),
    )
    op.create_index("ix_megolm_sessions_created_at", "megolm_sessions", ["created_at"], unique=False)
    op.create_table(
        "undecrypted",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("room_id", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("session_id", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("event_id"),
    )
    op.create_index("ix_undecrypted_region", "undecrypted", ["region"], unique=False)
    op.create_index("ix_undecrypted_session_id", "undecrypted", ["session_id"], unique=False)
