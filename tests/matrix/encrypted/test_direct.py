"""Encrypted direct chats: opened by either side, and seen before they are made to their end."""

import asyncio
from typing import Any

import pytest

from bot.courier import Unreachable
from bot.matrix.client import Client
from tests.matrix.conftest import id_of
from tests.matrix.encrypted.conftest import MEGOLM, Meet
from tests.matrix.encrypted.steps import notice, says

pytestmark = pytest.mark.homeserver


class HalfMade:
    """Makes a direct chat as homeservers do, event by event: its encryption and the invite come with `complete`."""

    def __init__(self, client: Client) -> None:
        self.request = client.request
        self._settings: Any = None
        self._invited = ""

    async def create(self, **more: Any) -> str:
        """Its id; ``more`` is what the bot has asked for."""
        (self._settings,) = more["body"].pop("initial_state")
        (self._invited,) = more["body"].pop("invite")
        return str((await self.request("POST", "createRoom", **more))["room_id"])

    async def complete(self, room: str) -> None:
        kind, content = self._settings["type"], self._settings["content"]
        await self.request("PUT", "rooms", room, "state", kind, "", body=content)
        await self.request("POST", "rooms", room, "invite", body={"user_id": self._invited})


async def test_an_encrypted_direct_chat_that_a_person_opens(meet: Meet) -> None:
    anna, bot, _ = await meet()
    async with bot.running():
        chat = await anna.direct(id_of(bot), encryption=MEGOLM)
        await anna.wait_for_member(chat, id_of(bot))
        await anna.send(chat, "liste")
        heard = await bot.hears("liste")
        assert heard.direct
        await says(bot, chat, "Nichts offen", anna)
        assert await bot.gateway.open_direct("r1", anna.user_id) == chat


async def test_the_bot_s_own_direct_chat_is_as_the_room(meet: Meet) -> None:
    anna, bot, _ = await meet()
    async with bot.running():
        chat = await bot.gateway.open_direct("r1", anna.user_id)
        welcome = await bot.gateway.send(chat, "m.room.message", notice("Willkommen"), "t1")
        await anna.join(chat)
        assert (await anna.wait_for_id(welcome)).sound
        await says(bot, chat, "noch eins", anna)
        await anna.send(chat, "danke")
        await bot.hears("danke")


async def test_a_direct_chat_that_the_sync_shows_half_made(
    meet: Meet, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Homeservers make a room event by event; its encryption may come after the sync has shown it."""
    caplog.set_level("INFO", "patenbot.matrix")
    anna, bot, _ = await meet()
    made = HalfMade(bot.gateway.client)
    said = asyncio.Event()

    async def slowly(method: str, *path: str, **more: Any) -> Any:
        if path == ("sync",) and len(bot.gateway.registry.rows) > 1:
            await said.wait()
        if path != ("createRoom",):
            return await made.request(method, *path, **more)
        room = await made.create(**more)
        await bot.says(caplog, f"{room}: the bot is in the room")
        await made.complete(room)
        return {"room_id": room}

    async with bot.running():
        monkeypatch.setattr(bot.gateway.client, "request", slowly)
        chat = await bot.gateway.open_direct("r1", anna.user_id)
        welcome = await bot.gateway.send(chat, "m.room.message", notice("Willkommen"), "t1")
        said.set()
        await anna.join(chat)
        assert (await anna.wait_for_id(welcome)).sound


async def test_a_direct_chat_whose_making_was_not_answered(
    meet: Meet, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The next try finds it as the sync has shown it: half made."""
    caplog.set_level("INFO", "patenbot.matrix")
    anna, bot, _ = await meet()
    made, rooms = HalfMade(bot.gateway.client), list[str]()

    async def lost(method: str, *path: str, **more: Any) -> Any:
        if path != ("createRoom",):
            return await made.request(method, *path, **more)
        rooms.append(await made.create(**more))
        raise Unreachable("no answer")

    async with bot.running():
        monkeypatch.setattr(bot.gateway.client, "request", lost)
        with pytest.raises(Unreachable):
            await bot.gateway.open_direct("r1", anna.user_id)
        await bot.says(caplog, f"{rooms[0]}: the bot is in the room")
        chat = await bot.gateway.open_direct("r1", anna.user_id)
        assert [chat] == rooms
        welcome = await bot.gateway.send(chat, "m.room.message", notice("Willkommen"), "t1")
        await made.complete(chat)
        await anna.join(chat)
        assert (await anna.wait_for_id(welcome)).sound
