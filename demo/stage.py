"""The stage of the demo: homeserver, bot, room and people in one folder."""

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self, TypeVar

from demo.bot_process import BotProcess
from demo.client import Person
from demo.connection import MatrixError
from demo.folder import DemoError
from demo.homeserver import Homeserver
from demo.region import ALIAS, BOT, BOT_ID, BOT_NAME, EVERYBODY, OFFICE, PASSWORD, ROOM_NAME, SERVER, config_text

SECONDS_FOR_THE_BOT = 60.0

T = TypeVar("T")

Progress = Callable[[str], None]


class Stage:
    """Use it with ``async with``: at the end everything that it started is stopped, the bot first.

    ``people`` maps account names to who is logged in, ``room`` is the region's room. ``progress`` is told what goes
    on. With ``fast`` the homeserver does not wait for the disk.
    """

    def __init__(self, folder: Path, progress: Progress, *, fast: bool) -> None:
        self.folder = folder
        self.homeserver = Homeserver(folder / "homeserver", server_name=SERVER, fast=fast)
        self.bot = BotProcess(folder / "config.toml", folder / "bot.log")
        self.people: dict[str, Person] = {}
        self.room = ""
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
        self.room = await self._open_room()
        self._progress("Der Bot startet")
        self._write_config()
        self._stack.push_async_callback(self.bot.stop)
        self.bot.start()
        await self.while_bot_runs(self._bot_is_in())

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

    async def _open_room(self) -> str:
        """The room with everybody in it; what an interrupted start has left undone is made good."""
        office = self.people[OFFICE.localpart]
        try:
            room = await office.room_of(f"#{ALIAS}:{SERVER}")
        except MatrixError as error:
            if error.code != "M_NOT_FOUND":
                raise
            room = await office.create_room(alias=ALIAS, name=ROOM_NAME, topic="Ich suche …, ich biete …")
        for user in (*(role.user_id for role in EVERYBODY), BOT_ID):
            if await _membership(office, room, user) not in {"join", "invite"}:
                await office.invite(room, user)
        for person in self.people.values():
            await _joined(person, room)
        return room

    async def _bot_is_in(self) -> None:
        office = self.people[OFFICE.localpart]
        key = (self.room, "m.room.member", BOT_ID)

        def joined() -> bool:
            return office.timeline.state.get(key, {}).get("membership") == "join"

        await office.timeline.wait_until(joined, SECONDS_FOR_THE_BOT)


async def _joined(person: Person, room: str) -> None:
    await person.timeline.wait_until(lambda: room in person.joined)


async def _membership(reader: Person, room: str, user: str) -> str:
    try:
        return str((await reader.read_state(room, "m.room.member", user))["membership"])
    except MatrixError as error:
        if error.status != 404:
            raise
        return "leave"


def explained(error: BaseException) -> DemoError:
    """One sentence for what went wrong on the way."""
    if isinstance(error, TimeoutError):
        return DemoError("the bot did not answer in time; bot.log and homeserver/homeserver.log may say why")
    return DemoError(str(error))
