"""Calendars to subscribe to, over HTTP: read-only, each behind an address that nobody can guess.

Imported only where it is configured. Nothing of a request is logged, since its path is the secret.
"""

import hashlib
import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime

from aiohttp import web

from bot.config import Config, Feed, Region
from bot.ics import MIME, calendar
from bot.settings import ConfigError
from storage import calendars, meetups
from storage.database import Database

log = logging.getLogger("patenbot.feed")

PATH = "/kalender/{token}.ics"
TOKEN = re.compile(r"[\w-]{20,64}")
PAST = timedelta(days=90)
MOST_AGE = 900  # seconds for which a client needn't ask again
LARGEST_REQUEST = 8_192


def address(feed: Feed, token: str) -> str:
    """Where a calendar is subscribed to; ``webcal`` opens the calendar program."""
    return re.sub(r"^https?", "webcal", feed.url) + PATH.format(token=token)


class FeedServer:
    """Serves the calendars of all regions."""

    def __init__(
        self, config: Config, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """``config.feed`` must be set."""
        assert config.feed is not None
        self._feed = config.feed
        self._regions = {region.key: region for region in config.region}
        self._database = database
        self._now = now
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def start(self) -> None:
        """Listen. Raises ConfigError when the address is taken or makes no sense."""
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.router.add_get(PATH, self._serve)  # HEAD comes with it
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        host, _, port = self._feed.listen.rpartition(":")
        try:
            site = web.TCPSite(self._runner, host.strip("[]"), int(port))
            await site.start()
        except (OSError, OverflowError) as error:
            await self.stop()
            raise ConfigError(f"[feed] can't listen on {self._feed.listen}: {error}") from None
        self.port = self._runner.addresses[0][1]
        log.info("calendars are served on %s", self._feed.listen)

    async def stop(self) -> None:
        """Let running requests end, and listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _serve(self, request: web.Request) -> web.Response:
        token = request.match_info["token"]
        region = await self._region_of(token) if TOKEN.fullmatch(token) else None
        if region is None:
            raise web.HTTPNotFound(text="")
        async with self._database.reading() as session:
            found = await meetups.in_calendar(session, region.key, self._now() - PAST)
        changed = max((one.changed_at for one, _ in found), default=datetime(2020, 1, 1, tzinfo=UTC))
        # Written as of its last change, so that the same content has the same bytes.
        content = calendar(region, found, now=changed, name=region.name)
        tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        headers = {
            "ETag": tag,
            "Last-Modified": format_datetime(changed.replace(microsecond=0), usegmt=True),
            "Cache-Control": f"private, max-age={MOST_AGE}",
            "X-Robots-Tag": "noindex",
        }
        if _is_known(request, tag, changed):
            return web.Response(status=304, headers=headers)
        return web.Response(body=content, content_type=MIME, charset="utf-8", headers=headers)

    async def _region_of(self, token: str) -> Region | None:
        async with self._database.reading() as session:
            key = await calendars.region_of(session, token)
        return self._regions.get(key or "")


def _is_known(request: web.Request, tag: str, changed: datetime) -> bool:
    """Whether the client has this version (RFC 9110, 13.2.2)."""
    if (tags := request.headers.get("If-None-Match")) is not None:
        return tags.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in tags.split(",")]
    if (since := request.headers.get("If-Modified-Since")) is None:
        return False
    try:
        return changed.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False
