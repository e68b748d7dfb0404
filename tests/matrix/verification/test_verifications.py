"""All verifications that are under way: who is answered, once, and how they end."""

import asyncio
import itertools
import logging
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.courier import Unreachable
from bot.matrix.raw import Json
from bot.matrix.verification.incoming import reference
from bot.matrix.verification.sas import Side
from bot.matrix.verification.steps import (
    ACCEPT,
    CANCEL,
    DONE,
    KEY,
    MAC,
    READY,
    REQUEST,
    START,
    Shown,
    Verified,
)
from bot.matrix.verification.verifications import MOST, MOST_ANSWERS, MOST_OF_A_PERSON, SECONDS, Verifications, Wiring
from tests.matrix.verification.other import Other
from tests.matrix.verification.test_machine import ANNA, BOT, ed25519

ROOM = "!chat:example.org"
NOW = 1_800_000_000.0

TABLET = replace(ANNA, device_id="TABLET", device_key=ed25519())
BERND = replace(ANNA, user_id="@bernd:example.org", device_id="BERND")


class World:
    """What is around the verifications. ``sent`` are ``(place, type, content)``, a place being a room or a device.

    ``deaf`` is raised by what sends, ``blind`` by what asks for keys.
    """

    def __init__(self) -> None:
        self.now = NOW
        self.sent: list[tuple[str, str, Json]] = []
        self.shown: list[tuple[str, Shown]] = []
        self.done: list[tuple[str, Verified]] = []
        self.sides = {(side.user_id, side.device_id): side for side in (ANNA, TABLET, BERND)}
        self.direct = {ROOM}
        self.deaf: Exception | None = None
        self.blind: Exception | None = None
        self.timeline: list[Json] = []
        self._number = itertools.count(1)
        self.start()

    def start(self) -> None:
        """The bot starts, and knows nothing of what was."""
        wiring = Wiring(
            self._send_to_device, self._send_to_room, self._look_up, self._show, self._done,
            lambda user: not user.startswith("@stranger"), lambda room, _: room in self.direct,
        )  # fmt: skip
        self.verifications = Verifications(BOT, wiring, lambda: self.now)

    def event(self, sender: str, type: str, content: Json) -> Json:
        """A new event of the room."""
        milliseconds = int(self.now * 1000)
        event = {"event_id": f"${next(self._number)}", "sender": sender, "origin_server_ts": milliseconds}
        self.timeline.append(event | {"type": type, "content": content})
        return self.timeline[-1]

    def request(self, side: Side = ANNA, to: str = BOT.user_id) -> Json:
        """A new request in the room."""
        content = {"msgtype": REQUEST, "body": "…", "to": to, "from_device": side.device_id, "methods": ["m.sas.v1"]}
        return self.event(side.user_id, "m.room.message", content)

    async def hear(self, *events: Json, room: str = ROOM) -> None:
        for event in events:
            await self.verifications.receive_in_room(room, event)

    async def hear_device(self, sender: str, type: str, **content: Any) -> None:
        await self.verifications.receive_to_device({"sender": sender, "type": type, "content": content})

    async def ask(self, side: Side = ANNA, id: str = "t1", **changes: Any) -> None:
        """A new request from device to device."""
        content = {"from_device": side.device_id, "methods": ["m.sas.v1"], "timestamp": int(self.now * 1000)}
        await self.hear_device(side.user_id, REQUEST, **content | {"transaction_id": id} | changes)

    def said(self) -> list[tuple[str, str]]:
        """The types, or codes of cancellations, that were sent since it was last asked, and where."""
        sent, self.sent = self.sent, []
        return [(place, content["code"] if type == CANCEL else type) for place, type, content in sent]

    async def _send_to_device(self, user: str, device: str, type: str, content: Json) -> None:
        await self._send(f"{user} {device}", type, content)

    async def _send_to_room(self, room: str, type: str, content: Json) -> None:
        self.event(BOT.user_id, type, content)
        await self._send(room, type, content)

    async def _send(self, place: str, type: str, content: Json) -> None:
        if self.deaf:
            raise self.deaf
        self.sent.append((place, type, content))

    async def _look_up(self, user: str, device: str) -> Side | None:
        await asyncio.sleep(0)  # others have their turn, as they would with a real homeserver
        if self.blind:
            raise self.blind
        return self.sides.get((user, device))

    async def _show(self, user: str, shown: Shown) -> None:
        self.shown.append((user, shown))

    async def _done(self, user: str, verified: Verified) -> None:
        self.done.append((user, verified))


@pytest.fixture
def world() -> World:
    return World()


def at(side: Side, device: str = "") -> str:
    return f"{side.user_id} {device or side.device_id}"


async def to_the_end(world: World, side: Side, id: str, say: Callable[..., Any]) -> None:
    """The other side goes on from the bot's ready."""
    other = Other(side, BOT, id, world.sent[0][2] and {key: world.sent[0][2][key] for key in _marks(world)})
    while world.sent:
        sent, world.sent = world.sent, []
        for _, type, content in sent:
            for answer in other.hear(type, content):
                await say(*answer)
    assert other.done
    assert world.done == [(side.user_id, Verified(side.device_key, side.master_key))]
    ((user, shown),) = world.shown
    assert (user, len(shown.code.emojis)) == (side.user_id, 7)


def _marks(world: World) -> set[str]:
    return {"m.relates_to", "transaction_id"} & set(world.sent[0][2])


# To the end


async def test_who_begins_without_end_is_no_longer_answered() -> None:
    world = World()

    async def begin(number: int) -> None:
        content = {"transaction_id": f"t{number}", "from_device": ANNA.device_id, "methods": ["m.sas.v1"]}
        event = {"sender": ANNA.user_id, "type": REQUEST, "content": content | {"timestamp": int(world.now * 1000)}}
        await world.verifications.receive_to_device(event)

    for number in range(100):
        await begin(number)
        await world.verifications.receive_to_device(
            {"sender": ANNA.user_id, "type": START, "content": {"transaction_id": f"s{number}"}}
        )
    flooded = len(world.sent)
    assert flooded <= 2 * MOST_ANSWERS
    await begin(100)
    assert len(world.sent) == flooded
    world.now += SECONDS
    await begin(101)
    assert len(world.sent) > flooded


async def test_in_a_room(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    request = world.request()

    async def say(type: str, content: Json) -> None:
        event = world.event(ANNA.user_id, type, content)
        await world.hear(event, event)

    await world.hear(request)
    await to_the_end(world, ANNA, request["event_id"], say)
    assert f"who verifies the bot as {ANNA.user_id} should see {world.shown[0][1]}" in caplog.text
    await world.hear(*world.timeline)  # all once more, as after a sync that was not taken to its end
    await world.verifications.tick()
    assert world.said() == []
    assert len(world.done) == 1


async def test_from_device_to_device(world: World) -> None:
    async def say(type: str, content: Json) -> None:
        await world.hear_device(ANNA.user_id, type, **content)

    await world.ask()
    await to_the_end(world, ANNA, "t1", say)


async def test_side_by_side(world: World) -> None:
    """A transaction id is the person's own."""
    for side in (ANNA, TABLET, BERND):
        await world.ask(side, "t2" if side is TABLET else "t1")
    assert world.said() == [(at(side), READY) for side in (ANNA, TABLET, BERND)]
    await world.hear_device(BERND.user_id, CANCEL, transaction_id="t1", code="m.user")
    await world.verifications.close()
    assert world.said() == [(at(ANNA), "m.user"), (at(TABLET), "m.user")]


# Who is answered


async def test_requests_that_are_not_for_us(world: World, caplog: pytest.LogCaptureFixture) -> None:
    others = world.request(to="@bernd:example.org")
    await world.hear(others, world.request(replace(ANNA, user_id="@stranger:example.org")), world.request(BOT))
    await world.ask(replace(ANNA, user_id="@stranger:example.org"))
    await world.ask(BOT)
    world.direct.clear()  # in this room Bernd and Anna verify each other
    for type in (READY, START, ACCEPT, KEY, MAC, DONE, CANCEL):
        await world.hear(world.event(ANNA.user_id, type, reference(ROOM, others["event_id"])))
    assert world.said() == []
    assert caplog.text == ""


async def test_ids_that_are_none(world: World) -> None:
    for id in ("", "x" * 256, "\ud800", None, 7, ["t1"]):
        await world.hear_device(ANNA.user_id, KEY, transaction_id=id)
        await world.hear(world.event(ANNA.user_id, KEY, {"m.relates_to": {"rel_type": "m.reference", "event_id": id}}))
    await world.hear(world.event(ANNA.user_id, KEY, {"m.relates_to": {"rel_type": "m.thread", "event_id": "$1"}}))
    assert world.said() == []


@pytest.mark.parametrize(("ago", "answered"), [(-301, False), (-299, True), (0, True), (599, True), (601, False)])
async def test_only_fresh_requests(world: World, ago: int, answered: bool) -> None:
    world.now -= 1000
    world.start()
    world.now = NOW - ago
    request, old = world.request(), int(world.now * 1000)
    world.now = NOW
    await world.hear(request)
    await world.ask(TABLET, timestamp=old)
    assert world.said() == ([(ROOM, READY), (at(TABLET), READY)] if answered else [])


@pytest.mark.parametrize("timestamp", [None, "now", 1e30, True, 10**400, [], float("nan")])
async def test_requests_without_time(world: World, timestamp: object) -> None:
    await world.ask(timestamp=timestamp)
    await world.hear(world.request() | {"origin_server_ts": timestamp})
    assert world.said() == []


async def test_a_device_without_keys(world: World) -> None:
    await world.hear(world.request(replace(ANNA, device_id="GONE")))
    await world.ask(replace(ANNA, device_id="GONE"))
    assert world.said() == [(ROOM, "m.key_mismatch"), (at(ANNA, "GONE"), "m.key_mismatch")]


async def test_a_device_that_asks_again(world: World) -> None:
    """The specification wants all attempts of that device to be cancelled; then it can ask anew."""
    await world.ask(id="t1")
    await world.ask(TABLET, id="t2")
    await world.hear(world.request())
    assert world.said() == [(at(ANNA), READY), (at(TABLET), READY), (at(ANNA), "m.user"), (ROOM, "m.user")]
    await world.hear(world.request())
    assert world.said() == [(ROOM, READY)]


async def test_the_same_request_again(world: World) -> None:
    await world.ask()
    await world.ask()
    assert world.said() == [(at(ANNA), READY), (at(ANNA), "m.unexpected_message")]
    await world.ask()
    assert world.said() == []


async def test_at_most_a_few(world: World) -> None:
    for number in range(MOST_OF_A_PERSON + 1):
        side = replace(ANNA, device_id=f"D{number}")
        world.sides[side.user_id, side.device_id] = side
        await world.ask(side, f"t{number}")
    assert [what for _, what in world.said()] == [READY] * MOST_OF_A_PERSON + ["m.user"]
    for number in range(MOST):
        side = replace(ANNA, user_id=f"@p{number}:example.org")
        world.sides[side.user_id, side.device_id] = side
        await world.ask(side)
    rest = MOST - MOST_OF_A_PERSON
    assert [what for _, what in world.said()] == [READY] * rest + ["m.user"] * MOST_OF_A_PERSON


# What is not known


async def test_a_transaction_that_is_not_known(world: World) -> None:
    for type in (READY, START, ACCEPT, KEY, MAC, DONE, CANCEL):
        await world.hear_device(ANNA.user_id, type, transaction_id=type)
        await world.hear_device(ANNA.user_id, type, transaction_id=type, from_device=ANNA.device_id)
        await world.hear(world.event(ANNA.user_id, type, reference(ROOM, f"${type}")))
    assert world.said() == [(place, "m.unknown_transaction") for _ in range(5) for place in (f"{ANNA.user_id} *", ROOM)]


async def test_somebody_else_in_the_room(world: World) -> None:
    request = world.request()
    await world.hear(request, world.event(BERND.user_id, START, reference(ROOM, request["event_id"])))
    assert world.said() == [(ROOM, READY), (ROOM, "m.user_mismatch")]


# Time


async def test_it_ends_after_ten_minutes(world: World) -> None:
    await world.ask()
    world.now += 300
    await world.ask(BERND)
    world.said()
    world.now += 299
    await world.verifications.tick()
    assert world.said() == []
    world.now += 1
    await world.verifications.tick()
    assert world.said() == [(at(ANNA), "m.timeout")]
    await world.hear_device(ANNA.user_id, START, transaction_id="t1")
    assert world.said() == []
    world.now += 300
    await world.verifications.tick()
    assert world.said() == [(at(BERND), "m.timeout")]


# Restarts


async def test_what_was_answered_before_a_restart(world: World) -> None:
    await world.hear(world.request())
    assert world.said() == [(ROOM, READY)]
    world.now += 1
    world.start()
    await world.hear(*world.timeline)
    assert world.said() == []
    await world.verifications.tick()
    assert world.said() == [(ROOM, "m.unknown_transaction")]
    world.now += 1
    world.start()
    await world.hear(*world.timeline)
    await world.verifications.tick()
    assert world.said() == []


async def test_what_came_while_the_bot_was_down(world: World) -> None:
    request = world.request()
    world.now += 60
    world.start()
    await world.hear(request)
    assert world.said() == []
    await world.verifications.tick()
    assert world.said() == [(ROOM, READY)]
    await world.verifications.tick()
    assert world.said() == []


async def test_what_was_cancelled_while_the_bot_was_down(world: World) -> None:
    request = world.request()
    cancel = world.event(ANNA.user_id, CANCEL, reference(ROOM, request["event_id"]))
    world.now += 60
    world.start()
    await world.hear(request, cancel)
    await world.verifications.tick()
    assert world.said() == []


async def test_a_start_after_a_restart(world: World) -> None:
    request = world.request()
    await world.hear(request)
    world.start()
    world.said()
    await world.hear(world.event(ANNA.user_id, START, reference(ROOM, request["event_id"])))
    assert world.said() == [(ROOM, "m.unknown_transaction")]
    await world.hear(world.event(ANNA.user_id, CANCEL, reference(ROOM, request["event_id"])))
    assert world.said() == []


# Trouble


async def test_the_homeserver_does_not_answer(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.blind = Unreachable("no keys")
    await world.ask(id="t1")
    assert f"the keys of {ANNA.user_id} can't be had, so there is no verification: no keys" in caplog.text
    world.blind, world.deaf = None, Unreachable("down")
    await world.ask(id="t2")
    assert f"the verification with {ANNA.user_id} is given up: down" in caplog.text
    await world.hear_device(ANNA.user_id, KEY, transaction_id="t3")
    assert f"{ANNA.user_id} could not be told: down" in caplog.text
    world.deaf = None
    for id in ("t1", "t2", "t3"):
        await world.hear_device(ANNA.user_id, START, transaction_id=id)
    await world.ask(id="t4")
    assert world.said() == [(at(ANNA), READY)]


GARBAGE: list[Any] = [
    *(None, True, 0, -1, 1.5, "", "\ud800", "x" * 300, ANNA.user_id),
    *([], [[]], {}, {"": None}, {"event_id": 1}, {"rel_type": "m.reference"}, ["m.sas.v1"]),
    *({"rel_type": "m.reference", "event_id": []}, {"rel_type": "m.reference", "event_id": "$1"}),
]


async def test_garbage(world: World) -> None:
    """Events of any shape, at any moment; many of them are near to good ones."""
    dice = random.Random(7)
    types = [REQUEST, READY, START, ACCEPT, KEY, MAC, DONE, CANCEL, "m.room.message", "m.key.verification.", 7, None]
    parts = ["transaction_id", "m.relates_to", "from_device", "methods", "method", "key", "mac", "keys", "hashes", "to"]
    for number in range(3000):
        if number % 10 == 0:
            await world.ask(id="$1")
        content: Any = {part: dice.choice(GARBAGE) for part in parts if dice.random() < 0.5}
        content |= (
            {"transaction_id": "$1"} if dice.random() < 0.5 else {"msgtype": REQUEST, "timestamp": int(NOW * 1000)}
        )
        event = {
            "event_id": dice.choice([f"$e{number}", *GARBAGE]),
            "sender": ANNA.user_id if dice.random() < 0.9 else dice.choice(GARBAGE),
            "type": dice.choice(types),
            "origin_server_ts": int(NOW * 1000) if dice.random() < 0.5 else dice.choice(GARBAGE),
            "content": content if dice.random() < 0.9 else dice.choice(GARBAGE),
        }
        for part in list(event):
            if dice.random() < 0.05:
                del event[part]
        await world.verifications.receive_to_device(event)
        await world.verifications.receive_in_room(ROOM, event)
    for nothing in GARBAGE:
        await world.verifications.receive_to_device(nothing)
        await world.verifications.receive_in_room(ROOM, nothing)
    assert {type for _, type, _ in world.sent} <= {READY, ACCEPT, CANCEL}
    assert world.done == []


async def test_one_at_a_time(world: World) -> None:
    """Events that are brought at once are taken one after the other."""
    await asyncio.gather(*(world.ask(id=f"t{number}") for number in range(3)))
    assert [what for _, what in world.said()] == [READY, "m.user", "m.user", READY]
