"""What a region has on its topics: how much of each kind, and the newest. A topic is a word of the index."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.expertise import Expertise
from storage.listings import Listing
from storage.questions import Question
from storage.search.classes import CLASSES
from storage.search.tables import Scope, Word
from storage.search.tagged import tagged


async def topic_counts(session: AsyncSession, region: str) -> dict[str, dict[str, int]]:
    """How many items of each kind a topic has, by its word (``#vergabe``); what there is none of is left out."""
    rows = await session.execute(
        select(Word.word, Scope.kind, Word.items)
        .join(Scope, Scope.code == Word.scope)
        .where(Scope.region == region, Word.word >= "#", Word.word < "$")
    )
    counts: dict[str, dict[str, int]] = {}
    for word, kind, items in rows:
        counts.setdefault(word, {})[kind] = items
    return counts


async def newest_of(
    session: AsyncSession, region: str, tag: str, most: int
) -> Sequence[Listing | Expertise | Question]:
    """The newest items that have a topic or speak of it, of all kinds."""
    found: list[Listing | Expertise | Question] = []
    for kind, model in CLASSES.items():
        if ids := await tagged(session, region, kind, (tag,), most):
            found += await session.scalars(select(model).where(model.id.in_(ids)))  # the region's own: see tagged
    return sorted(found, key=lambda item: -item.number)[:most]
