"""What each person did last, so that it can be taken back."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Index, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Base


class Action(Base):
    """``kind`` names the undo handler, ``before`` (JSON) is what it needs; ``event_id`` is the command's."""

    __tablename__ = "actions"
    __table_args__ = (Index("actions_last", "region", "user", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region: Mapped[str]
    user: Mapped[str]
    event_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    item: Mapped[int | None]
    before: Mapped[str]
    at: Mapped[datetime]

    def facts(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.before)
        return loaded


def record(
    session: AsyncSession,
    region: str,
    *,
    user: str,
    event_id: str,
    kind: str,
    before: Mapping[str, object],
    at: datetime,
    item: int | None = None,
) -> None:
    """Note in this transaction how to take back what the handler does; ``before`` must be JSON."""
    text = json.dumps(dict(before), ensure_ascii=False)
    session.add(Action(region=region, user=user, event_id=event_id, kind=kind, before=text, at=at, item=item))


async def last(session: AsyncSession, region: str, user: str) -> Action | None:
    found: Action | None = await session.scalar(
        select(Action).where(Action.region == region, Action.user == user).order_by(Action.id.desc()).limit(1)
    )
    return found


async def of_event(session: AsyncSession, region: str, event_id: str) -> Action | None:
    found: Action | None = await session.scalar(
        select(Action).where(Action.region == region, Action.event_id == event_id).order_by(Action.id.desc()).limit(1)
    )
    return found


async def forget(session: AsyncSession, region: str, now: datetime, days: int) -> None:
    await session.execute(delete(Action).where(Action.region == region, Action.at < now - timedelta(days=days)))
