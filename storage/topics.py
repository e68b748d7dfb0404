"""The fields of work of a region: those of the configuration, as the coordinator changed them in chat."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from bot.config import Region, Topic
from bot.words import fold
from storage.database import Base

Said: TypeAlias = tuple[str, str, str] | None  # name, synonyms in lines, merged into; None: nothing was said in chat

REMOVED: Said = ("", "", "")
_BETWEEN = re.compile(r"[\W_]+")


class TopicChange(Base):
    """What the coordinator said of a topic; it stands before the configuration's words on the same ``tag`` (folded).

    ``synonyms`` are lines. ``merged_into`` is the tag of the topic that took this one's place, "" while it stands.
    With neither that nor a ``name`` the topic was removed: so a configured one is hidden.
    """

    __tablename__ = "topics"

    region: Mapped[str] = mapped_column(primary_key=True)
    tag: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    synonyms: Mapped[str] = mapped_column(default="")
    merged_into: Mapped[str] = mapped_column(default="")


def bare(word: str) -> str:
    """A tag, name or synonym for comparing: „Mobiles Arbeiten“, ``mobiles-arbeiten`` and ``MobilesArbeiten`` alike."""
    return _BETWEEN.sub("", fold(word))


@dataclass(frozen=True, slots=True, eq=False)
class Topics:
    """The topics that a region has now, all by folded tags.

    ``renamed`` maps old tags to those that took their place, ``words`` every tag, name and synonym (`bare`) to the tag
    that it belongs to; where two share a word it is the first one's. ``removed`` are configured ones that are hidden.
    """

    known: Mapping[str, Topic]
    renamed: Mapping[str, str]
    removed: Mapping[str, Topic]
    words: Mapping[str, str]

    @property
    def all(self) -> Sequence[Topic]:
        return tuple(self.known.values())

    def canonical(self, tag: str) -> str:
        """The tag under which items with ``tag`` are kept.

        In small letters, ae for ä; merged topics followed; a topic's other words lead to it as well.
        """
        wanted, seen = self.words.get(bare(tag), fold(tag)), set[str]()
        while wanted in self.renamed and wanted not in seen:
            seen.add(wanted)
            wanted = self.renamed[wanted]
        return wanted

    def find(self, word: str) -> Topic | None:
        """The topic with this tag, or the one that took its place, or whose name or synonym it is."""
        return self.known.get(self.canonical(word))

    def spelled(self, tag: str) -> str | None:
        """The tag of a topic, or an old one, however it is written; None when there is no such tag."""
        found = self.words.get(bare(tag))
        return found if found is not None and bare(found) == bare(tag) else None


async def topics_of(session: AsyncSession, region: Region) -> Topics:
    """The topics of a region: configured ones first, in their order, then those added in chat."""
    rows = await session.execute(
        select(TopicChange.tag, TopicChange.name, TopicChange.synonyms, TopicChange.merged_into)
        .where(TopicChange.region == region.key)
        .order_by(TopicChange.tag)
    )
    return _now(region, tuple(tuple(row) for row in rows))


@lru_cache(maxsize=64)
def _now(region: Region, changes: Sequence[tuple[str, str, str, str]]) -> Topics:
    return together(region.topics, changes)


def together(configured: Sequence[Topic], changes: Sequence[tuple[str, str, str, str]]) -> Topics:
    """Configured topics and changes (tag, name, synonyms in lines, merged into), put together."""
    known = {fold(topic.tag): topic for topic in configured}
    renamed: dict[str, str] = {}
    removed: dict[str, Topic] = {}
    for tag, name, synonyms, merged_into in changes:
        if name and not merged_into:
            known[tag] = Topic(tag=tag, name=name, synonyms=tuple(synonyms.splitlines()))
            continue
        former = known.pop(tag, None)
        if merged_into:
            renamed[tag] = fold(merged_into)
        elif former is not None:
            removed[tag] = former
    return Topics(known, renamed, removed, _words(known, renamed))


def _words(known: Mapping[str, Topic], renamed: Iterable[str]) -> dict[str, str]:
    """Tags first, so that no synonym takes one."""
    words: dict[str, str] = {}
    for tag in (*known, *renamed):
        words.setdefault(bare(tag), tag)
    for tag, topic in known.items():
        for word in (topic.name, *topic.synonyms):
            words.setdefault(bare(word), tag)
    return words


async def said(session: AsyncSession, region: str, tags: Iterable[str]) -> dict[str, Said]:
    """What was said in chat of topics, by their folded tags."""
    wanted = list(tags)
    rows = await session.execute(
        select(TopicChange.tag, TopicChange.name, TopicChange.synonyms, TopicChange.merged_into).where(
            TopicChange.region == region, TopicChange.tag.in_(wanted)
        )
    )
    found = {tag: (name, synonyms, merged_into) for tag, name, synonyms, merged_into in rows}
    return {tag: found.get(tag) for tag in wanted}


async def say(session: AsyncSession, region: str, all_said: Mapping[str, Said]) -> None:
    """Let this be what was said in chat of these topics, and nothing else."""
    await forget_changes(session, region, all_said)
    rows = [
        {"region": region, "tag": tag, "name": one[0], "synonyms": one[1], "merged_into": one[2]}
        for tag, one in all_said.items()
        if one is not None
    ]
    if rows:
        await session.execute(insert(TopicChange), rows)


async def changes(session: AsyncSession, region: str) -> Sequence[TopicChange]:
    rows = await session.scalars(select(TopicChange).where(TopicChange.region == region).order_by(TopicChange.tag))
    return rows.all()


async def forget_changes(session: AsyncSession, region: str, tags: Iterable[str]) -> None:
    await session.execute(delete(TopicChange).where(TopicChange.region == region, TopicChange.tag.in_(list(tags))))
