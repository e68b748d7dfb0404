"""A proxy before the homeserver that breaks things: cuts, delays, 429, 502, nonsense, at random with a seed."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import aiohttp
from aiohttp import web
from yarl import URL

HOP_BY_HOP = {
    "host",
    "connection",
    "keep-alive",
    "transfer-encoding",
    "content-length",
    "content-encoding",
    "date",
    "server",
}
LONGEST_DELAY = 0.8
SHORTEST_WAIT = 0.2

CUT_BEFORE = "cut before the request is passed on"
CUT_AFTER = "cut after the request was passed on"
CUT_INSIDE = "cut in the middle of the answer"
DELAY = "delay"
SLOW_ANSWER = "the answer comes late"
LIMIT_IN_BODY = "429 with retry_after_ms"
LIMIT_IN_HEADER = "429 with Retry-After"
BAD_GATEWAY = "502 with HTML"
LOST_ANSWER = "502 after the request was passed on"
GARBAGE = "200 with nonsense"
FAULTS = (
    CUT_BEFORE, CUT_AFTER, CUT_INSIDE, DELAY, SLOW_ANSWER, LIMIT_IN_BODY, LIMIT_IN_HEADER, BAD_GATEWAY, LOST_ANSWER,
    GARBAGE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What the homeserver said."""

    status: int
    headers: dict[str, str]
    body: bytes


class Proxy:
    """Passes requests on to ``target`` (a URL without a slash at the end); use it with ``async with``.

    ``rate`` is the share of requests that one of ``faults`` befalls, of those whose path contains ``only``; all three
    may be changed at any time. ``happened`` counts what was done.
    """

    def __init__(
        self, target: str, *, seed: int = 0, rate: float = 0.0, faults: Sequence[str] = FAULTS, only: str = ""
    ) -> None:
        self.rate = rate
        self.faults = faults
        self.only = only
        self.happened: Counter[str] = Counter()
        self.url = ""
        self._target = target
        self._random = random.Random(seed)
        application = web.Application(client_max_size=2**24)
        application.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.5, access_log=None)

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession(auto_decompress=False, timeout=aiohttp.ClientTimeout(total=120))
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()
        await self._http.close()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        hit = self.only in request.path and self._random.random() < self.rate
        fault = self._random.choice(self.faults) if hit else ""
        self.happened[fault] += 1
        body = await request.read()
        if fault == CUT_BEFORE:
            return cut(request)
        if fault in {LIMIT_IN_BODY, LIMIT_IN_HEADER}:
            return limited(in_header=fault == LIMIT_IN_HEADER)
        if fault == BAD_GATEWAY:
            return bad_gateway()
        if fault == DELAY:
            await self._dawdle()
        try:
            answer = await self._pass_on(request, body)
        except aiohttp.ClientError:
            return bad_gateway()
        if fault == SLOW_ANSWER:
            await self._dawdle()
        if fault == CUT_AFTER:
            return cut(request)
        if fault == LOST_ANSWER:
            return bad_gateway()
        if fault == CUT_INSIDE:
            return await half(request, answer)
        if fault == GARBAGE:
            return web.Response(body=b'{"event_id": "$oops', content_type="application/json")
        return web.Response(status=answer.status, headers=answer.headers, body=answer.body)

    async def _dawdle(self) -> None:
        await asyncio.sleep(self._random.uniform(LONGEST_DELAY / 8, LONGEST_DELAY))

    async def _pass_on(self, request: web.Request, body: bytes) -> Answer:
        headers = {key: value for key, value in request.headers.items() if key.lower() not in HOP_BY_HOP}
        address = self._target + request.raw_path
        target = URL(address, encoded=True)
        async with self._http.request(request.method, target, data=body or None, headers=headers) as answer:
            kept = {key: value for key, value in answer.headers.items() if key.lower() not in HOP_BY_HOP}
            return Answer(answer.status, kept, await answer.read())


def cut(request: web.Request) -> web.Response:
    """Close the connection without an answer."""
    if request.transport:
        request.transport.abort()
    return web.Response()


async def half(request: web.Request, answer: Answer) -> web.StreamResponse:
    """Announce the whole answer, send half of it, and close the connection."""
    response = web.StreamResponse(status=answer.status, headers=answer.headers)
    response.content_length = len(answer.body)
    await response.prepare(request)
    await response.write(answer.body[: len(answer.body) // 2])
    cut(request)
    return response


def limited(*, in_header: bool) -> web.Response:
    """Too many requests, in Matrix's own way or in HTTP's (whole seconds)."""
    said = {"errcode": "M_LIMIT_EXCEEDED", "error": "Too Many Requests"}
    if in_header:
        return web.Response(
            status=429, headers={"Retry-After": "1"}, text=json.dumps(said), content_type="application/json"
        )
    return web.json_response(said | {"retry_after_ms": int(SHORTEST_WAIT * 1000)}, status=429)


def bad_gateway() -> web.Response:
    page = "<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"
    return web.Response(status=502, text=page, content_type="text/html")
