"""``!erinnerungen``: what will come yet, the next first."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, NoArguments
from bot.events import Event
from bot.lines import shorten
from bot.paging import piece
from bot.replies import Choice, Outcome, Text, answer, bulleted, text
from storage import reminders
from storage.pages import Page
from storage.reminders import Reminder

PAGE = "reminders"


async def show(facts: Facts, _: NoArguments, session: AsyncSession) -> Outcome:
    """In a room its own reminders, in the direct chat those of the person."""
    return await _page(facts, session, 0)


async def more(facts: Facts, page: Page, session: AsyncSession) -> Outcome:
    """Go on where the last page ended."""
    return await _page(facts, session, int(page.facts()["from"]))


async def _page(facts: Facts, session: AsyncSession, start: int) -> Outcome:
    event = facts.event
    room = None if event.direct else event.room
    found = await reminders.waiting(session, facts.region.key, event.sender, room)
    shown, left = await piece(session, facts, PAGE, found, start)
    if not shown:
        return answer(text("nothing-more" if start else "reminder-none" if event.direct else "reminder-none-here"))
    below = text("more-follows", count=len(left)) if left else text("reminder-end", label=shown[0].label)
    return answer(bulleted([_line(one, event) for one in shown], below))


def _line(reminder: Reminder, event: Event) -> Text:
    """In the direct chat it says of some that they come in the room."""
    assert reminder.next_at is not None
    return text(
        "reminder-line",
        label=reminder.label,
        moment=reminder.next_at,
        what=shorten(reminder.text),
        again=Choice("yes" if reminder.rrule else "no"),
        whom=Choice("room" if reminder.room and event.direct else "own"),
    )
