"""The words for people: Project Fluent files, one per feature and language. A missing key or variable is an error."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

from bot.config import Language
from bot.render import Rendered, Renderer, placeholder
from bot.replies import Choice, Lines, Value, Words

LANGUAGES: tuple[Language, ...] = ("de", "en")
HERE = Path(__file__).parent
WEEKDAYS: Mapping[Language, Sequence[str]] = {
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DOUBLE_STOP = re.compile(r"(\d\.)\.")  # a German date that ends a sentence


class TextError(Exception):
    """A text has no entry, or its entry asks for what it was not given."""


def write_day(day: date, language: Language, today: date) -> str:
    """A date with its weekday: „Mo 7.12.", "Mon 7 Dec"; with the year unless it is this one."""
    weekday = WEEKDAYS[language][day.weekday()]
    if language == "de":
        return f"{weekday} {day.day}.{day.month}." + ("" if day.year == today.year else str(day.year))
    return f"{weekday} {day.day} {MONTHS[day.month - 1]}" + ("" if day.year == today.year else f" {day.year}")


class Wording:
    """Puts one message into words: collects people's own words while it goes through the text."""

    def __init__(self, bundle: FluentBundle, language: Language, zone: ZoneInfo, now: datetime) -> None:
        self._bundle = bundle
        self._language = language
        self._zone = zone
        self._today = now.astimezone(zone).date()
        self.values: list[str] = []

    def markdown(self, words: Words) -> str:
        if isinstance(words, Lines):
            return words.separator.join(self.markdown(part) for part in words.parts)
        identifier, _, attribute = words.key.partition(".")
        if not self._bundle.has_message(identifier):
            raise TextError(f"no text {identifier!r} in {self._language}")
        message = self._bundle.get_message(identifier)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            raise TextError(f"no text {words.key!r} in {self._language}")
        arguments = {name: self._value(value) for name, value in words.arguments.items()}
        written, errors = self._bundle.format_pattern(pattern, arguments)
        if errors:
            raise TextError(f"text {words.key!r} in {self._language}: {errors[0]}")
        return DOUBLE_STOP.sub(r"\1", str(written))

    def _value(self, value: Value) -> str | int:
        if isinstance(value, datetime):
            local = value.astimezone(self._zone)
            day = write_day(local.date(), self._language, self._today)
            return f"{day}, {local:%H:%M}" + (" Uhr" if self._language == "de" else "")
        if isinstance(value, date):
            return write_day(value, self._language, self._today)
        if isinstance(value, Choice | int):
            return value
        if isinstance(value, str):
            self.values.append(value)
            return placeholder(len(self.values) - 1)
        return self.markdown(value)


class Texts:
    """All texts; those of a language are read when it is first spoken, since they take time and memory."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """``folders`` hold a ``de.ftl`` and an ``en.ftl`` each."""
        self._folders = tuple(folders)
        self._bundles: dict[Language, FluentBundle] = {}
        self._renderer = Renderer()

    def _bundle(self, language: Language) -> FluentBundle:
        if language not in self._bundles:
            bundle, parser = FluentBundle([language], use_isolating=False), FluentParser(with_spans=False)
            for folder in self._folders:
                bundle.add_resource(parser.parse((folder / f"{language}.ftl").read_text(encoding="utf-8")))
            self._bundles[language] = bundle
        return self._bundles[language]

    def render(self, words: Words, language: Language, zone: ZoneInfo, now: datetime) -> Rendered:
        """A whole message. Raises TextError for a missing text or variable."""
        wording = Wording(self._bundle(language), language, zone, now)
        return self._renderer.render(wording.markdown(words), wording.values)

    def plain(self, words: Words, language: Language) -> str:
        """A text on its own, for the terminal and for generated documents."""
        return self.render(words, language, ZoneInfo("UTC"), datetime.now(UTC)).plain

    def markdown(self, words: Words, language: Language) -> str:
        """A text without people's words, as it stands in the file."""
        return Wording(self._bundle(language), language, ZoneInfo("UTC"), datetime.now(UTC)).markdown(words)
