"""Where each person stands in a long list, for ``!mehr``."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base


class Page(Base):
    """``command`` names the list, ``query`` (JSON) says which and where to go on."""

    __tablename__ = "pages"

    region: Mapped[str] = mapped_column(primary_key=True)
    room: Mapped[str] = mapped_column(primary_key=True)
    user: Mapped[str] = mapped_column(primary_key=True)
    command: Mapped[str]
    query: Mapped[str]

    def facts(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.query)
        return loaded


async def remember(
    session: AsyncSession, region: str, room: str, user: str, command: str, query: Mapping[str, object]
) -> None:
    """The next ``!mehr`` of this person in this room goes on here."""
    text = json.dumps(dict(query), ensure_ascii=False)
    await session.merge(Page(region=region, room=room, user=user, command=command, query=text))


async def recall(session: AsyncSession, region: str, room: str, user: str) -> Page | None:
    return await session.get(Page, (region, room, user))


async def forget(session: AsyncSession, region: str, room: str, user: str) -> None:
    """The list is at its end."""
    await session.execute(delete(Page).where(Page.region == region, Page.room == room, Page.user == user))
