"""How an item looks in one line, and whose it is. For all features."""

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from bot.contacts import localpart
from bot.replies import Choice, Text, Words, text
from storage import rooms
from storage.listings import Listing
from storage.questions import Question
from storage.tasks import Task

SHORT = 80


def shorten(title: str) -> str:
    return title if len(title) <= SHORT else title[: SHORT - 1].rstrip() + "…"


async def name_of(session: AsyncSession, region: Region, user: str) -> str:
    """The display name of a person in the region's rooms, or what stands before the colon of the user id."""
    return await rooms.member_name(session, region.key, user) or localpart(user)


async def names_of(session: AsyncSession, region: Region, who: Iterable[str]) -> dict[str, str]:
    """What to call municipalities (their names) and people (their display names), by what stands in ``who``."""
    found = list(who)
    known = await rooms.names_of(session, region.key, [one for one in found if one.startswith("@")])
    return {one: known.get(one) or localpart(one) if one.startswith("@") else one for one in found}


async def owner_of(session: AsyncSession, region: Region, municipality: str, author: str) -> Words:
    """Whose an item is: a municipality's, the coordinating office's, or a person's who has not said a municipality."""
    if municipality:
        return text("owner-name", name=municipality)
    if author in region.coordinators:
        return text("owner-coordinator")
    if not author:
        return text("owner-nobody")
    return text("owner-name", name=await name_of(session, region, author))


def task_owner(task: Task) -> Text:
    """Whose a task is: a municipality's, or the coordinating office's."""
    return text("owner-name", name=task.municipality) if task.municipality else text("owner-coordinator")


async def listing_line(session: AsyncSession, region: Region, listing: Listing) -> Text:
    """A need or an offer in one line."""
    return text(
        "listing-line",
        label=listing.label,
        owner=await owner_of(session, region, listing.municipality, listing.author),
        kind=Choice(listing.kind),
        title=shorten(listing.title),
    )


async def question_line(session: AsyncSession, region: Region, question: Question) -> Text:
    """A question in one line."""
    return text(
        "question-line",
        label=question.label,
        owner=await owner_of(session, region, question.municipality, question.author),
        title=shorten(question.title),
    )
