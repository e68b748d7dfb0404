"""The Matrix gateway: reads what people write, sends what the courier has."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from bot.config import Config
from bot.courier import SendError
from bot.events import Event, Redacted
from bot.matrix.batch import Batches
from bot.matrix.client import Client
from bot.matrix.crypto.encryption import Encryption
from bot.matrix.crypto.publishing import enter
from bot.matrix.direct import DirectChats
from bot.matrix.doors import Doors
from bot.matrix.errands import Errands
from bot.matrix.intake import Dispatch, Intake
from bot.matrix.logger import log
from bot.matrix.login import Login
from bot.matrix.position import Position
from bot.matrix.raw import Json, MalformedError, text
from bot.matrix.reading import Me
from bot.matrix.registry import Registry
from bot.matrix.sending import Sending
from bot.matrix.sync import StoppedError, Sync
from bot.matrix.verification.service import Verifier
from storage.database import Database


class Gateway:
    """One account on one homeserver, for all regions; also the courier's transport.

    ``dispatch`` takes an event for good or raises, then it gets the event again later. ``confirm`` is told
    (transaction id, event id) of messages whose sending an earlier process did not see through. ``ready`` is called
    once, when what had happened before the start is handled. ``client`` asks the homeserver, ``registry`` knows the
    rooms.
    """

    def __init__(
        self,
        config: Config,
        database: Database,
        dispatch: Dispatch,
        confirm: Callable[[str, str], Awaitable[None]],
        ready: Callable[[], None],
    ) -> None:
        if config.matrix is None:
            raise ValueError("the configuration has no [matrix]")
        self.client = Client(config.matrix.homeserver, config.matrix.user_id)
        self._login = Login(config.matrix, self.client, database)
        self._me = Me(config.matrix.user_id)
        self.registry = Registry(config, database, self._me)
        self._position = Position(database)
        self._sync = Sync(self.client, self._position, self.registry)
        self._errands = Errands()
        self._doors = Doors(self.registry, self.client, self._errands, database, self._sync.refresh)
        self._direct = DirectChats(config, self.registry, self.client, self._doors)
        self._sending = Sending(self.client, self._direct, self.entered, self.registry.power, confirm)
        self._database = database
        self._folder = config.data_dir
        self._encryption: asyncio.Future[Encryption] = asyncio.get_running_loop().create_future()
        self._dispatch = dispatch
        self._ended = asyncio.Event()
        self._ended.set()
        self._ready: Callable[[], None] | None = ready

    async def run(self) -> None:
        """Read until `stop`. Raises LoginError when the homeserver doesn't let us in; waits while it is away."""
        self._ended.clear()
        try:
            with contextlib.suppress(StoppedError):
                await self._sync.until_it_works(self._enter)
                await self.registry.load()
                await self._position.load()
                await self._read(await self.entered())
        finally:
            self._ended.set()

    async def entered(self) -> Encryption:
        """Wait for the login; what encrypts since then."""
        return await asyncio.shield(self._encryption)  # who is broken off while waiting takes it from nobody else

    async def stop(self) -> None:
        """Let `run` return after the event in hand, and wait for that. Sending goes on until `close`."""
        self._sync.stop()
        await self._ended.wait()

    async def close(self) -> None:
        """Hang up, when nothing is read or sent any more."""
        await self.client.close()

    async def send(self, room_id: str, type: str, content: Json, txn_id: str) -> str:
        """See `bot.courier.Transport`."""
        return await self._sending.send(room_id, type, content, txn_id)

    async def redact(self, room_id: str, event_id: str, txn_id: str) -> str:
        """See `bot.courier.Transport`."""
        return await self._sending.redact(room_id, event_id, txn_id)

    async def upload(self, room_id: str, name: str, mime: str, content: bytes) -> Json:
        """See `bot.courier.Transport`."""
        return await self._sending.upload(room_id, name, mime, content)

    async def open_direct(self, region: str, user: str) -> str:
        """See `bot.courier.Transport`."""
        return await self._sending.open_direct(region, user)

    async def _enter(self) -> None:
        await self._sync.unless_stopped(self._login.ensure())
        self._me.user_id = self.client.user_id
        entering = enter(self.client, self._database, self._login, self._folder, _now)
        publishing = await self._sync.unless_stopped(entering)
        try:
            profile = await self._sync.ask("GET", "profile", self.client.user_id, "displayname")
            self._me.also_called(text(profile, "displayname"))
        except (SendError, MalformedError):
            log.debug("the bot has no display name")
        self._encryption.set_result(Encryption(self.client, self._database, publishing, self.registry, _now))

    async def _read(self, encryption: Encryption) -> None:
        async def give(event: Event) -> None:
            self._sync.halt()
            if isinstance(event, Redacted):
                await encryption.keyless.drop(event.target)
            await self._dispatch(event)

        verifier = Verifier(self.client, encryption, self.registry, give)
        intake = Intake(
            self.registry, give, encryption.open, verifier.in_room, self._sending.echo, self._doors.upgraded
        )
        batches = Batches(self.registry, intake, self._doors, self._direct, encryption, verifier, self._sync.ask)
        try:
            await self._sync.run(batches, self._prepare, self._handled)
        except StoppedError:
            await self._position.write()
        finally:
            await self._errands.stop()
            await verifier.close()

    async def _prepare(self) -> None:
        """Before each batch that holds all state."""
        await self._sync.unless_stopped(self._doors.settle())

    async def _handled(self, full: bool) -> None:
        """After each batch."""
        if full:
            await self._doors.knock()
        if self._ready:
            self._ready()
            self._ready = None


def _now() -> datetime:
    return datetime.now(UTC)
