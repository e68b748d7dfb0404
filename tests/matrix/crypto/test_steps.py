"""The count by which an older copy of the data is noticed, when several tasks make steps at once."""

import asyncio

import pytest

from bot.matrix.crypto import steps
from bot.matrix.crypto.account import Account
from bot.matrix.crypto.turns import Turns
from demo.homeserver import Homeserver
from tests.matrix.crypto.conftest import MakeSession
from tests.matrix.crypto.device import Session
from tests.matrix.proxy import Proxy


def account_of(session: Session, step: int) -> Account:
    """As it is kept."""
    account = Account(session.client.user_id, session.client.device_id, b"k" * 32)
    account.step = step
    account.committed()
    return account


@pytest.mark.homeserver
async def test_a_count_does_not_overtake_a_higher_one(homeserver: Homeserver, make_session: MakeSession) -> None:
    async with Proxy(homeserver.url).running() as proxy:
        session = await make_session(url=proxy.url)
        account = account_of(session, 1)
        assert not await steps.is_behind(session.client, account)
        proxy.held = steps.TYPE
        first = asyncio.create_task(steps.tell(session.client, account))
        await proxy.seen(steps.TYPE, 2)
        proxy.held = ""
        account.step = 2
        account.committed()
        second = asyncio.create_task(steps.tell(session.client, account))
        await asyncio.wait({second}, timeout=0.3)
        proxy.go.set()
        await asyncio.gather(first, second)
        assert await steps.is_behind(session.client, account_of(session, 1))
        assert not await steps.is_behind(session.client, account_of(session, 2))


@pytest.mark.homeserver
async def test_what_is_not_kept_yet_is_not_told(make_session: MakeSession) -> None:
    """After a crash there, the database would look like an older copy."""
    session = await make_session()
    account = account_of(session, 1)
    account.step += 1  # in a transaction that is not done
    await steps.tell(session.client, account)
    assert not await steps.is_behind(session.client, account_of(session, 1))


@pytest.mark.homeserver
async def test_a_device_that_the_bot_was_before(make_session: MakeSession) -> None:
    first = await make_session()
    await steps.tell(first.client, account_of(first, 7))
    second = await make_session(of=first)
    await steps.tell(second.client, account_of(second, 3))
    assert await steps.is_behind(first.client, account_of(first, 6))
    assert not await steps.is_behind(first.client, account_of(first, 7))
    assert await steps.is_behind(second.client, account_of(second, 2))


async def test_turns() -> None:
    turns, done, go = Turns(), list[str](), asyncio.Event()

    async def long() -> None:
        async with turns.one(), turns.one():
            await go.wait()
            done.append("long")

    async def short() -> None:
        async with turns.one():
            done.append("short")

    tasks = [asyncio.create_task(long()), asyncio.create_task(short())]
    await asyncio.sleep(0)
    go.set()
    await asyncio.gather(*tasks)
    assert done == ["long", "short"]
