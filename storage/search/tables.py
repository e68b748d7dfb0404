"""The search's own tables; the index itself is SQLite's FTS5 and is made by the migrations."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base


class Scope(Base):
    """One kind of items of one region. Every word of theirs is written behind ``code``, so no look-up can leave it.

    ``items`` and ``length`` are how many there are, and how long all of them together (see `Entry.length`).
    """

    __tablename__ = "search_scopes"
    __table_args__ = (UniqueConstraint("region", "kind"),)

    code: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    kind: Mapped[str]
    items: Mapped[int] = mapped_column(default=0)
    length: Mapped[int] = mapped_column(default=0)


class Word(Base):
    """In how many items of a scope a word (a stem, or a topic such as ``#vergabe``) stands."""

    __tablename__ = "search_words"
    __table_args__ = ({"sqlite_with_rowid": False},)

    scope: Mapped[int] = mapped_column(ForeignKey("search_scopes.code"), primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    items: Mapped[int]


class State(Base):
    """With which rules a region's index was written; other rules ask for a new one."""

    __tablename__ = "search_state"

    region: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]
