"""The calendar file of a meeting, as what is posted for it."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts
from bot.ics import MIME, calendar, file_name
from bot.replies import Redact, Reply, Room, Upload
from storage import meetups
from storage.meetups import Meetup


def file_ref(number: int) -> str:
    """The name of a meeting's file among our messages."""
    return f"file:{number}"


async def invitation(session: AsyncSession, facts: Facts, meetup: Meetup) -> tuple[Reply, ...]:
    """The file of a new, changed or cancelled meeting, in the place of the one before."""
    gone: tuple[Reply, ...] = (Redact(ref=file_ref(meetup.number)),) if meetup.sequence else ()
    if meetup.hidden or not meetup.room:
        return gone
    method = "CANCEL" if meetup.status == "cancelled" else "PUBLISH"
    content = calendar(
        facts.region, [(meetup, await meetups.occurrences(session, meetup))], now=facts.now, method=method
    )
    there = Room(meetup.room) if facts.event.room != meetup.room else None
    upload = Upload(
        name=file_name(meetup),
        mime=MIME,
        content=content,
        to=there,
        item=meetup.number,
        ref=file_ref(meetup.number),
        shared=True,
    )
    return (*gone, upload)
