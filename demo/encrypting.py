"""A person whose client encrypts, played by matrix-nio: by another's implementation than the bot's own.

The bot's people in open rooms are `demo.client.Person`; this one speaks and reads with the same verbs in both kinds.
"""

import asyncio
import contextlib
from typing import Any, Self

from nio import (
    AsyncClient,
    AsyncClientConfig,
    KeysQueryResponse,
    LoginResponse,
    RoomRedactResponse,
    RoomSendResponse,
    SyncResponse,
)
from nio.store import SqliteMemoryStore

from demo.connection import MatrixError
from demo.participant import Participant
from demo.timeline import Content, Event, Timeline

MILLISECONDS_TO_POLL = 30_000


class EncryptingPerson(Participant):
    """A new device with keys of its own, in memory only. Make one with `login`; use it with ``async with``.

    The timeline begins at the login, and holds what was encrypted as if it had been sent in clear. It trusts every
    device, verified or not.
    """

    def __init__(self, client: AsyncClient, user_id: str) -> None:
        super().__init__(user_id, Timeline(), set())
        self._client = client
        self._task: asyncio.Task[None] | None = None

    @classmethod
    async def login(cls, url: str, user_id: str, password: str) -> Self:
        """Log in as a new device, publish its keys and begin to read. Raises `MatrixError`."""
        client = AsyncClient(url, user_id, config=AsyncClientConfig(store=SqliteMemoryStore))
        person = cls(client, user_id)
        try:
            _must(await client.login(password), LoginResponse)
            person.joined.update(_must(await client.sync(full_state=True), SyncResponse).rooms.join)
            await client.keys_upload()
        except BaseException:
            await person.close()
            raise
        client.add_response_callback(person._take_in, SyncResponse)
        client.add_response_callback(person._learn, KeysQueryResponse)
        person._task = asyncio.create_task(person._run())
        return person

    async def close(self) -> None:
        """Stop reading and hang up; the device stays."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        await self._client.close()
        if self._client.store:
            self._client.store.database.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def wait_for_device_of(self, user_id: str) -> None:
        """Wait until this client knows a device of somebody: what it says before that, the device can't read."""
        store = self._client.device_store
        await self.timeline.wait_until(lambda: any(True for _ in store.active_user_devices(user_id)))

    async def send_event(self, room: str, kind: str, content: Content, *, txn: str | None = None) -> str:
        await self.timeline.wait_until(lambda: room in self.joined)
        sent = await self._client.room_send(room, kind, content, txn, ignore_unverified_devices=True)
        return str(_must(sent, RoomSendResponse).event_id)

    async def redact(self, room: str, event_id: str, *, txn: str | None = None) -> str:
        return str(_must(await self._client.room_redact(room, event_id, tx_id=txn), RoomRedactResponse).event_id)

    async def _run(self) -> None:
        try:
            await self._client.sync_forever(timeout=MILLISECONDS_TO_POLL)
        except Exception as error:
            await self.timeline.fail(error)

    async def _take_in(self, answer: SyncResponse) -> None:
        self.joined.update(answer.rooms.join)
        self.joined.difference_update(answer.rooms.leave)
        for room, news in answer.rooms.join.items():
            events: list[Event] = [event.source for event in news.timeline.events]
            await self.timeline.add(room, events)
        await self.timeline.touch()

    async def _learn(self, _: KeysQueryResponse) -> None:
        await self.timeline.touch()


def _must(answer: Any, wanted: type) -> Any:
    """matrix-nio returns refusals; here they are raised."""
    if not isinstance(answer, wanted):
        raise MatrixError(0, str(getattr(answer, "status_code", "")), str(getattr(answer, "message", answer)))
    return answer
