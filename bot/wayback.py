"""The way back of an item: its state as JSON, and the note that ``!rückgängig`` finds. For all features."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import Date
from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.replies import Refusal
from storage import actions, outbox
from storage.actions import Action
from storage.database import Base, Moment


class Numbered(Protocol):
    """What an action may be about."""

    @property
    def number(self) -> int: ...
    @property
    def revision(self) -> int: ...
    @property
    def label(self) -> str: ...


def snapshot(row: Base, names: Sequence[str]) -> dict[str, Any]:
    """The named columns of a row as JSON."""
    values = {name: getattr(row, name) for name in names}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def restore(row: Base, values: Mapping[str, Any], names: Sequence[str]) -> None:
    """Bring the named columns of a row back to a snapshot; one of an earlier version may not have all of them."""
    for name in values.keys() & set(names):
        value, kind = values[name], row.__table__.c[name].type
        if value is not None and isinstance(kind, Moment):
            value = datetime.fromisoformat(value)
        elif value is not None and isinstance(kind, Date):
            value = date.fromisoformat(value)
        setattr(row, name, value)


def record(session: AsyncSession, facts: Facts, kind: str, item: Numbered, before: Mapping[str, Any]) -> None:
    """Note the action of this event, for ``!rückgängig`` and for corrections of the message."""
    actions.record(
        session,
        facts.region.key,
        user=facts.event.sender,
        event_id=facts.source,
        kind=kind,
        before={**before, "revision": item.revision},
        at=facts.now,
        item=item.number,
    )


def require_unchanged(item: Numbered, action: Action) -> None:
    """Raises Refusal when an item was changed since an action."""
    if item.revision != action.facts()["revision"]:
        raise Refusal("undo-changed", label=item.label)


async def corrected_away(session: AsyncSession, facts: Facts, number: int) -> bool:
    """Whether a correction of this message made it something else than the item, so that the next may bring it back."""
    row = await outbox.answered(session, facts.region.key, facts.source)
    return row is not None and row.item != number
