"""Verifications that are cut short: by a restart, a homeserver that is away, and events of any shape."""

import asyncio
import random
from typing import Any

import pytest

from bot.courier import Unreachable
from bot.matrix.verification.incoming import reference
from bot.matrix.verification.steps import ACCEPT, CANCEL, DONE, KEY, MAC, READY, REQUEST, START
from tests.matrix.verification.sides import ANNA
from tests.matrix.verification.world import NOW, ROOM, World, at

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
