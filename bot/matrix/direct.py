"""Direct chats: opened once per person and region, adopted after a crash, left when the person has left.

They are encrypted where a room of the region is.
"""

from bot.config import Config
from bot.matrix.client import Client, Denied
from bot.matrix.doors import Doors
from bot.matrix.logger import log
from bot.matrix.raw import MEGOLM, Json, MalformedError, identifier, members, table
from bot.matrix.reading import Place
from bot.matrix.registry import Registry
from bot.matrix.roomstate import encryption_of
from storage.rooms import Room

ENCRYPTION = {"algorithm": MEGOLM}
# In the room's m.room.create: for whom, and for which region, the bot opened it.
USER, REGION = "org.patenbot.direct", "org.patenbot.region"
CLOSED = "org.patenbot.encrypted"  # from the first word on, also where the sync shows it before its encryption is set


class DirectChats:
    """Opens and closes them."""

    def __init__(self, config: Config, registry: Registry, client: Client, doors: Doors) -> None:
        self._regions = {region.key: region for region in config.region}
        self._registry = registry
        self._client = client
        self._doors = doors

    async def open(self, region: str, user: str) -> str:
        """The id of the open chat with a person; a new one if there is none. Raises like `Client.request`."""
        known = self._registry.direct_room(region, user)
        if known:
            return known
        body: Json = {
            "preset": "trusted_private_chat",
            "is_direct": True,
            "invite": [user],
            "creation_content": {USER: user, REGION: region},
        }
        if self._registry.encrypts(region):
            body["creation_content"] = {USER: user, REGION: region, CLOSED: True}
            body["initial_state"] = [{"type": "m.room.encryption", "state_key": "", "content": ENCRYPTION}]
        answer = await self._client.request("POST", "createRoom", body=body)
        try:
            room_id = identifier(answer, "room_id")
        except MalformedError as error:
            raise Denied(200, "M_UNKNOWN", f"createRoom answered with {error}") from None
        await self._registry.plan(room_id, region, "direct", user=user)
        encryption = await encryption_of(self._client, room_id)  # homeservers may encrypt rooms by themselves
        if self._registry.place(room_id) is None:
            await self._registry.enter(room_id, {}, encryption=encryption)
        elif encryption:  # the sync may have shown the room half made
            await self._registry.encrypt(room_id, encryption)
        return room_id

    async def adopt(self, room_id: str, state: list[Json]) -> Room | None:
        """The row of a room that the bot opened for somebody just before it died; None for any other."""
        for event in state:
            if event.get("type") == "m.room.create" and event.get("sender") == self._registry.me.user_id:
                content = table(event, "content")
                user, region = content.get(USER), content.get(REGION)
                if not isinstance(user, str) or region not in self._regions:
                    continue
                if self._registry.direct_room(region, user) is None:
                    await self._registry.plan(room_id, region, "direct", user=user)
                    if content.get(CLOSED) is True:
                        await self._registry.encrypt(room_id, ENCRYPTION)
        return self._registry.rows.get(room_id)

    async def look_after(self, place: Place, seen: list[Json], *, full: bool = False) -> None:
        """End the chat when its person is gone, or when it was none of two; ``full``: all members are in ``seen``."""
        row = self._registry.rows[place.room]
        membership = {user: membership for user, membership, _ in members(seen)}
        gone = membership.get(row.user, "leave" if full else "join") not in {"join", "invite"}
        others = {user for user in self._registry.known_members(place.room) if user != row.user} if full else set()
        if row.joined and (gone or others):
            log.info("%s: the direct chat with %s is over%s", place.room, row.user, " (not of two)" if others else "")
            await self._registry.leave(place.room)
            self._doors.leave(place.room)
