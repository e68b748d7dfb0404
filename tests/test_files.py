"""Files on their way out: brought to the homeserver once it takes them, named in the event, forgotten then."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.courier import Hopeless, Unreachable
from storage import outbox
from storage.files import File
from storage.outbox import Letter
from tests.recorder import REGION, Post

A = "!a:localhost"
CONTENT = (
    '{"msgtype": "m.file", "body": "T1.ics", "filename": "T1.ics", "info": {"mimetype": "text/calendar", "size": 3}}'
)
UPLOAD = "T1.ics text/calendar b'abc'"


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    office = Post(tmp_path)
    yield office
    await office.database.close()


async def put(post: Post) -> None:
    letter = Letter(address=A, priority=1, type="m.room.message", content=CONTENT, file=b"abc")
    async with post.database.transaction() as session:
        await outbox.post(session, REGION, [letter], post.now)
    post.courier.wake()


async def left(post: Post) -> int:
    async with post.database.reading() as session:
        return int(await session.scalar(select(func.count()).select_from(File)) or 0)


async def test_it_is_brought_there_then_named(post: Post) -> None:
    await put(post)
    assert await left(post) == 1
    await post.drain()
    upload, event = post.recorder.calls
    assert upload.what == UPLOAD
    assert event.content["url"] == "mxc://localhost/1"
    assert event.content["filename"] == "T1.ics"
    assert await left(post) == 0


async def test_what_is_there_is_not_brought_again(post: Post) -> None:
    """The event can't be sent at first; after a restart it names the file that is there."""
    post.recorder.troubles[A] = [None, Unreachable("no answer")]
    await put(post)
    await post.drain()
    await post.database.close()
    post.start()
    await post.drain(minutes=5)
    assert post.recorder.said().count(UPLOAD) == 1
    assert [call.content.get("url") for call in post.recorder.calls[1:]] == ["mxc://localhost/1"] * 2


async def test_what_was_not_taken_is_brought_again(post: Post) -> None:
    post.recorder.troubles[A] = [Unreachable("no answer")]
    await put(post)
    await post.drain()
    assert await left(post) == 1
    await post.drain(minutes=5)
    assert post.recorder.said() == [UPLOAD, UPLOAD, "T1.ics"]


async def test_what_is_too_large_is_given_up(post: Post) -> None:
    post.recorder.troubles[A] = [Hopeless("M_TOO_LARGE")]
    await put(post)
    await post.drain()
    [row] = await post.rows()
    assert row.dead_at is not None
    async with post.database.transaction() as session:
        await outbox.forget(session, REGION, post.now + timedelta(days=1), 30)
    assert await left(post) == 0
