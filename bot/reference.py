"""The command reference in ``docs/handbuch.md``, written from the commands themselves.

``python -m bot.reference`` rewrites what stands between the two markers there.
"""

from collections.abc import Iterable
from pathlib import Path

from bot.command import AnyCommand, Feature
from bot.config import Language
from bot.parsing import PREFIX
from bot.replies import Lines, text
from bot.sample import sample_config
from bot.texts import HERE, Texts
from bot.usage import other_words, usage
from commands import features

BEGIN, END = "<!-- commands -->", "<!-- /commands -->"
HANDBOOK = Path(__file__).parents[1] / "docs" / "handbuch.md"


def reference(features: Iterable[Feature], texts: Texts, language: Language) -> str:
    """All commands as Markdown, a section each, in help order."""
    return "\n".join(_section(command, texts, language) for feature in features for command in feature.commands)


def _section(command: AnyCommand, texts: Texts, language: Language) -> str:
    about = texts.plain(text(f"cmd-{command.name}"), language)
    lines = [f"### `{PREFIX}{command.word(language)}`: {about}", ""]
    if command.coordinator:
        lines += [texts.plain(text("coordinator-only"), language), ""]
    if command.details:
        lines += [texts.markdown(text(f"cmd-{command.name}.more"), language), ""]
    lines += ["```", *_typed(command, texts, language), "```", ""]
    if others := other_words(command, language):
        words = Lines(tuple(text("suggestion", word=PREFIX + word) for word in others), separator=" · ")
        lines += [texts.plain(text("help-other-words", words=words), language), ""]
    return "\n".join(lines)


def _typed(command: AnyCommand, texts: Texts, language: Language) -> list[str]:
    """The usage line, then the examples that say more."""
    line = texts.plain(usage(command, language), language)
    return [line, *(example for example in command.examples[language] if example != line)]


def with_reference(document: str, commands: str) -> str:
    """The document with ``commands`` between its markers. Raises ValueError when it has none."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{BEGIN} and {END} must both stand in the document")
    return f"{before}{BEGIN}\n{commands}{END}{after}"


def handbook() -> str:
    """What the handbook is to hold."""
    every = features(sample_config("@geschaeftsstelle:example.org"))
    texts = Texts([HERE, *(feature.folder for feature in every)])
    return with_reference(HANDBOOK.read_text("utf-8"), reference(every, texts, "de"))


if __name__ == "__main__":
    HANDBOOK.write_text(handbook(), "utf-8")
