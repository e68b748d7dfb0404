"""Sessions with device keys on the real homeserver."""

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from demo.homeserver import Homeserver
from tests.element.conftest import element
from tests.matrix.crypto.device import PASSWORD, Session, new_session

__all__ = ["element"]  # a fixture of its tests

MakeSession = Callable[..., Awaitable[Session]]

_number = itertools.count(1)


@pytest.fixture
async def make_session(homeserver: Homeserver, tmp_path: Path) -> AsyncIterator[MakeSession]:
    """``await make_session()``: a new account's device with an empty data folder.

    ``of`` is a session whose account gets another device and another folder; ``url`` may be that of a proxy.
    """
    sessions: list[Session] = []

    async def make(of: Session | None = None, url: str | None = None) -> Session:
        number = next(_number)
        localpart = of.client.user_id[1:].partition(":")[0] if of else f"signer-{number}"
        if not of:
            await homeserver.register(localpart, PASSWORD)
        sessions.append(await new_session(url or homeserver.url, localpart, _folder(tmp_path, number)))
        return sessions[-1]

    yield make
    for session in sessions:
        await session.client.close()


def _folder(parent: Path, number: int) -> Path:
    folder = parent / f"folder-{number}"
    folder.mkdir()
    return folder
