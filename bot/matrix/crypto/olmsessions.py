"""Messages from device to device (spec: ``m.olm.v1.curve25519-aes-sha2``)."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession
from vodozemac import AnyOlmMessage, Curve25519PublicKey, Ed25519PublicKey, PreKeyMessage, Session

from bot.matrix.crypto.account import OLM, SIGNED_CURVE25519, Account
from bot.matrix.crypto.devices import Device
from bot.matrix.crypto.signing import from_base64, is_signed, to_base64
from bot.matrix.raw import Json, opened, table
from storage import olm
from storage.olm import OlmSession

MOST_SESSIONS = 8  # with one device
REMEMBERED = timedelta(days=30)
BEGINNING = 0  # the type of a message that begins a session


class CannotOpenError(Exception):
    """It is not for us, not whole, or its session is lost (``wedged``)."""

    def __init__(self, why: str, *, wedged: bool = False) -> None:
        super().__init__(why)
        self.wedged = wedged


@dataclass(frozen=True, slots=True)
class Payload:
    """What somebody's device has sent to ours. ``signing_key`` is what it says of itself."""

    sender: str
    sender_key: str
    signing_key: str
    type: str
    content: Json


class OlmSessions:
    """Opens and closes such messages. All that changes is saved in the transaction that is given."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._key = account.pickle_key
        self._before: str | None = None

    async def begin(self, session: AsyncSession, device: Device, one_time: object, now: datetime) -> bool:
        """Begin a session with a key from ``/keys/claim``; whether the key was good."""
        for name, signed in table(one_time).items():
            good = name.startswith(SIGNED_CURVE25519) and is_signed(signed, device.user, device.id, device.signing_key)
            if not good:
                continue
            try:
                keys = [Curve25519PublicKey.from_base64(key) for key in (device.curve, signed["key"])]
                made = self._account.olm.create_outbound_session(*keys)
            except (ValueError, TypeError, KeyError):
                continue
            await self._add(session, made, device.curve, now)
            return True
        return False

    async def close(
        self, session: AsyncSession, devices: Sequence[Device], kind: str, content: Json, now: datetime
    ) -> dict[Device, Json]:
        """The content of ``m.room.encrypted`` for each of the devices with which there is a session."""
        closed: dict[Device, Json] = {}
        latest = await olm.latest_sessions(session, [device.curve for device in devices])
        for device in devices:
            if (row := latest.get(device.curve)) is not None:
                made = Session.from_pickle(row.pickle, self._key)
                plain = self._payload(device, kind, content)
                number, text = made.encrypt(json.dumps(plain, ensure_ascii=False).encode()).to_parts()
                self._keep(row, made, now)
                sealed = {"type": number, "body": to_base64(text)}
                closed[device] = {
                    "algorithm": OLM,
                    "sender_key": self._account.curve,
                    "ciphertext": {device.curve: sealed},
                }
        return closed

    def _payload(self, device: Device, kind: str, content: Json) -> Json:
        ours = self._account
        return {
            "type": kind,
            "content": content,
            "sender": ours.user_id,
            "sender_device": ours.device_id,
            "keys": {"ed25519": ours.signing_key},
            "recipient": device.user,
            "recipient_keys": {"ed25519": device.signing_key},
            "sender_device_keys": ours.device_keys,
        }

    async def open(self, session: AsyncSession, sender: str, content: Json, now: datetime) -> Payload | None:
        """What is in a message to our device; None for one that was opened before. Raises CannotOpenError."""
        sender_key, sealed = content.get("sender_key"), table(content, "ciphertext", self._account.curve)
        number, body = sealed.get("type"), sealed.get("body")
        if content.get("algorithm") != OLM or not isinstance(sender_key, str) or not isinstance(body, str):
            raise CannotOpenError("it is not for this device")
        try:
            Curve25519PublicKey.from_base64(sender_key)
            digest = hashlib.sha256(f"{sender} {sender_key} {body}".encode()).hexdigest()
        except ValueError:
            raise CannotOpenError("it is of no device") from None
        if not await olm.note_handled(session, digest, now, now - REMEMBERED):
            return None
        self._before = None
        try:
            if number == BEGINNING:
                plain = await self._open_first(session, sender_key, PreKeyMessage.from_base64(body), now)
            else:
                plain = await self._open_later(session, sender_key, body, now)
        except ValueError as error:  # all errors of vodozemac
            raise CannotOpenError(str(error), wedged=True) from None
        return self._checked(sender, sender_key, plain)

    async def _open_first(self, session: AsyncSession, sender_key: str, message: PreKeyMessage, now: datetime) -> bytes:
        for row in await olm.sessions_with(session, sender_key):
            if row.session_id == message.session_id():
                made = Session.from_pickle(row.pickle, self._key)
                plain = made.decrypt(message.to_any())
                self._keep(row, made, now)
                return plain
        self._before = self._account.pickle()
        made, plain = self._account.olm.create_inbound_session(Curve25519PublicKey.from_base64(sender_key), message)
        await self._account.save(session)  # the one-time key is used up
        await self._add(session, made, sender_key, now)
        return plain

    def rolled_back(self) -> None:
        """What was opened last was not committed: the one-time key is there again, as in the database."""
        if self._before is not None:
            self._account.take_back(self._before)

    async def _open_later(self, session: AsyncSession, sender_key: str, body: str, now: datetime) -> bytes:
        message = AnyOlmMessage.normal(from_base64(body))
        for row in await olm.sessions_with(session, sender_key):
            made = Session.from_pickle(row.pickle, self._key)
            try:
                plain = made.decrypt(message)
            except ValueError:
                continue
            self._keep(row, made, now)
            return plain
        raise ValueError("none of our sessions opens it")

    def _checked(self, sender: str, sender_key: str, plain: bytes) -> Payload:
        """That it comes from whom the homeserver says and is for us (spec: what to check)."""
        try:
            found = opened(plain)
            signing_key = Ed25519PublicKey.from_base64(str(table(found, "keys").get("ed25519"))).to_base64()
        except ValueError:
            raise CannotOpenError("it is not what devices send") from None
        for_us = found.get("recipient") == self._account.user_id
        for_us = for_us and table(found, "recipient_keys").get("ed25519") == self._account.signing_key
        if not for_us or found.get("sender") != sender:
            raise CannotOpenError("it says that it is from or for somebody else")
        return Payload(sender, sender_key, signing_key, str(found.get("type")), table(found, "content"))

    async def _add(self, session: AsyncSession, made: Session, sender_key: str, now: datetime) -> None:
        for old in (await olm.sessions_with(session, sender_key))[MOST_SESSIONS - 1 :]:
            await session.delete(old)
        pickle = made.pickle(self._key)
        session.add(
            OlmSession(session_id=made.session_id, sender_key=sender_key, pickle=pickle, created_at=now, used_at=now)
        )

    def _keep(self, row: OlmSession, made: Session, now: datetime) -> None:
        row.pickle, row.used_at = made.pickle(self._key), now
