"""``!meine-daten`` and ``!vergiss-mich``."""

from dataclasses import dataclass, replace
from itertools import chain

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, NoArguments, argument
from bot.replies import Choice, Direct, Lines, Outcome, Say, Words, answer, text
from bot.words import fold
from commands.people.offices import redraw, resign, snapshot, vacancy
from storage import datepolls, people, privacy
from storage.listings import Listing
from storage.privacy import Held

YES = frozenset(("ja", "yes"))


@dataclass(frozen=True, slots=True)
class Confirmed:
    answer: str = argument(Kind.TEXT, default="")


async def my_data(facts: Facts, _: NoArguments, session: AsyncSession) -> Outcome:
    """Everything held on the asker in this region; only ever in the direct chat."""
    held = await privacy.held(session, facts.region.key, facts.event.sender)
    words = Lines((*_person(facts), *_rows(held), *_knowledge(held), *_counts(held), text("data-end")))
    if facts.event.direct:
        return answer(words)
    return answer(text("data-sent"), Say(words=words, to=Direct(facts.event.sender)))


def _person(facts: Facts) -> list[Words]:
    person = facts.person
    lines: list[Words] = [text("data-title", user=person.user, region=facts.region.name)]
    if person.municipality and person.since:
        office = text("data-office", municipality=person.municipality, role=Choice(person.role), since=person.since)
        lines.append(office)
    if person.language:
        lines.append(text("data-language", language=person.language))
    if person.away_until:
        lines.append(text("data-away", until=person.away_until))
    if person.welcomed_at:
        lines.append(text("data-welcomed", at=person.welcomed_at))
    if person.asked_at:
        lines.append(text("data-asked", at=person.asked_at))
    return lines


def _rows(held: Held) -> list[Words]:
    lines: list[Words] = [_listing(listing) for listing in held.listings]
    for interest, listing in held.interests:
        lines.append(text("data-interest", label=listing.label, at=interest.at))
        if interest.text:
            lines.append(text("data-text", text=interest.text))
    for draft in held.drafts:
        lines.append(text("data-draft", at=draft.at))
        lines.append(text("data-text", text=draft.body))
    return lines


def _knowledge(held: Held) -> list[Words]:
    lines: list[Words] = [text("data-expertise", label=one.label, title=one.title) for one in held.expertise]
    lines += [text("data-question", label=one.label, title=one.title, at=one.created_at) for one in held.questions]
    for answer_, question in held.answers:
        lines.append(text("data-answer", label=question.label, at=answer_.at))
        lines.append(text("data-text", text=answer_.text))
    for one in held.subscriptions:
        what = " ".join(part for part in (f"#{one.topic}" if one.topic else "", one.words) if part)
        lines.append(text("data-subscription", what=what, at=one.created_at))
    lines += [text("data-meetup", label=one.label, title=one.title, at=one.created_at) for one in held.meetups]
    lines += [text("data-attendance", label=meetup.label, at=one.at) for one, meetup in held.attendances]
    for point, meetup in held.points:
        lines.append(text("data-point", label=meetup.label, at=point.at))
        lines.append(text("data-text", text=point.text))
    lines += [text("data-reminder", label=one.label, text=one.text, at=one.created_at) for one in held.reminders]
    lines += [text("data-task", label=one.label, text=one.text, at=one.created_at) for one in held.tasks]
    lines += [text("data-datepoll", label=one.label, title=one.title, at=one.created_at) for one in held.datepolls]
    lines += [text("data-date-vote", label=one.label) for one in held.date_votes]
    if held.notices:
        lines.append(text("data-notices", count=held.notices))
    return lines


def _listing(listing: Listing) -> Words:
    return text("data-listing", label=listing.label, title=listing.title, at=listing.created_at)


def _counts(held: Held) -> list[Words]:
    lines: list[Words] = [text("data-rooms", count=held.rooms)]
    if held.pages:
        lines.append(text("data-pages", count=held.pages))
    for key, rows in (
        ("data-actions", held.actions),
        ("data-handled", held.handled),
        ("data-unread", held.unread),
        ("data-direct", held.direct),
    ):
        if rows.first and rows.last:
            lines.append(text(key, count=rows.number, first=rows.first, last=rows.last))
    return lines


async def forget_me(facts: Facts, arguments: Confirmed, session: AsyncSession) -> Outcome:
    """Asks once; then removes or anonymises. The municipality's listings stay."""
    if fold(arguments.answer.strip(" .!")) not in YES:
        return answer(Lines((text("forget-what"), text("forget-confirm"))))
    region, user = facts.region.key, facts.event.sender
    office = snapshot(facts.person)
    resign(session, facts.person)
    told = await vacancy(session, facts, office)
    withdrawn = {
        "listing": await privacy.withdraw_own(session, region, user, facts.now),
        "question": await privacy.withdraw_questions(session, region, user, facts.now),
        "datepoll": await datepolls.withdraw_own(session, region, user, facts.now),
    }
    changed = await privacy.forget(session, region, user)
    session.expunge(facts.person)
    await people.forget_person(session, region, user)
    facts.person.welcomed_at = facts.now  # only in memory: nobody is welcomed with the same message
    cards = [redraw(facts, numbers, what) for some in (withdrawn, changed) for what, numbers in some.items()]
    return replace(answer(text("forgotten"), *told), timers=tuple(chain.from_iterable(cards)))
