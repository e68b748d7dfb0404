"""What all tests share. The homeserver starts once per run, with the first test that asks for it."""

import asyncio
import gc
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest

from demo.client import Person
from demo.homeserver import Homeserver

MakePerson = Callable[..., Awaitable[Person]]

_number = itertools.count(1)


def pytest_collection_finish() -> None:
    """What was imported stays, and tests are short; to look through it all again and again took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def homeserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homeserver]:
    """A real Synapse; only for tests marked ``homeserver``."""
    server = Homeserver(tmp_path_factory.mktemp("homeserver"), fast=True)
    asyncio.run(server.start())
    yield server
    asyncio.run(server.stop())


@pytest.fixture
async def person(homeserver: Homeserver) -> AsyncIterator[MakePerson]:
    """``await person("anna")`` registers and logs in somebody whom no other test knows: ``@anna-17:localhost``.

    ``url`` may be that of a proxy before the homeserver; other arguments go to `Person.login`.
    """
    people: list[Person] = []

    async def make(name: str, *, url: str | None = None, **more: Any) -> Person:
        localpart = f"{name}-{next(_number)}"
        await homeserver.register(localpart, "secret", display_name=name.capitalize())
        people.append(await Person.login(url or homeserver.url, localpart, "secret", **more))
        return people[-1]

    yield make
    for somebody in people:
        await somebody.close()
