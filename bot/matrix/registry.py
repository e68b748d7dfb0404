"""The rooms that the bot serves and who is in them: the tables, with a copy in memory.

Every change goes to the database first, in one transaction of its own. What it builds on is read inside of that:
tasks that change a room at once take turns there.
"""

import json
from collections.abc import Iterator
from typing import Any

from bot.config import Config
from bot.matrix.logger import log
from bot.matrix.power import Power
from bot.matrix.raw import MEGOLM, Json, members
from bot.matrix.reading import Me, Place
from storage import gateway, rooms
from storage.database import Database
from storage.rooms import Kind, Room

FRESH = "fresh:"


class Registry:
    """Knows the room of every event. ``fresh`` are rooms whose first batch is not handled to its end.

    ``power`` is what the bot may do in them, as far as the sync has said it since the start.
    """

    def __init__(self, config: Config, database: Database, me: Me) -> None:
        self.config = config
        self.me = me
        self.rows: dict[str, Room] = {}
        self.fresh: set[str] = set()
        self.power: dict[str, Power] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._database = database

    async def load(self) -> None:
        """Read the tables; rooms of regions that are no longer in the configuration are no longer served."""
        regions = {region.key for region in self.config.region}
        async with self._database.reading() as session:
            self.rows = {row.room_id: row for row in await rooms.all_rooms(session)}
            self.fresh = set(await gateway.recall_all(session, FRESH))
            self._names = {room_id: await rooms.room_members(session, room_id) for room_id in self.rows}
        for row in list(self.rows.values()):
            if row.region not in regions and row.joined:
                await self.leave(row.room_id)

    async def clear_out(self) -> None:
        """Serve no room any longer that the configuration no longer names."""
        entries = set(self.entries())
        for row in list(self.rows.values()):
            if row.kind == "shared" and row.configured and (row.region, row.configured) not in entries:
                log.warning("%s (%s): is no longer in the configuration", row.room_id, row.configured)
                await self.leave(row.room_id, for_good=True)

    def place(self, room_id: str) -> Place | None:
        """Where events of this room belong; None for a room that is not served."""
        row = self.rows.get(room_id)
        return Place(row.region, room_id, row.kind == "direct") if row and row.joined else None

    def is_direct(self, room_id: str) -> bool:
        """Whether the room is a direct chat."""
        row = self.rows.get(room_id)
        return bool(row and row.kind == "direct")

    def readers(self, room_id: str) -> set[str] | None:
        """Who is to read what the bot says there; None where the bot is not, as far as is known."""
        row = self.rows.get(room_id)
        return self._names.get(room_id, {}).keys() | self.invited(room_id) if row and row.joined else None

    def invited(self, room_id: str) -> set[str]:
        """The person of a direct chat, who is to read what is said there from the invite on."""
        row = self.rows.get(room_id)
        return {row.user} if row and row.kind == "direct" else set()

    def knows(self, user: str) -> bool:
        """Whether somebody is in one of the rooms."""
        return any(user in names for names in self._names.values())

    def encrypts(self, region: str) -> bool:
        """Whether one of the region's rooms is encrypted."""
        return any(row.encryption for row in self.rows.values() if row.region == region and row.kind == "shared")

    def known_members(self, room_id: str) -> dict[str, str]:
        """Everybody in the room but the bot: user id to display name."""
        return self._names.get(room_id, {})

    def successor(self, room_id: str) -> str:
        """The room that this one was upgraded to, however often; itself when it was not."""
        seen = {room_id}
        while (row := self.rows.get(room_id)) and row.replaced_by and row.replaced_by not in seen:
            room_id = row.replaced_by
            seen.add(room_id)
        return room_id

    def encryption(self, room_id: str) -> Json | None:
        """The content of the room's ``m.room.encryption``; empty for an open one, None where it is not known."""
        row = self.rows.get(room_id)
        if row and row.encryption:
            return dict(json.loads(row.encryption))
        return {} if row and row.joined else None

    async def encrypt(self, room_id: str, settings: Json) -> None:
        """The room is encrypted from now on, for ever: what would open it again is not believed."""
        known = self.rows[room_id].encryption
        text = _written(settings)
        if known == text:
            return
        if known and settings.get("algorithm") != MEGOLM:
            log.warning("%s: somebody tries to change its encryption to %.60r", room_id, settings.get("algorithm"))
            return
        async with self._database.transaction() as session:
            row = changed(self.rows[room_id], encryption=text)
            await rooms.save_room(session, row)
        self.rows[room_id] = row

    def configured_room(self, region: str, entry: str) -> Room | None:
        """The joined room of an entry in the configuration."""
        found = (r for r in self.rows.values() if r.joined and r.region == region and r.configured == entry)
        return next(found, None)

    def entries(self) -> Iterator[tuple[str, str]]:
        """The regions' keys with their configured rooms, in the configuration's order."""
        return ((region.key, entry) for region in self.config.region for entry in region.rooms)

    def missing(self) -> list[tuple[str, str]]:
        """Configured rooms that the bot is not in."""
        return [(region, entry) for region, entry in self.entries() if not self.configured_room(region, entry)]

    def direct_room(self, region: str, user: str) -> str | None:
        """The open direct chat with a person."""
        found = (
            r.room_id
            for r in self.rows.values()
            if r.joined and r.kind == "direct" and r.region == region and r.user == user
        )
        return next(found, None)

    def present(self, state: list[Json]) -> dict[str, str]:
        """Everybody but the bot who is in a room by these state events: user id to display name."""
        names: dict[str, str] = {}
        for user, membership, name in members(state):
            names.pop(user, None)
            if membership == "join" and user != self.me.user_id:
                names[user] = name
        return names

    async def region_of(self, user: str) -> str | None:
        """The first region, in the configuration's order, in whose rooms the person is."""
        async with self._database.reading() as session:
            for region in self.config.region:
                if await rooms.is_member(session, region.key, user):
                    return region.key
        return None

    async def plan(self, room_id: str, region: str, kind: Kind, *, configured: str = "", user: str = "") -> None:
        """Remember what the room will be when the bot is in it.

        A room that it is in stays as it is, or gets the new name by which the configuration calls it.
        """
        async with self._database.transaction() as session:
            row = self.rows.get(room_id)
            if row and (row.region, row.kind, row.configured, row.user) == (region, kind, configured, user):
                return
            joined = bool(row and row.joined)
            if row and joined and (row.region != region or (row.region, row.configured) in set(self.entries())):
                return
            new = Room(
                room_id=room_id,
                region=region,
                kind=kind,
                configured=configured,
                user=user,
                joined=joined,
                encryption=row.encryption if row else "",
            )
            await rooms.save_room(session, new)
        self.rows[room_id] = new

    async def enter(
        self, room_id: str, names: dict[str, str], *, fresh: bool = True, encryption: Json | None = None
    ) -> None:
        """The bot is in a planned room now. ``fresh``: what was there before it came is not for it."""
        async with self._database.transaction() as session:
            row = changed(self.rows[room_id], joined=True)
            if encryption:
                row.encryption = _written(encryption)
            await rooms.save_room(session, row)
            await rooms.set_members(session, row.region, room_id, names)
            if fresh:
                await gateway.keep(session, FRESH + room_id, "")
        self.rows[room_id], self._names[room_id] = row, names
        if fresh:
            self.fresh.add(room_id)

    async def leave(self, room_id: str, *, for_good: bool = False) -> None:
        """The bot is no longer in the room; ``for_good``: the configuration doesn't mean this room any more."""
        async with self._database.transaction() as session:
            row = changed(self.rows[room_id], joined=False)
            if for_good:
                row.configured = ""
            await rooms.save_room(session, row)
            await rooms.leave_room(session, room_id)
        self.rows[room_id] = row
        self._names.pop(room_id, None)

    async def move(self, room_id: str, successor: str) -> None:
        """The room was upgraded: its successor takes its place."""
        async with self._database.transaction() as session:
            row, other = self.rows[room_id], self.rows.get(successor)
            new = other if other and other.configured else _taking_its_place(row, successor, other)
            await rooms.leave_room(session, room_id, successor)
            await rooms.save_room(session, new)
        self.rows[room_id] = changed(row, joined=False, replaced_by=successor)
        self.rows[successor] = new
        self._names.pop(room_id, None)

    async def set_member(self, room_id: str, user: str, name: str | None) -> None:
        """Somebody is in the room, by this name; None: no longer."""
        if user == self.me.user_id or self.known_members(room_id).get(user) == name or not self.rows[room_id].joined:
            return
        async with self._database.transaction() as session:
            if name is None:
                await rooms.remove_member(session, room_id, user)
            else:
                await rooms.add_member(session, self.rows[room_id].region, room_id, user, name)
        names = self._names.setdefault(room_id, {})
        if name is None:
            names.pop(user, None)
        else:
            names[user] = name

    async def set_members(self, room_id: str, names: dict[str, str]) -> None:
        """Replace what is known of the room's members."""
        async with self._database.transaction() as session:
            await rooms.set_members(session, self.rows[room_id].region, room_id, names)
        self._names[room_id] = names


def _taking_its_place(row: Room, successor: str, other: Room | None) -> Room:
    """The row of the room that follows on ``row``; ``other`` is what was known of it before."""
    joined, encryption = (other.joined, other.encryption) if other else (False, "")
    return changed(row, room_id=successor, joined=joined, encryption=encryption)


def _written(settings: Json) -> str:
    """The settings of an encrypted room as they are kept."""
    return json.dumps({"algorithm": MEGOLM} | settings, sort_keys=True)


def changed(row: Room, **values: Any) -> Room:
    """A copy of the row, not in any session, with other values."""
    return Room(**{column.key: getattr(row, column.key) for column in Room.__table__.columns} | values)
