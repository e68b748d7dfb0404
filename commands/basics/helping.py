"""Help: the most useful lines, one command, all commands. Everything is read from the commands themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.command import AnyCommand, Facts, Kind, argument
from bot.parsing import PREFIX, Vocabulary
from bot.replies import Lines, Outcome, Refusal, Words, answer, bulleted, text
from bot.usage import other_words, usage
from storage import pages
from storage.pages import Page

IN_ROOM = ("need", "offer", "list", "interest", "who", "help")
IN_DIRECT = ("need", "offer", "mine", "claim", "away", "help")
COORDINATOR = ("appoint", "deputise", "hide")
LINES = 10
PAGE = "commands"

Commands = Callable[[], Sequence[AnyCommand]]


@dataclass(frozen=True, slots=True)
class About:
    words: str = argument(Kind.TEXT, default="")


@dataclass(frozen=True, slots=True)
class Guide:
    """Knows all commands; ``commands`` gives them in help order."""

    commands: Commands

    async def help(self, facts: Facts, arguments: About, _: AsyncSession) -> Outcome:
        """Without a word the most useful lines, else all about one command."""
        if arguments.words:
            return answer(self._one(self._find(arguments.words, facts), facts))
        return answer(self._useful(facts))

    def _useful(self, facts: Facts) -> Words:
        names = IN_DIRECT if facts.event.direct else IN_ROOM
        known = {command.name: command for command in self.commands()}
        lines = bulleted([self._line(known[name], facts) for name in names if name in known])
        below: list[Words] = [text("help-more")]
        if facts.coordinator:
            own = [text("suggestion", word=_shown(known[name], facts)) for name in COORDINATOR if name in known]
            below.insert(0, text("help-coordinator", commands=Lines(tuple(own), separator=" · ")))
        return Lines((Lines((text("help-title"), lines)), Lines(tuple(below))), separator="\n\n")

    def _line(self, command: AnyCommand, facts: Facts) -> Words:
        example = command.examples[facts.language][0]
        return text("help-line", example=example, about=text(f"cmd-{command.name}"))

    def _find(self, words: str, facts: Facts) -> AnyCommand:
        vocabulary = Vocabulary(self.commands())
        found = vocabulary.at_start(words.removeprefix(PREFIX))
        if found:
            return found[0]
        near = vocabulary.suggest(words.split()[0].removeprefix(PREFIX), facts.language)
        word = words[:40].removeprefix(PREFIX)
        if not near:
            raise Refusal("unknown-command", word=word)
        suggestions = Lines(tuple(text("suggestion", word=PREFIX + name) for name in near), separator=" · ")
        raise Refusal("unknown-command-near", word=word, suggestions=suggestions)

    def _one(self, command: AnyCommand, facts: Facts) -> Words:
        language = facts.language
        lines: list[Words] = [text("help-command", usage=usage(command, language), about=text(f"cmd-{command.name}"))]
        if command.details:
            lines.append(text(f"cmd-{command.name}.more"))
        if command.coordinator:
            lines.append(text("coordinator-only"))
        lines += [text("example", line=line) for line in command.examples[language]]
        if others := other_words(command, language):
            names = Lines(tuple(text("suggestion", word=PREFIX + word) for word in others), separator=" · ")
            lines.append(text("help-other-words", words=names))
        return Lines(tuple(lines))

    async def all(self, facts: Facts, _: object, session: AsyncSession) -> Outcome:
        """Every command in a line; in a room only ten lines at once."""
        return await self._page(facts, session, 0)

    async def all_more(self, facts: Facts, page: Page, session: AsyncSession) -> Outcome:
        return await self._page(facts, session, int(page.facts()["from"]))

    async def _page(self, facts: Facts, session: AsyncSession, start: int) -> Outcome:
        event, region = facts.event, facts.region.key
        commands = [command for command in self.commands() if facts.coordinator or not command.coordinator][start:]
        if event.direct or len(commands) <= LINES:
            await pages.forget(session, region, event.room, event.sender)
            return answer(bulleted(self._short(command, facts) for command in commands))
        shown = [self._short(command, facts) for command in commands[: LINES - 1]]
        await pages.remember(session, region, event.room, event.sender, PAGE, {"from": start + len(shown)})
        return answer(bulleted(shown, text("more-follows", count=len(commands) - len(shown))))

    def _short(self, command: AnyCommand, facts: Facts) -> Words:
        return text("help-short", word=_shown(command, facts), about=text(f"cmd-{command.name}"))


def _shown(command: AnyCommand, facts: Facts) -> str:
    return PREFIX + command.word(facts.language)
