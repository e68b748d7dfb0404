"""Verifications wired to the gateway: who may ask, how they are answered, who is told of the emojis."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from uuid import uuid4

from bot.courier import SendError
from bot.events import Verifying
from bot.matrix.client import Client
from bot.matrix.crypto.crosssigning import query
from bot.matrix.crypto.encryption import Encryption
from bot.matrix.logger import log
from bot.matrix.raw import ENCRYPTED, Json, events, table
from bot.matrix.registry import Registry
from bot.matrix.verification.people import look_up
from bot.matrix.verification.sas import Side
from bot.matrix.verification.steps import PREFIX, READY, REQUEST, Shown, Verified
from bot.matrix.verification.verifications import Verifications, Wiring


class Verifier:
    """``give`` hands an event to the dispatcher."""

    def __init__(
        self,
        client: Client,
        encryption: Encryption,
        registry: Registry,
        give: Callable[[Verifying], Awaitable[None]],
    ) -> None:
        self._client = client
        self._encryption = encryption
        self._registry = registry
        self._give = give
        self._verifications: Verifications | None = None

    async def between_devices(self, batch: Json) -> None:
        """Take what a sync brings from device to device. What fails ends a verification only."""
        for event in events(batch, "to_device"):
            if str(event.get("type")).startswith(PREFIX) and (running := await self._running()):
                await running.receive_to_device(event)

    async def in_room(self, room_id: str, raw: Json) -> None:
        """Take an event of a timeline, decrypted unless it is our own."""
        if raw.get("type") == ENCRYPTED:
            relation = table(raw, "content", "m.relates_to")
            if relation.get("rel_type") == "m.reference":  # an answer of ours, whichever
                raw = raw | {"type": READY}
        is_one = str(raw.get("type")).startswith(PREFIX) or table(raw, "content").get("msgtype") == REQUEST
        if is_one and (running := await self._running()):
            await running.receive_in_room(room_id, raw)

    async def tick(self) -> None:
        """To be called after each sync."""
        if self._verifications:
            await self._verifications.tick()

    async def close(self) -> None:
        """The bot stops."""
        if self._verifications:
            await self._verifications.close()

    async def _running(self) -> Verifications | None:
        """Made at the first need; None while the homeserver can't say what our own keys are."""
        if self._verifications is None:
            try:
                master = (await query(self._client)).public().get("master")
            except SendError as error:
                log.warning("there is no verification now: %s", error)
                return None
            us = Side(self._client.user_id, self._client.device_id, self._encryption.signing_key, master)
            self._verifications = Verifications(us, self._wiring())
        return self._verifications

    def _wiring(self) -> Wiring:
        async def to_device(user: str, device: str, type: str, content: Json) -> None:
            await self._encryption.send_plain(type, [(user, device, content)])

        async def to_room(room_id: str, type: str, content: Json) -> None:
            kind, closed = await self._encryption.close(room_id, type, content)
            await self._client.request("PUT", "rooms", room_id, "send", kind, uuid4().hex, body=closed)

        async def side_of(user: str, device: str) -> Side | None:
            return await look_up(self._client, user, device)

        async def done(_user: str, _verified: Verified) -> None:
            """The log has it; the bot itself compares nothing, so it signs nobody."""

        return Wiring(
            to_device,
            to_room,
            side_of,
            self._show,
            done,
            self._registry.knows,
            self._registry.is_direct,
        )

    async def _show(self, user: str, shown: Shown) -> None:
        region = await self._registry.region_of(user)
        if region is None:
            return
        names = [(one.symbol, one.german, one.english) for one in shown.code.emojis] if shown.emojis else []
        await self._give(
            Verifying(
                id=f"verification:{uuid4().hex}",
                region=region,
                room="",
                sender=user,
                at=datetime.now(UTC),
                emojis=tuple(names),
                numbers=shown.code.decimals,
            )
        )
