"""Into which rooms the bot goes: configured ones, and direct chats with people of these. All others are declined."""

import asyncio
import json
from collections.abc import Callable
from functools import partial

from bot.courier import SendError
from bot.matrix.client import Client, Denied
from bot.matrix.errands import Errands
from bot.matrix.logger import log
from bot.matrix.raw import Json, MalformedError, identifier, table
from bot.matrix.registry import Registry
from storage import gateway
from storage.database import Database

INVITE = "invite:"
SECONDS_TO_JOIN = 120.0
SECONDS_TO_RESOLVE = 20.0


class NotYetError(SendError):
    """It can be decided only later."""


class Doors:
    """``present`` are the rooms that the account is in, served or not; ``refresh`` asks for a sync of all state."""

    def __init__(
        self, registry: Registry, client: Client, errands: Errands, database: Database, refresh: Callable[[], None]
    ) -> None:
        self.present: set[str] = set()
        self._registry = registry
        self._client = client
        self._errands = errands
        self._database = database
        self._refresh = refresh

    async def settle(self) -> None:
        """Find out which rooms the configuration means. What can't be found out now is left to `knock`."""
        entries = list(self._registry.entries())
        found = await asyncio.gather(*(self._resolve(entry) for _, entry in entries), return_exceptions=True)
        for (region, entry), result in zip(entries, found, strict=True):
            if isinstance(result, tuple):
                await self._mean(region, entry, result[0])
            elif not isinstance(result, SendError):
                raise result
        await self._registry.clear_out()

    async def knock(self) -> None:
        """Go into the configured rooms that the bot is not in, and answer invites that wait."""
        for region, entry in self._registry.missing():
            self._errands.run(f"joining {entry}", partial(self._enter, region, entry))
        await self.answer()

    async def answer(self) -> None:
        """Answer the invites that wait; who is welcome depends on the rooms that the bot is in."""
        async with self._database.reading() as session:
            waiting = await gateway.recall_all(session, INVITE)
        for room_id, invite in waiting.items():
            self._consider(room_id, **json.loads(invite))

    async def invited(self, room_id: str, state: list[Json]) -> None:
        """Somebody invites the bot, or somebody else: decide in the background."""
        for event in state:
            content = table(event, "content")
            own = event.get("type") == "m.room.member" and event.get("state_key") == self._registry.me.user_id
            if own and content.get("membership") == "invite":
                try:
                    inviter = identifier(event, "sender")
                except MalformedError as error:
                    log.info("%s: an invite is skipped: %s", room_id, error)
                    return
                # A room of two seldom has a name, and not every client marks it as direct.
                direct = content.get("is_direct") is True or not any(e.get("type") == "m.room.name" for e in state)
                invite = {"inviter": inviter, "direct": direct}
                async with self._database.transaction() as session:
                    await gateway.keep(session, INVITE + room_id, json.dumps(invite))
                self._consider(room_id, inviter, direct)
                return

    async def forget_invite(self, room_id: str) -> None:
        """The invite was taken back."""
        self._errands.drop(_answering(room_id))
        await self._answered(room_id)

    async def upgraded(self, successor: str, server: str) -> None:
        """Follow a tombstone; ``server`` knows the new room."""

        async def follow() -> None:
            row = self._registry.rows.get(successor)
            if row and not row.joined:
                await self._join(successor, [server] if server else [])

        self._errands.run(f"joining {successor}", follow)

    def leave(self, room_id: str) -> None:
        """Go out of a room."""

        async def go() -> None:
            try:
                await self._client.request("POST", "rooms", room_id, "leave")
            except Denied as error:
                log.info("%s: could not be left: %s", room_id, error)

        self._errands.run(f"leaving {room_id}", go)

    def _consider(self, room_id: str, inviter: str, direct: bool) -> None:
        self._errands.run(_answering(room_id), lambda: self._answer(room_id, inviter, direct))

    async def _answer(self, room_id: str, inviter: str, direct: bool) -> None:
        try:
            welcome = await self._is_welcome(room_id, inviter, direct)
            if room_id in self.present:  # it is in already, by another way or since an earlier start
                pass
            elif welcome:
                await self._join(room_id, [inviter.partition(":")[2]])
            else:
                log.info("%s: the invite of %s is declined: no configured room, no direct chat", room_id, inviter)
                await self._client.request("POST", "rooms", room_id, "leave")
        except Denied as error:
            log.warning("%s: the invite of %s can't be answered: %s", room_id, inviter, error)
        await self._answered(room_id)

    async def _is_welcome(self, room_id: str, inviter: str, direct: bool) -> bool:
        for region, entry in self._registry.missing():
            try:
                found, _ = await self._resolve(entry)
            except Denied:
                continue
            if found == room_id:
                return await self._mean(region, entry, room_id)
        if not direct:
            return False
        incomplete = bool(self._registry.missing())  # before asking who is a member: the bot may come in meanwhile
        region_of_inviter = await self._registry.region_of(inviter)
        if region_of_inviter:
            await self._registry.plan(room_id, region_of_inviter, "direct", user=inviter)
            return True
        if incomplete:
            raise NotYetError("who belongs to the region is known when the bot is in all its rooms")
        return False

    async def _answered(self, room_id: str) -> None:
        async with self._database.transaction() as session:
            await gateway.drop(session, INVITE + room_id)

    async def _resolve(self, entry: str) -> tuple[str, list[str]]:
        """The room that an entry of the configuration leads to by now, and servers that know it."""
        if entry.startswith("!"):
            server = entry.partition(":")[2]
            return self._registry.successor(entry), [server] if server else []
        answer = await self._client.request("GET", "directory", "room", entry, seconds=SECONDS_TO_RESOLVE)
        servers = answer.get("servers")
        named = [s for s in servers if isinstance(s, str)][:3] if isinstance(servers, list) else []
        try:
            return self._registry.successor(identifier(answer, "room_id")), named
        except MalformedError as error:
            raise NotYetError(f"{entry}: {error} in the homeserver's answer") from None

    async def _mean(self, region: str, entry: str, room_id: str) -> bool:
        """An entry of the configuration means this room; False when it belongs to another region already."""
        row, before = self._registry.rows.get(room_id), self._registry.configured_room(region, entry)
        if row and row.region != region and row.configured:
            log.error("%s (%s) belongs to region %s already, so not to %s", room_id, entry, row.region, region)
            return False
        if before and before.room_id != room_id:
            log.warning("%s leads to %s now; %s is no longer served", entry, room_id, before.room_id)
            await self._registry.leave(before.room_id, for_good=True)
        await self._registry.plan(room_id, region, "shared", configured=entry)
        return True

    async def _enter(self, region: str, entry: str) -> None:
        room_id, servers = await self._resolve(entry)
        if await self._mean(region, entry, room_id) and not self._registry.rows[room_id].joined:
            await self._join(room_id, servers)

    async def _join(self, room_id: str, servers: list[str]) -> None:
        """Join; the sync brings the rest. A room that the account is in already would not come by itself."""
        query = {"server_name": servers, "via": servers}
        await self._client.request("POST", "join", room_id, query=query, seconds=SECONDS_TO_JOIN)
        if room_id in self.present:
            self._refresh()


def _answering(room_id: str) -> str:
    return f"answering the invite to {room_id}"
