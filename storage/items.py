"""What all items share: one counter of numbers in each region, and a letter for each kind."""

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base

LETTERS: dict[str, str] = {
    "need": "S",
    "offer": "B",
    "expertise": "W",
    "question": "F",
    "meetup": "T",
    "datepoll": "U",
    "task": "A",
    "reminder": "E",
}


class Counter(Base):
    """The last item number of a region; every kind of item counts here."""

    __tablename__ = "counters"

    region: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]


async def next_number(session: AsyncSession, region: str, count: int = 1) -> int:
    """Reserve ``count`` item numbers; the first of them is returned."""
    last = await session.scalar(
        update(Counter)
        .where(Counter.region == region)
        .values(number=Counter.number + count)
        .returning(Counter.number)
        .execution_options(synchronize_session=False)
    )
    if last is None:
        await session.execute(insert(Counter).values(region=region, number=count))
        return 1
    return int(last) - count + 1


def label(kind: str, number: int) -> str:
    """The id that people see: S12, B13, W14, F15, T16, U17, A18, E19."""
    return f"{LETTERS[kind]}{number}"
