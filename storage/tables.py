"""All tables, for the migrations: importing this module defines every class."""

from storage import (
    actions,
    agendas,
    attendance,
    datepolls,
    expertise,
    files,
    gateway,
    hosts,
    inbox,
    items,
    listings,
    meetups,
    outbox,
    pages,
    people,
    questions,
    reminders,
    rooms,
    subscriptions,
    tasks,
    timers,
    topics,
)
from storage.database import Base
from storage.search import tables as search

__all__ = ["Base", "actions", "agendas", "attendance", "datepolls", "expertise", "files", "gateway", "hosts", "inbox"]
__all__ += ["items", "listings", "meetups", "outbox", "pages", "people", "questions", "reminders", "rooms", "search"]
__all__ += ["subscriptions", "tasks", "timers", "topics"]
