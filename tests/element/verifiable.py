"""The bot's account as somebody whom people can verify: a plain sync that feeds `Verifications`, and no bot else."""

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Self, TypeVar

from bot.matrix.crypto.crosssigning import Keys, State
from bot.matrix.raw import Json
from bot.matrix.verification.people import look_up
from bot.matrix.verification.sas import Side
from bot.matrix.verification.steps import Shown, Verified
from bot.matrix.verification.verifications import Verifications, Wiring
from tests.matrix.crypto.device import Session, new_session

T = TypeVar("T")

SECONDS = 60.0


class Verifiable:
    """A cross-signed account that answers verifications.

    ``shown`` and ``done`` are what the hooks were told; ``sent`` are the types of the events that were sent.
    ``wrong_keys_of`` is somebody for whom the homeserver is made to show another device key.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.client = session.client
        self.user_id = session.client.user_id
        self.keys: Keys = session.kept().made[-1]
        self.shown: dict[str, Shown] = {}
        self.done: dict[str, Verified] = {}
        self.sent: list[str] = []
        self.wrong_keys_of = ""
        self.verifications: Verifications
        self.forget()
        self._transactions = itertools.count()
        self._changed = asyncio.Event()
        self._sync = asyncio.create_task(self._keep_in_sync())

    @classmethod
    async def start(cls, url: str, localpart: str, folder: Path) -> Self:
        """Log in, and make device keys and cross-signing keys."""
        session = await new_session(url, localpart, folder)
        assert await session.ensure() is State.SIGNED
        return cls(session)

    async def stop(self) -> None:
        self._sync.cancel()
        await asyncio.gather(self._sync, return_exceptions=True)
        await self.client.close()

    async def wait_until(self, look: Callable[[], T | None]) -> T:
        """What ``look`` gives as soon as it is something. Raises TimeoutError, and what has broken the sync."""
        async with asyncio.timeout(SECONDS):
            while not (found := look()):
                if self._sync.done():
                    self._sync.result()
                self._changed.clear()
                await self._changed.wait()
            return found

    def forget(self) -> None:
        """What a restart does."""
        device, master = self.session.device, self.keys.master.public
        us = Side(self.user_id, device.id, device.public, master)
        wiring = Wiring(
            self._send_to_device, self._send_to_room, self._look_up, self._show, self._done, self._knows, lambda _: True
        )
        self.verifications = Verifications(us, wiring)

    async def _keep_in_sync(self) -> None:
        try:
            query: dict[str, str] = {"timeout": "0"}
            while True:
                answer = await self.client.request("GET", "sync", query=query)
                await self._take(answer)
                query = {"timeout": "10000", "since": answer["next_batch"]}
        finally:
            self._changed.set()

    async def _take(self, answer: Json) -> None:
        for event in answer.get("to_device", {}).get("events", []):
            await self.verifications.receive_to_device(event)
        rooms = answer.get("rooms", {})
        for room_id in rooms.get("invite", {}):
            await self.client.request("POST", "join", room_id)
        for room_id, room in rooms.get("join", {}).items():
            for event in room["timeline"]["events"]:
                await self.verifications.receive_in_room(room_id, event)
        await self.verifications.tick()
        self._changed.set()

    async def _send_to_device(self, user: str, device: str, type: str, content: Json) -> None:
        self.sent.append(type)
        body = {"messages": {user: {device: content}}}
        await self.client.request("PUT", "sendToDevice", type, self._transaction(), body=body)

    async def _send_to_room(self, room: str, type: str, content: Json) -> None:
        self.sent.append(type)
        await self.client.request("PUT", "rooms", room, "send", type, self._transaction(), body=content)

    async def _look_up(self, user: str, device: str) -> Side | None:
        found = await look_up(self.client, user, device)
        return replace(found, device_key=self.keys.master.public) if found and user == self.wrong_keys_of else found

    async def _show(self, user: str, shown: Shown) -> None:
        self.shown[user] = shown
        self._changed.set()

    async def _done(self, user: str, verified: Verified) -> None:
        self.done[user] = verified
        self._changed.set()

    def _knows(self, user: str) -> bool:
        return not user.startswith("@stranger")

    def _transaction(self) -> str:
        return f"{self.client.device_id}-{next(self._transactions)}"
