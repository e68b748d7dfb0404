"""Meetings: their dates, who comes, agendas, hosts, tasks; files; date polls; calendars"""

import sqlalchemy as sa
from alembic import op

from storage.database import Moment

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _files()
    _meetups()
    _answers()
    _hosts_and_tasks()
    _reminders()
    _calendars()
    _datepolls()


def _files() -> None:
    op.create_table(
        "files",
        sa.Column("txn_id", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("txn_id"),
    )
    op.create_index("ix_files_region", "files", ["region"], unique=False)


def _meetups() -> None:
    op.create_table(
        "meetups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("end", sa.String(), nullable=False),
        sa.Column("rrule", sa.String(), nullable=False),
        sa.Column("exclude", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("current", sa.String(), nullable=False),
        sa.Column("next_at", Moment(), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("leads", sa.String(), nullable=True),
        sa.Column("poll", sa.Integer(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("source_event", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("region", "number"),
    )
    op.create_index("ix_meetups_source_event", "meetups", ["source_event"], unique=False)
    op.create_index("meetups_author", "meetups", ["region", "author"], unique=False)
    op.create_index("meetups_next", "meetups", ["region", "status", "next_at"], unique=False)
    op.create_table(
        "occurrences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("end", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("asked", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["meetup_id"], ["meetups.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("meetup_id", "original"),
    )


def _answers() -> None:
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["meetup_id"], ["meetups.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("meetup_id", "original", "who"),
    )
    op.create_index("ix_attendance_event_id", "attendance", ["event_id"], unique=False)
    op.create_table(
        "agenda_points",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["meetup_id"], ["meetups.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("agenda_of", "agenda_points", ["meetup_id", "original"], unique=False)
    op.create_index("ix_agenda_points_event_id", "agenda_points", ["event_id"], unique=False)


def _hosts_and_tasks() -> None:
    op.create_table(
        "hosts",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("region", "municipality"),
    )
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("meetup", sa.Integer(), nullable=True),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("source_event", sa.String(), nullable=True),
        sa.Column("reminded", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("region", "number"),
    )
    op.create_index("tasks_open", "tasks", ["region", "status", "due"], unique=False)
    op.create_index("tasks_source", "tasks", ["region", "source_event"], unique=False)


def _reminders() -> None:
    op.add_column("reminders", sa.Column("meetup", sa.Integer(), nullable=True))
    op.add_column("reminders", sa.Column("leads", sa.String(), nullable=True))


def _calendars() -> None:
    op.create_table(
        "calendars",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("region"),
        sa.UniqueConstraint("token"),
    )


def _datepolls() -> None:
    op.create_table(
        "datepolls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("deadline", Moment(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("twin", sa.String(), nullable=False),
        sa.Column("reminded_at", Moment(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("source_event", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("region", "number"),
    )
    op.create_index("datepolls_author", "datepolls", ["region", "author"], unique=False)
    op.create_index("datepolls_open", "datepolls", ["region", "status", "deadline"], unique=False)
    op.create_index("ix_datepolls_source_event", "datepolls", ["source_event"], unique=False)
    op.create_table(
        "datepoll_options",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("end", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["datepolls.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("datepoll_options_of", "datepoll_options", ["poll_id", "position"], unique=False)
    op.create_table(
        "datepoll_votes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("option_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("native", sa.Boolean(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["option_id"], ["datepoll_options.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["poll_id"], ["datepolls.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("datepoll_votes_of", "datepoll_votes", ["poll_id", "who"], unique=False)
    op.create_index("datepoll_votes_user", "datepoll_votes", ["region", "user"], unique=False)
    op.create_index("ix_datepoll_votes_event_id", "datepoll_votes", ["event_id"], unique=False)
