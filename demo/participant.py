"""Somebody in rooms: what they have seen, and the verbs by which they speak. How it travels is left to subclasses."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from demo.connection import Json
from demo.timeline import SECONDS_TO_WAIT, Content, Event, Timeline


class Participant(ABC):
    """``timeline`` holds everything seen, ``joined`` are the rooms."""

    def __init__(self, user_id: str, timeline: Timeline, joined: set[str]) -> None:
        self.user_id = user_id
        self.timeline = timeline
        self.joined = joined

    # Reading

    async def wait_for(self, predicate: Callable[[Event], bool], seconds: float | None = SECONDS_TO_WAIT) -> Event:
        """See `Timeline.wait_for`."""
        return await self.timeline.wait_for(predicate, seconds)

    async def wait_for_id(self, event_id: str) -> Event:
        """The event with this id, as soon as it has arrived here."""
        return await self.wait_for(lambda event: event["event_id"] == event_id)

    def answers_to(self, event_id: str) -> list[Event]:
        """See `Timeline.answers_to`."""
        return self.timeline.answers_to(event_id)

    def latest(self, event: Event) -> Content:
        """See `Timeline.latest`."""
        return self.timeline.latest(event)

    # Sending; each returns the id of the new event

    async def send(
        self,
        room: str,
        body: str,
        *,
        reply_to: str | None = None,
        thread: str | None = None,
        mentions: tuple[str, ...] | list[str] = (),
        txn: str | None = None,
    ) -> str:
        """Write a text message. ``thread`` is the root's event id, ``mentions`` are user ids."""
        content: Content = {"msgtype": "m.text", "body": body, "m.mentions": {}}
        if mentions:
            content["m.mentions"] = {"user_ids": list(mentions)}
        relation: Json = {"m.in_reply_to": {"event_id": reply_to}} if reply_to else {}
        if thread:
            relation |= {"rel_type": "m.thread", "event_id": thread, "is_falling_back": reply_to is None}
            relation.setdefault("m.in_reply_to", {"event_id": thread})
        if relation:
            content["m.relates_to"] = relation
        return await self.send_event(room, "m.room.message", content, txn=txn)

    async def edit(self, room: str, event_id: str, body: str) -> str:
        """Correct an own message."""
        new = {"msgtype": "m.text", "body": body, "m.mentions": {}}
        relation = {"rel_type": "m.replace", "event_id": event_id}
        content = new | {"body": f"* {body}", "m.new_content": new, "m.relates_to": relation}
        return await self.send_event(room, "m.room.message", content)

    async def react(self, room: str, event_id: str, key: str) -> str:
        """Put an emoji on a message."""
        relation = {"rel_type": "m.annotation", "event_id": event_id, "key": key}
        return await self.send_event(room, "m.reaction", {"m.relates_to": relation})

    @abstractmethod
    async def redact(self, room: str, event_id: str, *, txn: str | None = None) -> str:
        """Delete a message or take back a reaction."""

    @abstractmethod
    async def send_event(self, room: str, kind: str, content: Content, *, txn: str | None = None) -> str:
        """Send any event. The transaction id stays the same however often the request is repeated."""
