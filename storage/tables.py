"""All tables, for the migrations: importing this module defines every class."""

from storage import (
    actions,
    agendas,
    attendance,
    calendars,
    datepolls,
    expertise,
    files,
    gateway,
    hosts,
    inbox,
    items,
    listings,
    meetups,
    megolm,
    olm,
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
    undecrypted,
)
from storage.database import Base
from storage.search import tables as search

__all__ = [
    "Base",
    "actions",
    "agendas",
    "attendance",
    "calendars",
    "datepolls",
    "expertise",
    "files",
    "gateway",
    "hosts",
]
__all__ += [
    "inbox",
    "items",
    "listings",
    "meetups",
    "megolm",
    "olm",
    "outbox",
    "pages",
    "people",
    "questions",
    "reminders",
    "rooms",
]
__all__ += ["search", "subscriptions", "tasks", "timers", "topics", "undecrypted"]
