"""One person's line to the homeserver: requests that outlive its restarts."""

import asyncio
import time
from typing import Any
from urllib.parse import quote

import aiohttp

Json = dict[str, Any]

SECONDS_OF_PATIENCE = 60.0
SECONDS_TO_ANSWER = 90.0
SHORTEST_PAUSE = 0.05
LONGEST_PAUSE = 1.0
AWAY = {502, 503, 504}
LIMITED = 429


class MatrixError(Exception):
    """The homeserver refused; ``status`` is HTTP's, ``code`` Matrix's (``M_FORBIDDEN``)."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code


class Connection:
    """Requests to ``url`` (a homeserver or a proxy before it), as whoever ``token`` belongs to."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self.token: str | None = None
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS_TO_ANSWER))

    async def request(
        self,
        method: str,
        path: str,
        body: Json | None = None,
        *,
        query: dict[str, str] | None = None,
        patience: float = SECONDS_OF_PATIENCE,
        repeat: bool = True,
    ) -> Json:
        """Ask ``/_matrix/client/v3`` + ``path`` and return the answer.

        Goes on trying for ``patience`` seconds while the server is away or limits us. Without ``repeat`` a request
        that may have arrived is not sent again: for what does harm when done twice. Raises `MatrixError` for a
        refusal, `aiohttp.ClientError` or `TimeoutError` when patience ends.
        """
        deadline = time.monotonic() + patience
        pause = SHORTEST_PAUSE
        while True:
            try:
                return await self._once(method, path, body, query)
            except RateLimitError as error:
                if time.monotonic() > deadline:
                    raise
                pause = error.seconds
            except MatrixError as error:
                if error.status not in AWAY or time.monotonic() > deadline:
                    raise
            except (aiohttp.ClientError, TimeoutError) as error:
                never_sent = isinstance(error, aiohttp.ClientConnectorError)
                if not (repeat or never_sent) or time.monotonic() > deadline:
                    raise
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _once(self, method: str, path: str, body: Json | None, query: dict[str, str] | None) -> Json:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if method in {"POST", "PUT"} and body is None:
            body = {}
        address = f"{self.url}/_matrix/client/v3{path}"
        async with self._http.request(method, address, json=body, params=query, headers=headers) as answer:
            try:
                reply = await answer.json(content_type=None)
            except ValueError:
                reply = {}
        if answer.status == 200 and isinstance(reply, dict):
            return reply
        raise refusal(answer.status, reply if isinstance(reply, dict) else {})

    async def close(self) -> None:
        """Hang up."""
        await self._http.close()


class RateLimitError(MatrixError):
    """The homeserver asks us to wait ``seconds``."""

    def __init__(self, reply: Json) -> None:
        super().__init__(LIMITED, "M_LIMIT_EXCEEDED", reply.get("error", ""))
        self.seconds = float(reply.get("retry_after_ms", 500)) / 1000


def refusal(status: int, reply: Json) -> MatrixError:
    """The exception for an answer that is not 200."""
    if status == LIMITED:
        return RateLimitError(reply)
    return MatrixError(status, reply.get("errcode", "M_UNKNOWN"), reply.get("error", "no reason given"))


def path_of(*parts: str) -> str:
    """A path of these parts, each escaped: ``path_of("rooms", "!a:b")`` is ``/rooms/%21a%3Ab``."""
    return "".join("/" + quote(part, safe="") for part in parts)
