"""The index of open listings: SQLite's FTS5, one row a listing, written in the listing's own transaction.

The first column holds one word for region and kind, so that a look-up never leaves its region. The
tables are made by the migrations.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import Select, column, select, table, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.listings import LETTERS, Listing
from storage.search.words import fold_words, terms

COMMON = 800
CANDIDATES = 30

_index = table("listing_index", column("rowid"), column("rank"))
_match = text("listing_index MATCH :match")


def _scope(region: str, kind: str) -> str:
    return f"z{blake2b(region.encode(), digest_size=6).hexdigest()}{kind}"


def _tag(tag: str) -> str:
    """A topic as one word of the scope column."""
    return "zt" + "".join(fold_words(tag))


def _row(listing: Listing) -> dict[str, object]:
    return {
        "rowid": listing.id,
        "scope": " ".join([_scope(listing.region, listing.kind), *map(_tag, listing.tags)]),
        "title": " ".join(terms(listing.title)),
        "body": " ".join(terms(f"{listing.body} {listing.topics} {listing.place}")),
    }


async def add(session: AsyncSession, listings: Sequence[Listing]) -> None:
    """Index listings that have their ids."""
    await session.execute(
        text("INSERT INTO listing_index (rowid, scope, title, body) VALUES (:rowid, :scope, :title, :body)"),
        [_row(listing) for listing in listings],
    )


async def remove(session: AsyncSession, ids: Iterable[int]) -> None:
    rows = [{"rowid": number} for number in ids]
    if rows:
        await session.execute(text("DELETE FROM listing_index WHERE rowid = :rowid"), rows)


async def update(session: AsyncSession, listing: Listing) -> None:
    """Bring the index in line with a listing that was changed, opened or closed."""
    await remove(session, [listing.id])
    if listing.status == "open":
        await add(session, [listing])


def _either_kind(region: str) -> str:
    return "{scope} : (" + " OR ".join(f'"{_scope(region, kind)}"' for kind in LETTERS) + ")"


def narrow(query: Select[Listing], region: str, *, topic: str = "", words: str = "") -> Select[Listing]:
    """Narrow a query to listings with a topic, and with every telling word of ``words`` or one that begins so.

    The index gives them newest first as it reads, so that a page of a long list costs no more than that page.
    """
    found = terms(words)
    parts = [f'({{scope}} : "{_tag(topic)}")'] if topic else []
    if found:
        begins = " AND ".join(f'"{word}" *' for word in found)
        parts.append(f"({{title body}} : ({begins}))")
    if not parts:
        return query
    match = " AND ".join([f"({_either_kind(region)})", *parts])
    query = query.join(_index, _index.c.rowid == Listing.id).where(_match.bindparams(match=match))
    return query.order_by(None).order_by(_index.c.rowid.desc())


async def _telling(session: AsyncSession, words: Sequence[str]) -> list[str]:
    """The words that are rare enough to tell one listing from another; the rarest one if none is."""
    names = {f"w{place}": word for place, word in enumerate(words)}
    rows = await session.execute(
        text(f"SELECT term, doc FROM listing_vocabulary WHERE term IN ({', '.join(f':{name}' for name in names)})"),
        names,
    )
    seen = sorted((count, word) for word, count in rows)
    return [word for count, word in seen if count <= COMMON] or [word for _, word in seen[:1]]


@dataclass(frozen=True, slots=True)
class Telling:
    """The telling words of a listing, for comparing it with many others."""

    title: frozenset[str]
    words: frozenset[str]
    tags: frozenset[str]

    @classmethod
    def of(cls, listing: Listing) -> "Telling":
        title = frozenset(terms(listing.title))
        return cls(title, title | frozenset(terms(listing.body)), frozenset(listing.tags))

    def overlap(self, other: "Telling") -> int:
        """How much two listings have in common: 3 a word in both titles, 2 a topic, 1 any other word."""
        titles = self.title & other.title
        return 3 * len(titles) + 2 * len(self.tags & other.tags) + len((self.words & other.words) - titles)


async def counterparts(session: AsyncSession, listing: Listing, limit: int) -> list[Listing]:
    """Open offers for a need, or needs for an offer, of other municipalities; the best fitting first."""
    words = await _telling(session, terms(f"{listing.title} {listing.body}")) if listing.title else []
    if not words:
        return []
    kind = "offer" if listing.kind == "need" else "need"
    any_word = " OR ".join(f'"{word}"' for word in words)
    match = f'({{scope}} : "{_scope(listing.region, kind)}") AND ({{title body}} : ({any_word}))'
    rows = await session.scalars(
        select(Listing)
        .join(_index, _index.c.rowid == Listing.id)
        .where(_match.bindparams(match=match), Listing.status == "open", Listing.hidden.is_(False))
        .order_by(_index.c.rank)
        .limit(CANDIDATES)
    )
    mine = Telling.of(listing)
    fitting = [(mine.overlap(Telling.of(other)), other) for other in rows if not same_owner(listing, other)]
    best = sorted((pair for pair in fitting if pair[0] >= 3), key=lambda pair: (-pair[0], -pair[1].number))
    return [other for _, other in best[:limit]]


def same_owner(one: Listing, other: Listing) -> bool:
    """Whether both belong to the same municipality, or without one to the same person."""
    if one.municipality or other.municipality:
        return one.municipality == other.municipality
    return one.author == other.author
