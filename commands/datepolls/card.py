"""How a poll looks: its card, the proposal, and how its messages are named."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.cards import card_ref
from bot.command import Facts
from bot.config import Region
from bot.datewords import date_words
from bot.lines import names_of, owner_of, shorten
from bot.publicdays import public_holidays
from bot.replies import Choice, Edit, Lines, Text, Words, text
from bot.when.spans import calendar_day
from bot.when.zones import is_repeated, is_skipped, to_local, to_utc
from commands.datepolls.course import standing_of
from commands.datepolls.tally import Standing, best, nearest
from storage import meetups
from storage.datepolls import DateOption, DatePoll

MOST_NAMES = 12
ASK = "datepoll:"  # how the names of messages to single people begin


def ask_ref(number: int) -> str:
    """The name of the messages to single people about it: a reply to one is a vote."""
    return f"{ASK}{number}"


def shown_ref(facts: Facts, number: int) -> str:
    """The name of an answer about it; in a direct chat everything is a command, unless it replies to a question."""
    return ask_ref(number) if facts.event.direct else f"datepoll-shown:{number}"


def proposal_ref(number: int) -> str:
    """The name of the message that proposes a date."""
    return f"datepoll-proposal:{number}"


def number_sign(position: int) -> str:
    """The emoji with which people vote for an option."""
    return f"{position}\ufe0f\u20e3"


def option_words(option: DateOption, region: Region) -> Text:
    """The date of an option in words."""
    return date_words(option.starts, option.ends, region)


def deadline_words(poll: DatePoll, region: Region) -> Text:
    """The last day for votes, or the last minute."""
    local = to_local(poll.deadline, region.zone)
    if local.time() == time():
        return text("datepoll-day-until", day=local.date() - timedelta(days=1))
    return text("when-start", start=poll.deadline)


async def card_words(
    session: AsyncSession,
    region: Region,
    poll: DatePoll,
    now: datetime,
    *remarks: Words,
    standing: Standing | None = None,
) -> Words:
    """The card; ``remarks`` are shown before its hints. A hidden or deleted one shows only its id."""
    if poll.hidden or not poll.title:
        owner = await owner_of(session, region, poll.municipality, poll.author)
        state = Choice("hidden" if poll.hidden else "withdrawn")
        return text("datepoll-bare", label=poll.label, owner=owner, state=state)
    head = head_words(poll)
    if poll.status == "withdrawn":
        return Lines((text("datepoll-struck", line=head), text("datepoll-withdrawn-card")))
    standing = standing or await standing_of(session, poll)
    parts: list[Words] = [head]
    if poll.body:
        parts.append(text("datepoll-body", body=poll.body))
    if poll.place:
        parts.append(text("datepoll-place", place=poll.place))
    parts += await options_words(session, region, standing)
    parts += notes(standing.options, region)
    parts += remarks
    parts += await _below(session, region, poll, standing, now)
    return Lines(tuple(parts))


def head_words(poll: DatePoll) -> Text:
    """What is asked; a title that is a question already asks enough."""
    asks = Choice("yes" if poll.title.endswith("?") else "no")
    return text("datepoll-head", label=poll.label, title=poll.title, asks=asks)


async def options_words(session: AsyncSession, region: Region, standing: Standing) -> list[Words]:
    """A line for each option: its number, its date, who can."""
    names = await names_of(session, region, list(standing.votes))
    return [_option(one, region, standing, names) for one in standing.options]


def _option(option: DateOption, region: Region, standing: Standing, names: dict[str, str]) -> Words:
    line = text("datepoll-option", sign=number_sign(option.position), date=option_words(option, region))
    said: list[Words] = [line]
    for answer in ("yes", "maybe"):
        if who := standing.who(option, answer):
            named = names_words([names[one] for one in who])
            said.append(text("datepoll-able", answer=Choice(answer), count=len(who), names=named))
    if against := standing.who(option, "no"):
        said.append(text("datepoll-unable", count=len(against)))
    return Lines(tuple(said), separator=" · ")


def names_words(names: Sequence[str]) -> Words:
    """Names in a row; of very many only the first."""
    shown = Lines(tuple(text("datepoll-name", name=name) for name in names[:MOST_NAMES]), separator=", ")
    left = len(names) - MOST_NAMES
    return text("datepoll-names-more", names=shown, count=left) if left > 0 else shown


def notes(options: Sequence[DateOption], region: Region) -> list[Words]:
    """What is worth knowing of a date: a public holiday, or an hour that the clocks leave out or show twice."""
    found: list[Words] = []
    for one in options:
        start = one.starts
        day = calendar_day(start)
        if name := public_holidays(region.holidays, day.year, region.language).get(day):
            found.append(text("datepoll-holiday", day=day, name=name))
        if isinstance(start, datetime) and (is_skipped(start, region.zone) or is_repeated(start, region.zone)):
            kind = Choice("skipped" if is_skipped(start, region.zone) else "repeated")
            meant = to_local(to_utc(start, region.zone), region.zone)
            found.append(text("datepoll-clock", kind=kind, said=f"{start:%H:%M}", meant=f"{meant:%H:%M}", day=day))
    return found


async def _below(
    session: AsyncSession, region: Region, poll: DatePoll, standing: Standing, now: datetime
) -> list[Words]:
    """Who has not answered, until when; or what became of it."""
    if poll.status == "decided":
        return [await _decision(session, region, poll, standing)]
    if poll.status == "closed":
        proposal = proposal_words(poll, standing, region, poll.closed_at or now)
        return [*missing_words(standing), text("datepoll-over"), proposal]
    last = text("datepoll-until", deadline=deadline_words(poll, region))
    if poll.quorum:
        last = text("datepoll-until-quorum", until=last, quorum=poll.quorum)
    return [*missing_words(standing), last, text("datepoll-hint", label=poll.label)]


def missing_words(standing: Standing) -> list[Words]:
    """Who has not answered; nothing when all have."""
    if not standing.missing:
        return []
    return [text("datepoll-missing", names=names_words(standing.missing), count=len(standing.missing))]


async def _decision(session: AsyncSession, region: Region, poll: DatePoll, standing: Standing) -> Words:
    chosen = next((one for one in standing.options if one.id == poll.choice), None)
    if chosen is None:
        return text("datepoll-over")
    meetup = await meetups.of_poll(session, region.key, poll.number)
    label = meetup.label if meetup else ""
    known = Choice("yes" if meetup else "no")
    return text("datepoll-chosen", date=option_words(chosen, region), label=label, known=known)


def proposal_words(poll: DatePoll, standing: Standing, region: Region, now: datetime) -> Words:
    """The best date, or why there is none."""
    local = to_local(now, region.zone)
    if (chosen := best(standing, poll.quorum, local)) is not None:
        return text("datepoll-proposal", choice=_choice(chosen, standing, region), label=poll.label)
    if poll.quorum and (chosen := nearest(standing, local)) is not None:
        choice = _choice(chosen, standing, region)
        return text("datepoll-no-quorum", quorum=poll.quorum, choice=choice, label=poll.label, number=chosen.position)
    return text("datepoll-no-date", label=poll.label, votes=Choice("some" if standing.votes else "none"))


def _choice(option: DateOption, standing: Standing, region: Region) -> Words:
    return text(
        "datepoll-choice",
        sign=number_sign(option.position),
        date=option_words(option, region),
        yes=len(standing.who(option, "yes")),
        maybe=len(standing.who(option, "maybe")),
        no=len(standing.who(option, "no")),
    )


async def redraw(
    session: AsyncSession, region: Region, poll: DatePoll, now: datetime, standing: Standing | None = None
) -> Edit:
    """Bring the card up to date; ``standing`` is how the poll stands, if that is known."""
    return Edit(ref=card_ref(poll.number), words=await card_words(session, region, poll, now, standing=standing))


def line_words(poll: DatePoll, count: int, region: Region) -> Words:
    """A poll in one line; ``count`` have answered."""
    return text(
        "datepoll-line",
        label=poll.label,
        title=shorten(poll.title),
        count=count,
        state=Choice(poll.status),
        deadline=deadline_words(poll, region),
    )
