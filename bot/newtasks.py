"""Tasks out of promises."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.promises import Promise
from bot.replies import SetTimer
from storage.tasks import Task


async def keep_promises(
    _: AsyncSession, __: Facts, ___: int, ____: Sequence[Promise]
) -> tuple[list[Task], tuple[SetTimer, ...]]:
    return [], ()
