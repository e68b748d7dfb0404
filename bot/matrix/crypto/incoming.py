"""What comes from device to device: keys of rooms, signs of lost sessions, requests for keys."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.matrix.crypto.devices import Device
from bot.matrix.crypto.olmsessions import CannotOpenError, OlmSessions, Payload
from bot.matrix.crypto.outbound import RoomKey, RoomKeyring
from bot.matrix.crypto.roomkeys import RoomKeys
from bot.matrix.logger import log
from bot.matrix.raw import ENCRYPTED, Json, table
from storage.database import Database

BETWEEN_RENEWALS = timedelta(hours=1)
BETWEEN_GIFTS = timedelta(minutes=5)
MOST_WEDGED = 1000


class Incoming:
    """Takes such messages in, and keeps what there is to do after them until it is asked for."""

    def __init__(
        self,
        database: Database,
        sessions: OlmSessions,
        room_keys: RoomKeys,
        keyring: RoomKeyring,
        knows: Callable[[str], bool],
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._sessions = sessions
        self._room_keys = room_keys
        self._keyring = keyring
        self._knows = knows
        self._now = now
        self._new: list[tuple[str, str]] = []
        self._wedged: set[tuple[str, str]] = set()
        self._settled_at: dict[tuple[str, str], datetime] = {}
        self._given_at: dict[tuple[str, Device], datetime] = {}
        self.to_give_again: list[tuple[RoomKey, Device]] = []
        """Our keys of rooms that devices have lost; none that was given again a little while ago."""

    async def take(self, event: Json) -> None:
        """Raises errors of the database; what is no good is skipped."""
        sender, content = event.get("sender"), table(event, "content")
        if not isinstance(sender, str):
            return
        try:
            if event.get("type") == ENCRYPTED:
                await self._encrypted(sender, content)
            elif event.get("type") == "m.room_key_request" and content.get("action") == "request":
                self._asked_for_key(sender, content)
        except (SQLAlchemyError, OSError):
            raise
        except Exception:  # it would come again and again, and nothing else would
            log.exception("a message of a device of %s could not be handled", sender)

    def new_keys(self) -> list[tuple[str, str]]:
        """Room and session ids of keys that have come."""
        found, self._new = self._new, []
        return found

    def wedged(self) -> list[tuple[str, str]]:
        """User and Curve25519 key of devices whose session is lost; none that was `settled` in the last hour."""
        now = self._now()
        self._settled_at = {one: at for one, at in self._settled_at.items() if now - at < BETWEEN_RENEWALS}
        self._wedged -= self._settled_at.keys()
        return list(self._wedged)

    def settled(self, user: str, curve: str, *, for_now: bool) -> None:
        """What could be done about it is done; ``for_now``: so it shall not be done again soon."""
        self._wedged.discard((user, curve))
        if for_now:
            self._settled_at[user, curve] = self._now()

    async def _encrypted(self, sender: str, content: Json) -> None:
        try:
            payload = await self._opened(sender, content)
        except CannotOpenError as error:
            log.info("a message of a device of %s can't be opened: %s", sender, error)
            to_mend = error.wedged and self._knows(sender)  # strangers have nothing to lose
            if to_mend and len(self._wedged) < MOST_WEDGED:
                self._wedged.add((sender, str(content.get("sender_key"))))
            return
        if payload and payload.type == "m.dummy":
            self._give_again(payload)

    async def _opened(self, sender: str, content: Json) -> Payload | None:
        """All of it in one transaction: the session's step, the key that it brings, and that it was handled."""
        try:
            async with self._database.transaction() as session:
                payload = await self._sessions.open(session, sender, content, self._now())
                if payload and payload.type == "m.room_key":
                    self._note(await self._room_keys.add(session, payload, self._now()))
                elif payload and payload.type == "m.forwarded_room_key":
                    self._note(await self._room_keys.add_forwarded(session, payload, self._now()))
        except BaseException:
            self._sessions.rolled_back()
            raise
        return payload

    def _note(self, key: tuple[str, str] | None) -> None:
        if key:
            self._new.append(key)

    def _give_again(self, payload: Payload) -> None:
        """A device has begun anew with us; what we sent it last may be lost."""
        for key, device in self._keyring.given_to(payload.sender):
            if device.curve == payload.sender_key:
                self._to_give(key, device)

    def _asked_for_key(self, sender: str, content: Json) -> None:
        wanted, device_id = table(content, "body").get("session_id"), content.get("requesting_device_id")
        for key, device in self._keyring.given_to(sender):
            if device.id == device_id and key.group.session_id == wanted:
                self._to_give(key, device)

    def _to_give(self, key: RoomKey, device: Device) -> None:
        """Once in a while, however often it is asked for."""
        now, one = self._now(), (key.group.session_id, device)
        self._given_at = {which: at for which, at in self._given_at.items() if now - at < BETWEEN_GIFTS}
        if one not in self._given_at:
            self._given_at[one] = now
            self.to_give_again.append((key, device))
