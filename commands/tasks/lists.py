"""``!aufgaben``: what is still to be done, the most urgent first."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, Kind, argument
from bot.paging import piece
from bot.promises import find_owners
from bot.replies import Outcome, Refusal, Words, answer, bulleted, text
from bot.words import find_name, fold
from commands.tasks.card import line
from commands.tasks.changes import require_meetup
from storage import meetups, tasks
from storage.items import label
from storage.pages import Page
from storage.tasks import Task

PAGE = "tasks"
ALL = frozenset("alle alles all everything".split())
OURS = frozenset("unsere uns wir meine ours mine us".split())
_MEETUP = re.compile(r"(?:(?:zu|aus|von|of|from)\s+)?T\s?(\d{1,9})", re.IGNORECASE)
_OF = re.compile(r"^(?:f(?:ü|ue)r|von|aus|for|of|from)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListOf:
    words: str = argument(Kind.TEXT, default="")


@dataclass(frozen=True, slots=True)
class Chosen:
    """``meetup`` is a number in figures; ``municipality`` "" the coordinating office, when ``whose`` is "one"."""

    whose: str = "all"
    meetup: str = ""
    municipality: str = ""


async def show(facts: Facts, arguments: ListOf, session: AsyncSession) -> Outcome:
    """All of the region; in the direct chat one's own, as long as nobody asks for others."""
    return await _page(facts, session, await _chosen(facts, arguments.words.strip(" .?!"), session), 0)


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last page ended."""
    asked = page.facts()
    start = int(asked.pop("from"))
    return await _page(facts, session, Chosen(**asked), start)


async def _chosen(facts: Facts, words: str, session: AsyncSession) -> Chosen:
    ours = facts.person.municipality
    known = bool(ours) or facts.coordinator
    if found := _MEETUP.fullmatch(words):
        return Chosen("meetup", meetup=str(await require_meetup(session, facts, int(found[1]))))
    if fold(words) in ALL:
        return Chosen()
    if not words and facts.item and await meetups.by_number(session, facts.region.key, facts.item):
        return Chosen("meetup", meetup=str(facts.item))
    if not words:
        return Chosen("one", municipality=ours) if facts.event.direct and known else Chosen()
    if fold(words) in OURS:
        if not known:
            raise Refusal("task-no-municipality", example=True)
        return Chosen("one", municipality=ours)
    if name := find_name(_OF.sub("", words), facts.region.names):
        return Chosen("one", municipality=name)
    if owners := find_owners(_OF.sub("", words), ()):
        return Chosen("one", municipality=owners[0].municipality)
    raise Refusal("task-list-words", words=words[:60])


async def _found(facts: Facts, session: AsyncSession, chosen: Chosen) -> Sequence[Task]:
    """Of a meeting also what is done, behind the rest."""
    if chosen.whose == "meetup":
        found = await tasks.of_meetup(session, facts.region.key, int(chosen.meetup))
        return sorted(
            found, key=lambda one: (one.status != "open", one.due is None, one.due or facts.today, one.number)
        )
    only = chosen.municipality if chosen.whose == "one" else None
    return await tasks.open_tasks(session, facts.region.key, only)


async def _page(facts: Facts, session: AsyncSession, chosen: Chosen, start: int) -> Outcome:
    found = await _found(facts, session, chosen)
    shown, left = await piece(session, facts, PAGE, found, start, **asdict(chosen))
    if not shown:
        return answer(text("nothing-more") if start else _nothing(chosen))
    below = [text("more-follows", count=len(left))] if left else []
    return answer(bulleted([line(one, facts.today) for one in shown], *below))


def _nothing(chosen: Chosen) -> Words:
    if chosen.whose == "meetup":
        return text("task-none-meetup", label=label("meetup", int(chosen.meetup)))
    if chosen.whose == "all":
        return text("task-none")
    owner = text("owner-name", name=chosen.municipality) if chosen.municipality else text("owner-coordinator")
    return text("task-none-of", owner=owner)
