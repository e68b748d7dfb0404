"""The course of a poll: how it stands, until when votes count, when it is reminded of and closed."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Region
from bot.replies import SetTimer
from bot.schedule import MORNING, after_quiet, is_working_day
from bot.when.zones import to_local, to_utc
from commands.datepolls.slots import Slot
from commands.datepolls.tally import Standing, begin
from storage import datepolls, people, timers
from storage.datepolls import DateOption, DatePoll

CLOSE, REMIND, CARD = "datepoll-close", "datepoll-remind", "datepoll-card"
USUAL = timedelta(days=7)
SECOND_THOUGHTS = timedelta(minutes=10)  # whoever clicked one date may be about to click the next
CATCH_UP = timedelta(minutes=2)  # for reading what was said while the bot was down
IN_TIME = timedelta(hours=2)  # before the deadline a reminder is of use
ONE_DAY = timedelta(days=1)


async def standing_of(session: AsyncSession, poll: DatePoll) -> Standing:
    """The dates, the votes, and who has not answered."""
    options = await datepolls.options(session, poll)
    votes = await datepolls.votes(session, poll)
    known = await people.spoken_for(session, poll.region)
    missing = [name for name in known if name not in votes]
    waiting = missing
    if poll.asked_anew_at is not None:
        anew = await datepolls.votes(session, poll, since=poll.asked_anew_at)
        waiting = [name for name in known if name not in anew]
    return Standing(options, votes, missing, waiting, len(known))


def end_of(last: date | datetime, region: Region) -> datetime:
    """The moment (UTC) after which votes don't count: a day counts as a whole."""
    if isinstance(last, datetime):
        return to_utc(last, region.zone)
    return to_utc(datetime.combine(last + ONE_DAY, time()), region.zone)


def to_come(slots: Sequence[Slot], now: datetime, region: Region) -> list[Slot]:
    """The dates that are not over, the first first; all of them when there is none left."""
    ordered = sorted(slots, key=lambda slot: end_of(slot.start, region))
    return [slot for slot in ordered if end_of(slot.start, region) > now] or ordered


def usual_deadline(slots: Sequence[Slot], now: datetime, region: Region) -> datetime:
    """A week from now, but before the day of the first date to come; where that is today, its start."""
    today, slots = to_local(now, region.zone).date(), to_come(slots, now, region)
    first = min(slot.day for slot in slots)
    last = min(today + USUAL, first - ONE_DAY)
    if last >= today:
        return end_of(last, region)
    starts = [slot.start for slot in slots if isinstance(slot.start, datetime)]
    return to_utc(min(starts), region.zone) if starts else end_of(today, region)


def is_over(poll: DatePoll, at: datetime) -> bool:
    """Whether votes that were given then (UTC) don't count any more."""
    return poll.status != "open" or poll.deadline <= at


def closes_at(poll: DatePoll, standing: Standing, region: Region, now: datetime) -> datetime:
    """When (UTC) the result is said: at the deadline or when all have answered, but not at night if there is time."""
    moment = poll.deadline
    if standing.complete:
        moment = min(moment, now if standing.thorough else now + SECOND_THOUGHTS)
    later = after_quiet(moment, region)
    first = min((to_utc(begin(one), region.zone) for one in standing.options), default=later)
    return later if later < first else max(moment, now)


def reminds_at(poll: DatePoll, region: Region, now: datetime) -> datetime | None:
    """When (UTC) those who have not answered are reminded: a working day before the last; None if not any more.

    Where that is over already, on the last day itself.
    """
    if poll.reminded_at is not None or poll.status != "open":
        return None
    last = to_local(poll.deadline - timedelta(minutes=1), region.zone).date()
    before = last - ONE_DAY
    while not is_working_day(before, region):
        before -= ONE_DAY
    for day in (before, last):
        moment = datetime.combine(day, MORNING, region.zone).astimezone(UTC)
        moment = after_quiet(moment, region)
        if now < moment < poll.deadline - IN_TIME:
            return moment
    return None


async def set_timers(
    session: AsyncSession, poll: DatePoll, standing: Standing, region: Region, now: datetime
) -> tuple[SetTimer, ...]:
    """Its timers as it stands now; those of before are cancelled."""
    await timers.cancel(session, poll.region, [_key(kind, poll) for kind in (CLOSE, REMIND)])
    if poll.status != "open":
        return ()
    found = [_timer(CLOSE, poll, closes_at(poll, standing, region, now))]
    if moment := reminds_at(poll, region, now):
        found.append(_timer(REMIND, poll, moment))
    return tuple(found)


def _key(kind: str, poll: DatePoll) -> str:
    return f"{kind}:{poll.number}"


def show_again(poll: DatePoll, now: datetime) -> SetTimer:
    """Let the card be drawn again, after what is due already."""
    return _timer(CARD, poll, now)


def late_close(poll: DatePoll, at: datetime) -> SetTimer:
    """Let it be closed a little later, when what was said meanwhile has been read."""
    return SetTimer(kind=CLOSE, key=_key(CLOSE, poll), due_at=at, payload={"number": poll.number, "late": 1})


def _timer(kind: str, poll: DatePoll, at: datetime) -> SetTimer:
    return SetTimer(kind=kind, key=_key(kind, poll), due_at=at, payload={"number": poll.number})


async def set_options(session: AsyncSession, poll: DatePoll, slots: Sequence[tuple[str, str]]) -> bool:
    """Let these dates (start and end as they are stored) be the choice; votes for those that stay are kept.

    Returns whether there is one among them that nobody was asked about before.
    """
    known = {(one.start, one.end): one for one in await datepolls.options(session, poll, dropped=True)}
    for one in known.values():
        one.position = 0
    for position, (start, end) in enumerate(slots, 1):
        row = known.get((start, end))
        if row is None:
            row = DateOption(region=poll.region, poll_id=poll.id, start=start, end=end)
            session.add(row)
        row.position = position
    await session.flush()
    return any(slot not in known for slot in slots)
