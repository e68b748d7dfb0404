"""A small proxy before the homeserver that fails on demand."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web
from yarl import URL

Fault = Callable[[web.Request], web.Response | None]


class Proxy:
    """``fault`` may answer in the homeserver's place; ``after`` does so when the homeserver has done what was asked."""

    def __init__(self, target: str) -> None:
        self.url = ""
        self.fault: Fault = lambda _request: None
        self.after: Fault = lambda _request: None
        self.requests: list[str] = []
        self.held = ""
        """Requests whose path holds this word wait for ``go``."""
        self.go = asyncio.Event()
        self._target = target
        self._news = asyncio.Condition()

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Proxy"]:
        app = web.Application(client_max_size=2**26)
        app.router.add_route("*", "/{path:.*}", self._pass_on)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        async with aiohttp.ClientSession(auto_decompress=False) as self._http:
            await runner.setup()
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            try:
                yield self
            finally:
                await runner.cleanup()

    async def seen(self, word: str, number: int) -> None:
        """Wait until so many requests with this word in their address have come."""
        async with asyncio.timeout(60), self._news:
            await self._news.wait_for(lambda: sum(word in request for request in self.requests) >= number)

    async def _pass_on(self, request: web.Request) -> web.Response:
        self.requests.append(f"{request.method} {request.path_qs}")
        async with self._news:
            self._news.notify_all()
        if self.held and self.held in request.path.split("/"):
            await self.go.wait()
        if instead := self.fault(request):
            return instead
        body = await request.read()
        headers = {k: v for k, v in request.headers.items() if k in {"Authorization", "Content-Type"}}
        url = self._target + request.raw_path
        async with self._http.request(request.method, URL(url, encoded=True), data=body, headers=headers) as answer:
            content = await answer.read()
        if changed := self.after(request):
            return changed
        return web.Response(status=answer.status, body=content, content_type="application/json")


def times(number: int, answer: Callable[[], web.Response], path: str) -> tuple[Fault, list[str]]:
    """A fault that hits the first ``number`` requests whose path holds ``path``; and the list of those hit."""
    hit: list[str] = []

    def fault(request: web.Request) -> web.Response | None:
        if path in request.path and len(hit) < number:
            hit.append(request.path)
            return answer()
        return None

    return fault, hit


def bad_gateway() -> web.Response:
    """What a proxy says when the homeserver is away."""
    return web.Response(text="<html>Bad Gateway</html>", status=502)
