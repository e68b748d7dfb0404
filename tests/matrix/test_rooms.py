"""Into which rooms the bot goes, and what it does when it is thrown out: on a real homeserver."""

import pytest

from bot.events import Membership
from demo.connection import path_of
from storage import rooms
from tests.conftest import MakePerson
from tests.matrix.bot import Bot
from tests.matrix.conftest import MakeBot, bot_came, id_of, membership, room_with_bot

pytestmark = pytest.mark.homeserver


async def test_a_stranger_is_declined(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    eve = await person("eve")
    async with bot:
        await bot_came(anna, bot, room)
        chat = await eve.direct(id_of(bot))
        group = await anna.create_room(name="Other", invite=[id_of(bot)])
        assert await membership(eve, bot, chat, "leave", "join") == "leave"
        assert await membership(anna, bot, group, "leave", "join") == "leave"
    assert set(await _rows(bot)) == {room}


async def _rows(bot: Bot) -> dict[str, str]:
    async with bot:
        return {room_id: row.kind for room_id, row in (await bot.rows()).items()}


async def test_a_direct_chat_with_a_member(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        chat = await anna.direct(id_of(bot))
        await bot_came(anna, bot, chat)
        await anna.send(chat, "hello")
        message = await bot.hears("hello")
        assert (message.direct, message.region, message.room) == (True, "r1", chat)
        assert await bot.gateway.open_direct("r1", anna.user_id) == chat
        await anna.leave(chat)
        await bot.until(lambda: any(not event.joined for event in bot.of(Membership)))
        second = await bot.gateway.open_direct("r1", anna.user_id)
        assert second != chat
        await anna.timeline.wait_until(lambda: second in anna.joined)
        rows = await bot.rows()
        assert (rows[chat].joined, rows[second].joined, rows[second].user) == (False, True, anna.user_id)


async def test_an_invite_while_the_bot_is_down(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        await anna.send(room, "there")
        await bot.hears("there")
    chat = await anna.direct(id_of(bot))
    await anna.send(chat, "before it came")
    async with bot:
        await bot_came(anna, bot, chat)
        await anna.send(chat, "after")
        await bot.hears("after")
    assert bot.bodies() == ["there", "after"]


async def test_a_direct_chat_before_the_first_start(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    chat = await anna.direct(id_of(bot))
    async with bot:
        await bot_came(anna, bot, room)
        await bot_came(anna, bot, chat)
        await anna.send(chat, "hello")
        assert (await bot.hears("hello")).direct


async def test_the_first_region_has_the_direct_chat(person: MakePerson, make_bot: MakeBot) -> None:
    anna = await person("anna")
    first, second = await anna.create_room(), await anna.create_room()
    bot = await make_bot([first], [second])
    for room in (first, second):
        await anna.invite(room, id_of(bot))
    async with bot:
        for room in (second, first):
            await bot_came(anna, bot, room)
            await anna.send(room, room)
            await bot.hears(room)
        assert {event.room: event.region for event in bot.events} == {first: "r1", second: "r2"}
        chat = await anna.direct(id_of(bot))
        await anna.send(chat, "hi") if await membership(anna, bot, chat, "join") else None
        assert (await bot.hears("hi")).region == "r1"


async def test_a_direct_chat_is_adopted_after_a_crash(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
    await bot.start()
    marks = {"org.patenbot.direct": anna.user_id, "org.patenbot.region": "r1"}
    body = {"invite": [anna.user_id], "preset": "trusted_private_chat", "creation_content": marks}
    lost = (await bot.gateway.client.request("POST", "createRoom", body=body))["room_id"]
    await bot.kill()
    async with bot:
        assert await bot.gateway.open_direct("r1", anna.user_id) == lost


@pytest.mark.parametrize("how", ["kick", "ban"])
async def test_thrown_out_and_invited_again(
    how: str, person: MakePerson, make_bot: MakeBot, caplog: pytest.LogCaptureFixture
) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    other = await anna.create_room()
    configure(bot, room, other)
    await anna.invite(other, id_of(bot))
    async with bot:
        await bot_came(anna, bot, room)
        await bot_came(anna, bot, other)
        await anna.send(room, "welcome")
        await bot.hears("welcome")
        await (anna.kick if how == "kick" else anna.ban)(room, id_of(bot))
        await anna.send(room, "without it")
        await anna.send(other, "still here")
        await bot.hears("still here")
        await bot.says(caplog, "no longer in the room")
        assert await bot.members(room) == {}
        if how == "ban":
            await anna.state(room, "m.room.member", id_of(bot), {"membership": "leave"})
        await anna.invite(room, id_of(bot))
        await membership(anna, bot, room, "join")
        await anna.send(room, "back")
        await bot.hears("back")
        assert "without it" not in bot.bodies()
        assert await bot.members(room) == {anna.user_id: "Anna"}


async def test_kicked_and_back_while_it_was_down(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        await anna.send(room, "one")
        await bot.hears("one")
    await anna.kick(room, id_of(bot))
    await anna.send(room, "without it")
    await anna.invite(room, id_of(bot))
    async with bot:
        await membership(anna, bot, room, "join")
        await anna.send(room, "two")
        await bot.hears("two")
    assert bot.bodies() == ["one", "two"]


async def test_an_upgraded_room_is_followed(
    person: MakePerson, make_bot: MakeBot, caplog: pytest.LogCaptureFixture
) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        new = await anna.upgrade(room, "12")
        await anna.invite(new, id_of(bot))
        await membership(anna, bot, new, "join")
        await anna.send(new, "in the new house")
        assert (await bot.hears("in the new house")).region == "r1"
        rows = await bot.rows()
        assert (rows[room].joined, rows[room].replaced_by) == (False, new)
        assert (rows[new].joined, rows[new].configured) == (True, room)
        assert f"was upgraded to {new}" in caplog.text
    await anna.send(new, "meanwhile")
    async with bot:
        await bot.hears("meanwhile")
        await anna.send(new, "after a restart")
        await bot.hears("after a restart")


async def test_an_upgrade_while_the_bot_was_down(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        await anna.send(room, "old")
        await bot.hears("old")
    new = await anna.upgrade(room, "11")
    await anna.invite(new, id_of(bot))
    async with bot:
        await membership(anna, bot, new, "join")
        await anna.send(new, "new")
        await bot.hears("new")
    assert bot.bodies() == ["old", "new"]


async def test_an_alias_that_comes_later(
    person: MakePerson, make_bot: MakeBot, caplog: pytest.LogCaptureFixture
) -> None:
    anna = await person("anna")
    name = anna.user_id[1:].partition(":")[0]
    bot = await make_bot([f"#{name}:localhost"])
    async with bot:
        await bot.says(caplog, "M_NOT_FOUND")
        room = await anna.create_room(alias=name, preset="public_chat")
        await bot_came(anna, bot, room)
        await anna.send(room, "hello")
        await bot.hears("hello")


async def test_coming_and_going(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    bernd = await person("bernd", accept_invites=False)
    async with bot:
        await bot_came(anna, bot, room)
        await anna.invite(room, bernd.user_id)
        await bernd.timeline.wait_until(lambda: room in bernd.invites)
        await bernd.join(room)
        await bot.until(lambda: len(bot.of(Membership)) == 1)
        assert await bot.members(room) == {anna.user_id: "Anna", bernd.user_id: "Bernd"}
        await anna.kick(room, bernd.user_id)
        await bot.until(lambda: len(bot.of(Membership)) == 2)
        assert await bot.members(room) == {anna.user_id: "Anna"}
    assert [(e.user, e.joined, e.sender) for e in bot.of(Membership)] == [
        (bernd.user_id, True, bernd.user_id),
        (bernd.user_id, False, anna.user_id),
    ]


async def test_too_little_power_is_said_in_words(
    person: MakePerson, make_bot: MakeBot, caplog: pytest.LogCaptureFixture
) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        levels = await anna.read_state(room, "m.room.power_levels")
        await anna.state(room, "m.room.power_levels", "", levels | {"events_default": 50})
        await anna.send(room, "quiet now")
        await bot.hears("quiet now")
    assert caplog.text.count("power level 0, needed 50 for m.room.message") == 1


async def test_the_configuration_calls_the_room_by_another_name(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    other = await anna.create_room()
    await anna.invite(other, id_of(bot))
    alias = f"#{anna.user_id[1:]}"
    await anna._connection.request("PUT", path_of("directory", "room", alias), {"room_id": room})
    configure(bot, room, other)
    async with bot:
        for each in (room, other):
            await bot_came(anna, bot, each)
            await anna.send(each, f"in {each}")
            await bot.hears(f"in {each}")
    await anna.send(other, "not served")
    await anna.send(room, "meanwhile")
    configure(bot, alias)
    async with bot:
        await bot.hears("meanwhile")
        rows = await bot.rows()
        assert (rows[room].configured, rows[other].joined) == (alias, False)
        await anna.send(other, "not served")
        await anna.send(room, "last")
        await bot.hears("last")
        assert "not served" not in bot.bodies()
    await anna.send(room, "again")
    configure(bot, room, other)
    async with bot:
        await bot.hears("again")
        await anna.send(other, "served again")
        await bot.hears("served again")
        assert "not served" not in bot.bodies()


def configure(bot: Bot, *entries: str) -> None:
    """Name other rooms in the configuration."""
    region = bot.config.region[0].model_copy(update={"rooms": entries})
    bot.config = bot.config.model_copy(update={"region": (region,)})


async def test_a_room_that_is_not_the_missing_one_is_declined(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    configure(bot, room, await anna.create_room())
    async with bot:
        await bot_came(anna, bot, room)
        group = await anna.create_room(name="Other", invite=[id_of(bot)])
        assert await membership(anna, bot, group, "leave", "join") == "leave"


async def test_a_room_that_is_gone_without_a_word(
    person: MakePerson, make_bot: MakeBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "patenbot.matrix")
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        async with bot.database.transaction() as session:
            await rooms.save_room(session, rooms.Room(room_id="!gone", region="r1", kind="direct", user="@x:h"))
    async with bot:
        assert not (await bot.rows())["!gone"].joined
        assert "!gone (@x:h): the bot is no longer in the room" in caplog.text
        await anna.send(room, "here")
        await bot.hears("here")
