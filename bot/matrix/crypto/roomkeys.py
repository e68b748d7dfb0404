"""Opens what is said in encrypted rooms, with the keys that others have given us (``m.megolm.v1.aes-sha2``)."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession
from vodozemac import ExportedSessionKey, InboundGroupSession, MegolmMessage, SessionKey

from bot.matrix.crypto.olmsessions import Payload
from bot.matrix.raw import MEGOLM, Json, MalformedError, identifier, opened, table
from storage import megolm
from storage.megolm import MegolmSession

MOST_OPEN = 200
MOST_REMEMBERED = 20_000


class NoKeyError(Exception):
    """The key of a message is not here, or begins only after it."""


class NotGenuineError(Exception):
    """A message is damaged, or it is not what it says it is; no other key will change that."""


@dataclass(frozen=True, slots=True)
class Opened:
    """``type`` and ``content`` of a message, and the keys of the device that made its key."""

    type: str
    content: Json
    sender_key: str
    signing_key: str


Name = tuple[str, str, str]
"""Of a key: its room, its session, and who says to have made it."""


class RoomKeys:
    """``key`` closes the keys in the database."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._open: OrderedDict[Name, tuple[InboundGroupSession, MegolmSession]] = OrderedDict()
        self._seen: OrderedDict[tuple[Name, int], str] = OrderedDict()

    async def add(self, session: AsyncSession, payload: Payload, now: datetime) -> tuple[str, str] | None:
        """Take a key in (``m.room_key``); returns its room and session id if it opens what was closed before."""
        content = payload.content
        try:
            made = InboundGroupSession(SessionKey(content["session_key"]))
        except (ValueError, TypeError, KeyError):
            return None
        return await self._add(session, made, payload, now)

    async def add_forwarded(self, session: AsyncSession, payload: Payload, now: datetime) -> tuple[str, str] | None:
        """The same for ``m.forwarded_room_key``, from the very device that has made the key, and no other."""
        content = payload.content
        if content.get("sender_key") != payload.sender_key:
            return None
        try:
            made = InboundGroupSession.import_session(ExportedSessionKey(content["session_key"]))
        except (ValueError, TypeError, KeyError):
            return None
        return await self._add(session, made, payload, now)

    async def _add(
        self, session: AsyncSession, made: InboundGroupSession, payload: Payload, now: datetime
    ) -> tuple[str, str] | None:
        content, sender = payload.content, payload.sender
        try:
            room_id = identifier(content, "room_id")
        except MalformedError:
            return None
        if content.get("algorithm") != MEGOLM or content.get("session_id") != made.session_id:
            return None
        known = await megolm.find(session, room_id, made.session_id, sender)
        better = known is None or (
            known.sender_key == payload.sender_key and made.first_known_index < known.first_index
        )
        if known and not better and self._opened(known):
            return None
        row = MegolmSession(
            room_id=room_id,
            session_id=made.session_id,
            sender=sender,
            sender_key=payload.sender_key,
            signing_key=payload.signing_key,
            pickle=made.pickle(self._key),
            first_index=made.first_known_index,
            created_at=now,
        )
        await session.merge(row)
        self._open.pop((room_id, made.session_id, sender), None)
        return room_id, made.session_id

    async def open(self, session: AsyncSession, room_id: str, raw: Json) -> Opened:
        """What is in an ``m.room.encrypted`` event. Raises NoKeyError and NotGenuineError."""
        content = table(raw, "content")
        session_id, text, sender = content.get("session_id"), content.get("ciphertext"), str(raw.get("sender"))
        if content.get("algorithm") != MEGOLM or not isinstance(session_id, str) or not isinstance(text, str):
            raise NotGenuineError("it is not encrypted as rooms are")
        name = (room_id, session_id, sender)
        found, row = await self._find(session, name)
        try:
            message = MegolmMessage.from_base64(text)
            if message.message_index() < found.first_known_index:
                raise NoKeyError
            decrypted = found.decrypt(message)
        except ValueError as error:
            raise NotGenuineError(str(error)) from None
        understood = _understood(room_id, raw, row, decrypted.plaintext)
        self._refuse_again(name, decrypted.message_index, str(raw.get("event_id")))
        return understood

    async def _find(self, session: AsyncSession, name: Name) -> tuple[InboundGroupSession, MegolmSession]:
        if name not in self._open:
            row = await megolm.find(session, *name)
            found = row and self._opened(row)
            if not row or not found:
                raise NoKeyError
            self._open[name] = (found, row)
            while len(self._open) > MOST_OPEN:
                self._open.popitem(last=False)
        self._open.move_to_end(name)
        return self._open[name]

    def _opened(self, row: MegolmSession) -> InboundGroupSession | None:
        """None where it was closed by a key of the installation that is lost."""
        try:
            return InboundGroupSession.from_pickle(row.pickle, self._key)
        except ValueError:
            return None

    def _refuse_again(self, name: Name, index: int, event_id: str) -> None:
        """The same message in another event is somebody's replay."""
        first = self._seen.setdefault((name, index), event_id)
        if first != event_id:
            raise NotGenuineError(f"it repeats {first}")
        while len(self._seen) > MOST_REMEMBERED:
            self._seen.popitem(last=False)


def _understood(room_id: str, raw: Json, row: MegolmSession, plaintext: bytes) -> Opened:
    try:
        found = opened(plaintext)
    except ValueError:
        raise NotGenuineError("it is no JSON") from None
    kind, content = found.get("type"), found.get("content")
    if found.get("room_id") != room_id or not isinstance(kind, str) or not isinstance(content, dict):
        raise NotGenuineError("it was said in another room")
    relation = table(raw, "content").get("m.relates_to")
    if relation is not None:  # spec: what is in clear counts
        content = content | {"m.relates_to": relation}
    return Opened(kind, content, row.sender_key, row.signing_key)
