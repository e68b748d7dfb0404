"""The verifications that people have asked the bot for, to the end of each."""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.courier import SendError
from bot.matrix.logger import log
from bot.matrix.raw import Json
from bot.matrix.verification import incoming
from bot.matrix.verification.incoming import Incoming, Key, reference
from bot.matrix.verification.machine import Verification
from bot.matrix.verification.sas import Side
from bot.matrix.verification.steps import (
    CANCEL,
    DONE,
    KEY_MISMATCH,
    REQUEST,
    TIMEOUT,
    UNKNOWN_TRANSACTION,
    USER,
    Cancelled,
    Send,
    Shown,
    Step,
    Verified,
)

SECONDS = 600  # spec: a verification that takes longer is timed out
MOST = 20
MOST_OF_A_PERSON = 3
MOST_ANSWERS = 30  # to what somebody begins in that time; each costs requests, for which the sync waits
REMEMBERED = 1000
EVERY_DEVICE = "*"


@dataclass(frozen=True, slots=True)
class Wiring:
    """What the verifications need of the world. All that is awaited may raise SendError: then one is given up.

    ``send_to_device(user, device, type, content)``, where the device may be ``*``; ``send_to_room(room, type,
    content)``, encrypted where the room is. ``look_up(user, device)`` asks the homeserver for the keys, None: there
    are none. ``show(user, shown)`` brings the emojis to those who may compare them; ``done(user, verified)`` is told
    of the end. ``knows(user)``: whether that person may ask. ``is_direct(room)``: whether the room is a direct chat,
    so that what is said there must be meant for us.
    """

    send_to_device: Callable[[str, str, str, Json], Awaitable[None]]
    send_to_room: Callable[[str, str, Json], Awaitable[None]]
    look_up: Callable[[str, str], Awaitable[Side | None]]
    show: Callable[[str, Shown], Awaitable[None]]
    done: Callable[[str, Verified], Awaitable[None]]
    knows: Callable[[str], bool]
    is_direct: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Peer:
    """Whom we talk to, and where. ``place`` is a room's id or None."""

    place: str | None
    id: str
    user_id: str
    device_id: str


@dataclass(frozen=True, slots=True)
class Running:
    """A verification since ``began``, in seconds since the epoch."""

    verification: Verification
    peer: Peer
    began: float


@dataclass(slots=True)
class Held:
    """A request from before our start, which we may have answered then."""

    request: Incoming
    answered: bool = False


class Verifications:
    """Feed it with all events of rooms and between devices, and call `tick` after each sync and every few seconds.

    It answers requests of people whom the bot knows and goes with them to the end; others get no answer. What it holds
    is lost with the process: a verification that a restart has cut is cancelled.
    """

    def __init__(self, us: Side, wiring: Wiring, clock: Callable[[], float] = time.time) -> None:
        self._us = us
        self._wiring = wiring
        self._clock = clock
        self._began = clock()
        self._running: dict[Key, Running] = {}
        self._held: dict[Key, Held] = {}
        self._over: deque[Key] = deque(maxlen=REMEMBERED)
        self._seen: deque[str] = deque(maxlen=REMEMBERED)
        self._answers: Counter[str] = Counter()
        self._counted_since = self._began
        self._one_at_a_time = asyncio.Lock()

    async def receive_to_device(self, event: Json) -> None:
        """Take an event from device to device, in clear or decrypted. Never raises for what is in it."""
        async with self._one_at_a_time:
            if (one := incoming.between_devices(event)) and one.sender != self._us.user_id:
                await self._receive(one)

    async def receive_in_room(self, room_id: str, event: Json) -> None:
        """Take a decrypted event of a room's timeline, in their order, our own as well.

        An event that has come before is passed over. Never raises for what is in it.
        """
        async with self._one_at_a_time:
            one = incoming.in_room(room_id, event)
            event_id = event.get("event_id") if one else None
            if one is None or not isinstance(event_id, str) or event_id in self._seen:
                return
            self._seen.append(event_id)
            if one.sender != self._us.user_id:
                await self._receive(one)
            elif held := self._held.get(one.key):
                held.answered = True
                self._settle_if_ended(one)

    async def tick(self) -> None:
        """End what has taken too long, and answer the requests that came while the bot was down."""
        async with self._one_at_a_time:
            now = self._clock()
            for key, running in list(self._running.items()):
                if now - running.began >= SECONDS:
                    await self._take(key, running, running.verification.cancel(TIMEOUT, "it took too long"))
            held, self._held = self._held, {}
            for one in held.values():
                if one.answered:
                    await self._refuse(one.request, UNKNOWN_TRANSACTION, "the bot was restarted, please try again")
                else:
                    await self._answer(one.request)

    async def close(self) -> None:
        """Cancel all; the bot is going to stop."""
        async with self._one_at_a_time:
            for key, running in list(self._running.items()):
                await self._take(key, running, running.verification.cancel(USER, "the bot is being stopped"))

    async def _receive(self, one: Incoming) -> None:
        if not self._wiring.knows(one.sender) or one.key in self._over:
            return
        if running := self._running.get(one.key):
            await self._take(one.key, running, running.verification.receive(one.sender, one.type, one.content))
        elif one.key in self._held:
            self._settle_if_ended(one)
        elif one.type == REQUEST:
            await self._request(one)
        elif one.type not in {CANCEL, DONE} and self._is_for_us(one) and not self._is_too_much(one.sender):
            await self._refuse(one, UNKNOWN_TRANSACTION, "this verification is not known here")

    def _is_too_much(self, sender: str) -> bool:
        """Counts the answers to what somebody begins."""
        if self._clock() - self._counted_since >= SECONDS:
            self._answers.clear()
            self._counted_since = self._clock()
        self._answers[sender] += 1
        return self._answers[sender] > MOST_ANSWERS

    def _is_for_us(self, one: Incoming) -> bool:
        """In a room others may verify each other; only a request says for whom it is."""
        return one.place is None or self._wiring.is_direct(one.place)

    def _settle_if_ended(self, one: Incoming) -> None:
        if one.type in {CANCEL, DONE} and one.key in self._held:
            del self._held[one.key]
            self._over.append(one.key)

    async def _request(self, one: Incoming) -> None:
        if not one.fresh(self._clock()) or (one.place and one.content.get("to") != self._us.user_id):
            return
        if one.place and one.seconds is not None and one.seconds < self._began:
            if len(self._held) < MOST:
                self._held[one.key] = Held(one)
            return
        await self._answer(one)

    async def _answer(self, one: Incoming) -> None:
        if one.device is None or self._is_too_much(one.sender):
            return
        theirs = [(key, running) for key, running in self._running.items() if running.peer.user_id == one.sender]
        same = [(key, running) for key, running in theirs if running.peer.device_id == one.device]
        for key, running in same:  # spec: a device that asks again has all its attempts cancelled
            await self._take(key, running, running.verification.cancel(USER, "the device has asked once more"))
        if same:
            await self._refuse(one, USER, "there was another verification, please try again")
        elif len(theirs) >= MOST_OF_A_PERSON or len(self._running) >= MOST:
            await self._refuse(one, USER, "there are too many verifications at once")
        else:
            await self._begin(one, one.device)

    async def _begin(self, one: Incoming, device_id: str) -> None:
        try:
            them = await self._wiring.look_up(one.sender, device_id)
        except SendError as error:
            log.warning("the keys of %s can't be had, so there is no verification: %s", one.sender, error)
            self._over.append(one.key)
            return
        if them is None:
            await self._refuse(one, KEY_MISMATCH, "the homeserver shows no keys of this device")
            return
        verification = Verification(self._us, them, one.id, one.reference)
        running = Running(verification, Peer(one.place, one.id, one.sender, device_id), self._clock())
        self._running[one.key] = running
        await self._take(one.key, running, verification.receive(one.sender, REQUEST, one.content))

    async def _take(self, key: Key, running: Running, steps: list[Step]) -> None:
        """Do what a verification says."""
        if running.verification.over:
            self._forget(key)
        peer = running.peer
        try:
            for step in steps:
                await self._do(peer, step)
        except SendError as error:
            log.warning("the verification with %s is given up: %s", peer.user_id, error)
            self._forget(key)

    async def _do(self, peer: Peer, step: Step) -> None:
        match step:
            case Send():
                await self._send(peer, step.type, step.content)
            case Shown():
                log.info("who verifies the bot as %s should see %s", peer.user_id, step)
                await self._wiring.show(peer.user_id, step)
            case Verified():
                log.info("%s has verified the bot", peer.user_id)
                await self._wiring.done(peer.user_id, step)
            case Cancelled():
                by = "the bot" if step.by_us else "the other side"
                log.info("verification with %s cancelled by %s: %r %r", peer.user_id, by, step.code, step.reason)

    async def _refuse(self, one: Incoming, code: str, reason: str) -> None:
        """Cancel what is not running; said once."""
        self._over.append(one.key)
        peer = Peer(one.place, one.id, one.sender, one.device or EVERY_DEVICE)
        log.info("verification with %s refused: %s", peer.user_id, reason)
        try:
            await self._send(peer, CANCEL, reference(one.place, one.id) | {"code": code, "reason": reason})
        except SendError as error:
            log.warning("%s could not be told: %s", peer.user_id, error)

    async def _send(self, peer: Peer, type: str, content: Json) -> None:
        if peer.place:
            await self._wiring.send_to_room(peer.place, type, content)
        else:
            await self._wiring.send_to_device(peer.user_id, peer.device_id, type, content)

    def _forget(self, key: Key) -> None:
        if self._running.pop(key, None):
            self._over.append(key)
