"""Sends something to other devices, closed for each of them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from bot.matrix.client import Client
from bot.matrix.crypto import steps
from bot.matrix.crypto.account import SIGNED_CURVE25519, Account
from bot.matrix.crypto.devices import Device, Devices
from bot.matrix.crypto.olmsessions import OlmSessions
from bot.matrix.logger import log
from bot.matrix.raw import ENCRYPTED, Json, table
from storage import olm
from storage.database import Database

PATIENCE = timedelta(minutes=5)  # until a device without keys, or a homeserver that is away, is asked again
MOST_AT_ONCE = 100


class Sharing:
    """``devices`` is what is known of others; it is kept up to date here."""

    def __init__(
        self,
        client: Client,
        database: Database,
        account: Account,
        sessions: OlmSessions,
        devices: Devices,
        now: Callable[[], datetime],
    ) -> None:
        self._client = client
        self._database = database
        self._account = account
        self._sessions = sessions
        self._devices = devices
        self._now = now
        self._asked_at: dict[str, datetime] = {}
        self._claimed_at: dict[Device, datetime] = {}

    async def bring_up_to_date(self, users: Iterable[str]) -> None:
        """Ask the homeserver for devices that may have changed. Raises like `Client.request`."""
        to_ask = self._devices.to_ask(users)
        asked = {user: count for user, count in to_ask.items() if self._patience_over(self._asked_at.get(user))}
        if not asked:
            return
        answer = await self._client.request("POST", "keys", "query", body={"device_keys": {user: [] for user in asked}})
        self._devices.take(asked, answer)
        for user in asked:
            self._asked_at.pop(user, None)
            if user not in table(answer, "device_keys"):  # their homeserver is away
                self._asked_at[user] = self._now()

    async def others(self, users: Iterable[str]) -> list[Device]:
        """All devices of these people and of our own account, but for this one. Raises like `Client.request`."""
        everybody = {*users, self._account.user_id}
        await self.bring_up_to_date(everybody)
        return [device for device in self._devices.of(everybody) if device.curve != self._account.curve]

    async def send(self, devices: Collection[Device], kind: str, content: Json) -> set[Device]:
        """Send it; returns to which of them. Sessions are begun where there are none.

        Raises like `Client.request` and errors of the database; then some may have it nevertheless.
        """
        await self._begin_missing(devices)
        every, sent = list(devices), set[Device]()
        for start in range(0, len(every), MOST_AT_ONCE):
            sent |= await self._send_some(every[start : start + MOST_AT_ONCE], kind, content)
        return sent

    async def _send_some(self, devices: Sequence[Device], kind: str, content: Json) -> set[Device]:
        async with self._database.transaction() as session:
            closed = await self._sessions.close(session, devices, kind, content, self._now())
            if not closed:
                return set()
            await self._account.take_step(session)
        self._account.committed()
        await steps.tell(self._client, self._account)
        await self.send_plain(ENCRYPTED, [(one.user, one.id, text) for one, text in closed.items()])
        return set(closed)

    async def send_plain(self, kind: str, messages: Sequence[tuple[str, str, Json]]) -> None:
        """Send (user, device or ``*``, content) as they are. Raises like `Client.request`."""
        body: dict[str, Json] = {}
        for user, device, content in messages:
            body.setdefault(user, {})[device] = content
        await self._client.request("PUT", "sendToDevice", kind, uuid4().hex, body={"messages": body})

    async def renew(self, device: Device) -> bool:
        """Begin another session with a device, the old one being lost, and let it know; whether that worked."""
        if not await self._begin([device]):
            return False
        sent = await self.send([device], "m.dummy", {})
        log.info("a lost session with device %s of %s is renewed", device.id, device.user)
        return bool(sent)

    async def _begin_missing(self, devices: Collection[Device]) -> None:
        async with self._database.reading() as session:
            known = await olm.keys_with_sessions(session, [device.curve for device in devices])
        missing = [one for one in devices if one.curve not in known and self._patience_over(self._claimed_at.get(one))]
        if missing:
            await self._begin(missing)

    async def _begin(self, devices: Sequence[Device]) -> bool:
        """Claim a one-time key of each; whether all had one."""
        wanted: dict[str, dict[str, str]] = {}
        for device in devices:
            wanted.setdefault(device.user, {})[device.id] = SIGNED_CURVE25519
        answer = await self._client.request("POST", "keys", "claim", body={"one_time_keys": wanted})
        good = set()
        async with self._database.transaction() as session:
            for device in devices:
                keys = table(answer, "one_time_keys", device.user, device.id)
                if await self._sessions.begin(session, device, keys, self._now()):
                    good.add(device)
        for device in devices:
            self._claimed_at.pop(device, None)
            if device not in good:
                self._claimed_at[device] = self._now()
                log.info(
                    "device %s of %s has no key to begin with; it can't read what the bot says", device.id, device.user
                )
        return len(good) == len(devices)

    def _patience_over(self, since: datetime | None) -> bool:
        return since is None or self._now() - since >= PATIENCE
