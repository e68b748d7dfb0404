"""All verifications that are under way: who is answered, once, and how they end."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.matrix.raw import Json
from bot.matrix.verification.incoming import reference
from bot.matrix.verification.sas import Side
from bot.matrix.verification.steps import ACCEPT, CANCEL, DONE, KEY, MAC, READY, START, Verified
from bot.matrix.verification.verifications import MOST, MOST_ANSWERS, MOST_OF_A_PERSON, SECONDS
from tests.matrix.verification.other import Other
from tests.matrix.verification.sides import ANNA, BERND, BOT, TABLET
from tests.matrix.verification.world import NOW, ROOM, World, at


async def to_the_end(world: World, side: Side, place: str | None, id: str, say: Callable[..., Any]) -> None:
    """The other side goes on from the bot's ready."""
    other = Other(side, BOT, id, reference(place, id))
    while world.sent:
        sent, world.sent = world.sent, []
        for _, type, content in sent:
            for answer in other.hear(type, content):
                await say(*answer)
    assert other.done
    assert world.done == [(side.user_id, Verified(side.device_key, side.master_key))]
    ((user, shown),) = world.shown
    assert (user, len(shown.code.emojis)) == (side.user_id, 7)


# To the end


async def test_in_a_room(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    request = world.request()

    async def say(type: str, content: Json) -> None:
        event = world.event(ANNA.user_id, type, content)
        await world.hear(event, event)

    await world.hear(request)
    await to_the_end(world, ANNA, ROOM, request["event_id"], say)
    assert f"who verifies the bot as {ANNA.user_id} should see {world.shown[0][1]}" in caplog.text
    await world.hear(*world.timeline)  # all once more, as after a sync that was not taken to its end
    await world.verifications.tick()
    assert world.said() == []
    assert len(world.done) == 1


async def test_from_device_to_device(world: World) -> None:
    async def say(type: str, content: Json) -> None:
        await world.hear_device(ANNA.user_id, type, **content)

    await world.ask()
    await to_the_end(world, ANNA, None, "t1", say)


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


async def test_who_begins_without_end_is_no_longer_answered(world: World) -> None:
    for number in range(100):
        await world.ask(id=f"t{number}")
        await world.hear_device(ANNA.user_id, START, transaction_id=f"s{number}")
    flooded = len(world.sent)
    assert flooded <= 2 * MOST_ANSWERS
    await world.ask(id="t100")
    assert len(world.sent) == flooded
    world.now += SECONDS
    await world.ask(id="t101")
    assert len(world.sent) > flooded


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
