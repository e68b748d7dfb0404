"""The Matrix gateway: reads what people write, sends what the courier has."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.config import Config
from bot.courier import SendError
from bot.events import Event, Redacted
from bot.matrix.batch import Batches
from bot.matrix.client import Client
from bot.matrix.crypto.encryption import Encryption
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
    once, when what had happened before the start is handled.
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
        self._client = Client(config.matrix.homeserver, config.matrix.user_id)
        self._login = Login(config.matrix, self._client, database)
        self._me = Me(config.matrix.user_id)
        self._registry = Registry(config, database, self._me)
        self._position = Position(database)
        self._sync = Sync(self._client, self._position, self._registry)
        self._errands = Errands()
        self._doors = Doors(self._registry, self._client, self._errands, database, self._sync.refresh)
        self._direct = DirectChats(config, self._registry, self._client, self._doors)
        self._dispatch = dispatch
        self._ended = asyncio.Event()
        self._ended.set()
        self._ready: Callable[[], None] | None = ready
        self._encryption = Encryption(self._client, database, config.data_dir, self._registry)
        self._verifier = Verifier(self._client, self._encryption, self._registry, self._give)
        self._intake = Intake(
            self._registry, self._give, self._encryption.open, self._verifier.in_room, self._echo, self._doors.upgraded
        )
        self._batches = Batches(
            self._registry, self._intake, self._doors, self._direct, self._encryption, self._verifier, self._sync.ask
        )
        self._sending = Sending(self._client, self._direct, self._encryption, self._intake.power, confirm)

    async def run(self) -> None:
        """Read until `stop`. Raises LoginError when the homeserver doesn't let us in; waits while it is away."""
        self._ended.clear()
        try:
            await self._sync.until_it_works(self._enter)
            await self._registry.load()
            await self._position.load()
            await self._sync.run(self._batches, self._prepare, self._handled)
        except StoppedError:
            await self._position.write()
        finally:
            await self._errands.stop()
            await self._verifier.close()
            self._ended.set()

    async def stop(self) -> None:
        """Let `run` return after the event in hand, and wait for that. Sending goes on until `close`."""
        self._sync.stop()
        await self._ended.wait()

    async def close(self) -> None:
        """Hang up, when nothing is read or sent any more."""
        await self._client.close()

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
        self._me.user_id = self._client.user_id
        await self._sync.unless_stopped(self._encryption.enter(self._login))
        try:
            profile = await self._sync.ask("GET", "profile", self._client.user_id, "displayname")
            self._me.also_called(text(profile, "displayname"))
        except (SendError, MalformedError):
            log.debug("the bot has no display name")

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

    async def _give(self, event: Event) -> None:
        self._sync.halt()
        if isinstance(event, Redacted):
            await self._encryption.keyless.drop(event.target)
        await self._dispatch(event)

    async def _echo(self, txn_id: str, event_id: str) -> None:
        await self._sending.echo(txn_id, event_id)
