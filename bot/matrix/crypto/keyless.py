"""Events whose key is not here: kept, their keys asked for, and handled when these come."""

import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from uuid import uuid4

from bot.events import Unreadable
from bot.matrix.client import Denied
from bot.matrix.crypto.account import Account
from bot.matrix.crypto.sharing import Sharing
from bot.matrix.logger import log
from bot.matrix.raw import MEGOLM, Json, MalformedError, identifier, table
from bot.matrix.reading import Place, moment
from storage import undecrypted
from storage.database import Database
from storage.undecrypted import Undecrypted

GRACE = timedelta(minutes=1)
KEPT = timedelta(days=14)
BETWEEN_REQUESTS = timedelta(minutes=10)
MOST_OF_A_PERSON = 500  # events in one room
MOST_REQUESTS = 20  # at once: the sync waits for them


class Keyless:
    """Kept in the database, so that a restart loses none."""

    def __init__(self, database: Database, sharing: Sharing, account: Account, now: Callable[[], datetime]) -> None:
        self._database = database
        self._sharing = sharing
        self._account = account
        self._now = now
        self._asked_at: dict[tuple[str, str], datetime] = {}
        self._some = True
        """Whether something may be kept: hardly ever is, and a look into the database at each batch costs too much."""
        self._came: list[tuple[str, str]] | None = None
        """Room and session ids of keys that have come; None at the start, when all that is kept is tried."""

    def key_came(self, room_id: str, session_id: str) -> None:
        if self._came is not None:
            self._came.append((room_id, session_id))

    async def keep(self, place: Place, raw: Json) -> None:
        """Keep an event, unless it is kept already. Raises errors of the database."""
        try:
            event = Undecrypted(
                event_id=identifier(raw, "event_id"),
                region=place.region,
                room_id=place.room,
                sender=identifier(raw, "sender"),
                session_id=identifier(table(raw, "content"), "session_id"),
                content=json.dumps(raw),
                received_at=self._now(),
            )
        except MalformedError as error:
            log.info("%s: event %.100r is skipped: %s", place.room, raw.get("event_id"), error)
            return
        self._some = True
        async with self._database.transaction() as session:
            if await undecrypted.keep(session, event, MOST_OF_A_PERSON):
                log.info("%s: event %s can't be read yet", place.room, event.event_id)

    async def drop(self, event_id: str) -> None:
        """It is handled, or can never be."""
        if not self._some:
            return
        async with self._database.transaction() as session:
            await undecrypted.drop(session, event_id)

    async def try_again(self, take: Callable[[str, Json], Awaitable[None]]) -> None:
        """Give ``take`` the room and the event of all whose key has come, in the order in which they came.

        What ``take`` raises ends it; then it goes on there the next time.
        """
        if self._came is None:
            async with self._database.reading() as session:
                self._came = [_key(row) for row in await undecrypted.first_of_each_key(session)]
        while self._came:
            async with self._database.reading() as session:
                rows = await undecrypted.of_session(session, *self._came[0])
            for row in rows:
                await take(row.room_id, json.loads(row.content))
            del self._came[0]

    async def ask(self) -> None:
        """Ask the senders' devices for what is missing. Raises like `Client.request`, and errors of the database."""
        if not self._some:
            return
        now = self._now()
        async with self._database.reading() as session:
            rows = await undecrypted.first_of_each_key(session)
            wanted = self._to_ask_for(rows, now)
            contents = await undecrypted.contents(session, [row.id for row in wanted])
        self._some = bool(rows)
        self._asked_at = {_key(row): at for row in rows if (at := self._asked_at.get(_key(row)))}
        for row in wanted:
            request = self._request(row, table(json.loads(contents[row.id]), "content"))
            try:
                await self._sharing.send_plain("m.room_key_request", [(row.sender, "*", request)])
            except Denied as error:
                log.info("%s can't be asked for a key: %s", row.sender, error)
            self._asked_at[_key(row)] = now
        if any(row.received_at < now - KEPT for row in rows):
            async with self._database.transaction() as session:
                await undecrypted.drop_before(session, now - KEPT)

    def _to_ask_for(self, rows: Sequence[Undecrypted], now: datetime) -> list[Undecrypted]:
        due = (row for row in rows if now - self._asked_at.get(_key(row), now - KEPT) >= BETWEEN_REQUESTS)
        return list(islice(due, MOST_REQUESTS))

    def _request(self, row: Undecrypted, content: Json) -> Json:
        body = {
            "algorithm": MEGOLM,
            "room_id": row.room_id,
            "session_id": row.session_id,
            "sender_key": str(content.get("sender_key", "")),
        }
        ours = {"request_id": uuid4().hex, "requesting_device_id": self._account.device_id}
        return {"action": "request", "body": body, **ours}

    async def tell(self, give: Callable[[Unreadable], Awaitable[None]], is_direct: Callable[[str], bool]) -> None:
        """Give what has waited for too long, once for each person and room. Raises errors of the database."""
        if not self._some:
            return
        now = self._now()
        async with self._database.reading() as session:
            rows = await undecrypted.untold(session, now - GRACE)
            known = await undecrypted.told(session) if rows else set()
        for row in rows:
            if (row.room_id, row.sender) not in known:
                known.add((row.room_id, row.sender))
                await give(_unreadable(row, now, direct=is_direct(row.room_id)))
        if rows:
            async with self._database.transaction() as session:
                await undecrypted.mark_told(session, [row.id for row in rows])


def _key(row: Undecrypted) -> tuple[str, str]:
    return row.room_id, row.session_id


def _unreadable(row: Undecrypted, now: datetime, *, direct: bool) -> Unreadable:
    return Unreadable(
        id=f"unreadable:{row.event_id}",
        region=row.region,
        room=row.room_id,
        sender=row.sender,
        at=moment(json.loads(row.content).get("origin_server_ts"), now),
        direct=direct,
    )
