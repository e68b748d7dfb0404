"""Topics as the index knows them: which of them any item has or speaks of, and the items of one topic."""

from collections.abc import Collection

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.search.entry import ROWS
from storage.search.index import scoped
from storage.search.tables import Scope, Word
from storage.search.words import tag_word

_NEWEST = text("SELECT rowid FROM search_index WHERE search_index MATCH :match ORDER BY rowid DESC LIMIT :most")


async def covered(session: AsyncSession, region: str, kind: str, tags: Collection[str]) -> set[str]:
    """Those of ``tags`` that an item of the kind has, or speaks of by a name of the topic."""
    words = {tag_word(tag): tag for tag in tags}
    rows = await session.scalars(
        select(Word.word)
        .join(Scope, Scope.code == Word.scope)
        .where(Scope.region == region, Scope.kind == kind, Word.word.in_(words), Word.items > 0)
    )
    return {words[word] for word in rows}


async def tagged(session: AsyncSession, region: str, kind: str, tags: Collection[str], limit: int) -> list[int]:
    """The ids of the newest items of a kind that have one of the topics, or speak of it by a name."""
    code = await session.scalar(select(Scope.code).where(Scope.region == region, Scope.kind == kind))
    if code is None or not tags:
        return []
    match = " OR ".join(f'"{scoped(code, tag_word(tag))}"' for tag in tags)
    return [row // ROWS for row in await session.scalars(_NEWEST, {"match": match, "most": limit})]
