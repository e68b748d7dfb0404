"""A person at an Element of today: `matrix-js-sdk` with its Rust crypto, in a Node process of its own.

What `demo.client.Person` is for rooms in clear, `Element` is for encrypted ones, and for what the bot's account looks
like to others: shields, identities, devices, verification.
"""

import asyncio
import base64
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Literal, Self, TypeVar

from tests.element.peer import Json, Peer
from tests.element.sights import Device, Identity, Phase, Seen, Verification

T = TypeVar("T")

MEGOLM: Json = {"algorithm": "m.megolm.v1.aes-sha2"}
SECONDS_TO_WAIT = 60.0
EVENTS_SHOWN = 5


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
        self._arrivals = 0
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
        return [Seen(**one) for one in (await self.peer.ask("messages", room_id=room, limit=limit))["events"]]

    async def look(self, room: str, event_id: str) -> Seen:
        """An event again, with the shield that it has now."""
        return Seen(**await self.peer.ask("look", room_id=room, event_id=event_id))

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
        """Verify this device with the recovery key; what it could not read comes again when there is a key backup."""
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
        """Accept that somebody who was never verified has new cross-signing keys."""
        await self.peer.ask("approve", user_id=user_id)

    async def withdraw(self, user_id: str) -> None:
        """Go on with somebody who was verified and has new cross-signing keys, or be the one whose own are new."""
        await self.peer.ask("withdraw", user_id=user_id)

    async def devices(self, user_id: str) -> dict[str, Device]:
        """Somebody's devices by their id."""
        found = (await self.peer.ask("devices", user_id=user_id))["devices"]
        return {one["device_id"]: Device(**one) for one in found}

    async def wait_for_device(
        self, user_id: str, device_id: str, predicate: Callable[[Device], bool] = lambda _: True
    ) -> Device:
        """Somebody's device as soon as it is known here and ``predicate`` holds: news of devices take a sync."""

        async def look() -> Device | None:
            device = (await self.devices(user_id)).get(device_id)
            return device if device and predicate(device) else None

        return await self._ask_until(look)

    async def wait_for_identity(self, user_id: str, predicate: Callable[[Identity], bool]) -> Identity:
        """Somebody's identity as soon as ``predicate`` holds."""

        async def look() -> Identity | None:
            identity = await self.identity(user_id)
            return identity if predicate(identity) else None

        return await self._ask_until(look)

    async def me(self) -> Json:
        """This device: user_id, device_id, cross_signing_ready, secret_storage_ready, version of the crypto."""
        me: Json = await self.peer.ask("me")
        return me

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

    async def _ask_until(self, look: Callable[[], Awaitable[T | None]]) -> T:
        while True:
            before = self._arrivals
            if found := await look():
                return found
            await self._arrival_after(before)

    async def _arrival_after(self, number: int) -> None:
        await self.wait_until(lambda: self._arrivals > number)

    async def _room(self, command: str, **arguments: Any) -> str:
        return str((await self.peer.ask(command, **arguments))["room_id"])

    async def _event(self, command: str, room: str, **arguments: Any) -> str:
        return str((await self.peer.ask(command, room_id=room, **arguments))["event_id"])

    def _arrived(self, message: Json) -> None:
        self._arrivals += 1
        kind = message.pop("event")
        if kind == "timeline":
            self.events.append(Seen(**message))
        elif kind == "verification":
            message["emojis"] = tuple(message["emojis"])
            self.verifications[message["id"]] = Verification(**message)
        self._changed.set()

    def _no_more(self) -> None:
        self._ended = True
        self._changed.set()
