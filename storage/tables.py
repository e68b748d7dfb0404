"""All tables, for the migrations: importing this module defines every class."""

from storage import (
    actions,
    expertise,
    gateway,
    inbox,
    items,
    listings,
    outbox,
    pages,
    people,
    questions,
    reminders,
    rooms,
    subscriptions,
    timers,
    topics,
)
from storage.database import Base
from storage.search import tables as search

__all__ = ["Base", "actions", "expertise", "gateway", "inbox", "items", "listings", "outbox", "pages"]
__all__ += ["people", "questions", "reminders", "rooms", "search", "subscriptions", "timers", "topics"]
