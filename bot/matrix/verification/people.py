"""Other people's keys, as the homeserver shows them."""

from bot.matrix.client import Client
from bot.matrix.crypto.crosssigning import query
from bot.matrix.crypto.signing import ED25519, is_signed
from bot.matrix.verification.sas import Side


async def look_up(client: Client, user_id: str, device_id: str) -> Side | None:
    """Somebody's device and master key, to be verified; None where the homeserver shows no such device.

    Raises like `Client.request`.
    """
    published = await query(client, user_id)
    shown = published.devices.get(device_id)
    keys = shown.get("keys") if isinstance(shown, dict) else None
    key = keys.get(ED25519 + device_id) if isinstance(keys, dict) else None
    if not isinstance(key, str) or not is_signed(shown, user_id, device_id, key):
        return None
    return Side(user_id, device_id, key, published.public().get("master"))
