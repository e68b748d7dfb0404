"""The best items for what somebody looks for, and why they fit.

Two steps. First the rows that hold any of the words that tell most, weighed by these words alone; then the best of them
are read and compared closely. So the cost grows with the rare words of a query and not with the board.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from storage.items import label
from storage.search import index
from storage.search.classes import CLASSES, MODELS
from storage.search.entry import ROWS
from storage.search.judge import Judge
from storage.search.query import Query, understand
from storage.search.resemblance import resemblances
from storage.topics import Topics, topics_of

MOST_ROWS = 2_000  # that are weighed by the words that they hold
MOST_TOGETHER = 3  # words that stand together, where each alone is too common
MOST_CLOSE = 80  # of these, that are compared closely
CLOSE = 12  # … for each that is wanted, if that is less
NEAR = 0.25  # the least fit that is worth showing

_ROWS = text(
    "SELECT wanted.key, group_concat(search_index.rowid) FROM json_each(:words) AS wanted "
    "CROSS JOIN search_index ON search_index MATCH wanted.value GROUP BY wanted.key"
)
_NEWEST = text("SELECT rowid FROM search_index WHERE search_index MATCH :match ORDER BY rowid DESC LIMIT :most")


@dataclass(frozen=True, slots=True)
class Hit:
    """A found item. ``fit`` (0 to 1) says how much of what was looked for it speaks of, ``score`` orders the hits.

    ``words`` are those of the query that it has, as they were typed; ``tags`` the common topics (``#vergabe``).
    """

    kind: str
    id: int
    fit: float
    score: float
    words: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: items of which kinds, how many at most, and the least fit."""

    kinds: tuple[str, ...]
    limit: int
    least: float = NEAR


async def best(
    session: AsyncSession, region: Region, words: str, *, kinds: Collection[str], limit: int, least: float = NEAR
) -> list[Hit]:
    """At most ``limit`` items of these kinds that fit, the best first; none when nothing is near."""
    (hits,) = await best_each(session, region, words, [Wanted(tuple(kinds), limit, least)])
    return hits


async def best_each(
    session: AsyncSession, region: Region, words: str, wanted: Sequence[Wanted], topics: Topics | None = None
) -> list[list[Hit]]:
    """The best items for each of several wishes, of words that are understood once."""
    kinds = {kind for one in wanted for kind in one.kinds}
    query = await understand(session, region, words, kinds, topics or await topics_of(session, region))
    return [await best_for(session, query.only(one.kinds), limit=one.limit, least=one.least) for one in wanted]


async def best_for(
    session: AsyncSession, query: Query, *, limit: int, least: float = NEAR, close: int = MOST_CLOSE
) -> list[Hit]:
    """The best items for a query that was understood before; at most ``close`` are compared closely."""
    rows = await index.read(session, await _close(session, query, min(close, CLOSE * limit)))
    judge = Judge(query)
    judged = [(row, indexed, judge(indexed.entry)) for row, indexed in rows.items()]
    near = [(row, indexed, found) for row, indexed, found in judged if found.fit >= least]
    top = max((found.score for _, _, found in near), default=0.0) or 1.0
    alike = resemblances(query.stems, [indexed.entry.title for _, indexed, _ in near])
    hits = [
        Hit(query.kinds[indexed.code], row // ROWS, found.fit, found.score / top + like, found.words, found.tags)
        for (row, indexed, found), like in zip(near, alike, strict=True)
    ]
    return sorted(hits, key=lambda hit: (-hit.score, -hit.id))[:limit]


async def _close(session: AsyncSession, query: Query, most: int) -> Sequence[int]:
    """The at most ``most`` rows that are worth a closer look."""
    chosen, rows = list[tuple[str, float]](), 0
    telling = query.telling()
    for word, brings, items in telling:
        if rows + items <= MOST_ROWS:
            chosen.append((word, brings))
            rows += items
    weight: defaultdict[str, float] = defaultdict(float)
    connection = await session.connection()
    if chosen:
        words = json.dumps([f'"{word}"' for word, _ in chosen])
        for place, holding in await connection.execute(_ROWS, {"words": words}):
            brings = chosen[place][1]
            for row in holding.split(","):
                weight[row] += brings
    if len(chosen) < len(telling):
        for row, brings in (await _together(session, query)).items():
            weight[str(row)] += brings
    return sorted(map(int, weight), key=lambda row: (-weight[str(row)], -row))[:most]


async def _together(session: AsyncSession, query: Query) -> dict[int, float]:
    """Where the words are too common to look at each of their rows: the newest rows that hold as many as possible."""
    used = [group for group in query.groups if query.match([group])]
    groups = sorted(used, key=query.brings, reverse=True)
    for some in dict.fromkeys(tuple(groups[:size]) for size in (MOST_TOGETHER, 2, 1)):
        if match := query.match(some):
            rows = (await session.scalars(_NEWEST, {"match": match, "most": MOST_CLOSE})).all()
            if rows:
                return dict.fromkeys(rows, sum(query.brings(group) for group in some))
    return {}


async def labels(session: AsyncSession, region: str, hits: Sequence[Hit]) -> list[str]:
    """The ids that people see (S12, W14) of hits, in their order."""
    found: dict[Hit, str] = {}
    for model in MODELS:
        mine = {hit.id: hit for hit in hits if CLASSES[hit.kind] is model}
        query = select(model.id, model.number).where(model.region == region, model.id.in_(mine))
        for row in await session.execute(query) if mine else ():
            found[mine[row.id]] = label(mine[row.id].kind, row.number)
    return [found[hit] for hit in hits if hit in found]
