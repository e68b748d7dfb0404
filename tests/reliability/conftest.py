"""A homeserver of their own for tests that restart it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from demo.homeserver import Homeserver
from tests.reliability.setting import Setting, setting

MakeSetting = Callable[..., Awaitable[Setting]]


@pytest.fixture
async def make_setting(homeserver: Homeserver, tmp_path: Path) -> AsyncIterator[MakeSetting]:
    """``await make_setting()``: four people, a room and a bot that is not started; arguments go to `setting`."""
    async with AsyncExitStack() as stack:

        async def make(**more: str) -> Setting:
            return await stack.enter_async_context(setting(homeserver, tmp_path / "bot", **more))

        yield make
