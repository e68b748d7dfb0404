"""What one person has seen: events in the order in which they arrived, and how they look by now."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar

Event = dict[str, Any]
Content = dict[str, Any]

SECONDS_TO_WAIT = 60.0

T = TypeVar("T")


class Timeline:
    """Raw Matrix events of all rooms, each once, with its room in ``event["room_id"]``."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.state: dict[tuple[str, str, str], Content] = {}
        """Current state: (room, type, state key) to content."""
        self._known: set[str] = set()
        self._redacted: set[str] = set()
        self._edits: dict[str, list[Event]] = {}
        self._replies: dict[str, list[Event]] = {}
        self._failure: BaseException | None = None
        self._changed = asyncio.Condition()

    async def add(self, room: str, events: list[Event]) -> None:
        """Append what is new of these timeline events and wake who waits."""
        for event in events:
            if event["event_id"] not in self._known:
                self._known.add(event["event_id"])
                self._note(event | {"room_id": room})
        await self.touch()

    async def touch(self) -> None:
        """Let everybody who waits look again."""
        async with self._changed:
            self._changed.notify_all()

    async def fail(self, error: BaseException) -> None:
        """No more events will come; whoever waits gets this error."""
        self._failure = error
        await self.touch()

    def note_state(self, room: str, event: Event) -> None:
        """Remember a state event."""
        self.state[room, event["type"], event["state_key"]] = event["content"]

    def _note(self, event: Event) -> None:
        self.events.append(event)
        if "state_key" in event:
            self.note_state(event["room_id"], event)
        if event["type"] == "m.room.redaction":
            self._redacted.add(event.get("redacts") or event["content"].get("redacts", ""))
        relation = event["content"].get("m.relates_to") or {}
        if relation.get("rel_type") == "m.replace":
            self._edits.setdefault(relation["event_id"], []).append(event)
        elif event["type"] == "m.room.message" and "m.in_reply_to" in relation:
            self._replies.setdefault(relation["m.in_reply_to"]["event_id"], []).append(event)

    def of(self, room: str) -> list[Event]:
        """The events of one room."""
        return [event for event in self.events if event["room_id"] == room]

    def answers_to(self, event_id: str) -> list[Event]:
        """Every message that is a reply to this event; edits of such messages are not counted."""
        return list(self._replies.get(event_id, []))

    def latest(self, event: Event) -> Content:
        """The content as a client shows it now: the author's last edit, or nothing once it is redacted."""
        if event["event_id"] in self._redacted:
            return {}
        edits = [
            edit
            for edit in self._edits.get(event["event_id"], [])
            if edit["sender"] == event["sender"] and edit["event_id"] not in self._redacted
        ]
        content: Content = edits[-1]["content"]["m.new_content"] if edits else event["content"]
        return content

    def name_of(self, room: str, user_id: str) -> str:
        """What the room calls this person."""
        member = self.state.get((room, "m.room.member", user_id), {})
        return member.get("displayname") or user_id

    async def wait_until(self, look: Callable[[], T | None], seconds: float | None = SECONDS_TO_WAIT) -> T:
        """Call ``look`` now and after each arrival until it gives something true, and return that.

        ``seconds`` is the patience, None for ever. Raises `TimeoutError`, or what ended the sync.
        """
        async with asyncio.timeout(seconds), self._changed:
            while not (found := look()):
                if self._failure:
                    raise self._failure
                await self._changed.wait()
            return found

    async def wait_for(self, predicate: Callable[[Event], bool], seconds: float | None = SECONDS_TO_WAIT) -> Event:
        """The first event for which ``predicate`` holds, of those seen so far and those to come.

        Raises `TimeoutError`, or what ended the sync.
        """
        looked_at = 0

        def look() -> Event | None:
            nonlocal looked_at
            new, looked_at = self.events[looked_at:], len(self.events)
            return next(filter(predicate, new), None)

        return await self.wait_until(look, seconds)

    async def answer_to(self, event_id: str, seconds: float | None = SECONDS_TO_WAIT) -> Event:
        """The first reply to this event, as soon as there is one."""
        return (await self.wait_until(lambda: self.answers_to(event_id), seconds))[0]

    async def follow(self) -> AsyncIterator[Event]:
        """All events from the first one on, and those to come, without an end."""
        shown = 0

        def news() -> list[Event]:
            return self.events[shown:]

        while True:
            for event in await self.wait_until(news, None):
                shown += 1
                yield event
