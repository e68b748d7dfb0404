"""What belongs to any conversation: the way back, the next lines, the house rules, the links."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import Facts, More, NoArguments, Undo
from bot.links import links_words
from bot.replies import Lines, Outcome, Refusal, answer, text
from storage import actions, pages


class WayBack:
    """``!rückgängig`` for all features: ``handlers`` maps kinds of actions to what takes them back."""

    def __init__(self, handlers: Mapping[str, Undo]) -> None:
        self._handlers = handlers

    async def undo(self, facts: Facts, _: NoArguments, session: AsyncSession) -> Outcome:
        """Take back the asker's last action; the one before it is the next."""
        action = await actions.last(session, facts.region.key, facts.event.sender)
        if action is None:
            raise Refusal("undo-nothing")
        outcome = await self._handlers[action.kind](facts, action, session)
        await session.delete(action)
        return outcome


class NextLines:
    """``!mehr`` for all features: ``handlers`` maps names of lists to what shows their next page."""

    def __init__(self, handlers: Mapping[str, More]) -> None:
        self._handlers = handlers

    async def more(self, facts: Facts, _: NoArguments, session: AsyncSession) -> Outcome:
        event = facts.event
        page = await pages.recall(session, facts.region.key, event.room, event.sender)
        if page is None:
            raise Refusal("nothing-more")
        return await self._handlers[page.command](facts, page, session)


async def rules(facts: Facts, _: NoArguments, _session: AsyncSession) -> Outcome:
    """The region's house rules, as configured."""
    if not facts.region.rules:
        return answer(text("rules-none"))
    lines = [text("rules-line", line=line) for line in facts.region.rules.splitlines() if line.strip()]
    return answer(Lines((text("rules-title", region=facts.region.name), *lines)))


async def links(facts: Facts, _: NoArguments, _session: AsyncSession) -> Outcome:
    """The platforms that the region uses already."""
    return answer(links_words(facts.region) or text("links-none"))
