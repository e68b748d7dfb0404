"""Requests to the homeserver, on matrix-nio's HTTP client.

matrix-nio's own methods are not used for requests: they sleep through a 429, read no ``Retry-After``, and take an
error page of a proxy for an empty answer.
"""

import io
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

import aiohttp
from nio import AsyncClient, AsyncClientConfig

from bot.courier import SendError, Slow, Unreachable
from bot.matrix.raw import Json, shallow

BASE = "/_matrix/client/v3"
MEDIA = "/_matrix/media/v3"
MEDIA_CONFIG = "/_matrix/client/v1/media/config"
LARGE = 1_000_000
JSON = "application/json"
SECONDS_TO_ANSWER = 60.0
SECONDS_TO_CONNECT = 15.0
PAUSE_WITHOUT_ADVICE = 5.0
LONGEST_PAUSE = 3600.0
UNAUTHORIZED, TOO_LARGE, TOO_MANY = 401, 413, 429


class Denied(SendError):
    """The homeserver said no, in Matrix's words: HTTP ``status``, ``code`` such as ``M_FORBIDDEN``, a sentence.

    ``body`` is its whole answer, which may say how to be let in.
    """

    def __init__(self, status: int, code: str, text: str, body: Json | None = None) -> None:
        super().__init__(f"{text} ({code})")
        self.status = status
        self.code = code
        self.text = text
        self.body = body or {}


class Client:
    """One account on one homeserver. ``user_id``, ``device_id`` and ``token`` are set by whoever logs in.

    ``renew`` is called with the token that the homeserver no longer knows; it gets a new one or raises.
    """

    def __init__(self, homeserver: str, user_id: str) -> None:
        self.homeserver = homeserver
        self.user_id = user_id
        self.device_id = ""
        self.token = ""
        self.renew: Callable[[str], Awaitable[None]] | None = None
        config = AsyncClientConfig(store=None, encryption_enabled=False)
        self._nio = AsyncClient(homeserver, user_id, config=config, ssl=True)

    async def request(
        self,
        method: str,
        *path: str,
        body: Json | None = None,
        query: Mapping[str, str | Sequence[str]] | None = None,
        seconds: float = SECONDS_TO_ANSWER,
        anonymous: bool = False,
    ) -> Json:
        """Ask ``/_matrix/client/v3`` and ``path`` (its parts, not yet escaped); at most ``seconds`` long.

        Raises Denied, Slow (429) and Unreachable (no answer, 5xx, or one that is not Matrix).
        """
        address = BASE + "".join("/" + quote(part, safe="") for part in path)
        if query:
            address += "?" + urlencode(query, doseq=True)
        if body is None and method != "GET":
            body = {}
        data = None if body is None else json.dumps(body).encode()
        if anonymous:
            return await self._exchange(method, address, data, seconds)
        return await self._as_ourselves(method, address, data, seconds)

    async def upload(self, name: str, mime: str, content: bytes) -> str:
        """Bring a file into the homeserver's media repository; returns its ``mxc://`` address. Raises like `request`.

        Each call makes another copy. A large file is held against the homeserver's limit first, since an answer that
        comes halfway is lost with the connection.
        """
        if len(content) > LARGE:
            limit = (await self._as_ourselves("GET", MEDIA_CONFIG, None, SECONDS_TO_ANSWER)).get("m.upload.size")
            if isinstance(limit, int) and len(content) > limit:
                raise Denied(TOO_LARGE, "M_TOO_LARGE", f"{len(content)} bytes, and the homeserver takes {limit}")
        address = f"{MEDIA}/upload" + (f"?{urlencode({'filename': name})}" if name else "")
        answer = await self._as_ourselves("POST", address, content, SECONDS_TO_ANSWER, mime)
        place = answer.get("content_uri")
        if not isinstance(place, str) or not place:
            raise Unreachable("the homeserver's answer names no place of the file")
        return place

    async def versions(self) -> Json:
        """What the homeserver understands; needs no login. Raises like `request`."""
        return await self._exchange("GET", "/_matrix/client/versions", None, SECONDS_TO_CONNECT)

    async def close(self) -> None:
        """Hang up."""
        await self._nio.close()

    async def _as_ourselves(
        self, method: str, address: str, data: bytes | None, seconds: float, mime: str = JSON
    ) -> Json:
        """With our token; and once more with another, if the homeserver no longer knows it."""
        token = self.token
        try:
            return await self._exchange(method, address, data, seconds, mime, token)
        except Denied as error:
            if error.code not in {"M_UNKNOWN_TOKEN", "M_MISSING_TOKEN"} or self.renew is None:
                raise
        await self.renew(token)
        return await self._exchange(method, address, data, seconds, mime, self.token)

    async def _exchange(
        self, method: str, address: str, data: bytes | None, seconds: float, mime: str = JSON, token: str = ""
    ) -> Json:
        headers = {"Content-Type": mime}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        timeout: Any = aiohttp.ClientTimeout(total=seconds, sock_connect=SECONDS_TO_CONNECT)
        body = None if data is None else io.BytesIO(data)  # written in pieces, holding up nothing else
        try:
            response = await self._nio.send(method, address, body, headers, timeout=timeout)
            async with response:
                content = await response.read()
        # AttributeError: matrix-nio touches the transport of a connection that is just being lost
        except (aiohttp.ClientError, OSError, TimeoutError, AttributeError) as error:
            raise Unreachable(f"{self.homeserver} does not answer: {str(error) or type(error).__name__}") from None
        return understand(response.status, content, response.headers.get("Retry-After"))


def understand(status: int, content: bytes, retry_after: str | None = None) -> Json:
    """The answer's JSON object. Raises Denied, Slow and Unreachable."""
    try:
        answer = _read(content)
    except (ValueError, RecursionError):
        answer = None
    if status == TOO_MANY:
        raise Slow(_pause(answer, retry_after))
    if status == TOO_LARGE and not isinstance(answer, dict):
        raise Denied(status, "M_TOO_LARGE", "the request is too large")
    if not isinstance(answer, dict):
        raise Unreachable(f"the answer is not from a homeserver (HTTP {status})")
    if status == 200:
        return answer
    code, text = answer.get("errcode"), answer.get("error")
    if status == UNAUTHORIZED and code is None and "flows" in answer:  # a question, which has no error code
        code, text = "M_UNAUTHORIZED", "the homeserver asks who we are"
    if status >= 500 or not isinstance(code, str):
        raise Unreachable(f"HTTP {status}{f': {text}' if text else ''}")
    raise Denied(status, code, str(text or "no reason given"), answer)


def _read(content: bytes) -> Any:
    try:
        return json.loads(content)
    except RecursionError:
        return json.loads(shallow(content))


def _pause(answer: object, retry_after: str | None) -> float:
    """How many seconds a 429 asks for: in the body or, from newer servers and from proxies, in the header."""
    milliseconds = answer.get("retry_after_ms") if isinstance(answer, dict) else None
    try:
        seconds = milliseconds / 1000 if isinstance(milliseconds, int | float) else float(retry_after or "")
    except ValueError:
        seconds = PAUSE_WITHOUT_ADVICE
    return min(max(seconds, 0.05), LONGEST_PAUSE) if seconds == seconds else PAUSE_WITHOUT_ADVICE
