"""Long lists in pieces: what to show now, and where ``!mehr`` goes on. For all features."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from storage import pages

LINES = 10  # of an answer
T = TypeVar("T")


async def piece(
    session: AsyncSession, facts: Facts, command: str, whole: Sequence[T], start: int, **asked: str
) -> tuple[Sequence[T], Sequence[T]]:
    """What to show of a list from ``start`` on, and what is left; then the last line is for saying so.

    Where ``command`` (see ``storage.pages``) goes on is remembered for this person in this room, as ``{"from": N}``
    and what else was ``asked`` for.
    """
    region, event, rest = facts.region.key, facts.event, whole[start:]
    shown = rest if len(rest) <= LINES else rest[: LINES - 1]
    if len(shown) < len(rest):
        where = {"from": start + len(shown), **asked}
        await pages.remember(session, region, event.room, event.sender, command, where)
    else:
        await pages.forget(session, region, event.room, event.sender)
    return shown, rest[len(shown) :]
