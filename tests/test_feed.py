"""The calendar over HTTP, fetched by a real client."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from ical.calendar_stream import IcsCalendarStream

from bot.config import Config, Feed
from bot.feed import FeedServer, address
from bot.settings import ConfigError
from storage import calendars
from tests.conversation import ANNA, BERND, CARLA, OFFICE, OTHER_ROOM, REGION, Conversation, conversation, sample

FEED = Feed(listen="127.0.0.1:0", url="https://kalender.example.org/")


def with_feed() -> Config:
    return sample().model_copy(update={"feed": FEED})


@pytest.fixture
async def c(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path, with_feed()) as c:
        yield c


@pytest.fixture
async def server(c: Conversation) -> AsyncIterator[FeedServer]:
    server = FeedServer(with_feed(), c.database, now=lambda: c.now)
    await server.start()
    yield server
    await server.stop()


async def token(c: Conversation) -> str:
    said = await c.say(ANNA, "kalender", direct=True) or ""
    start = said.index("webcal://kalender.example.org/kalender/")
    return said[start:].split()[0].rsplit("/", 1)[1].removesuffix(".ics")


def url(server: FeedServer, token: str) -> str:
    return f"http://127.0.0.1:{server.port}/kalender/{token}.ics"


async def test_it_can_be_subscribed_to(c: Conversation, server: FeedServer) -> None:
    await c.say(ANNA, "!treffen Stammtisch, Do 3.12. 10 Uhr, Rathaus Büren")
    where = url(server, await token(c))
    async with aiohttp.ClientSession() as client:
        async with client.get(where) as answer:
            assert answer.status == 200
            assert answer.content_type == "text/calendar"
            assert answer.headers["X-Robots-Tag"] == "noindex"
            found = IcsCalendarStream.calendar_from_ics(await answer.text())
            tag, changed = answer.headers["ETag"], answer.headers["Last-Modified"]
        assert [event.summary for event in found.events] == ["Stammtisch"]
        async with client.head(where) as answer:
            assert (answer.status, answer.headers["ETag"]) == (200, tag)
        async with client.get(where, headers={"If-None-Match": f'"x", W/{tag}'}) as answer:
            assert (answer.status, await answer.text()) == (304, "")
        async with client.get(where, headers={"If-Modified-Since": changed}) as answer:
            assert answer.status == 304
        await c.say(ANNA, "!verlegen T1 auf Fr 4.12.")
        async with client.get(where, headers={"If-None-Match": tag}) as answer:
            assert answer.status == 200
        await c.say(ANNA, "!absagen T1")
        async with client.get(where) as answer:
            assert "STATUS:CANCELLED" in await answer.text()
        await c.say(OFFICE, "!verbergen T1")
        async with client.get(where) as answer:
            assert "Stammtisch" not in await answer.text()


async def test_a_new_address_ends_the_old_one(c: Conversation, server: FeedServer) -> None:
    old = await token(c)
    assert "Das kann nur die Geschäftsstelle" in (await c.say(ANNA, "!kalender neu") or "")
    assert old == await token(c)
    await c.say(OFFICE, "!kalender neu")
    new = await token(c)
    async with aiohttp.ClientSession() as client:
        for path, status in ((old, 404), (new, 200), ("", 404), ("x" * 32, 404), (new[:-1], 404)):
            async with client.get(url(server, path)) as answer:
                assert answer.status == status
        for method in ("POST", "PUT", "DELETE"):
            async with client.request(method, url(server, new)) as answer:
                assert answer.status == 405


async def test_the_address_is_told_in_the_direct_chat_only(c: Conversation) -> None:
    await c.say(ANNA, "!treffen Stammtisch, Do 3.12. 10 Uhr, Rathaus Büren")
    said = await c.say(BERND, "!kalender") or ""
    assert said.startswith("- Do 3.12., 10:00 Uhr: T1 Stammtisch · Rathaus Büren")
    assert "webcal" not in said
    assert "im Direktchat" in said


async def test_each_region_has_its_own(c: Conversation, server: FeedServer) -> None:
    await c.say(ANNA, "!treffen Stammtisch, Do 3.12. 10 Uhr, Rathaus Büren")
    await c.say(CARLA, "!treffen Anderes, Do 3.12. 10 Uhr, Borchen", room=OTHER_ROOM)
    async with c.database.transaction() as session:
        mine = await calendars.token_of(session, REGION, c.now)
        other = await calendars.token_of(session, "anderswo", c.now)
    async with aiohttp.ClientSession() as client:
        async with client.get(url(server, mine)) as answer:
            body = await answer.text()
        async with client.get(url(server, other)) as answer:
            others = await answer.text()
    assert "Stammtisch" in body
    assert "Anderes" not in body
    assert "Anderes" in others
    assert "Stammtisch" not in others


async def test_a_port_that_is_taken_is_one_clear_line(c: Conversation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        where = f"127.0.0.1:{taken.getsockname()[1]}"
        config = sample().model_copy(update={"feed": Feed(listen=where, url="https://x.example.org")})
        with pytest.raises(ConfigError, match=rf"\[feed\] can't listen on {where}: .*in use"):
            await FeedServer(config, c.database).start()


def test_the_address_opens_the_calendar_program() -> None:
    assert address(FEED, "abc") == "webcal://kalender.example.org/kalender/abc.ics"
