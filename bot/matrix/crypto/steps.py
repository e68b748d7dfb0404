"""Notices that the data folder is an older copy: going on with it would use keys a second time.

The account counts its steps (see `storage.olm`). The homeserver is told of each before anything that was closed with
it leaves; so a count here that lies behind the one there is that of a copy. A count ahead is that of a crash.

What the homeserver is told: ``{"device_id", "step", "earlier"}``. ``earlier`` has the last counts of devices
that the bot was before, for a copy may be put back more than once.
"""

from bot.matrix.client import Client, Denied
from bot.matrix.crypto.account import Account
from bot.matrix.raw import Json, table

TYPE = "org.patenbot.device"


async def is_behind(client: Client, account: Account) -> bool:
    """Whether the homeserver knows of a later step of this device. Raises like `Client.request`."""
    return (await _counts(client)).get(account.device_id, 0) > account.kept


async def tell(client: Client, account: Account) -> None:
    """Tell the homeserver of all that is kept. Raises like `Client.request`."""
    async with account.turns.one():  # a count must not overtake a higher one
        if account.told >= account.kept:
            return
        if account.earlier is None:
            account.earlier = await _counts(client)
            account.earlier.pop(account.device_id, None)
        step = account.kept
        body = {"device_id": account.device_id, "step": step, "earlier": account.earlier}
        await client.request("PUT", "user", client.user_id, "account_data", TYPE, body=body)
        account.told = step


async def _counts(client: Client) -> dict[str, int]:
    """The counts of our devices, as far as the homeserver was told."""
    try:
        told = await client.request("GET", "user", client.user_id, "account_data", TYPE)
    except Denied as error:
        if error.status != 404:
            raise
        return {}
    counts: Json = table(told, "earlier") | {str(told.get("device_id")): told.get("step")}
    return {device: step for device, step in counts.items() if isinstance(step, int)}
