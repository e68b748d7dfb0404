"""What stands in the place of the homeserver in conversations: a transport that keeps the rooms in memory."""

import logging
from dataclasses import dataclass, field
from typing import Any

from bot.courier import Refused
from storage import rooms
from storage.database import Database
from storage.rooms import Room


@dataclass
class Post:
    """A message of the bot's as it stands in its room now. ``content`` is the whole content of the first version."""

    event_id: str
    room: str
    content: dict[str, Any]
    body: str
    html: str
    edits: int = 0
    gone: bool = False

    @property
    def answers(self) -> str | None:
        """The event that this is a reply to."""
        relation = self.content.get("m.relates_to", {})
        event_id: str | None = relation.get("m.in_reply_to", {}).get("event_id")
        return event_id


@dataclass
class Poll:
    """A native poll of the bot's. ``content`` is that of ``org.matrix.msc3381.poll.start``."""

    event_id: str
    room: str
    content: dict[str, Any]
    ended: bool = False
    gone: bool = False

    @property
    def answers(self) -> dict[str, str]:
        """The ids to choose from, by their words."""
        return {one["org.matrix.msc1767.text"]: one["id"] for one in self.content["answers"]}


@dataclass
class Stage:
    """The transport: rooms in memory. Sending the same transaction id again changes nothing."""

    database: Database
    posts: list[Post] = field(default_factory=list)
    reactions: list[tuple[str, str]] = field(default_factory=list)  # target, key
    refuses: set[str] = field(default_factory=set)  # rooms that take nothing
    polls: list[Poll] = field(default_factory=list)
    files: dict[str, tuple[str, str, bytes]] = field(default_factory=dict)  # name, type, bytes by mxc address
    _sent: dict[str, str] = field(default_factory=dict)

    async def send(self, room_id: str, type: str, content: dict[str, Any], txn_id: str) -> str:
        if room_id in self.refuses:
            raise Refused("the bot may not send here")
        if txn_id not in self._sent:
            self._sent[txn_id] = f"$bot{len(self._sent) + 1}"
            self._show(self._sent[txn_id], room_id, type, content)
        return self._sent[txn_id]

    def _show(self, event_id: str, room_id: str, type: str, content: dict[str, Any]) -> None:
        relation = content.get("m.relates_to", {})
        if type == "m.reaction":
            self.reactions.append((relation["event_id"], relation["key"]))
        elif type == "org.matrix.msc3381.poll.start":
            self.polls.append(Poll(event_id, room_id, content[type]))
        elif type == "org.matrix.msc3381.poll.end":
            assert relation["rel_type"] == "m.reference"
            next(poll for poll in self.polls if poll.event_id == relation["event_id"]).ended = True
        elif relation.get("rel_type") == "m.replace":
            post = next(post for post in self.posts if post.event_id == relation["event_id"])
            new = content["m.new_content"]
            post.body, post.html, post.edits = new["body"], new["formatted_body"], post.edits + 1
        else:
            self.posts.append(Post(event_id, room_id, content, content["body"], content.get("formatted_body", "")))

    async def upload(self, room_id: str, name: str, mime: str, content: bytes) -> dict[str, Any]:
        if room_id in self.refuses:
            raise Refused("the bot may not send here")
        place = f"mxc://localhost/{len(self.files) + 1}"
        self.files[place] = (name, mime, content)
        return {"url": place}

    async def redact(self, room_id: str, event_id: str, txn_id: str) -> str:
        sent: list[Post | Poll] = [*self.posts, *self.polls]
        for post in sent:
            if post.event_id == event_id and post.room == room_id:
                post.gone = True
        return self._sent.setdefault(txn_id, f"$bot{len(self._sent) + 1}")

    async def open_direct(self, region: str, user: str) -> str:
        room_id = direct_room(region, user)
        async with self.database.transaction() as session:
            await rooms.save_room(session, Room(room_id=room_id, region=region, kind="direct", user=user, joined=True))
        return room_id


class Errors(logging.Handler):
    """Collects what the bot logs as errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def direct_room(region: str, user: str) -> str:
    """The id of the direct chat with a person."""
    return f"!direct-{region}-{user[1:]}"
