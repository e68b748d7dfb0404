"""Narrowing the board's lists to words and topics: the same understanding of words as in the search, newest first."""

from sqlalchemy import Integer, Select, column, false, table, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from storage.listings import Listing
from storage.search.entry import ROWS, topics_in
from storage.search.index import scoped
from storage.search.query import Query, understand
from storage.search.reading import tokens
from storage.search.words import tag_word
from storage.topics import topics_of

LISTED = ("need", "offer")

_index = table("search_index", column("rowid", Integer))
_match = text("search_index MATCH :match")


async def matching(session: AsyncSession, region: Region, *, topic: str = "", words: str = "") -> str | None:
    """What the index is asked for listings with a topic that speak of every telling word, or have it as their topic.

    None when nothing can fit, "" when neither was given.
    """
    topics = await topics_of(session, region)
    query = await understand(session, region, words, LISTED, topics)
    if not (query.groups or topic):
        return ""
    if not query.kinds:
        return None
    parts = []
    for group in query.groups:
        spoken_of = [_tagged(query, tag) for tag in sorted(topics_in(tokens(group.words), topics))]
        parts.append(" OR ".join(filter(None, [query.match([group], begun=True), *spoken_of])))
    if not all(parts):
        return None
    if topic:
        parts.append(_tagged(query, tag_word(topics.canonical(topic))))
    return " AND ".join(f"({part})" for part in parts)


def _tagged(query: Query, tag: str) -> str:
    return " OR ".join(f'"{scoped(code, tag)}"' for code in query.kinds)


def narrow(query: Select[Listing], match: str | None) -> Select[Listing]:
    """Narrow a query for listings to what ``match`` (see `matching`) says, newest first.

    The index gives them so as it reads, and a page of a long list costs no more than that page.
    """
    if match is None:
        return query.where(false())
    if not match:
        return query
    query = query.join(_index, Listing.id == _index.c.rowid // ROWS)
    return query.where(_match.bindparams(match=match)).order_by(None).order_by(_index.c.rowid.desc())
