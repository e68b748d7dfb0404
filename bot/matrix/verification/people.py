"""Other people's keys: as the homeserver shows them, and signed by us when they were verified."""

from bot.matrix.client import Client
from bot.matrix.crypto.crosssigning import CrossSigningError, Keys, Published
from bot.matrix.crypto.signing import ED25519, Json, is_signed, signed
from bot.matrix.verification.sas import Side


async def query_person(client: Client, user_id: str) -> Published:
    """Read what the homeserver has of somebody's keys. Raises like `Client.request`."""
    answer = await client.request("POST", "keys", "query", body={"device_keys": {user_id: []}})

    def theirs(part: str) -> Json:
        every = answer.get(part)
        found = every.get(user_id) if isinstance(every, dict) else None
        return found if isinstance(found, dict) else {}

    objects = {usage: theirs(f"{usage}_keys") for usage in ("master", "self_signing")}
    return Published(user_id, objects | {"user_signing": {}}, theirs("device_keys"))


async def look_up(client: Client, user_id: str, device_id: str) -> Side | None:
    """Somebody's device and master key, to be verified; None where the homeserver shows no such device.

    Raises like `Client.request`.
    """
    published = await query_person(client, user_id)
    shown = published.devices.get(device_id)
    keys = shown.get("keys") if isinstance(shown, dict) else None
    key = keys.get(ED25519 + device_id) if isinstance(keys, dict) else None
    if not isinstance(key, str) or not is_signed(shown, user_id, device_id, key):
        return None
    return Side(user_id, device_id, key, published.public().get("master"))


async def sign_user(client: Client, keys: Keys, user_id: str, master_key: str) -> None:
    """Sign somebody's verified master key by our user-signing key.

    Raises CrossSigningError when they have another master key by now or the homeserver does not take the signature,
    and like `Client.request`.
    """
    master = (await query_person(client, user_id)).objects["master"]
    if master.get("user_id") != user_id or master.get("keys") != {ED25519 + master_key: master_key}:
        raise CrossSigningError(f"{user_id} has another master key than the one that was verified")
    bare = {key: value for key, value in master.items() if key not in {"signatures", "unsigned"}}
    signature = signed(bare, client.user_id, keys.user_signing.public, keys.user_signing.sign)
    body = {user_id: {master_key: signature}}
    answer = await client.request("POST", "keys", "signatures", "upload", body=body)
    failures = answer.get("failures")
    if isinstance(failures, dict) and failures.get(user_id):
        raise CrossSigningError(f"the homeserver does not take our signature of {user_id}: {failures[user_id]}")
