"""A person at an Element of today: `matrix-js-sdk` with its Rust crypto, in a Node process of its own.

What `demo.client.Person` is for rooms in clear, `Element` is for encrypted ones, and for what the bot's account looks
like to others: shields, identities, devices, verification.
"""

import asyncio
import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self, TypeVar

from tests.element.peer import Json, Peer

T = TypeVar("T")

MEGOLM: Json = {"algorithm": "m.megolm.v1.aes-sha2"}
SECONDS_TO_WAIT = 20.0
EVENTS_SHOWN = 5

Phase = Literal["requested", "ready", "started", "done", "cancelled"]


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as Element shows it. ``content`` is empty when it could not be decrypted.

    ``wire`` is the content as sent, without its ciphertext. ``shield`` is NONE, GREY or RED with a ``reason`` as in
    the SDK's EventShieldReason, and None for what was not encrypted or could not be decrypted; ``failure`` is then the
    SDK's DecryptionFailureCode.
    """

    event_id: str
    room_id: str
    sender: str
    type: str
    state_key: str | None
    redacts: str | None
    content: Json
    wire: Json
    encrypted: bool
    shield: str | None
    reason: str | None
    failure: str | None

    @property
    def body(self) -> str:
        """The text of a message; empty for everything else."""
        return str(self.content.get("body", ""))

    @property
    def session_id(self) -> str | None:
        """The Megolm session that it was encrypted with."""
        return self.wire.get("session_id")

    @property
    def sound(self) -> bool:
        """Whether it was encrypted, could be read and has no shield."""
        return self.shield == "NONE"


@dataclass(frozen=True, slots=True)
class Verification:
    """How far an interactive verification with ``user_id`` is; ``ours`` if this side asked for it.

    ``emojis`` are the seven to compare, once they are shown; ``cancelled`` is the code of a cancellation.
    """

    id: str
    phase: Phase
    user_id: str
    device_id: str | None
    room_id: str | None
    ours: bool
    emojis: tuple[str, ...]
    cancelled: str | None


@dataclass(frozen=True, slots=True)
class Device:
    """A device of somebody: signed by its owner, and trusted because the owner was verified."""

    device_id: str
    name: str | None
    cross_signed: bool
    verified: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody's cross-signing keys as this account sees them; approval is needed when they were replaced."""

    has_cross_signing: bool
    verified: bool
    was_verified: bool
    needs_approval: bool


class Element:
    """Somebody logged in at Element. Make one with `start`; use it with ``async with`` or `stop` it.

    ``events`` are those of all rooms in the order of their arrival; one that could be decrypted only later is there
    twice. Every method raises `PeerError`, an AssertionError, when Element refuses or its process has ended.
    """

    def __init__(self, localpart: str) -> None:
        self.localpart = localpart
        self.user_id = ""
        self.device_id = ""
        self.recovery_key: str | None = None
        self.events: list[Seen] = []
        self.verifications: dict[str, Verification] = {}
        self.peer: Peer
        self._ended = False
        self._changed = asyncio.Event()

    @classmethod
    async def start(cls, url: str, localpart: str, password: str, device_name: str = "Element") -> Self:
        """Log in as a new device. It is neither cross-signed nor does it exclude insecure devices yet."""
        self = cls(localpart)
        self.peer = await Peer.start(self._arrived, self._no_more)
        try:
            who = {"url": url, "localpart": localpart, "password": password, "device_name": device_name}
            reply = await self.peer.ask("login", **who)
        except BaseException:
            await self.peer.kill()
            await self.peer.stop()
            raise
        self.user_id, self.device_id = reply["user_id"], reply["device_id"]
        return self

    async def stop(self) -> None:
        """End the process; account and rooms stay, the keys are lost."""
        await self.peer.stop()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    # Reading

    async def wait_until(self, look: Callable[[], T | None], seconds: float = SECONDS_TO_WAIT) -> T:
        """Call ``look`` now and after each arrival until it gives something true, and return that.

        Raises `TimeoutError` with what was seen last, and `PeerError` when the process has ended.
        """
        try:
            async with asyncio.timeout(seconds):
                while not (found := look()):
                    if self._ended:
                        raise self.peer.ended()
                    self._changed.clear()
                    await self._changed.wait()
                return found
        except TimeoutError:
            last = "\n".join(map(str, self.events[-EVENTS_SHOWN:]))
            raise TimeoutError(
                self.peer.with_complaints(f"{self.user_id} waited in vain; seen last:\n{last}")
            ) from None

    async def wait_for(self, predicate: Callable[[Seen], bool], seconds: float = SECONDS_TO_WAIT) -> Seen:
        """The first event for which ``predicate`` holds, of those seen so far and those to come."""
        return await self.wait_until(lambda: next(filter(predicate, self.events), None), seconds)

    async def wait_for_id(self, event_id: str) -> Seen:
        """The event with this id as it came, decrypted or not."""
        return await self.wait_for(lambda event: event.event_id == event_id)

    async def read(self, body: str) -> Seen:
        """The message with this text, which could be read."""
        return await self.wait_for(lambda event: event.body == body)

    async def wait_for_member(self, room: str, user_id: str, membership: str = "join") -> None:
        """Who sends before the others are seen in the room encrypts without them."""

        def there(event: Seen) -> bool:
            member = (event.type, event.room_id, event.state_key) == ("m.room.member", room, user_id)
            return member and event.content.get("membership") == membership

        await self.wait_for(there)

    async def messages(self, room: str, limit: int = 100) -> list[Seen]:
        """The last events of a room as somebody sees them who scrolls back now, oldest first."""
        return [seen(one) for one in (await self.peer.ask("messages", room_id=room, limit=limit))["events"]]

    async def look(self, room: str, event_id: str) -> Seen:
        """An event again, with the shield that it has now."""
        return seen(await self.peer.ask("look", room_id=room, event_id=event_id))

    async def download(self, content: Json) -> bytes:
        """The file of a message's content, decrypted and its hash checked."""
        return base64.b64decode((await self.peer.ask("download", content=content))["data"])

    # Rooms

    async def create_room(
        self, name: str | None = None, invite: Sequence[str] = (), *, encryption: Json | None = None
    ) -> str:
        """Open a private room and return its id; ``encryption`` is the content of m.room.encryption, None: in clear."""
        return await self._room("create_room", name=name, invite=list(invite), encryption=encryption)

    async def direct(self, user_id: str, *, encryption: Json | None = None) -> str:
        """Open a direct chat as Element does: encrypted when the other side has a device that can read it."""
        return await self._room("direct", user_id=user_id, encryption=encryption)

    async def join(self, room: str) -> str:
        """Join by id or alias and return the id."""
        return await self._room("join", room=room)

    async def invite(self, room: str, user_id: str) -> None:
        await self.peer.ask("invite", room_id=room, user_id=user_id)

    async def leave(self, room: str) -> None:
        await self.peer.ask("leave", room_id=room)

    async def encrypt_room(self, room: str, encryption: Json = MEGOLM) -> None:
        """Switch on encryption in a room, or change how often its keys rotate."""
        await self.peer.ask("encrypt_room", room_id=room, encryption=encryption)

    async def state(self, room: str, kind: str, key: str, content: Json) -> str:
        """Set a state event."""
        return await self._event("set_state", room, type=kind, state_key=key, content=content)

    # Sending; each returns the id of the new event

    async def send(
        self,
        room: str,
        body: str,
        *,
        formatted_body: str | None = None,
        mentions: Sequence[str] = (),
        reply_to: str | None = None,
        thread: str | None = None,
    ) -> str:
        """Write a text message. ``thread`` is the root's event id; who is replied to is mentioned as well."""
        more: Json = {"formatted_body": formatted_body, "reply_to": reply_to, "thread": thread}
        return await self._event("send", room, body=body, mentions=list(mentions), **more)

    async def send_event(self, room: str, kind: str, content: Json) -> str:
        """Send any event, encrypted when the room is."""
        return await self._event("send_event", room, type=kind, content=content)

    async def react(self, room: str, event_id: str, key: str) -> str:
        """Put an emoji on a message; never encrypted."""
        return await self._event("react", room, event_id=event_id, key=key)

    async def edit(self, room: str, event_id: str, body: str) -> str:
        """Correct an own message."""
        return await self._event("edit", room, event_id=event_id, body=body)

    async def redact(self, room: str, event_id: str, reason: str | None = None) -> str:
        """Delete a message or take back a reaction."""
        return await self._event("redact", room, event_id=event_id, reason=reason)

    async def send_file(self, room: str, name: str, content: bytes, mimetype: str = "application/octet-stream") -> str:
        """Send a file or an image, encrypted when the room is."""
        data = base64.b64encode(content).decode()
        return await self._event("send_file", room, name=name, mimetype=mimetype, data=data)

    # Keys, identities and devices

    async def bootstrap(self, *, reset: bool = False, backup: bool = False) -> str:
        """Set up cross-signing and secret storage, and return the recovery key.

        ``reset`` replaces what is there; ``backup`` makes a key backup on the server as well.
        """
        self.recovery_key = (await self.peer.ask("bootstrap", reset=reset, backup=backup))["recovery_key"]
        assert self.recovery_key, "secret storage was there already"
        return self.recovery_key

    async def recover(self, recovery_key: str) -> None:
        """Verify this device with the account's recovery key."""
        await self.peer.ask("recover", recovery_key=recovery_key)

    async def isolate(self, on: bool = True) -> None:
        """Element's "Exclude insecure devices": neither write to devices that their owner has not signed, nor read."""
        await self.peer.ask("isolate", on=on)

    async def forget_session(self, room: str) -> None:
        """Let the next message in this room begin a new Megolm session."""
        await self.peer.ask("forget_session", room_id=room)

    async def identity(self, user_id: str) -> Identity:
        """What this account knows about somebody's cross-signing keys, asked for if need be."""
        return Identity(**await self.peer.ask("identity", user_id=user_id))

    async def approve(self, user_id: str) -> None:
        """Accept that somebody has new cross-signing keys."""
        await self.peer.ask("approve", user_id=user_id)

    async def devices(self, user_id: str) -> dict[str, Device]:
        """Somebody's devices by their id."""
        found = (await self.peer.ask("devices", user_id=user_id))["devices"]
        return {one["device_id"]: Device(**one) for one in found}

    async def me(self) -> Json:
        """This device: user_id, device_id, cross_signing_ready, secret_storage_ready, version of the crypto."""
        return await self.peer.ask("me")  # type: ignore[no-any-return]

    # Interactive verification

    async def verify_request(self, user_id: str, *, device: str | None = None, room: str | None = None) -> str:
        """Ask somebody in a direct chat, or one device, or (of the own user) all other devices; returns the id."""
        asked = await self.peer.ask("verify_request", user_id=user_id, device_id=device, room_id=room)
        return str(asked["id"])

    async def verify(self, step: Literal["accept", "start", "confirm", "mismatch", "cancel"], id: str) -> None:
        """Take the next step: accept a request, start SAS, confirm the emojis or say that they differ, cancel."""
        await self.peer.ask(f"verify_{step}", id=id)

    async def wait_for_verification(
        self, predicate: Callable[[Verification], object], seconds: float = SECONDS_TO_WAIT
    ) -> Verification:
        """The first verification, as it is now, for which ``predicate`` holds."""
        return await self.wait_until(lambda: next(filter(predicate, self.verifications.values()), None), seconds)

    async def verification(self, id: str, phase: Phase) -> Verification:
        """This verification as soon as it has come to ``phase``."""
        return await self.wait_for_verification(lambda one: (one.id, one.phase) == (id, phase))

    async def emojis(self, id: str) -> tuple[str, ...]:
        """The emojis of this verification as soon as they are shown."""
        return (await self.wait_for_verification(lambda one: one.id == id and one.emojis)).emojis

    async def _room(self, command: str, **arguments: Any) -> str:
        return str((await self.peer.ask(command, **arguments))["room_id"])

    async def _event(self, command: str, room: str, **arguments: Any) -> str:
        return str((await self.peer.ask(command, room_id=room, **arguments))["event_id"])

    def _arrived(self, message: Json) -> None:
        kind = message.pop("event")
        if kind == "timeline":
            self.events.append(seen(message))
        else:
            message["emojis"] = tuple(message["emojis"])
            self.verifications[message["id"]] = Verification(**message)
        self._changed.set()

    def _no_more(self) -> None:
        self._ended = True
        self._changed.set()


def seen(raw: Json) -> Seen:
    """An event of the protocol (the head of peer.mjs)."""
    return Seen(**raw)
