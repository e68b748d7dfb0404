"""End-to-end encryption: opens what comes in and closes what goes out.

On vodozemac alone. matrix-nio's own Olm machine is not used; docs/decisions/0024 says why.
"""

import asyncio
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.matrix.client import Client
from bot.matrix.crypto.account import MOST, SIGNED_CURVE25519, Account
from bot.matrix.crypto.devices import Devices
from bot.matrix.crypto.incoming import Incoming
from bot.matrix.crypto.keyless import Keyless
from bot.matrix.crypto.olmsessions import OlmSessions
from bot.matrix.crypto.outbound import RoomKeyring
from bot.matrix.crypto.picklekey import pickle_key
from bot.matrix.crypto.publishing import enter, publish, sign
from bot.matrix.crypto.roomkeys import NoKeyError, NotGenuineError, Opened, RoomKeys
from bot.matrix.crypto.sharing import Sharing
from bot.matrix.logger import log
from bot.matrix.login import Login
from bot.matrix.raw import ENCRYPTED, Json, events, table
from bot.matrix.reading import Place
from bot.matrix.roomstate import encryption_of
from storage.database import Database

BETWEEN_FALLBACKS = timedelta(hours=1)
IN_CLEAR = {"m.reaction", "m.room.redaction"}  # as Element does: the homeserver puts them together


class Encryption:
    """``settings`` gives the ``m.room.encryption`` of a room, empty for an open one, None where it is not known yet;
    ``members`` who is to read what is said there.
    """

    def __init__(
        self,
        client: Client,
        database: Database,
        folder: Path,
        settings: Callable[[str], Json | None],
        members: Callable[[str], Collection[str]],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._client = client
        self._database = database
        self._folder = folder
        self._settings = settings
        self._members = members
        self._now = now
        self._devices = Devices()
        self._keyring = RoomKeyring()
        self._key = b""
        self._token = ""
        self._password: str | None = None
        self._room_keys: RoomKeys
        self._account: Account
        self._sharing: Sharing
        self._incoming: Incoming
        self.keyless: Keyless
        self._entered = asyncio.Event()
        self._fallback_at = datetime.min.replace(tzinfo=UTC)

    async def enter(self, login: Login) -> None:
        """Have keys, and let the homeserver have them. Raises like `publishing.enter`."""
        self._key = pickle_key(self._folder)
        self._password = login.password
        account = self._account = await enter(self._client, self._database, login, self._folder, self._key)
        sessions = OlmSessions(account, self._key)
        self._room_keys = RoomKeys(self._key)
        self._sharing = Sharing(self._client, self._database, account, sessions, self._devices, self._key, self._now)
        self._incoming = Incoming(self._database, sessions, self._room_keys, self._keyring, self._now)
        self.keyless = Keyless(self._database, self._sharing, account, self._now)
        self._token = self._client.token
        login.renewed = self._publish_again
        self._entered.set()

    @property
    def signing_key(self) -> str:
        """Our device's Ed25519 key."""
        return self._account.signing_key

    async def send_plain(self, kind: str, messages: Sequence[tuple[str, str, Json]]) -> None:
        """Send (user, device or ``*``, content) from device to device, in clear. Raises like `Client.request`."""
        await self._sharing.send_plain(kind, messages)

    async def receive(self, batch: Json) -> None:
        """Take in what a sync says of devices and keys. Raises errors of the database; then it may come again."""
        lists = table(batch, "device_lists")
        self._devices.changed(_users(lists, "changed"))
        self._devices.forget(_users(lists, "left"))
        for event in events(batch, "to_device"):
            await self._incoming.take(event)
        for room_id, session_id in self._incoming.new_keys():
            self.keyless.key_came(room_id, session_id)

    async def tend(self, batch: Json) -> None:
        """After a batch: keys for the homeserver, lost sessions, keys to be asked for. Raises like `Client.request`."""
        counts = batch.get("device_one_time_keys_count")
        there = counts.get(SIGNED_CURVE25519, 0) if isinstance(counts, dict) else MOST
        await self._publish_again()
        unused = batch.get("device_unused_fallback_key_types")
        used_up = isinstance(unused, list) and SIGNED_CURVE25519 not in unused
        if self._now() - self._fallback_at < BETWEEN_FALLBACKS:
            used_up = False  # what is on its way must still be opened with the one before
        there = there if isinstance(there, int) else 0
        await publish(self._client, self._database, self._account, self._key, there=there, fallback=used_up)
        self._fallback_at = self._now() if used_up else self._fallback_at
        for user, curve in self._incoming.wedged():
            await self._sharing.bring_up_to_date([user])
            device = self._devices.with_key(user, curve)
            if device and await self._sharing.renew(device):
                log.info("a lost session with device %s of %s is renewed", device.id, user)
            self._incoming.settled(user, curve)
        while self._incoming.to_give_again:
            key, device = self._incoming.to_give_again[0]
            await self._sharing.send([device], "m.room_key", key.content(key.given[device]))
            del self._incoming.to_give_again[0]
        await self.keyless.ask()

    async def _publish_again(self) -> None:
        """When our session was ended and begun anew: the homeserver has dropped the device with its keys."""
        if self._client.token == self._token:
            return
        async with self._account.turns.one():
            token = self._client.token
            if token == self._token:  # another task has done it meanwhile
                return
            self._account.published = False
            await publish(self._client, self._database, self._account, self._key, there=0, fallback=True)
            await sign(self._client, self._folder, self._account, self._password)
            self._token = token

    async def open(self, place: Place, raw: Json) -> Json | None:
        """The event as if it had been sent in clear; None when it can't be read, now or ever."""
        if not table(raw, "content"):  # it was deleted
            return None
        try:
            opened = await self._open(place.room, raw)
        except NoKeyError:
            await self.keyless.keep(place, raw)
            return None
        except NotGenuineError as error:
            log.warning("%s: event %.100r can't be believed: %s", place.room, raw.get("event_id"), error)
            await self.keyless.drop(str(raw.get("event_id")))
            return None
        return raw | {"type": opened.type, "content": opened.content}

    async def _open(self, room_id: str, raw: Json) -> Opened:
        async with self._database.reading() as session:
            opened = await self._room_keys.open(session, room_id, raw)
        sender = str(raw.get("sender"))
        if self._devices.with_key(sender, opened.sender_key) is None:
            await self._sharing.bring_up_to_date([sender])
        device = self._devices.with_key(sender, opened.sender_key)
        if device and device.signing_key != opened.signing_key:
            raise NotGenuineError(f"it says that it is from another device than {device.id}")
        if device is None:  # logged out since; the homeserver has said whose it was when the key came
            log.info("%s: event %s is from a device that %s no longer has", room_id, raw.get("event_id"), sender)
        return opened

    async def settings_of(self, room_id: str) -> Json:
        """The room's ``m.room.encryption``; empty for an open one. Raises like `Client.request`."""
        known = self._settings(room_id)
        return await encryption_of(self._client, room_id) if known is None else known

    async def close(self, room_id: str, kind: str, content: Json) -> tuple[str, Json]:
        """Type and content as they are sent to this room. Raises like `Client.request`, and errors of the database."""
        settings = await self.settings_of(room_id)
        if not settings or kind in IN_CLEAR:
            return kind, content
        await self._entered.wait()
        await self._publish_again()
        devices = await self._sharing.others(self._members(room_id))
        key = self._keyring.current(room_id, settings, devices, self._now())
        missing = [device for device in devices if device not in key.given]
        if missing:
            text = key.group.session_key.to_base64()
            for device in await self._sharing.send(missing, "m.room_key", key.content(text)):
                key.given[device] = text
        return ENCRYPTED, key.close(self._account, kind, content)


def _users(lists: Json, name: str) -> list[str]:
    found = lists.get(name)
    return [user for user in found if isinstance(user, str)] if isinstance(found, list) else []
