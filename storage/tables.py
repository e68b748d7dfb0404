"""All tables, for the migrations: importing this module defines every class."""

from storage import actions, gateway, inbox, listings, outbox, pages, people, rooms, timers
from storage.database import Base

__all__ = ["Base", "actions", "gateway", "inbox", "listings", "outbox", "pages", "people", "rooms", "timers"]
