"""End-to-end encryption: opens what comes in and closes what goes out.

On vodozemac alone. matrix-nio's own Olm machine is not used; docs/decisions/0024 says why.
"""

from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.courier import Unreachable
from bot.matrix.client import Client, Denied
from bot.matrix.crypto.devices import Device, Devices
from bot.matrix.crypto.incoming import Incoming
from bot.matrix.crypto.keyless import Keyless
from bot.matrix.crypto.olmsessions import OlmSessions
from bot.matrix.crypto.outbound import RoomKey, RoomKeyring
from bot.matrix.crypto.publishing import Publishing
from bot.matrix.crypto.roomkeys import NoKeyError, NotGenuineError, Opened, RoomKeys
from bot.matrix.crypto.sharing import Sharing
from bot.matrix.logger import log
from bot.matrix.raw import ENCRYPTED, Json, events, table
from bot.matrix.reading import Place
from bot.matrix.roomstate import encryption_of, members_of
from storage import megolm, olm
from storage.database import Database

DEAF = timedelta(seconds=90)  # without news from the sync, whose requests take a third of that
ROUNDS = 10
BETWEEN_TIDYING = timedelta(days=1)
OLM_KEPT, STRANGERS_KEPT = timedelta(days=180), timedelta(days=30)
IN_CLEAR = {"m.reaction", "m.room.redaction"}  # as Element does: the homeserver puts them together


class Rooms(Protocol):
    """What is known of rooms; None where it is not known yet."""

    def encryption(self, room_id: str) -> Json | None:
        """The content of ``m.room.encryption``, empty for an open room."""

    def readers(self, room_id: str) -> set[str] | None:
        """Who is to read what is said there."""

    def invited(self, room_id: str) -> set[str]:
        """Those of them who may not be in it yet."""

    def knows(self, user: str) -> bool:
        """Whether somebody is in one of the rooms."""


class Encryption:
    """The bot's keys, and what is done with them, from `publishing.enter` on. ``now`` tells the time.

    ``keyring`` has the keys with which the bot speaks, ``keyless`` what waits for its key.
    """

    def __init__(
        self, client: Client, database: Database, publishing: Publishing, rooms: Rooms, now: Callable[[], datetime]
    ) -> None:
        self._client = client
        self._database = database
        self._publishing = publishing
        self._account = account = publishing.account
        self._rooms = rooms
        self._now = now
        self._devices = Devices()
        self._room_keys = RoomKeys(account.pickle_key)
        self.keyring = RoomKeyring()
        sessions = OlmSessions(account)
        self._sharing = Sharing(client, database, account, sessions, self._devices, now)
        self._incoming = Incoming(database, sessions, self._room_keys, self.keyring, rooms.knows, now)
        self.keyless = Keyless(database, self._sharing, account, now)
        self._heard_at = now()
        self._tidied_at = now()

    @property
    def signing_key(self) -> str:
        """Our device's Ed25519 key."""
        return self._account.signing_key

    async def send_plain(self, kind: str, messages: Sequence[tuple[str, str, Json]]) -> None:
        """Send (user, device or ``*``, content) from device to device, in clear. Raises like `Client.request`."""
        await self._sharing.send_plain(kind, messages)

    async def receive(self, batch: Json) -> None:
        """Take in what a sync says of devices and keys. Raises errors of the database; then it may come again."""
        self._heard_at = self._now()
        lists = table(batch, "device_lists")
        self._devices.changed(_users(lists, "changed"))
        self._devices.forget(_users(lists, "left"))
        for event in events(batch, "to_device"):
            await self._incoming.take(event)
        for room_id, session_id in self._incoming.new_keys():
            self.keyless.key_came(room_id, session_id)

    async def tend(self, batch: Json) -> None:
        """After a batch: keys for the homeserver, lost sessions, keys to be asked for. Raises like `Client.request`."""
        await self._publishing.renew()
        await self._publishing.restock(batch)
        for user, curve in self._incoming.wedged():
            await self._unless_denied(self._sharing.bring_up_to_date([user]))
            device = self._devices.with_key(user, curve)
            if device:
                await self._unless_denied(self._sharing.renew(device))
            self._incoming.settled(user, curve, for_now=device is not None)
        while self._incoming.to_give_again:
            key, device = self._incoming.to_give_again[0]
            await self._unless_denied(self._sharing.send([device], "m.room_key", key.content(key.given[device])))
            del self._incoming.to_give_again[0]
        await self.keyless.ask()
        await self._tidy_up()

    async def _tidy_up(self) -> None:
        """Once a day: strangers may fill the tables with what opens nothing."""
        now = self._now()
        if now - self._tidied_at < BETWEEN_TIDYING:
            return
        async with self._database.transaction() as session:
            await olm.forget_unused(session, now - OLM_KEPT)
            await megolm.forget_strangers(session, now - STRANGERS_KEPT)
        self._tidied_at = now

    async def _unless_denied(self, work: Coroutine[None, None, object]) -> None:
        """What the homeserver refuses for one device must not keep the others waiting."""
        try:
            await work
        except Denied as error:
            log.info("a device can't be served: %s", error)

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
            await self._unless_denied(self._sharing.bring_up_to_date([sender]))
        device = self._devices.with_key(sender, opened.sender_key)
        if device and device.signing_key != opened.signing_key:
            raise NotGenuineError(f"it says that it is from another device than {device.id}")
        if device is None:  # logged out since; the homeserver has said whose it was when the key came
            log.info("%s: event %s is from a device that %s no longer has", room_id, raw.get("event_id"), sender)
        return opened

    async def settings_of(self, room_id: str) -> Json:
        """The room's ``m.room.encryption``; empty for an open one. Raises like `Client.request`."""
        known = self._rooms.encryption(room_id)
        unsure = known is None or (not known and self._is_deaf())
        return await encryption_of(self._client, room_id) if unsure else known or {}

    async def close(self, room_id: str, kind: str, content: Json) -> tuple[str, Json]:
        """Type and content as they are sent to this room. Raises like `Client.request`, and errors of the database."""
        settings = await self.settings_of(room_id)
        if not settings or kind in IN_CLEAR:
            return kind, content
        await self._publishing.renew()
        key = await self._key_for(room_id, settings)
        return ENCRYPTED, key.close(self._account, kind, content)

    async def _key_for(self, room_id: str, settings: Json) -> RoomKey:
        """The room's key, which everybody has who is to read, and nobody else.

        People and devices may come and go while it is given out. So what it is given for is looked at again until
        nothing was to be waited for; and with what is returned the message has to be closed at once.
        """
        tried: set[tuple[str, Device]] = set()
        for _ in range(ROUNDS):
            known = self._rooms.readers(room_id)
            devices = await self._sharing.others(await self._readers(room_id))
            key = self.keyring.current(room_id, settings, devices, self._now())
            session_id = key.group.session_id
            missing = [one for one in devices if one not in key.given and (session_id, one) not in tried]
            if not missing and known == self._rooms.readers(room_id):
                return key
            tried |= {(session_id, device) for device in missing}
            text = key.group.session_key.to_base64()
            for device in await self._sharing.send(missing, "m.room_key", key.content(text)) if missing else ():
                key.given.setdefault(device, text)
        raise Unreachable(f"{room_id} changes faster than its key can be given out")

    async def _readers(self, room_id: str) -> set[str]:
        known = self._rooms.readers(room_id)
        if known is not None and not self._is_deaf():
            return known
        readers = await members_of(self._client, room_id) | self._rooms.invited(room_id)
        self._devices.changed(readers)
        return readers

    def _is_deaf(self) -> bool:
        """Whether the sync has brought nothing for so long that rooms and devices may be others by now."""
        return self._now() - self._heard_at > DEAF


def _users(lists: Json, name: str) -> list[str]:
    found = lists.get(name)
    return [user for user in found if isinstance(user, str)] if isinstance(found, list) else []
