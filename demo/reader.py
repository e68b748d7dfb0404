"""The sync loop of a person: keeps a timeline complete, also when a room was too busy for one sync."""

import asyncio
import contextlib

from demo.connection import Connection, Json, MatrixError, path_of
from demo.timeline import Event, Timeline

SECONDS_TO_POLL = 30
SECONDS_OF_PATIENCE = 600.0
PAGE = 500
SYNC_FILTER = (
    '{"room":{"timeline":{"limit":100},"ephemeral":{"types":[]},"account_data":{"types":[]}},'
    '"presence":{"types":[]},"account_data":{"types":[]}}'
)


class Reader:
    """Reads along for ``user_id`` into ``timeline``, from `start` to `stop`, over restarts of the homeserver.

    ``joined`` are the rooms, ``invites`` maps rooms to who invited. With ``accept_invites`` every invite is followed.
    """

    def __init__(self, connection: Connection, user_id: str, *, accept_invites: bool) -> None:
        self.user_id = user_id
        self.accept_invites = accept_invites
        self.timeline = Timeline()
        self.joined: set[str] = set()
        self.invites: dict[str, str] = {}
        self._connection = connection
        self._since: str | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """See what is new since the last `stop`, then follow in the background. Raises `MatrixError`."""
        await self._sync(seconds=0)
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """End the background task."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        try:
            while True:
                await self._sync(seconds=SECONDS_TO_POLL)
        except Exception as error:
            await self.timeline.fail(error)

    async def _sync(self, *, seconds: int) -> None:
        query = {"timeout": str(seconds * 1000), "filter": SYNC_FILTER}
        if self._since:
            query["since"] = self._since
        reply = await self._connection.request("GET", "/sync", query=query, patience=SECONDS_OF_PATIENCE)
        rooms = reply.get("rooms", {})
        for room, news in rooms.get("join", {}).items():
            await self._take_in(room, news)
        for room, news in rooms.get("leave", {}).items():
            self.joined.discard(room)
            await self.timeline.add(room, news.get("timeline", {}).get("events", []))
        self._since = reply["next_batch"]
        await self._invited(rooms.get("invite", {}))

    async def _take_in(self, room: str, news: Json) -> None:
        for event in news.get("state", {}).get("events", []):
            self.timeline.note_state(room, event)
        timeline = news.get("timeline", {})
        if timeline.get("limited") and self._since:
            await self.timeline.add(room, await self._gap(room, timeline["prev_batch"], self._since))
        self.joined.add(room)
        self.invites.pop(room, None)
        await self.timeline.add(room, timeline.get("events", []))

    async def _gap(self, room: str, newest: str, oldest: str) -> list[Event]:
        """What a busy room left out of the sync, oldest first."""
        events: list[Event] = []
        query = {"dir": "b", "from": newest, "to": oldest, "limit": str(PAGE)}
        while True:
            page = await self._connection.request("GET", path_of("rooms", room, "messages"), query=query)
            events += page["chunk"]
            if not page["chunk"] or "end" not in page:
                return events[::-1]
            query["from"] = page["end"]

    async def _invited(self, rooms: dict[str, Json]) -> None:
        for room, news in rooms.items():
            for event in news["invite_state"]["events"]:
                if event["type"] == "m.room.member" and event["state_key"] == self.user_id:
                    self.invites[room] = event["sender"]
            if self.accept_invites:
                with contextlib.suppress(MatrixError):  # taken back in the meantime
                    await self._connection.request("POST", path_of("join", room))
        await self.timeline.touch()
