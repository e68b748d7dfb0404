"""What the courier sends goes through here."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping

from nio.crypto import encrypt_attachment

from bot.courier import Hopeless, Refused, SendError, Unreachable
from bot.matrix.client import Client, Denied
from bot.matrix.crypto.encryption import Encryption
from bot.matrix.direct import DirectChats
from bot.matrix.power import Power
from bot.matrix.raw import Json

REMEMBERED = 1000
BYTES = "application/octet-stream"
NEVER = {400, 413}


class Sending:
    """The courier's transport.

    The sync shows the bot's own messages again. ``confirm`` is told of those whose sending has not been answered yet:
    by an earlier process, or because the answer is late or lost. What people do with them may follow at once.
    ``entered`` waits for the login and gives what encrypts since then.
    """

    def __init__(
        self,
        client: Client,
        direct: DirectChats,
        entered: Callable[[], Awaitable[Encryption]],
        power: Mapping[str, Power],
        confirm: Callable[[str, str], Awaitable[None]],
    ) -> None:
        self._client = client
        self._direct = direct
        self._entered = entered
        self._power = power
        self._confirm = confirm
        self._mine: OrderedDict[str, str] = OrderedDict()
        """Transaction ids of this process, with the event id as soon as it is known."""

    async def send(self, room_id: str, type: str, content: Json, txn_id: str) -> str:
        """See `bot.courier.Transport`."""
        try:
            kind, closed = await (await self._entered()).close(room_id, type, content)
        except Denied as error:
            raise Refused(f"no keys for the room: {error}") from None
        return await self._put(txn_id, room_id, kind, closed, "rooms", room_id, "send", kind, txn_id)

    async def redact(self, room_id: str, event_id: str, txn_id: str) -> str:
        """See `bot.courier.Transport`."""
        return await self._put(txn_id, room_id, "m.room.redaction", {}, "rooms", room_id, "redact", event_id, txn_id)

    async def upload(self, room_id: str, name: str, mime: str, content: bytes) -> Json:
        """See `bot.courier.Transport`. In an encrypted room the homeserver gets neither name nor content to see."""
        try:
            if await (await self._entered()).settings_of(room_id):
                closed, file = encrypt_attachment(content)
                return {"file": file | {"url": await self._client.upload("", BYTES, closed), "mimetype": mime}}
            return {"url": await self._client.upload(name, mime, content)}
        except Denied as error:
            what = f"the file {name}: {error}"
            raise Hopeless(what) if error.status in NEVER else Refused(what) from None

    async def open_direct(self, region: str, user: str) -> str:
        """See `bot.courier.Transport`."""
        try:
            return await self._direct.open(region, user)
        except Denied as error:
            raise Refused(f"no direct chat with {user}: {error}") from None

    async def echo(self, txn_id: str, event_id: str) -> None:
        """The sync shows a message of this device."""
        known = self._mine.get(txn_id)
        if known is not None:
            self._mine[txn_id] = event_id
        if not known:
            await self._confirm(txn_id, event_id)

    async def _put(self, txn_id: str, room_id: str, kind: str, content: Json, *path: str) -> str:
        self._mine[txn_id] = ""
        try:
            event_id = (await self._client.request("PUT", *path, body=content)).get("event_id")
            if not isinstance(event_id, str) or not event_id:
                raise Unreachable("the homeserver's answer names no event")
        except BaseException as error:
            seen = self._mine.pop(txn_id, "")
            if seen and isinstance(error, SendError):  # the answer got lost, the message did not
                return seen
            if isinstance(error, Denied):
                raise self._final(error, room_id, kind) from None
            raise
        self._mine[txn_id] = event_id
        while len(self._mine) > REMEMBERED:
            self._mine.popitem(last=False)
        return event_id

    def _final(self, error: Denied, room_id: str, kind: str) -> SendError:
        if error.status in NEVER:
            return Hopeless(str(error))
        why = self._power.get(room_id, Power()).complaint(kind) if error.status == 403 else ""
        return Refused(why or str(error))
