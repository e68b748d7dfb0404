"""Somebody on the same homeserver who shares no room with the bot and means harm."""

import json
from typing import Any, Self
from uuid import uuid4

import vodozemac

from bot.matrix.client import Client
from bot.matrix.crypto.crosssigning import query
from bot.matrix.crypto.signing import to_base64
from bot.matrix.raw import Json
from tests.matrix.crypto.device import device_of, log_in, upload_device

OLM = "m.olm.v1.curve25519-aes-sha2"


class Mallory:
    """Her device and its session with the bot's. ``keys`` may be changed before `meet`."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.account = vodozemac.Account()
        self._session: vodozemac.Session
        self._bot: Json = {}

    @classmethod
    async def come(cls, url: str, localpart: str) -> Self:
        mallory = cls(await log_in(url, localpart))
        await upload_device(mallory.client, device_of(mallory.client, mallory.account))
        return mallory

    async def meet(self, bot: str) -> None:
        """Begin a session with the bot's device."""
        ((device, self._bot),) = (await query(self.client, bot)).devices.items()
        wanted = {"one_time_keys": {bot: {device: "signed_curve25519"}}}
        answer = await self.client.request("POST", "keys", "claim", body=wanted)
        (key,) = answer["one_time_keys"][bot][device].values()
        keys = [vodozemac.Curve25519PublicKey.from_base64(one) for one in (self._curve, key["key"])]
        self._session = self.account.create_outbound_session(*keys)

    @property
    def _curve(self) -> str:
        return str(self._bot["keys"][f"curve25519:{self._bot['device_id']}"])

    async def send(self, kind: str, content: Json) -> None:
        """From device to device, as it is."""
        body = {"messages": {self._bot["user_id"]: {self._bot["device_id"]: content}}}
        await self.client.request("PUT", "sendToDevice", kind, uuid4().hex, body=body)

    async def send_closed(self, kind: str, content: Any, **changes: Any) -> None:
        """Closed for the bot's device; ``changes`` are other things to say of herself."""
        plain = {
            "type": kind,
            "content": content,
            "sender": self.client.user_id,
            "keys": {"ed25519": self.account.ed25519_key.to_base64()},
            "recipient": self._bot["user_id"],
            "recipient_keys": {"ed25519": self._bot["keys"][f"ed25519:{self._bot['device_id']}"]},
        }
        await self.send_text(json.dumps(plain | changes))

    async def send_text(self, plain: str) -> None:
        """Whatever it is, closed."""
        number, text = self._session.encrypt(plain.encode()).to_parts()
        sealed = {"type": number, "body": to_base64(text)}
        await self.send("m.room.encrypted", self.sealed(sealed))

    def sealed(self, sealed: Json, **changes: Any) -> Json:
        """The content of a closed message."""
        mine = self.account.curve25519_key.to_base64()
        return {"algorithm": OLM, "sender_key": mine, "ciphertext": {self._curve: sealed}} | changes
