"""How a command is written: its usage line and its details, made from the command itself. For help and documents."""

from dataclasses import MISSING, Field, fields
from typing import Any

from bot.command import AnyCommand, Kind
from bot.config import Language
from bot.replies import Lines, Words, text

NAMES: dict[Kind, Words] = {
    Kind.ITEM: text("arg-item"),
    Kind.TEXT: text("arg-text"),
    Kind.MUNICIPALITY: text("arg-municipality"),
    Kind.PERSON: text("arg-person"),
    Kind.DAY: text("arg-day"),
    Kind.LANGUAGE: text("arg-language"),
}


def usage(command: AnyCommand, language: Language) -> Words:
    """The line: ``!erledigt S12 [mit KOMMUNE] [: TEXT]``."""
    parts = [_argument(part, language) for part in fields(command.arguments) if part.metadata["shown"]]
    return Lines((text("usage-word", word=command.word(language)), *parts), separator=" ")


def _argument(part: "Field[Any]", language: Language) -> Words:
    name = NAMES[part.metadata["kind"]]
    after = part.metadata["after"]
    if after:
        name = text("usage-after", word=after[0] if language == "de" else after[min(1, len(after) - 1)], argument=name)
    return name if part.default is MISSING else text("usage-optional", part=name)


def other_words(command: AnyCommand, language: Language) -> list[str]:
    """What may be typed instead of the word shown, those of the reader's language first."""
    mine = command.words[language][1:]
    others = [word for tongue, words in command.words.items() if tongue != language for word in words]
    return list(dict.fromkeys(word for word in (*mine, *others) if word != command.word(language)))
