"""``!gastgeber``: whose turn it is, who wants to be host at all, and setting one."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.replies import Choice, Lines, Outcome, Refusal, Words, answer, text
from bot.words import find_name, fold
from commands.meetups.card import when_words
from commands.meetups.changes import find, may_change, require_open, settle, snapshot
from commands.meetups.course import current
from commands.meetups.rotation import turn
from storage import hosts, meetups
from storage.hosts import Host

YES = frozenset("ja dabei gern gerne dazu wir rein plus yes in join us".split())
NO = frozenset("nein raus nicht aussteigen weg no out leave".split())
PASS = frozenset("weiter weitergeben naechste naechster tauschen pass next".split())


@dataclass(frozen=True, slots=True)
class Hosting:
    item: int = argument(Kind.ITEM, default=0)
    words: str = argument(Kind.TEXT, default="")


async def hosting(facts: Facts, arguments: Hosting, session: AsyncSession) -> Outcome:
    """Without a meeting: who wants to be host, joined or left. With one: who is, set or passed on."""
    said = fold(arguments.words).strip(" .,!?")
    if arguments.item:
        return await _of_meeting(facts, arguments.item, said, arguments.words.strip(), session)
    if not said:
        return answer(await _list(facts, session))
    mine = facts.person.municipality
    named = find_name(arguments.words.strip(" .,!?"), facts.region.names)
    if named and named != mine and not facts.coordinator:
        raise Refusal("host-for-others", name=named)
    who = named or mine
    if not who:
        raise Refusal("host-who")
    if not named and said.split()[0] not in YES | NO:
        raise Refusal("host-words", words=arguments.words[:60], example=True)
    return await _join(facts, who, leave=not named and said.split()[0] in NO, session=session)


async def _join(facts: Facts, who: str, *, leave: bool, session: AsyncSession) -> Outcome:
    known = await session.get(Host, (facts.region.key, who))
    if leave and known:
        await session.delete(known)
    elif not leave and not known:
        session.add(Host(region=facts.region.key, municipality=who, last_on=None))
    await session.flush()
    return answer(text("host-left" if leave else "host-joined", name=who))


async def _list(facts: Facts, session: AsyncSession) -> Words:
    found = await hosts.all_hosts(session, facts.region.key)
    if not found:
        return text("host-none")
    names = Lines(tuple(_host_words(one) for one in found), separator=", ")
    return text("host-list", names=names)


def _host_words(one: Host) -> Words:
    if one.last_on is None:
        return text("host-never", name=one.municipality)
    return text("host-last", name=one.municipality, day=one.last_on)


async def _of_meeting(facts: Facts, number: int, said: str, typed: str, session: AsyncSession) -> Outcome:
    meetup = await find(session, facts, number)
    require_open(meetup)
    one = await current(session, meetup)
    if not said:
        host = one.host or ""
        state = Choice("known" if host else "open")
        words = text("host-of", label=meetup.label, when=when_words(one, facts.region), host=host, state=state)
        return answer(words, item=number)
    passing = said.split()[0] in PASS
    named = find_name(typed.strip(" .,!?"), facts.region.names) or (
        facts.person.municipality if said.split()[0] in YES else ""
    )
    if not passing and not named:
        raise Refusal("host-words", words=typed[:60], example=True)
    if not may_change(meetup, facts) and facts.person.municipality not in (one.host, named):
        raise Refusal("meetup-not-yours", label=meetup.label)
    before = await snapshot(session, meetup)
    if passing:
        named = await turn(session, facts.region, meetup, not_these=(one.host,))
        if not named:
            raise Refusal("host-nobody-else", label=meetup.label)
    else:
        (await meetups.occurrence(session, meetup, meetup.current)).host = named
    words = text("host-set", label=meetup.label, when=when_words(one, facts.region), host=named)
    return await settle(session, facts, meetup, before, words)
