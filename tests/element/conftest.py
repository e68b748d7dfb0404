"""People at Elements, who exclude insecure devices as Element does by itself since April 2026."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from demo.homeserver import Homeserver
from tests.element.element import Element

MakeElement = Callable[..., Awaitable[Element]]

PASSWORD = "secret"

_number = itertools.count(1)


@pytest.fixture
async def element(homeserver: Homeserver) -> AsyncIterator[MakeElement]:
    """``await element("anna")`` registers and logs in somebody with cross-signing and secret storage.

    ``again=anna`` logs in to Anna's account once more, with ``careless=True`` somebody new who sets up nothing.
    """
    running: list[Element] = []

    async def make(name: str, *, again: Element | None = None, careless: bool = False) -> Element:
        localpart = again.localpart if again else f"{name}-element-{next(_number)}"
        if not again:
            await homeserver.register(localpart, PASSWORD, display_name=name.capitalize())
        somebody = await Element.start(homeserver.url, localpart, PASSWORD, f"{name.capitalize()}'s Element")
        running.append(somebody)
        if again:
            await somebody.wait_for_device(again.user_id, again.device_id)
            await again.wait_for_device(again.user_id, somebody.device_id)
        elif not careless:
            await somebody.bootstrap()
            await somebody.isolate()
        return somebody

    yield make
    await asyncio.gather(*(somebody.stop() for somebody in running))
