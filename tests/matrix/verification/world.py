"""What is around the verifications in their tests: a room, devices, a clock."""

import asyncio
import itertools
from typing import Any

from bot.matrix.raw import Json
from bot.matrix.verification.sas import Side
from bot.matrix.verification.steps import CANCEL, REQUEST, Shown, Verified
from bot.matrix.verification.verifications import Verifications, Wiring
from tests.matrix.verification.sides import ANNA, BERND, BOT, TABLET

ROOM = "!chat:example.org"
NOW = 1_800_000_000.0


class World:
    """Somewhere the verifications run. ``sent`` are ``(place, type, content)``, a place being a room or a device.

    ``deaf`` is raised by what sends, ``blind`` by what asks for keys.
    """

    def __init__(self) -> None:
        self.now = NOW
        self.sent: list[tuple[str, str, Json]] = []
        self.shown: list[tuple[str, Shown]] = []
        self.done: list[tuple[str, Verified]] = []
        self.sides = {(side.user_id, side.device_id): side for side in (ANNA, TABLET, BERND)}
        self.direct = {ROOM}
        self.deaf: Exception | None = None
        self.blind: Exception | None = None
        self.timeline: list[Json] = []
        self._number = itertools.count(1)
        self.start()

    def start(self) -> None:
        """The bot starts, and knows nothing of what was."""
        wiring = Wiring(
            self._send_to_device, self._send_to_room, self._look_up, self._show, self._done,
            lambda user: not user.startswith("@stranger"), lambda room: room in self.direct,
        )  # fmt: skip
        self.verifications = Verifications(BOT, wiring, lambda: self.now)

    def event(self, sender: str, type: str, content: Json) -> Json:
        """A new event of the room."""
        milliseconds = int(self.now * 1000)
        event = {"event_id": f"${next(self._number)}", "sender": sender, "origin_server_ts": milliseconds}
        self.timeline.append(event | {"type": type, "content": content})
        return self.timeline[-1]

    def request(self, side: Side = ANNA, to: str = BOT.user_id) -> Json:
        """A new request in the room."""
        content = {"msgtype": REQUEST, "body": "…", "to": to, "from_device": side.device_id, "methods": ["m.sas.v1"]}
        return self.event(side.user_id, "m.room.message", content)

    async def hear(self, *events: Json, room: str = ROOM) -> None:
        for event in events:
            await self.verifications.receive_in_room(room, event)

    async def hear_device(self, sender: str, type: str, **content: Any) -> None:
        await self.verifications.receive_to_device({"sender": sender, "type": type, "content": content})

    async def ask(self, side: Side = ANNA, id: str = "t1", **changes: Any) -> None:
        """A new request from device to device."""
        content = {"from_device": side.device_id, "methods": ["m.sas.v1"], "timestamp": int(self.now * 1000)}
        await self.hear_device(side.user_id, REQUEST, **content | {"transaction_id": id} | changes)

    def said(self) -> list[tuple[str, str]]:
        """The types, or codes of cancellations, that were sent since it was last asked, and where."""
        sent, self.sent = self.sent, []
        return [(place, content["code"] if type == CANCEL else type) for place, type, content in sent]

    async def _send_to_device(self, user: str, device: str, type: str, content: Json) -> None:
        await self._send(f"{user} {device}", type, content)

    async def _send_to_room(self, room: str, type: str, content: Json) -> None:
        self.event(BOT.user_id, type, content)
        await self._send(room, type, content)

    async def _send(self, place: str, type: str, content: Json) -> None:
        if self.deaf:
            raise self.deaf
        self.sent.append((place, type, content))

    async def _look_up(self, user: str, device: str) -> Side | None:
        await asyncio.sleep(0)  # others have their turn, as they would with a real homeserver
        if self.blind:
            raise self.blind
        return self.sides.get((user, device))

    async def _show(self, user: str, shown: Shown) -> None:
        self.shown.append((user, shown))

    async def _done(self, user: str, verified: Verified) -> None:
        self.done.append((user, verified))


def at(side: Side, device: str = "") -> str:
    return f"{side.user_id} {device or side.device_id}"
