"""Writing the index anew: when the rules have changed, when an administrator asks for it, when topics were changed."""

from collections.abc import AsyncIterator, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from storage.database import Database
from storage.listings import Listing
from storage.search import index
from storage.search.classes import CLASSES, MODELS
from storage.search.entry import Item, entry_of, row_id
from storage.search.packed import checksum
from storage.search.tables import State
from storage.topics import topics_of

VERSION = 1  # of the rules by which words become rows: another one has every index written anew
CHUNK = 1_000
PIECE = 300  # items in one transaction, while others wait for their turn to write


class Place(NamedTuple):
    """How far a run over all items has come: the class (its place in `MODELS`), and the last id of it."""

    model: int
    id: int


START = Place(0, 0)


def version(region: Region) -> str:
    """What a region's index depends on: the rules, the packed words, and the configured topics."""
    configured = repr([topic.model_dump() for topic in region.topics])
    return f"{VERSION}-{checksum():08x}-{crc32(configured.encode()):08x}"


async def outdated(session: AsyncSession, region: Region) -> bool:
    """Whether the region's index was written by other rules, or never."""
    state = await session.get(State, region.key)
    return state is None or state.version != version(region)


async def rebuild(session: AsyncSession, region: Region) -> int:
    """Write the region's whole index anew; returns the number of items that can be found now."""
    ids = {kind: await _ids(session, region.key, kind) for kind in CLASSES}
    await index.clear(session, region.key, ids)
    count = 0
    async for items in _chunks(session, region.key):
        found = [item for item in items if item.searchable]
        await index.add(session, region, found)
        count += len(found)
        session.expunge_all()
    await session.merge(State(region=region.key, version=version(region)))
    return count


async def bring_up_to_date(database: Database, regions: Sequence[Region]) -> dict[str, int]:
    """Rebuild where other rules wrote the index; returns how many items there are, by the names of regions with any."""
    done = {}
    for region in regions:
        async with database.transaction() as session:
            if await outdated(session, region) and (count := await rebuild(session, region)):
                done[region.name] = count
    return done


async def _ids(session: AsyncSession, region: str, kind: str) -> Sequence[int]:
    model = CLASSES[kind]
    query = select(model.id).where(model.region == region)
    return (await session.scalars(query.where(model.kind == kind) if model is Listing else query)).all()


async def _chunks(session: AsyncSession, region: str) -> AsyncIterator[Sequence[Item]]:
    """All items of a region."""
    place = START
    while items := await _following(session, region, place, CHUNK):
        yield items
        place = _place_of(items[-1])


async def _following(session: AsyncSession, region: str, place: Place, most: int) -> Sequence[Item]:
    """The next items of a region, all of one class; none at the end."""
    items: Sequence[Any] = ()
    for number, model in enumerate(MODELS[place.model :], place.model):
        last = place.id if number == place.model else 0
        mine = func.likely(model.region == region)  # so that SQLite goes by the id, and sorts nothing
        query = select(model).where(mine, model.id > last).order_by(model.id).limit(most)
        if items := (await session.scalars(query)).all():
            break
    return items


def _place_of(item: Item) -> Place:
    return Place(MODELS.index(CLASSES[item.kind]), item.id)


async def follow_topics(session: AsyncSession, region: Region, place: Place) -> Place | None:
    """Bring some items in line with topics that were changed; returns where to go on, None at the end.

    What the change does not touch is read and left alone: a write costs much more.
    """
    items = await _following(session, region.key, place, PIECE)
    if not items:
        return None
    topics = await topics_of(session, region)
    indexed = await index.read(session, [row_id(item.kind, item.id) for item in items])
    stale = []
    for item in items:
        found = indexed.get(row_id(item.kind, item.id))
        if (found.entry if found else None) != (entry_of(item, topics) if item.searchable else None):
            stale.append(item)
    for kind in {item.kind for item in stale}:
        await index.remove(session, kind, [item.id for item in stale if item.kind == kind])
    await index.add(session, region, stale)
    return _place_of(items[-1])
