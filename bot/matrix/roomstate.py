"""What the homeserver says of a room, where the sync has not said it."""

from bot.matrix.client import Client, Denied
from bot.matrix.raw import Json, table


async def encryption_of(client: Client, room_id: str) -> Json:
    """The content of ``m.room.encryption``; empty for an open room. Raises like `Client.request`."""
    try:
        return await client.request("GET", "rooms", room_id, "state", "m.room.encryption", "")
    except Denied as error:
        if error.status != 404:
            raise
        return {}


async def members_of(client: Client, room_id: str) -> set[str]:
    """Everybody who is in the room. Raises like `Client.request`."""
    return set(table(await client.request("GET", "rooms", room_id, "joined_members"), "joined"))
