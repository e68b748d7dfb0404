"""From replies to what the outbox holds: chooses the language, puts into words, builds Matrix contents."""

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.config import Language
from bot.events import Message
from bot.render import Rendered
from bot.replies import (
    Direct,
    Edit,
    EndPoll,
    Lines,
    Poll,
    Priority,
    React,
    Redact,
    Reply,
    Room,
    Say,
    Upload,
    Words,
)
from bot.texts import Texts
from storage import outbox, people, rooms
from storage.outbox import DIRECT, POLL_END, POLL_START, REDACT, Letter, Outgoing

MESSAGE, REACTION = "m.room.message", "m.reaction"
TEXT = "org.matrix.msc1767.text"
FORMAT = "org.matrix.custom.html"
LARGEST = 44_000  # bytes that both forms of a text may take: an event has 64 KiB, and encrypting adds a third
PREVIEW = 400


def content_of(text: Rendered, mentions: Sequence[str] = ()) -> dict[str, Any]:
    """An ``m.notice`` that notifies nobody but ``mentions`` (user ids)."""
    return {
        "msgtype": "m.notice",
        "body": text.plain,
        "format": FORMAT,
        "formatted_body": text.html,
        "m.mentions": {"user_ids": list(mentions)} if mentions else {},
    }


def file_content(upload: Upload, caption: Rendered | None) -> dict[str, Any]:
    """An ``m.file`` without the address of the file, which the courier learns by bringing it there.

    Clients that know no captions take ``body`` for the name of the file (spec: media captions).
    """
    content = {
        "msgtype": "m.file",
        "body": caption.plain if caption else upload.name,
        "filename": upload.name,
        "info": {"mimetype": upload.mime, "size": len(upload.content)},
        "m.mentions": {},
    }
    return content | {"format": FORMAT, "formatted_body": caption.html} if caption else content


def edited(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content of an edit, but for the message that it edits: the courier adds that.

    Outside of ``m.new_content`` stands what clients without edits show (spec: event replacements), shortened.
    """
    outside = {"msgtype": content["msgtype"], "body": f"* {content['body'][:PREVIEW]}", "m.mentions": {}}
    return {**outside, "m.new_content": dict(content)}


def relation(facts: Facts, say: Say) -> dict[str, Any]:
    """How the answer hangs on the message: as a reply, in its thread if it has one (spec: rich replies, threading)."""
    reply = {"m.in_reply_to": {"event_id": say.answers or facts.source}}
    thread = facts.event.thread if isinstance(facts.event, Message) else say.thread
    return {"rel_type": "m.thread", "event_id": thread, "is_falling_back": False, **reply} if thread else reply


def _dump(content: object) -> str:
    return json.dumps(content, ensure_ascii=False)


def cut(text: Rendered) -> list[Rendered]:
    """A text that is too long and has no seams, as plain pieces that fit."""
    pieces, rest = [], text.plain
    while rest:
        piece = rest[: LARGEST // 12]  # a character takes at most six bytes in JSON, and five more as HTML
        pieces.append(Rendered(piece, html.escape(piece, quote=False).replace("\n", "<br>")))
        rest = rest[len(piece) :]
    return pieces


@dataclass(frozen=True, slots=True)
class Readers:
    """What is known of people who are written to directly: their chosen languages and their open direct chats."""

    languages: Mapping[str, str]
    chats: Mapping[str, str]

    @classmethod
    async def of(cls, session: AsyncSession, region: str, replies: Sequence[Reply]) -> "Readers":
        posts = [reply for reply in replies if isinstance(reply, Say | Upload)]
        users = {post.to.user for post in posts if isinstance(post.to, Direct)}
        languages = await people.languages(session, region, users)
        return cls(languages, await rooms.direct_rooms(session, region, users))

    def address(self, facts: Facts, say: Say | Upload) -> str:
        match say.to:
            case None:
                return facts.event.room
            case Room(room):
                return room
            case Direct(user):
                if facts.event.direct and facts.event.sender == user:
                    return facts.event.room
                return self.chats.get(user, f"{DIRECT}{user}")

    def language(self, facts: Facts, say: Say | Upload) -> Language:
        """The reader's own language, else that of the region."""
        if say.shared or isinstance(say.to, Room):
            return facts.region.language
        if isinstance(say.to, Direct) and say.to.user != facts.event.sender:
            return cast(Language, self.languages.get(say.to.user, facts.region.language))
        return facts.language


class Secretary:
    """Writes the replies to one event into the outbox."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    async def write(
        self, session: AsyncSession, facts: Facts, replies: Sequence[Reply], *, instead: Outgoing | None = None
    ) -> None:
        """Queue ``replies``; the answer becomes an edit of the message ``instead``, if that is given."""
        letters: list[Letter] = []
        readers = await Readers.of(session, facts.region.key, replies)
        for reply in replies:
            match reply:
                case Say(to=None) if instead is not None:
                    await self._replace(session, facts, reply, instead, readers)
                case Say():
                    letters += self._say(facts, reply, readers)
                case Upload():
                    letters.append(self._upload(facts, reply, readers))
                case Edit():
                    await self._edit(session, facts, reply)
                case Poll():
                    letters.append(self._poll(facts, reply))
                case EndPoll():
                    letters += await self._end_poll(session, facts, reply)
                case React():
                    letters.append(self._react(facts, reply))
                case Redact():
                    for row in await outbox.let_go(session, facts.region.key, reply.ref):
                        letters.append(take_back(row.id, row.address, row.priority))
        await outbox.post(session, facts.region.key, letters, facts.now)

    def _pieces(self, words: Words, language: Language, facts: Facts) -> list[Rendered]:
        """The message, or several when it would be larger than an event may be."""
        text = self._texts.render(words, language, facts.region.zone, facts.now)
        if len(_dump([text.plain, text.html]).encode()) <= LARGEST:
            return [text]
        if isinstance(words, Lines) and len(words.parts) > 1:
            half = len(words.parts) // 2
            halves = (Lines(words.parts[:half], words.separator), Lines(words.parts[half:], words.separator))
            return [piece for part in halves for piece in self._pieces(part, language, facts)]
        return cut(text)

    def _say(self, facts: Facts, say: Say, readers: Readers) -> list[Letter]:
        language = readers.language(facts, say)
        contents = [content_of(piece, say.mentions) for piece in self._pieces(say.words, language, facts)]
        address = readers.address(facts, say)
        if say.to is None:
            contents[0]["m.relates_to"] = relation(facts, say)
        priority = max(say.priority, Priority.CARD) if facts.hasty else say.priority
        first = Letter(
            address=address,
            priority=priority,
            type=MESSAGE,
            content=_dump(contents[0]),
            language=language,
            answers=(say.answers or facts.source) if say.to is None else None,
            item=say.item,
            ref=say.ref,
        )
        more = [
            Letter(address=address, priority=priority, type=MESSAGE, content=_dump(content), language=language)
            for content in contents[1:]
        ]
        return [first, *more]

    def _upload(self, facts: Facts, upload: Upload, readers: Readers) -> Letter:
        language = readers.language(facts, upload)
        content = file_content(upload, self._pieces(upload.words, language, facts)[0] if upload.words else None)
        if upload.to is None and isinstance(facts.event, Message) and facts.event.thread:
            content["m.relates_to"] = {"rel_type": "m.thread", "event_id": facts.event.thread}
        return Letter(
            address=readers.address(facts, upload),
            priority=upload.priority,
            type=MESSAGE,
            content=_dump(content),
            language=language,
            item=upload.item,
            ref=upload.ref,
            file=upload.content,
        )

    def _poll(self, facts: Facts, poll: Poll) -> Letter:
        language = facts.region.language
        question, *answers = (
            self._pieces(words, language, facts)[0].plain
            for words in (poll.question, *(one for _, one in poll.answers))
        )
        start = {
            "question": {TEXT: question},
            "kind": "org.matrix.msc3381.poll.disclosed",
            "max_selections": len(answers),
            "answers": [{"id": id, TEXT: words} for (id, _), words in zip(poll.answers, answers, strict=True)],
        }
        fallback = "\n".join([question, *(f"{number}. {words}" for number, words in enumerate(answers, 1))])
        return Letter(
            address=poll.to.room,
            priority=Priority.CARD,
            type=POLL_START,
            content=_dump({POLL_START: start, TEXT: fallback}),
            language=language,
            item=poll.item,
            ref=poll.ref,
        )

    async def _end_poll(self, session: AsyncSession, facts: Facts, end: EndPoll) -> list[Letter]:
        words = self._pieces(end.words, facts.region.language, facts)[0].plain
        content = _dump({POLL_END: {}, TEXT: words})
        return [
            Letter(address=row.address, priority=Priority.CARD, type=POLL_END, content=content, target=row.id)
            for row in await outbox.let_go(session, facts.region.key, end.ref)
        ]

    async def _replace(self, session: AsyncSession, facts: Facts, say: Say, old: Outgoing, readers: Readers) -> None:
        """The corrected command's answer takes the place of the earlier one."""
        old.item, old.ref = say.item, say.ref
        language = readers.language(facts, say)
        content = edited(content_of(self._pieces(say.words, language, facts)[0]))
        letter = Letter(
            address=old.address,
            priority=old.priority,
            type=MESSAGE,
            content=_dump(content),
            target=old.id,
            item=say.item,
        )
        await outbox.post_edit(session, facts.region.key, letter, facts.now)

    async def _edit(self, session: AsyncSession, facts: Facts, edit: Edit) -> None:
        for row in await outbox.posted(session, facts.region.key, edit.ref):
            language = cast(Language, row.language)
            letter = Letter(
                address=row.address,
                priority=max(Priority.CARD, row.priority),
                type=MESSAGE,
                content=_dump(edited(content_of(self._pieces(edit.words, language, facts)[0]))),
                target=row.id,
            )
            await outbox.post_edit(session, facts.region.key, letter, facts.now)

    def _react(self, facts: Facts, react: React) -> Letter:
        content = {"m.relates_to": {"rel_type": "m.annotation", "event_id": react.target, "key": react.key}}
        return Letter(address=facts.event.room, priority=Priority.CARD, type=REACTION, content=_dump(content))


def take_back(row_id: int, address: str, priority: int) -> Letter:
    """The letter that redacts an earlier one."""
    return Letter(address=address, priority=priority, type=REDACT, content="{}", target=row_id)
