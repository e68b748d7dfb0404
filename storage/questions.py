"""Questions to the room, and the answers that were gathered."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, Select, UniqueConstraint, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base
from storage.items import label
from storage.search import index

MANY = 1000


class Question(Base):
    """What somebody asked everybody. It belongs to ``municipality`` ("" while its author has not said one).

    ``status`` is "open", "done" (an answer helped, or the asker needs no more) or "withdrawn". ``source_event`` is the
    message that made it, ``topics`` are tags between spaces, ``revision`` counts changes.
    """

    __tablename__ = "questions"
    __table_args__ = (
        UniqueConstraint("region", "number"),
        Index("questions_open", "region", "status", "number"),
        Index("questions_author", "region", "author"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    number: Mapped[int]
    municipality: Mapped[str]
    author: Mapped[str]
    title: Mapped[str]
    body: Mapped[str] = mapped_column(default="")
    topics: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="open")
    hidden: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    source_event: Mapped[str | None] = mapped_column(index=True)
    revision: Mapped[int] = mapped_column(default=1)

    kind = "question"

    @property
    def label(self) -> str:
        """The id that people see: F16."""
        return label("question", self.number)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(self.topics.split())

    @property
    def searchable(self) -> bool:
        """Whether the search may find it; what was answered once is worth finding again."""
        return self.status != "withdrawn" and not self.hidden


class Answer(Base):
    """What somebody answered; ``event_id`` is the message, ``helped``: the asker said that it did."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("region", "event_id"), Index("answers_user", "region", "user"))

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), index=True)
    municipality: Mapped[str]
    user: Mapped[str]
    text: Mapped[str]
    event_id: Mapped[str]
    at: Mapped[datetime]
    helped: Mapped[bool] = mapped_column(default=False)


async def by_number(session: AsyncSession, region: str, number: int) -> Question | None:
    found: Question | None = await session.scalar(
        select(Question).where(Question.region == region, Question.number == number)
    )
    return found


async def by_source(session: AsyncSession, region: str, event_id: str) -> Question | None:
    found: Question | None = await session.scalar(
        select(Question).where(Question.region == region, Question.source_event == event_id)
    )
    return found


async def by_ids(session: AsyncSession, region: str, ids: Sequence[int]) -> dict[int, Question]:
    """Questions by their row id."""
    rows = await session.scalars(select(Question).where(Question.id.in_(ids)))
    return {one.id: one for one in rows if one.region == region}


async def answers(session: AsyncSession, question: Question) -> Sequence[Answer]:
    """The answers to a question, oldest first."""
    rows = await session.scalars(
        select(Answer).where(Answer.region == question.region, Answer.question_id == question.id).order_by(Answer.id)
    )
    return rows.all()


async def answer_of(session: AsyncSession, region: str, event_id: str) -> tuple[Answer, Question] | None:
    """The answer that a message is, and its question."""
    rows = await session.execute(
        select(Answer, Question)
        .join(Question, Question.id == Answer.question_id)
        .where(Answer.region == region, Answer.event_id == event_id)
    )
    found = rows.one_or_none()
    return None if found is None else (found[0], found[1])


async def answer_by_id(session: AsyncSession, region: str, answer_id: int) -> Answer | None:
    found: Answer | None = await session.scalar(select(Answer).where(Answer.region == region, Answer.id == answer_id))
    return found


async def answered(session: AsyncSession, region: str, ids: Sequence[int]) -> dict[int, Question]:
    """Those of these questions that somebody has answered and everybody may see, by row id."""
    if not ids:
        return {}
    known = select(Answer.question_id).where(Answer.region == region, Answer.question_id.in_(ids))
    found = await by_ids(session, region, (await session.scalars(known.distinct())).all())
    return {row: one for row, one in found.items() if one.searchable}


async def answer_counts(session: AsyncSession, region: str, ids: Sequence[int]) -> dict[int, int]:
    """How many answers these questions have, by row id; those without any are left out."""
    rows = await session.execute(
        select(Answer.question_id, func.count())
        .where(Answer.region == region, Answer.question_id.in_(ids))
        .group_by(Answer.question_id)
    )
    return {row[0]: row[1] for row in rows}


def open_questions(region: str, below: int | None = None) -> Select[Question]:
    """All that wait for answers and that everybody may see, newest first; with ``below`` those of lower numbers."""
    query = select(Question).where(Question.region == region, Question.status == "open", Question.hidden.is_(False))
    if below is not None:
        query = query.where(Question.number < below)
    return query.order_by(Question.number.desc())


async def unanswered(session: AsyncSession, region: str, limit: int) -> Sequence[Question]:
    """The oldest open questions that nobody has answered."""
    known = select(Answer.id).where(Answer.region == region, Answer.question_id == Question.id)
    query = open_questions(region).where(~known.exists())
    return (await session.scalars(query.order_by(None).order_by(Question.number).limit(limit))).all()


async def page(session: AsyncSession, query: Select[Question], size: int) -> Sequence[Question]:
    return (await session.scalars(query.limit(size))).all()


async def count(session: AsyncSession, query: Select[Question]) -> int:
    """How many questions a query has, but no more than MANY."""
    some = query.with_only_columns(Question.id).limit(MANY).subquery()
    return int(await session.scalar(select(func.count()).select_from(some)) or 0)


async def to_close(session: AsyncSession, region: str, before: datetime) -> Sequence[int]:
    """Numbers of the open questions that were asked before a moment."""
    rows = await session.scalars(
        select(Question.number)
        .where(Question.region == region, Question.status == "open", Question.created_at < before)
        .order_by(Question.number)
    )
    return rows.all()


async def forget_closed(session: AsyncSession, region: str, now: datetime, days: int) -> Sequence[int]:
    """Retention: drop questions that ended more than ``days`` ago, with their answers; returns the numbers."""
    old = (Question.region == region, Question.status != "open", Question.closed_at < now - timedelta(days=days))
    found = (await session.execute(select(Question.id, Question.number).where(*old))).all()
    await index.remove(session, "question", [row.id for row in found])
    await session.execute(delete(Question).where(*old).execution_options(synchronize_session=False))
    return [row.number for row in found]


async def of_author(session: AsyncSession, region: str, user: str) -> Sequence[Question]:
    """The questions that a person asked, oldest first."""
    rows = await session.scalars(
        select(Question).where(Question.region == region, Question.author == user).order_by(Question.number)
    )
    return rows.all()


async def answers_of_user(session: AsyncSession, region: str, user: str) -> Sequence[tuple[Answer, Question]]:
    """What a person answered, with the questions, oldest first."""
    rows = await session.execute(
        select(Answer, Question)
        .join(Question, Question.id == Answer.question_id)
        .where(Answer.region == region, Answer.user == user)
        .order_by(Answer.id)
    )
    return [(answer, question) for answer, question in rows]
