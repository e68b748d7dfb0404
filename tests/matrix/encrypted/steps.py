"""What tests of encrypted rooms do again and again: let the bot speak, and change the database of a stopped bot."""

import sqlite3
from contextlib import closing

from storage.database import FILE
from tests.element.element import Element
from tests.matrix.bot import Bot


def notice(body: str) -> dict[str, str]:
    return {"msgtype": "m.notice", "body": body}


def said(body: str) -> dict[str, str]:
    return {"msgtype": "m.text", "body": body}


async def says(bot: Bot, room: str, body: str, *hearers: Element) -> str:
    """Let the bot say it; everybody reads it, and nobody sees a shield."""
    event_id = await bot.gateway.send(room, "m.room.message", notice(body), f"t-{body}")
    for hearer in hearers:
        seen = await hearer.wait_for_id(event_id)
        assert (seen.body, seen.encrypted, seen.shield, seen.failure) == (body, True, "NONE", None)
    return event_id


def take_away(bot: Bot) -> list[tuple[object, ...]]:
    """Take the keys of rooms out of the database of a stopped bot."""
    with closing(sqlite3.connect(bot.folder / FILE)) as connection:
        kept = connection.execute("SELECT * FROM megolm_sessions").fetchall()
        connection.execute("DELETE FROM megolm_sessions")
        connection.commit()
    return kept


def put_back(bot: Bot, kept: list[tuple[object, ...]]) -> None:
    with closing(sqlite3.connect(bot.folder / FILE)) as connection:
        for row in kept:
            connection.execute(f"INSERT INTO megolm_sessions VALUES ({', '.join('?' * len(row))})", row)
        connection.commit()


def unread(bot: Bot) -> int:
    """How many events wait for their key."""
    with closing(sqlite3.connect(bot.folder / FILE)) as connection:
        return int(connection.execute("SELECT count(*) FROM undecrypted").fetchone()[0])


def change(bot: Bot, *statements: str) -> None:
    """Change the database of a bot that is stopped or has nothing to do."""
    with closing(sqlite3.connect(bot.folder / FILE)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
