"""What the courier gets to hear: on a real homeserver, behind a proxy that fails."""

import pytest
from aiohttp import ClientSession, web

from bot.courier import Hopeless, Refused, Slow, Unreachable
from bot.matrix.login import LoginError
from bot.matrix.look import look
from demo.homeserver import Homeserver
from tests.conftest import MakePerson
from tests.matrix.bot import Bot, config_for
from tests.matrix.conftest import MakeBot, bot_came, id_of, room_with_bot
from tests.matrix.proxy import Proxy, bad_gateway, times

pytestmark = pytest.mark.homeserver

TEXT = {"msgtype": "m.notice", "body": "Guten Tag"}


def limited() -> web.Response:
    return web.json_response({"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 1700}, status=429)


def limited_by_the_proxy() -> web.Response:
    return web.Response(text="slow down", status=429, headers={"Retry-After": "3"})


async def devices(bot: Bot) -> list[str]:
    answer = await bot.gateway.client.request("GET", "devices")
    return [device["device_id"] for device in answer["devices"]]


async def test_the_same_transaction_gives_the_same_event_also_after_a_restart(
    person: MakePerson, make_bot: MakeBot
) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        first = await bot.gateway.send(room, "m.room.message", TEXT, "t1")
        assert await bot.gateway.send(room, "m.room.message", TEXT, "t1") == first
        assert bot.confirmed == []
        before = await devices(bot)
    async with bot:
        assert await bot.gateway.send(room, "m.room.message", TEXT, "t1") == first
        redaction = await bot.gateway.redact(room, first, "t2")
        assert await bot.gateway.redact(room, first, "t2") == redaction
        assert await devices(bot) == before
    sent = [event for event in await anna.messages(room) if event["sender"] == id_of(bot)]
    assert [event["event_id"] for event in sent if event["type"] != "m.room.member"] == [first, redaction]


async def test_messages_of_an_earlier_process_are_confirmed(
    homeserver: Homeserver, person: MakePerson, make_bot: MakeBot
) -> None:
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await room_with_bot(person, make_bot, url=proxy.url)
        await bot.start()
        await bot_came(anna, bot, room)
        proxy.fault = lambda request: bad_gateway() if "/sync" in request.path else None
        sent = [await bot.gateway.send(room, "m.room.message", TEXT, f"t{number}") for number in range(80)]
        await bot.kill()
        proxy.fault = lambda _request: None
        async with bot:
            await bot.until(lambda: len(bot.confirmed) >= 80)
    assert bot.confirmed == [(f"t{number}", event_id) for number, event_id in enumerate(sent)]


async def test_errors_of_the_way(homeserver: Homeserver, person: MakePerson, make_bot: MakeBot) -> None:
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await room_with_bot(person, make_bot, url=proxy.url)
        async with bot:
            await bot_came(anna, bot, room)
            for answer, seconds in ((limited, 1.7), (limited_by_the_proxy, 3)):
                proxy.fault, _ = times(1, answer, "/send/")
                with pytest.raises(Slow) as slow:
                    await bot.gateway.send(room, "m.room.message", TEXT, "t1")
                assert slow.value.seconds == seconds
            proxy.fault, _ = times(1, bad_gateway, "/send/")
            with pytest.raises(Unreachable):
                await bot.gateway.send(room, "m.room.message", TEXT, "t1")
            assert await bot.gateway.send(room, "m.room.message", TEXT, "t1")


async def test_an_answer_that_got_lost(homeserver: Homeserver, person: MakePerson, make_bot: MakeBot) -> None:
    """The message was taken; the sync, or sending again, tells its id."""
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await room_with_bot(person, make_bot, url=proxy.url)
        async with bot:
            await bot_came(anna, bot, room)
            proxy.after, hit = times(1, bad_gateway, "/send/")
            try:
                found = await bot.gateway.send(room, "m.room.message", TEXT, "t1")
            except Unreachable:
                found = await bot.gateway.send(room, "m.room.message", TEXT, "t1")
            assert hit
        sent = [event["event_id"] for event in await anna.messages(room) if event["type"] == "m.room.message"]
        assert sent == [found]


def half() -> web.Response:
    return web.Response(text='{"next_batch": "s1", "rooms": {"join"')


def empty() -> web.Response:
    return web.json_response({})


async def test_a_sync_that_fails_in_every_way(homeserver: Homeserver, person: MakePerson, make_bot: MakeBot) -> None:
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await room_with_bot(person, make_bot, url=proxy.url)
        async with bot:
            await bot_came(anna, bot, room)
            await anna.send(room, "0")
            await bot.hears("0")
            for number, answer in enumerate((bad_gateway, limited, half, empty), 1):
                proxy.fault, hit = times(1, answer, "/sync")
                await anna.send(room, f"a{number}")
                await anna.send(room, f"b{number}")
                await bot.hears(f"b{number}")
                proxy.fault = lambda _request: None
                assert len(hit) <= 1
        assert bot.bodies() == ["0", *(f"{letter}{number}" for number in range(1, 5) for letter in "ab")]


async def test_a_gap_that_can_not_be_read_at_first(
    homeserver: Homeserver, person: MakePerson, make_bot: MakeBot
) -> None:
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await room_with_bot(person, make_bot, url=proxy.url)
        async with bot:
            await bot_came(anna, bot, room)
            await anna.send(room, "first")
            await bot.hears("first")
        for number in range(180):
            await anna.send(room, f"{number}")
        proxy.fault, hit = times(2, bad_gateway, "/messages")
        async with bot:
            await anna.send(room, "last")
            await bot.hears("last")
        assert len(hit) == 2
        assert bot.bodies() == ["first", *map(str, range(180)), "last"]


async def test_refusals(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    elsewhere = await anna.create_room()
    async with bot:
        await bot_came(anna, bot, room)
        with pytest.raises(Hopeless):
            await bot.gateway.send(room, "m.room.message", TEXT | {"body": "x" * 70_000}, "t1")
        with pytest.raises(Refused):
            await bot.gateway.send(elsewhere, "m.room.message", TEXT, "t2")
        with pytest.raises(Refused, match="no direct chat with @nobody:other host"):
            await bot.gateway.open_direct("r1", "@nobody:other host")
        levels = await anna.read_state(room, "m.room.power_levels")
        await anna.state(room, "m.room.power_levels", "", levels | {"events_default": 50})
        await anna.send(room, "quiet now")
        await bot.hears("quiet now")
        with pytest.raises(Refused, match=r"power level 0, needed 50 for m\.room\.message"):
            await bot.gateway.send(room, "m.room.message", TEXT, "t3")


async def test_a_session_that_was_ended(person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        before = await devices(bot)
        await bot.gateway.client.request("POST", "logout")
        await bot.gateway.send(room, "m.room.message", TEXT, "t1")
        assert await devices(bot) == before
        await anna.send(room, "still there?")
        await bot.hears("still there?")


async def test_a_wrong_password(homeserver: Homeserver, make_bot: MakeBot) -> None:
    bot = await make_bot(["!nowhere:localhost"])
    bot.config = config_for(homeserver.url, id_of(bot)[1:].partition(":")[0], ["!nowhere:localhost"], password="wrong")
    await bot.start(wait=False)
    with pytest.raises(LoginError, match=r"refuses the login of @patenbot-\d+:localhost: Invalid username or password"):
        await bot.result()
    await bot.kill()


async def test_look(homeserver: Homeserver, person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    unknown = "#nobody-knows-it:localhost"
    bot.config = bot.config.model_copy(
        update={"region": (bot.config.region[0].model_copy(update={"rooms": (room, unknown)}),)}
    )
    before = await look(bot.config)
    assert [(finding.ok, finding.what.split(": ")[-1]) for finding in before] == [
        (True, f"homeserver {homeserver.url} answers"),
        (True, f"login as {id_of(bot)} works"),
        (True, f"{id_of(bot)} has no cross-signing keys yet; the bot makes them when it starts"),
        (True, "none yet"),
        (False, "the bot is not in it"),
        (False, "Room alias #nobody-knows-it:localhost not found (M_NOT_FOUND)"),
    ]
    async with bot:
        await bot_came(anna, bot, room)
        ours = await devices(bot)
        for found in (await look(bot.config, bot.database), await look(bot.config)):
            assert [finding.what for finding in found if not finding.ok] == [before[-1].what]
        levels = await anna.read_state(room, "m.room.power_levels")
        await anna.state(room, "m.room.power_levels", "", levels | {"events": {"m.reaction": 50}})
        found = [finding for finding in await look(bot.config, bot.database) if not finding.ok]
        assert "power level 0, needed 50 for m.reaction" in found[0].what
        assert await devices(bot) == ours
    wrong = config_for(homeserver.url, id_of(bot)[1:].partition(":")[0], [room], password="wrong")
    assert [finding.ok for finding in await look(wrong)] == [True, False]
    away = config_for("http://127.0.0.1:9", "patenbot", [room])
    assert [finding.ok for finding in await look(away)] == [False]


async def test_look_sees_a_room_of_two_regions_whatever_it_is_called(person: MakePerson, make_bot: MakeBot) -> None:
    anna = await person("anna")
    name = f"shared-{anna.user_id[1:].partition(':')[0]}"
    room = await anna.create_room(alias=name, preset="public_chat")
    bot = await make_bot([f"#{name}:localhost"], [room])
    found = [finding.what for finding in await look(bot.config) if not finding.ok]
    assert found == [f"r1: room #{name}:localhost: the bot is not in it", f"r2: room {room}: it belongs to r1 already"]


async def test_a_file_can_be_downloaded_again(homeserver: Homeserver, person: MakePerson, make_bot: MakeBot) -> None:
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        place = await bot.gateway.upload(room, "T1-Büren.ics", "text/calendar", "Grüße".encode())
        server, media = place["url"].removeprefix("mxc://").split("/")
        headers = {"Authorization": f"Bearer {bot.gateway.client.token}"}
        address = f"{homeserver.url}/_matrix/client/v1/media/download/{server}/{media}"
        async with ClientSession() as client, client.get(address, headers=headers) as answer:
            assert answer.status == 200
            assert (await answer.read()).decode() == "Grüße"
            assert answer.content_type == "text/calendar"
            assert "B%C3%BCren" in answer.headers["Content-Disposition"]
        with pytest.raises(Hopeless, match=r"T2\.ics"):
            await bot.gateway.upload(room, "T2.ics", "text/calendar", b"x" * 60_000_000)
