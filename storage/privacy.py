"""Everything that is held on one person in one region, and how it is removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage import (
    agendas,
    attendance,
    datepolls,
    expertise,
    meetups,
    questions,
    reminders,
    subscriptions,
    tasks,
    undecrypted,
)
from storage.actions import Action
from storage.agendas import Point
from storage.attendance import Attendance
from storage.datepolls import DatePoll
from storage.expertise import Expertise
from storage.inbox import Handled
from storage.listings import Draft, Interest, Listing
from storage.meetups import Meetup
from storage.outbox import DIRECT, Outgoing
from storage.pages import Page
from storage.questions import Answer, Question
from storage.reminders import Reminder
from storage.rooms import Member, Room
from storage.search import index
from storage.subscriptions import Subscription
from storage.tasks import Task
from storage.undecrypted import Undecrypted


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows, and the first and last moment of them."""

    number: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Held:
    """What tables other than ``people`` know of a person. ``rooms`` are those where the bot sees the person."""

    rooms: int
    listings: Sequence[Listing]
    interests: Sequence[tuple[Interest, Listing]]
    drafts: Sequence[Draft]
    expertise: Sequence[Expertise]
    questions: Sequence[Question]
    answers: Sequence[tuple[Answer, Question]]
    subscriptions: Sequence[Subscription]
    meetups: Sequence[Meetup]
    attendances: Sequence[tuple[Attendance, Meetup]]
    points: Sequence[tuple[Point, Meetup]]
    reminders: Sequence[Reminder]
    tasks: Sequence[Task]
    datepolls: Sequence[DatePoll]
    date_votes: Sequence[DatePoll]
    notices: int
    pages: int
    actions: Count
    handled: Count
    direct: Count
    unread: Count


def _listings_of(region: str, user: str) -> Select[Listing]:
    return select(Listing).where(Listing.region == region, or_(Listing.author == user, Listing.contact == user))


async def held(session: AsyncSession, region: str, user: str) -> Held:
    """Collect it all."""
    listings = await session.scalars(_listings_of(region, user).order_by(Listing.number))
    interests = await session.execute(
        select(Interest, Listing)
        .join(Listing, Listing.id == Interest.listing_id)
        .where(Interest.region == region, Interest.user == user)
        .order_by(Interest.id)
    )
    drafts = await session.scalars(select(Draft).where(Draft.region == region, Draft.sender == user).order_by(Draft.at))
    actions = select(func.count(), func.min(Action.at), func.max(Action.at)).where(
        Action.region == region, Action.user == user
    )
    pages = select(func.count()).select_from(Page).where(Page.region == region, Page.user == user)
    members = select(func.count()).select_from(Member).where(Member.region == region, Member.user == user)
    inbox = select(func.count(), func.min(Handled.at), func.max(Handled.at)).where(
        Handled.region == region, Handled.sender == user
    )
    chat = await direct_addresses(session, region, user)
    outbox = select(func.count(), func.min(Outgoing.created_at), func.max(Outgoing.created_at)).where(
        Outgoing.region == region, Outgoing.address.in_(chat)
    )
    unread = select(func.count(), func.min(Undecrypted.received_at), func.max(Undecrypted.received_at)).where(
        Undecrypted.region == region, Undecrypted.sender == user
    )
    return Held(
        rooms=int(await session.scalar(members) or 0),
        listings=listings.all(),
        interests=[(interest, listing) for interest, listing in interests],
        drafts=drafts.all(),
        expertise=await expertise.of_person(session, region, user),
        questions=await questions.of_author(session, region, user),
        answers=await questions.answers_of_user(session, region, user),
        subscriptions=await subscriptions.of_user(session, region, user),
        meetups=await meetups.of_author(session, region, user),
        attendances=await attendance.of_user(session, region, user),
        points=await agendas.of_user(session, region, user),
        reminders=await reminders.of_author(session, region, user),
        tasks=await tasks.of_author(session, region, user),
        datepolls=await datepolls.of_author(session, region, user),
        date_votes=await datepolls.voted_in(session, region, user),
        notices=await subscriptions.notices_of(session, region, user),
        pages=int(await session.scalar(pages) or 0),
        actions=Count(*(await session.execute(actions)).one()),
        handled=Count(*(await session.execute(inbox)).one()),
        direct=Count(*(await session.execute(outbox)).one()),
        unread=Count(*(await session.execute(unread)).one()),
    )


async def direct_addresses(session: AsyncSession, region: str, user: str) -> list[str]:
    """All addresses in the outbox that reach the direct chats with a person, past ones too."""
    rooms = await session.scalars(
        select(Room.room_id).where(Room.region == region, Room.kind == "direct", Room.user == user)
    )
    return [f"{DIRECT}{user}", *rooms]


async def withdraw_own(session: AsyncSession, region: str, user: str, now: datetime) -> Sequence[int]:
    """Empty and close the listings of a person that belong to no municipality; returns the numbers."""
    own = and_(Listing.region == region, Listing.author == user, Listing.municipality == "")
    found = (await session.execute(select(Listing.id, Listing.number).where(own).order_by(Listing.number))).all()
    await index.remove(session, "need", [number for number, _ in found])
    still_open = and_(own, Listing.status == "open")
    await session.execute(update(Listing).where(still_open).values(status="withdrawn", closed_at=now))
    emptied = {"author": "", "contact": "", "title": "", "body": "", "outcome": "", "revision": Listing.revision + 1}
    await session.execute(update(Listing).where(own).values(emptied))
    return [number for _, number in found]


async def withdraw_questions(session: AsyncSession, region: str, user: str, now: datetime) -> Sequence[int]:
    """Empty and close the questions of a person that belong to no municipality; returns the numbers."""
    own = and_(Question.region == region, Question.author == user, Question.municipality == "")
    found = (await session.execute(select(Question.id, Question.number).where(own).order_by(Question.number))).all()
    await index.remove(session, "question", [number for number, _ in found])
    emptied = {"author": "", "title": "", "body": "", "status": "withdrawn", "revision": Question.revision + 1}
    closed = {**emptied, "closed_at": func.coalesce(Question.closed_at, now)}
    await session.execute(update(Question).where(own).values(closed))
    return [number for _, number in found]


async def forget(session: AsyncSession, region: str, user: str) -> dict[str, Sequence[int]]:
    """Remove a person from all that stays; returns the numbers of what changed, by "listing", "meetup" and so on.

    Of events only the sender is removed: their ids keep them from being handled twice.
    """
    changed: dict[str, Sequence[int]] = {
        "listing": (await session.scalars(_listings_of(region, user).with_only_columns(Listing.number))).all(),
        "expertise": [one.number for one in await expertise.of_person(session, region, user)],
        "question": [question.number for _, question in await questions.answers_of_user(session, region, user)],
        "meetup": await _meetups_of(session, region, user),
        "datepoll": [one.number for one in await datepolls.voted_in(session, region, user)],
    }
    in_region = Listing.region == region
    await session.execute(update(Listing).where(in_region, Listing.contact == user).values(contact=""))
    await session.execute(update(Listing).where(in_region, Listing.author == user).values(author=""))
    await _forget_interests(session, region, user)
    await _forget_knowledge(session, region, user)
    await subscriptions.forget_user(session, region, user)
    await reminders.forget_user(session, region, user)
    await tasks.forget_user(session, region, user)
    await attendance.forget_user(session, region, user)
    await agendas.forget_user(session, region, user)
    await session.execute(update(Meetup).where(Meetup.region == region, Meetup.author == user).values(author=""))
    await datepolls.forget_user(session, region, user)
    await session.execute(delete(Draft).where(Draft.region == region, Draft.sender == user))
    mentions = Action.before.contains(f'"{user}"', autoescape=True)
    await session.execute(delete(Action).where(Action.region == region, or_(Action.user == user, mentions)))
    await session.execute(delete(Page).where(Page.region == region, Page.user == user))
    await session.execute(update(Handled).where(Handled.region == region, Handled.sender == user).values(sender=""))
    await undecrypted.forget(session, region, user)
    chat = await direct_addresses(session, region, user)
    sent = and_(Outgoing.region == region, Outgoing.address.in_(chat), Outgoing.sent_at.is_not(None))
    await session.execute(update(Outgoing).where(sent).values(content="{}"))
    return changed


async def _meetups_of(session: AsyncSession, region: str, user: str) -> list[int]:
    """The meetings that a person called or has answered."""
    called = await meetups.of_author(session, region, user)
    answered = [meetup for _, meetup in await attendance.of_user(session, region, user)]
    return sorted({one.number for one in (*called, *answered)})


async def _forget_knowledge(session: AsyncSession, region: str, user: str) -> None:
    """What a municipality knows, asked and answered stays, without the person; a person's own answers go."""
    for column in (Expertise.author, Expertise.contact, Expertise.deputy):
        named = and_(Expertise.region == region, column == user)
        await session.execute(update(Expertise).where(named).values({column.key: ""}))
    await session.execute(update(Question).where(Question.region == region, Question.author == user).values(author=""))
    mine = and_(Answer.region == region, Answer.user == user)
    await session.execute(delete(Answer).where(mine, Answer.municipality == ""))
    await session.execute(update(Answer).where(mine).values(user=""))


async def _forget_interests(session: AsyncSession, region: str, user: str) -> None:
    """A municipality's interest stays without the person, once; a person's own goes."""
    mine = and_(Interest.region == region, Interest.user == user)
    twin = aliased(Interest)
    anonymous = select(twin.id).where(
        twin.listing_id == Interest.listing_id, twin.municipality == Interest.municipality, twin.user == ""
    )
    gone = or_(Interest.municipality == "", anonymous.exists())
    await session.execute(delete(Interest).where(mine, gone).execution_options(synchronize_session=False))
    await session.execute(
        update(Interest).where(mine).values(user="", text="").execution_options(synchronize_session=False)
    )
