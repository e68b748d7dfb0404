"""Nothing is lost, nothing old is replayed: on a real homeserver."""

import asyncio

import pytest

from bot.events import Membership, Message
from demo.homeserver import Homeserver
from storage import rooms
from tests.conftest import MakePerson
from tests.matrix.conftest import MakeBot, bot_came, id_of, membership, room_with_bot
from tests.matrix.proxy import Proxy, bad_gateway

pytestmark = pytest.mark.homeserver


async def test_a_first_start_joins_and_replays_nothing(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    await anna.send(room, "before")
    async with bot:
        await bot_came(anna, bot, room)
        sent = await anna.send(room, "after")
        message = await bot.hears("after")
        assert (message.id, message.sender, message.region, message.room) == (sent, anna.user_id, "r1", room)
        assert bot.bodies() == ["after"]
        assert await bot.members(room) == {anna.user_id: "Anna"}


async def test_what_is_said_right_after_the_join_is_handled(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    for number in range(60):
        await anna.send(room, f"old {number}")
    async with bot:
        await bot_came(anna, bot, room)
        await asyncio.gather(*(anna.send(room, f"new {number}") for number in range(120)))
        await anna.send(room, "last")
        await bot.hears("last")
    assert len(bot.bodies()) == 121
    assert not [body for body in bot.bodies() if body.startswith("old")]


async def test_a_burst_while_the_bot_was_down_is_handled_in_order(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot, "bernd")
    async with bot:
        await bot_came(anna, bot, room)
        await anna.send(room, "first")
        await bot.hears("first")
    await asyncio.gather(*(anna.send(room, f"{number}") for number in range(230)))
    async with bot:
        await anna.send(room, "last")
        await bot.hears("last")
    said = [event["event_id"] for event in await anna.messages(room) if event["type"] == "m.room.message"]
    assert [event.id for event in bot.of(Message)] == said


async def test_a_burst_of_two_while_the_sync_is_held_up(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    bernd = await person("bernd")
    await anna.invite(room, bernd.user_id)
    await bernd.timeline.wait_until(lambda: room in bernd.joined)
    async with bot:
        await bot_came(anna, bot, room)
        bot.broken = True
        await asyncio.gather(
            *(who.send(room, f"{who.user_id} {number}") for number in range(100) for who in (anna, bernd))
        )
        bot.broken = False
        await anna.send(room, "last")
        await bot.hears("last")
    assert len(bot.bodies()) == 201
    assert bot.refused > 0


async def test_a_killed_bot_goes_on_where_it_was(homeserver: Homeserver, person: MakePerson, make_bot: MakeBot) -> None:
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await room_with_bot(person, make_bot, url=proxy.url)
        await bot.start()
        await bot_came(anna, bot, room)
        await anna.send(room, "one")
        await bot.hears("one")
        await bot.kill()
        proxy.requests.clear()
        await anna.send(room, "two")
        async with bot:
            await bot.hears("two")
        # Synapse gives the same answer to the same first sync for two minutes, which would hide a lost position.
        first = next(request for request in proxy.requests if "/sync" in request)
        assert "since=" in first
    assert bot.bodies() == ["one", "two"]


@pytest.mark.parametrize("killed", [False, True])
async def test_the_join_and_much_more_in_one_batch(
    killed: bool, homeserver: Homeserver, person: MakePerson, make_bot: MakeBot
) -> None:
    """Said after the last sync but before the join: not for the bot. Said after the join: for the bot."""
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await room_with_bot(person, make_bot, url=proxy.url)
        proxy.held = "join"
        await bot.start()
        await proxy.seen("/sync", 2)
        # An invite that is declined ends the request for news that is under way; the next ones don't get through, so
        # that Synapse can't keep an answer with the join alone for them.
        proxy.fault = lambda request: bad_gateway() if "/sync" in request.path else None
        other = await anna.create_room(name="Other", invite=[id_of(bot)])
        await membership(anna, bot, other, "leave")
        for number in range(70):
            await anna.send(room, f"old {number}")
        proxy.go.set()
        await bot_came(anna, bot, room)
        for number in range(120):
            await anna.send(room, f"{number}")
        if killed:
            bot.broken = True
            proxy.fault = lambda _request: None
            await bot.until(lambda: bot.refused)
            await bot.kill()
            bot.broken = False
            await bot.start()
        proxy.fault = lambda _request: None
        await anna.send(room, "last")
        await bot.hears("last")
        await bot.stop()
    assert bot.bodies() == [*map(str, range(120)), "last"]


async def test_members_that_are_wrong_are_put_right(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    bernd, clara = await person("bernd", accept_invites=False), await person("clara", accept_invites=False)
    for who in (bernd, clara):
        await anna.invite(room, who.user_id)
        await who.join(room)
    await clara.leave(room)
    async with bot:
        await bot_came(anna, bot, room)
        await anna.send(room, "here")
        await bot.hears("here")
        async with bot.database.transaction() as session:
            await rooms.set_members(session, "r1", room, {anna.user_id: "Anna", clara.user_id: "", "@ghost:h": ""})
    bot.broken = True
    await bot.start(wait=False)
    await bot.until(lambda: bot.refused > 1)
    bot.broken = False
    await bot.until(lambda: len(bot.of(Membership)) == 2)
    assert await bot.members(room) == {anna.user_id: "Anna", bernd.user_id: "Bernd"}
    assert {(event.user, event.joined) for event in bot.of(Membership)} == {
        (bernd.user_id, True),
        (clara.user_id, False),
    }
    await bot.stop()


async def test_who_left_while_the_bot_was_down_is_told(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    bernd = await person("bernd")
    await anna.invite(room, bernd.user_id)
    await bernd.timeline.wait_until(lambda: room in bernd.joined)
    async with bot:
        await bot_came(anna, bot, room)
        await anna.send(room, "here")
        await bot.hears("here")
        assert set(await bot.members(room)) == {anna.user_id, bernd.user_id}
    await bernd.leave(room)
    async with bot:
        await bot.until(lambda: bot.of(Membership))
        assert [(event.user, event.joined) for event in bot.of(Membership)] == [(bernd.user_id, False)]
        assert set(await bot.members(room)) == {anna.user_id}


async def test_a_homeserver_that_is_away_is_waited_for(
    homeserver: Homeserver, person: MakePerson, make_bot: MakeBot, caplog: pytest.LogCaptureFixture
) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    caplog.set_level("INFO", "patenbot.matrix")
    await homeserver.stop()
    try:
        await bot.start(wait=False)
        await bot.says(caplog, "trying again")
    finally:
        await homeserver.start()
    await bot_came(anna, bot, room)
    await anna.send(room, "hello")
    await bot.hears("hello")
    await bot.stop()
    said = [record.message for record in caplog.records]
    assert len([line for line in said if "trying again" in line]) == 1
    assert len([line for line in said if "works again" in line]) == 1


async def test_a_broken_event_is_skipped(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        edit = {"msgtype": "m.text", "body": "*", "m.relates_to": {"rel_type": "m.replace"}, "m.new_content": 5}
        for content in ({"msgtype": "m.text", "body": "x", "m.relates_to": 3}, edit):
            await anna.send_event(room, "m.room.message", content)
        await anna.send_event(room, "m.reaction", {"m.relates_to": ["m.annotation"]})
        await anna.state(room, "m.room.power_levels", "", anna.timeline.state[room, "m.room.power_levels", ""])
        await anna.send(room, "fine")
        await bot.hears("fine")
    assert bot.bodies() == ["x", "fine"]
