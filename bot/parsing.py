"""From a line that somebody typed to a command with its arguments."""

import re
from collections.abc import Sequence
from dataclasses import MISSING, Field, dataclass, fields
from typing import Any

from bot.command import AnyCommand, Facts, Kind
from bot.config import Language
from bot.dates import find_day, not_past
from bot.denial import denied_before, denied_behind
from bot.events import Message
from bot.replies import Refusal
from bot.when import DateError
from bot.words import EDGE, clean, fold, similar, split_name
from storage.items import LETTERS

PREFIX = "!"
LONGEST = 3
FILLERS = frozenset(
    (
        "bitte",
        "hallo",
        "hey",
        "moin",
        "servus",
        "hello",
        "kannst",
        "koennt",
        "ihr",
        "du",
        "mir",
        "mal",
        "please",
        "hi",
        "could",
        "can",
        "you",
        "me",
    )
)
REQUESTS = frozenset(("bitte", "kannst", "koennt", "please", "could", "can"))
WORD = re.compile(r"\S+")
SLIP = re.compile(r"!(?:!|\s+)(?=[^\W\d_])")  # a phone puts a space before a word that was swiped
ITEM = re.compile(r"\s*#?[a-z]?\s?(\d{1,9})\b", re.IGNORECASE)
ITEM_INSIDE = re.compile(rf"(?<!\w)[{''.join(LETTERS.values())}](\d{{1,9}})\b", re.IGNORECASE)
OF = re.compile(r"\s*(?:für|fuer|von|aus|in|bei|for|of|from)\s+", re.IGNORECASE)
UNTIL = re.compile(r"\s*(?:bis|until|till|by)\s+(?:zum\s+)?", re.IGNORECASE)
PERSON = re.compile(r"@\S+")
GERMAN, ENGLISH = ("de", "deutsch", "german"), ("en", "englisch", "english")
LANGUAGES: dict[str, Language] = {**dict.fromkeys(GERMAN, "de"), **dict.fromkeys(ENGLISH, "en")}


@dataclass(frozen=True, slots=True)
class Request:
    """A command that was meant; ``rest`` is what follows its word. ``about_item``: only if it replies to an item."""

    command: AnyCommand
    rest: str
    about_item: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that were meant for the bot, but are no command; ``word`` is the first of them, if there is one.

    ``denied``: they speak of a command and say the contrary, or ask.
    """

    word: str
    denied: bool = False


def is_prefixed(message: Message) -> bool:
    """Whether it is written as a command, so that it is no answer in plain words."""
    return message.body.lstrip().startswith(PREFIX)


class Vocabulary:
    """The words of all commands in all languages."""

    def __init__(self, commands: Sequence[AnyCommand]) -> None:
        self._commands: dict[str, AnyCommand] = {}
        for command in commands:
            for words in command.words.values():
                for word in words:
                    if self._commands.setdefault(fold(word), command) is not command:
                        raise ValueError(f"two commands share the word {word!r}")

    def find(self, word: str) -> AnyCommand | None:
        """The command of one word, without or with its prefix."""
        return self._commands.get(fold(word.lstrip(PREFIX).strip()))

    def at_start(self, text: str) -> tuple[AnyCommand, str] | None:
        """The command whose words begin the text, the longest first, and what follows."""
        first_line = text.split("\n", 1)[0]
        words = [next_word for next_word, _ in zip(WORD.finditer(first_line), range(LONGEST), strict=False)]
        for count in range(len(words), 0, -1):
            key = "-".join(fold(found[0].strip(EDGE)) for found in words[:count])
            if key in self._commands:
                return self._commands[key], text[words[count - 1].end() :].strip()
        return None

    def at_end(self, text: str) -> tuple[AnyCommand, str] | None:
        """The command whose word ends a one-line text („bis Freitag verlängern")."""
        words = list(WORD.finditer(text))
        if "\n" in text or not words:
            return None
        command = self._commands.get(fold(words[-1][0].strip(EDGE)))
        return (command, text[: words[-1].start()].strip()) if command else None

    def suggest(self, word: str, language: Language) -> list[str]:
        """At most three commands that may have been meant, by the word shown in ``language``."""
        near = similar(fold(word), list(self._commands))
        return list(dict.fromkeys(self._commands[key].word(language) for key in near))[:3]


def _without_fillers(text: str) -> str:
    while (found := WORD.match(text)) and fold(found[0].strip(EDGE)) in FILLERS:
        text = text[found.end() :].lstrip()
    return text


def _asks_for(text: str, plain: str) -> bool:
    """Whether the fillers before the plain text make a question a request: „kannst du …?", not „hallo, …?"."""
    fillers = text[: len(text) - len(plain)].split()
    return any(fold(word.strip(EDGE)) in REQUESTS for word in fillers)


def _takes_item(command: AnyCommand) -> bool:
    return any(part.metadata["kind"] is Kind.ITEM for part in fields(command.arguments))


def understand(message: Message, vocabulary: Vocabulary) -> Request | Unknown | None:
    """What a message asks for; None when it isn't meant for the bot at all."""
    text = clean(message.body)
    if (slip := SLIP.match(text)) and vocabulary.at_start(text[slip.end() :]):
        text = PREFIX + text[slip.end() :]
    prefixed = text.startswith(PREFIX) and text[1:2].isalpha()
    meant = prefixed or message.addressed or message.direct
    text = text[1:] if prefixed else text.removeprefix(PREFIX).strip() if meant else text
    plain = _without_fillers(text)
    first, second = (text, plain) if prefixed else (plain, text)  # „can you show S12“ is no claim of what one can
    found, polite = vocabulary.at_start(first) or vocabulary.at_start(second), _asks_for(text, plain)
    denied = not prefixed and found is not None and found[0].affirms and denied_behind(plain, found[1], polite=polite)
    if found and meant and not denied:
        return Request(*found)
    if not prefixed and not denied and (message.reply_to or meant):
        if found is None and (found := vocabulary.at_end(plain)) and found[0].affirms:
            denied = denied_before(plain, found[1], polite=polite)
        if found and _takes_item(found[0]) and not denied:
            return Request(*found, about_item=not meant)
    if not meant:
        return None
    return Unknown(plain.split(maxsplit=1)[0].strip(EDGE) if plain else "", denied)


def in_passing(facts: Facts) -> bool:
    """Whether the message only reads like a command: a reply in a room that does not speak to the bot."""
    event = facts.event
    if not isinstance(event, Message) or event.direct or event.addressed:
        return False
    return not clean(event.body).startswith(PREFIX)


def read_arguments(command: AnyCommand, rest: str, facts: Facts) -> Any:
    """The command's arguments. Raises Refusal for what is missing or can't be read."""
    values: dict[str, Any] = {}
    parts = fields(command.arguments)
    introduced = [part for part in parts if part.metadata["after"]]
    for part in sorted(introduced, key=lambda part: part.metadata["after"] != (":",)):
        values[part.name], rest = _introduced(part, rest, facts)
    for part in parts:
        if not part.metadata["after"]:
            values[part.name], rest = _next(part, rest.strip(), facts)
    return command.arguments(**values)


def _default(part: "Field[Any]") -> Any:
    if part.default is MISSING:
        raise Refusal(f"missing-{part.metadata['kind'].name.lower()}", example=True)
    return part.default


def _introduced(part: "Field[Any]", rest: str, facts: Facts) -> tuple[Any, str]:
    """The value behind one of the part's words, and the rest without both."""
    words = part.metadata["after"]
    if words == (":",):
        front, colon, behind = rest.partition(":")
        return (behind.strip(), front) if colon else (_default(part), rest)
    found = re.search(rf"(?<!\S)(?:{'|'.join(words)})(?=\s|$)", rest, re.IGNORECASE)
    if not found:
        return _default(part), rest
    value, left = _next(part, rest[found.end() :].strip(), facts, required=True)
    return value, f"{rest[: found.start()]} {left}"


def _next(part: "Field[Any]", rest: str, facts: Facts, *, required: bool = False) -> tuple[Any, str]:
    """The value at the start of ``rest`` and what follows it."""
    kind = part.metadata["kind"]
    if kind is Kind.ITEM:
        return _item(part, rest, facts)
    if not rest and not required:
        return _default(part), ""
    if kind is Kind.TEXT:
        return rest, ""
    if kind is Kind.DAY:
        return _day(rest, facts)
    if kind is Kind.MUNICIPALITY:
        return _municipality(rest, facts)
    if kind is Kind.LANGUAGE:
        language = LANGUAGES.get(fold(rest.split()[0]))
        if language is None:
            raise Refusal("unknown-language", example=True)
        return language, ""
    found = PERSON.search(rest)
    name = found[0].rstrip(",.;:") if found else rest
    return name, rest.replace(found[0], " ", 1) if found else ""


def _item(part: "Field[Any]", rest: str, facts: Facts) -> tuple[Any, str]:
    found = ITEM.match(rest) or ITEM_INSIDE.search(rest)
    if found and not (facts.item and _is_date(rest, facts)):
        return int(found[1]), rest[: found.start()] + rest[found.end() :]
    return (facts.item, rest) if facts.item is not None else (_default(part), rest)


def date_refused(error: DateError) -> Refusal:
    """What is said to who has named a date that can't be."""
    return Refusal(error.key, example=True, words=error.text[:60])


def _is_date(rest: str, facts: Facts) -> bool:
    """Whether a number at the start is a day („3.12.") rather than an item."""
    try:
        return find_day(rest, facts.today) is not None
    except DateError:
        return True


def _day(rest: str, facts: Facts) -> tuple[Any, str]:
    if until := UNTIL.match(rest):
        rest = rest[until.end() :]
    try:
        found = find_day(rest, facts.today)
        if found is None:
            raise DateError("date-unknown", rest)
        day, length = found
        return not_past(day, facts.today, rest[:length].strip()), rest[length:]
    except DateError as error:
        raise date_refused(error) from None


def _municipality(rest: str, facts: Facts) -> tuple[str, str]:
    """The longest beginning of ``rest`` that names a municipality of the region."""
    names = facts.region.names
    if found := OF.match(rest):
        rest = rest[found.end() :]
    name, behind = split_name(rest, names)
    if name:
        return name, behind
    first = WORD.search(rest)
    near = similar(fold(first[0]) if first else "", names)
    if near:
        raise Refusal("unknown-municipality-near", example=True, words=rest[:60], near=", ".join(near))
    raise Refusal("unknown-municipality", example=True, words=rest[:60])
