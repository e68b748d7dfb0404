"""Who does what, questions, topics, subscriptions, and an index of its own for every region and kind"""

import sqlalchemy as sa
from alembic import op

from storage.database import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _topics()
    _expertise()
    _questions()
    _subscriptions()
    _search()


def _topics() -> None:
    op.create_table(
        "topics",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("synonyms", sa.String(), nullable=False),
        sa.Column("merged_into", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("region", "tag"),
    )


def _expertise() -> None:
    op.create_table(
        "expertise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("helps", sa.String(), nullable=False),
        sa.Column("available", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("deputy", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("old", sa.Boolean(), nullable=False),
        sa.Column("question", sa.Integer(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("confirmed_at", Moment(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=True),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("source_event", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("region", "number"),
    )
    op.create_index("expertise_kommune", "expertise", ["region", "municipality", "status"], unique=False)
    op.create_index("expertise_confirmed", "expertise", ["region", "status", "confirmed_at"], unique=False)
    op.create_index("ix_expertise_source_event", "expertise", ["source_event"], unique=False)


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("source_event", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("region", "number"),
    )
    op.create_index("questions_open", "questions", ["region", "status", "number"], unique=False)
    op.create_index("questions_author", "questions", ["region", "author"], unique=False)
    op.create_index("ix_questions_source_event", "questions", ["source_event"], unique=False)
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("municipality", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("region", "event_id"),
    )
    op.create_index("ix_answers_question_id", "answers", ["question_id"], unique=False)
    op.create_index("answers_user", "answers", ["region", "user"], unique=False)


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("daily", sa.Boolean(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("region", "user", "topic", "words"),
    )
    op.create_table(
        "notices",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Boolean(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("region", "user", "number"),
    )
    op.create_index("notices_waiting", "notices", ["region", "waiting"], unique=False)
    op.create_index("notices_item", "notices", ["region", "number"], unique=False)


def _search() -> None:
    """The rows of the new index are written by the program at its next start."""
    op.execute("DROP TABLE listing_vocabulary")
    op.execute("DROP TABLE listing_index")
    op.create_table(
        "search_scopes",
        sa.Column("code", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
        sa.UniqueConstraint("region", "kind"),
    )
    op.create_table(
        "search_words",
        sa.Column("scope", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["scope"], ["search_scopes.code"]),
        sa.PrimaryKeyConstraint("scope", "word"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_state",
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("region"),
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(tags, title, body, title_parts, body_parts, "
        "tokenize=\"ascii tokenchars '#:'\", detail='none')"
    )
