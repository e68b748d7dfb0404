"""The index: one row an item, written in the item's own transaction. FTS5 finds the rows that hold a word.

Each word is written behind the code of its scope (region and kind): ``7:hacksl``. So the rows that hold it are those of
one region and kind, and no look-up reads another's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from storage.search.entry import Entry, Item, entry_of, row_id
from storage.search.tables import Scope, Word
from storage.topics import topics_of

COLUMNS = ("tags", "title", "body", "title_parts", "body_parts")
_INSERT = text(
    "INSERT INTO search_index (rowid, tags, title, body, title_parts, body_parts) "
    "VALUES (:rowid, :tags, :title, :body, :title_parts, :body_parts)"
)
_READ = text(
    "SELECT rowid, tags, title, body, title_parts, body_parts FROM search_index "
    "WHERE rowid IN (SELECT value FROM json_each(:rows))"
)
_DELETE = text("DELETE FROM search_index WHERE rowid = :rowid")
_COUNT = (
    insert(Word)
    .values(scope=bindparam("scope"), word=bindparam("word"), items=bindparam("items"))
    .on_conflict_do_update(index_elements=("scope", "word"), set_={"items": Word.items + bindparam("items")})
)


_UNUSED = delete(Word).where(
    Word.scope == bindparam("code"), Word.word.in_(bindparam("words", expanding=True)), Word.items <= 0
)


@dataclass(frozen=True, slots=True)
class Indexed:
    """A row of the index: the code of its scope, and the words."""

    code: int
    entry: Entry


def scoped(code: int, word: str) -> str:
    """A word as the index holds it."""
    return f"{code}:{word}"


async def scope_of(session: AsyncSession, region: str, kind: str) -> Scope:
    """The scope of a region's items of a kind; made when there is none yet."""
    found: Scope | None = await session.scalar(select(Scope).where(Scope.region == region, Scope.kind == kind))
    if found is None:
        found = Scope(region=region, kind=kind, items=0, length=0)
        session.add(found)
        await session.flush()
    return found


async def add(session: AsyncSession, region: Region, items: Sequence[Item]) -> None:
    """Index items that have their ids and may be found."""
    topics = await topics_of(session, region)
    by_kind: dict[str, list[Item]] = {}
    for item in items:
        if item.searchable:
            by_kind.setdefault(item.kind, []).append(item)
    for kind, some in by_kind.items():
        scope = await scope_of(session, region.key, kind)
        entries = [(row_id(kind, item.id), entry_of(item, topics)) for item in some]
        await session.execute(_INSERT, [_row(scope.code, row, entry) for row, entry in entries])
        await _count(session, scope, [entry for _, entry in entries], 1)


def _row(code: int, row: int, entry: Entry) -> dict[str, object]:
    columns = {name: " ".join(scoped(code, word) for word in getattr(entry, name)) for name in COLUMNS}
    return {"rowid": row, **columns, "tags": f"{scoped(code, '')} {columns['tags']}"}


async def _count(session: AsyncSession, scope: Scope, entries: Sequence[Entry], sign: int) -> Sequence[str]:
    """Add the entries to what is known of their scope, or take them off (``sign`` -1); returns their words."""
    words = Counter(word for entry in entries for word in entry.all)
    rows = [{"scope": scope.code, "word": word, "items": sign * number} for word, number in words.items()]
    if rows:
        await (await session.connection()).execute(_COUNT, rows)
    scope.items += sign * len(entries)
    scope.length += sign * sum(entry.length for entry in entries)
    await session.flush()
    return list(words)


async def remove(session: AsyncSession, kind: str, ids: Iterable[int]) -> None:
    """Take items of a kind out of the index, if they are there. Needs and offers are the same here."""
    found = await read(session, [row_id(kind, number) for number in ids])
    if not found:
        return
    await session.execute(_DELETE, [{"rowid": row} for row in found])
    for code in {row.code for row in found.values()}:
        scope = await session.get_one(Scope, code)
        lost = await _count(session, scope, [row.entry for row in found.values() if row.code == code], -1)
        await session.execute(_UNUSED, {"code": code, "words": lost})


async def update_item(session: AsyncSession, region: Region, item: Item) -> None:
    """Bring the index in line with an item that was changed, opened or closed."""
    await remove(session, item.kind, [item.id])
    await add(session, region, [item])


async def read(session: AsyncSession, rows: Sequence[int]) -> dict[int, Indexed]:
    """What stands in rows of the index; those that are not there are left out."""
    found = await session.execute(_READ, {"rows": str(list(rows))})
    return {row: _indexed(columns) for row, *columns in found}


def _indexed(columns: Sequence[str]) -> Indexed:
    """The columns of a row; the first begins with the scope's code alone."""
    code = columns[0].partition(":")[0]
    tags, *rest = (tuple(word.partition(":")[2] for word in column.split()) for column in columns)
    return Indexed(int(code), Entry(tags[1:], *rest))


async def clear(session: AsyncSession, region: str, ids: Mapping[str, Sequence[int]]) -> None:
    """Forget what is indexed of a region; ``ids`` are those of all its items by kind."""
    for kind, some in ids.items():
        scope = await scope_of(session, region, kind)
        if some:
            await session.execute(_DELETE, [{"rowid": row_id(kind, number)} for number in some])
        await session.execute(delete(Word).where(Word.scope == scope.code))
        scope.items = scope.length = 0
    await session.flush()
