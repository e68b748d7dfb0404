"""Notices that the data folder is an older copy: going on with it would use keys a second time.

The account counts its steps (see `storage.olm`). The homeserver is told of each before anything that was closed with
it leaves; so a count here that lies behind the one there is that of a copy. A count ahead is that of a crash.
"""

from bot.matrix.client import Client, Denied
from bot.matrix.crypto.account import Account

TYPE = "org.patenbot.device"


async def is_behind(client: Client, account: Account) -> bool:
    """Whether the homeserver knows of a later step of this device. Raises like `Client.request`."""
    try:
        told = await client.request("GET", "user", client.user_id, "account_data", TYPE)
    except Denied as error:
        if error.status != 404:
            raise
        return False
    step = told.get("step")
    return told.get("device_id") == account.device_id and isinstance(step, int) and step > account.step


async def tell(client: Client, account: Account) -> None:
    """Tell the homeserver. Raises like `Client.request`."""
    body = {"device_id": account.device_id, "step": account.step}
    await client.request("PUT", "user", client.user_id, "account_data", TYPE, body=body)
