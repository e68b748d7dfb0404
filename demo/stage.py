"""The stage of the demo: homeserver, bot, room and people in one folder."""

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self, TypeVar

from demo.bot_process import BotProcess
from demo.client import Person
from demo.encrypting import EncryptingPerson
from demo.folder import DemoError
from demo.homeserver import Homeserver
from demo.participant import Participant
from demo.region import (
    ALIAS,
    BOT,
    BOT_ID,
    BOT_NAME,
    ENCRYPTED_ALIAS,
    ENCRYPTED_ROOM_NAME,
    EVERYBODY,
    OFFICE,
    PASSWORD,
    ROOM_NAME,
    SERVER,
    config_text,
)
from demo.rooms import chat_of, comes, open_room

SECONDS_FOR_THE_BOT = 60.0

T = TypeVar("T")

Progress = Callable[[str], None]


class Stage:
    """Use it with ``async with``: at the end everything that it started is stopped, the bot first.

    ``people`` maps account names to who is logged in without encryption, ``encrypting`` to who is with it.
    ``room`` is the region's open room, in which all that belongs nowhere else is posted; ``encrypted_room`` the other
    one. ``progress`` is told what goes on. With ``fast`` the homeserver does not wait for the disk.
    """

    def __init__(self, folder: Path, progress: Progress, *, fast: bool) -> None:
        self.folder = folder
        self.homeserver = Homeserver(folder / "homeserver", server_name=SERVER, fast=fast)
        self.bot = BotProcess(folder / "config.toml", folder / "bot.log")
        self.people: dict[str, Person] = {}
        self.encrypting: dict[str, EncryptingPerson] = {}
        self.room = ""
        self.encrypted_room = ""
        self._progress = progress
        self._stack = contextlib.AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Start all. Raises DemoError and HomeserverError when something does not start."""
        try:
            await self._start()
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def _start(self) -> None:
        self._progress("Der Homeserver (Synapse) startet")
        self._stack.push_async_callback(self.homeserver.stop)
        await self.homeserver.start()
        self._progress("Die Konten werden angelegt")
        await self._register()
        for role in EVERYBODY:
            person = await Person.login(self.homeserver.url, role.localpart, PASSWORD)
            self.people[role.localpart] = await self._stack.enter_async_context(person)
        everybody = list(self.people.values())
        office = self.people[OFFICE.localpart]
        self.room = await open_room(office, everybody, BOT_ID, ALIAS, ROOM_NAME)
        self.encrypted_room = await open_room(
            office, everybody, BOT_ID, ENCRYPTED_ALIAS, ENCRYPTED_ROOM_NAME, encrypted=True
        )
        self._progress("Der Bot startet")
        self._write_config()
        self._stack.push_async_callback(self.bot.stop)
        self.bot.start()
        await self.while_bot_runs(self._bot_is_in())

    async def let_encrypt(self, *names: str) -> None:
        """Give these people a second client, with encryption."""
        for name in names:
            person = await EncryptingPerson.login(self.homeserver.url, self.people[name].user_id, PASSWORD)
            self.encrypting[name] = await self._stack.enter_async_context(person)

    def participant(self, name: str, room: str) -> Participant:
        """Somebody with the client that is the right one for this room."""
        return self.encrypting[name] if room == self.encrypted_room else self.people[name]

    async def direct_chat(self, name: str) -> str:
        """The chat with the bot, in clear; a new one if there is none, as soon as the bot is in it.

        A chat that the bot opens is encrypted, since one of the region's rooms is; here nobody could read it.
        """
        person = self.people[name]
        chat = chat_of(person, BOT_ID, but=(self.room, self.encrypted_room))
        if chat is None:
            chat = await person.direct(BOT_ID)
            await comes(person, chat, BOT_ID, SECONDS_FOR_THE_BOT)
        return chat

    async def while_bot_runs(self, work: Awaitable[T]) -> T:
        """The result of ``work``. Raises DemoError as soon as the bot ends by itself."""
        watch = asyncio.ensure_future(self.bot.ended())
        task = asyncio.ensure_future(work)
        try:
            await asyncio.wait([watch, task], return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                watch.result()
            return await task
        finally:
            for each in (watch, task):
                each.cancel()
            await asyncio.gather(watch, task, return_exceptions=True)

    async def _register(self) -> None:
        for role in EVERYBODY:
            await self.homeserver.register(role.localpart, PASSWORD, display_name=role.name)
        file = self.folder / "bot-password"
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(secrets.token_urlsafe(24), "utf-8")
        await self.homeserver.register(BOT, file.read_text("utf-8"), display_name=BOT_NAME)

    def _write_config(self) -> None:
        (self.folder / "config.toml").write_text(config_text(self.homeserver.url, "bot-password"), "utf-8")

    async def _bot_is_in(self) -> None:
        office = self.people[OFFICE.localpart]
        for room in (self.room, self.encrypted_room):
            await comes(office, room, BOT_ID, SECONDS_FOR_THE_BOT)
        await asyncio.gather(*map(self.direct_chat, self.people))


def explained(error: BaseException) -> DemoError:
    """One sentence for what went wrong on the way."""
    if isinstance(error, TimeoutError):
        return DemoError("the bot did not answer in time; bot.log and homeserver/homeserver.log may say why")
    return DemoError(str(error))
