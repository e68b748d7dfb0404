"""Who the bot is on the homeserver: device and token are kept, since transaction ids are known per device only."""

import asyncio
import json
from collections.abc import Awaitable, Callable

from bot.config import Matrix
from bot.matrix.client import Client, Denied
from bot.matrix.logger import log
from storage import gateway
from storage.database import Database

LOGIN = "login"


class LoginError(Exception):
    """The homeserver doesn't let us in; one line for the administrator."""


class Login:
    """Gives ``client`` its token, and a new one when the homeserver has forgotten it.

    ``renewed`` is called after that, before anything else is asked with the new token.
    """

    def __init__(self, matrix: Matrix, client: Client, database: Database) -> None:
        self._matrix = matrix
        self._client = client
        self._database = database
        self._renewing = asyncio.Lock()
        self.renewed: Callable[[], Awaitable[None]] | None = None
        client.renew = self.renew

    async def ensure(self) -> None:
        """Be logged in. Raises LoginError, and what `Client.request` raises when the homeserver is away."""
        if self._matrix.access_token:
            self._client.token = self._matrix.access_token.get_secret_value()
            await self._take(await self._client.request("GET", "account", "whoami"))
            return
        async with self._database.reading() as session:
            kept = json.loads(await gateway.recall(session, LOGIN) or "{}")
        if kept.get("configured") == self._matrix.user_id and kept.get("token"):
            self._client.user_id, self._client.device_id = kept["user_id"], kept["device_id"]
            self._client.token = kept["token"]
        else:
            await self._enter()

    async def renew(self, token: str) -> None:
        """Log in again, as the same device, unless somebody has done so since ``token`` was refused."""
        async with self._renewing:
            if self._client.token != token:
                return
            if self._matrix.access_token:
                raise LoginError(f"{self._matrix.homeserver} does not know the access_token of the configuration")
            log.warning("the homeserver has ended our session; logging in again")
            await self._enter()
        if self.renewed:  # outside of the lock, since this asks the homeserver too
            await self.renewed()

    @property
    def password(self) -> str | None:
        """The account's, if the configuration has it."""
        return self._matrix.password.get_secret_value() if self._matrix.password else None

    async def start_over(self, why: str) -> None:
        """Be a new device. Raises LoginError where only the administrator can make one, and like `request`."""
        if self._matrix.access_token:
            raise LoginError(f"{why}; make a new access token for {self._matrix.user_id} and configure it")
        await self._client.request("POST", "logout")  # ends the old device
        self._client.device_id = ""
        await self._enter()

    async def _enter(self) -> None:
        if self.password is None:
            raise LoginError("the configuration names no password")
        await self._take(await password_login(self._client, self._matrix, self.password))

    async def _take(self, answer: dict[str, object]) -> None:
        """Be who the homeserver says we are, and keep it; another account than before begins anew."""
        user_id, device_id = str(answer.get("user_id")), str(answer.get("device_id", ""))
        if user_id.casefold() != self._matrix.user_id.casefold():
            raise LoginError(f"the login belongs to {user_id}, but the configuration says {self._matrix.user_id}")
        self._client.user_id, self._client.device_id = user_id, device_id
        self._client.token = str(answer.get("access_token") or self._client.token)
        kept = {"configured": self._matrix.user_id, "user_id": user_id, "device_id": device_id}
        if not self._matrix.access_token:
            kept["token"] = self._client.token
        async with self._database.transaction() as session:
            before = json.loads(await gateway.recall(session, LOGIN) or "{}")
            if before.get("user_id") not in {None, user_id}:
                await gateway.drop_all(session, "")
            await gateway.keep(session, LOGIN, json.dumps(kept))


async def take_up(matrix: Matrix, client: Client, database: Database) -> None:
    """Be the bot's own session, as another process may be at the same time; logs nobody in.

    Raises LoginError when there is none, and like `request`.
    """
    async with database.reading() as session:
        kept = json.loads(await gateway.recall(session, LOGIN) or "{}")
    secret = matrix.access_token.get_secret_value() if matrix.access_token else kept.get("token")
    if kept.get("configured") != matrix.user_id or not secret:
        raise LoginError(f"the bot has not run as {matrix.user_id} with this data folder yet; start it once")
    client.token = secret
    try:
        answer = await client.request("GET", "account", "whoami")
    except Denied as error:
        raise LoginError(f"{matrix.homeserver} has ended the bot's session ({error}); start the bot once") from None
    client.user_id, client.device_id = str(answer.get("user_id")), str(answer.get("device_id", ""))


async def password_login(client: Client, matrix: Matrix, password: str) -> dict[str, object]:
    """Log in, as ``client.device_id`` if there is one; returns the answer. Raises LoginError and like `request`."""
    body: dict[str, object] = {
        "type": "m.login.password",
        "identifier": {"type": "m.id.user", "user": matrix.user_id},
        "password": password,
        "initial_device_display_name": matrix.device_name,
    }
    if client.device_id:
        body["device_id"] = client.device_id
    try:
        answer = await client.request("POST", "login", body=body, anonymous=True)
    except Denied as error:
        raise LoginError(
            f"{matrix.homeserver} refuses the login of {matrix.user_id}: {error}; "
            "check homeserver, user_id and password in the configuration"
        ) from None
    if not isinstance(answer.get("access_token"), str):
        raise LoginError(f"{matrix.homeserver} answered the login without an access token")
    return answer
