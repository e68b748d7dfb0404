"""What comes again and again: „jeden ersten Mittwoch im Monat 10 Uhr“, „alle zwei Wochen dienstags bis Juni“.

Reads the words in any order into a `Habit`; ``bot.when.rules`` makes a rule of RFC 5545 of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.when.clock import skip
from bot.when.counts import counted_at, read_long
from bot.when.days import read_date, read_day_number
from bot.when.model import Almanac, DateError, When
from bot.when.point import Point
from bot.when.points import read_point
from bot.when.relative import read_feast, read_relative
from bot.when.rules import Habit, made
from bot.when.spans import one
from bot.when.tokens import Token, as_typed
from bot.when.words import AFTER_LAST, FILLERS, LAST, LONG_UNITS, MONTHS, NUMBERS, ORDINALS, PARTS, WEEKDAYS

EVERY = {"jeden", "jede", "jedes", "jeder", "jedem", "every", "each"}
ALL = {"alle", "aller"}
OTHER = {"zweite", "zweiten", "zweiter", "zweites", "second", "other", "anderen"}
ADVERBS = {
    "taeglich": ("day", 1), "daily": ("day", 1), "woechentlich": ("week", 1), "weekly": ("week", 1),
    "monatlich": ("month", 1), "monthly": ("month", 1), "vierteljaehrlich": ("month", 3), "quarterly": ("month", 3),
    "quartalsweise": ("month", 3), "halbjaehrlich": ("month", 6), "jaehrlich": ("year", 1), "yearly": ("year", 1),
    "annually": ("year", 1), "alljaehrlich": ("year", 1), "vierzehntaegig": ("week", 2),
    "zweiwoechentlich": ("week", 2), "biweekly": ("week", 2), "fortnightly": ("week", 2), "zweimonatlich": ("month", 2),
    "stuendlich": ("hour", 1),
}  # fmt: skip
WORKDAYS = frozenset(
    "werktag werktags werktage werktagen werktaeglich arbeitstag arbeitstags arbeitstage wochentags "
    "weekday weekdays workday workdays".split()
)
MONTH_END = {"monatsletzten", "monatsletzter", "ultimo", "monatsende"}
EXCEPT = {"ausser", "except", "ohne", "nicht", "not", "but", "excluding"}
SCHOOL = {"ferien", "schulferien", "school", "vacations", "ferienzeit"}
PUBLIC = {"feiertagen", "feiertag", "feiertags", "feiertage", "holidays", "holiday"}
UNTIL, SINCE = {"bis", "until", "till", "through"}, {"ab", "from", "starting", "beginning", "beginnend", "seit"}
INCLUDING = {"zum", "einschliesslich", "einschl", "dem", "den", "und", "mit"}
DOTS = {".", "st", "nd", "rd", "th"}  # behind a figure that is an ordinal
MOST_WEEKDAYS = 5  # of a kind that a month can have
OF = {"im", "des", "of", "pro", "per", "the", "in", "eines", "a"}


def read_recurrence(tokens: Sequence[Token], now: datetime, almanac: Almanac) -> tuple[When, bool] | None:
    """The recurrence that a text speaks of, and whether it speaks of nothing else; None if of none.

    Raises DateError (date-impossible, date-never).
    """
    reader = _Reader(tokens, now)
    reader.run()
    if not reader.habit.said:
        return None
    point, end = read_point(reader.rest, 0, now, Point(days=one(now.date()), absolute=True))
    words = reader.whole()
    if reader.habit.unit == "hour":
        raise DateError("date-unknown", words)
    return made(reader.habit, point, now, almanac, words), skip(reader.rest, end) == len(reader.rest)


@dataclass(slots=True)
class _Reader:
    """Goes through the words once; what is no part of the habit stays in ``rest``, for the time of day."""

    tokens: Sequence[Token]
    now: datetime
    habit: Habit = field(default_factory=Habit)
    rest: list[Token] = field(default_factory=list)
    at: int = 0
    every: bool = False

    def run(self) -> None:
        while self.at < len(self.tokens):
            if not self._read():
                self.rest.append(self.tokens[self.at])
                self.at += 1

    def _text(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.tokens[place].text if 0 <= place < len(self.tokens) else ""

    def _figure(self, ahead: int) -> bool:
        place = self.at + ahead
        return 0 <= place < len(self.tokens) and self.tokens[place].number is not None

    def _took(self, end: int) -> bool:
        self.at = end
        return True

    def _read(self) -> bool:
        word = self._text()
        if word in EVERY or word == "immer":
            self.habit.said = self.every = True
            return self._took(self.at + 1)
        if word in EXCEPT and self._exception():
            return True
        if (word in UNTIL or word in SINCE) and self._border(word):
            return True
        return self._often(word) or self._ordinal(word) or self._day(word) or self._month_day(word)

    def _often(self, word: str) -> bool:
        """alle zwei Wochen, jede zweite Woche, 14-tägig, monatlich, zehnmal."""
        counted = read_long(self.tokens, self.at + (word in ALL)) if word in ALL or self.every else None
        if counted and counted[0] == int(counted[0]):
            self._period(counted[1], int(counted[0]))
            return self._took(counted[2])
        if self.every and word in OTHER and self._text(1) in LONG_UNITS:
            self._period(LONG_UNITS[self._text(1)], 2)
            return self._took(self.at + 2)
        if self.every and word == "other":
            self.habit.interval = 2
            return self._took(self.at + 1)
        if word in ADVERBS:
            self._period(*ADVERBS[word])
            return self._took(self.at + 1)
        number, ahead = counted_at(self.tokens, self.at), 1 + (self._text(1) == "-")
        rhythm = {"taegig": "day", "taegige": "day", "woechig": "week", "woechentlich": "week", "monatig": "month"}
        if number is not None and self._text(ahead) in rhythm:
            self._period(rhythm[self._text(ahead)], number)
            return self._took(self.at + ahead + 1)
        times = word.removesuffix("mal")
        if times in NUMBERS.keys() - {word} or (number is not None and self._text(1) in {"mal", "times", "x"}):
            self._times(NUMBERS[times] if times != word else number or 0)
            return self._took(self.at + (1 if times != word else 2))
        if word in LONG_UNITS and (self.every or self.habit.ordinals) and not self._of_one_year(word):
            self._period(LONG_UNITS[word], 1)
            return self._took(self.at + 1)
        return False

    def _times(self, number: int) -> None:
        if number < 1:
            raise DateError("date-never", self.whole())
        self.habit.count = number

    def _of_one_year(self, word: str) -> bool:
        """„letzter Montag im Jahr 2027“ comes once."""
        year = self.tokens[self.at + 1].number if self.at + 1 < len(self.tokens) else None
        return LONG_UNITS[word] == "year" and year is not None and 2000 <= year <= 2199

    def _period(self, unit: str, number: int) -> None:
        """A rhythm, or the stretch in which an ordinal counts („im Monat“). Raises DateError: „alle 0 Tage“."""
        if number < 1:
            raise DateError("date-never", self.whole())
        self.habit.said = True
        if unit == "quarter":
            unit, number, self.habit.quarter = "month", number * 3, True
        if self.habit.unit is None or number > 1:
            self.habit.interval = max(self.habit.interval, number)
        self.habit.unit = unit
        if unit == "day" and number % 7 == 0:
            self.habit.unit, self.habit.interval = "week", number // 7

    def _ordinal(self, word: str) -> bool:
        """ersten und dritten, letzten, vorletzten: before a weekday, a working day or a day."""
        number = -1 if word in LAST else -2 if word in AFTER_LAST else ORDINALS.get(word)
        ahead = 1
        if number is None and self.tokens[self.at].number is not None and self._text(1) in DOTS:
            number, ahead = self.tokens[self.at].number, 2
        if number is None:
            return False
        place = ahead
        while (
            self._text(place) in {"und", "and", ",", "sowie", "oder", "."}
            or self._text(place) in ORDINALS
            or self._text(place) in LAST
            or (self._figure(place) and self._text(place + 1) in DOTS)
            or (self._text(place) in DOTS and self._figure(place - 1))
        ):
            place += 1
        target = self._text(place)
        if target in {"tag", "day"} and (self.habit.unit == "month" or self._text(place + 1) in OF | EVERY):
            self.habit.month_days.append(number)
            return self._took(self.at + place + 1)
        if target not in WEEKDAYS and target not in WORKDAYS:
            return False
        if number > MOST_WEEKDAYS:
            if self.every:
                raise DateError("date-never", self.whole())
            return False
        if place == ahead and self.every and number == 2 and not self._of_a_stretch(place + 1):
            self.habit.interval = 2  # „jeden zweiten Dienstag“
        else:
            self.habit.ordinals.append(number)
        return self._took(self.at + ahead)

    def _of_a_stretch(self, ahead: int) -> bool:
        """Whether „im Monat“, „of the month“, „im März“ follows: only then does an ordinal count something."""
        if self.habit.unit in {"month", "year"} or self.habit.ordinals:
            return True
        while self._text(ahead) in OF | EVERY:
            ahead += 1
        return LONG_UNITS.get(self._text(ahead)) in {"month", "quarter", "year"} or self._text(ahead) in MONTHS

    def _day(self, word: str) -> bool:
        if self.every and (word in PARTS or word == "morgen") and self._text(-1) in EVERY:  # jeden Morgen, jeden Abend
            self.habit.unit = "day"
            self.rest.append(Token("morgens" if word == "morgen" else word, glued=False))
            return self._took(self.at + 1)
        if word in WEEKDAYS:
            plural = _is_plural(word)
            goes = self.every or plural or self.habit.said or self.habit.ordinals
            if not goes and not self._said_later():
                return False
            self.habit.said = self.habit.said or plural
            if plural and self._text(1) in {"bis", "-", "to", "through"} and _is_plural(self._text(2)):
                self.habit.weekdays += _from_to(WEEKDAYS[word], WEEKDAYS[self._text(2)])
                return self._took(self.at + 3)
            self.habit.weekdays.append(WEEKDAYS[word])
            return self._took(self.at + 1 + (self._text(1) == "."))
        if word in WORKDAYS:
            self.habit.said = self.habit.said or not self.habit.ordinals
            self.habit.workdays = True
            return self._took(self.at + 1)
        if word in MONTH_END and self.every:
            self.habit.month_days.append(-1)
            return self._took(self.at + 1)
        if word in MONTHS and (self.habit.ordinals or self.every):
            self.habit.months.append(MONTHS[word])
            return self._took(self.at + 1)
        return False

    def _said_later(self) -> bool:
        """„Montag und Mittwoch jede Woche“, „dienstags“ after other weekdays."""
        later = {token.text for token in self.tokens[self.at + 1 :]}
        return any(map(_is_plural, later)) or bool(later & (EVERY | ALL | ADVERBS.keys()))

    def _month_day(self, word: str) -> bool:
        """am 15., am 9.11., on the 15th: days of the month or of the year."""
        before = self.tokens[self.at - 1].text if self.at else ""
        if not self.habit.said and not self._said_later():
            return False
        exact = read_date(self.tokens, self.at, self.now.date())
        if exact and exact[0].grain == "day":
            self.habit.month_days.append(exact[0].first.day)
            self.habit.months.append(exact[0].first.month)
            return self._took(exact[1])
        found = read_day_number(self.tokens, self.at)
        dotted = found is not None and found[1] > self.at + 1
        if (
            found is None
            or not (dotted or before == "the")
            or (before not in {"am", "den", "zum", "the", "on", "und", ",", "der"} and not self.every)
        ):
            return False
        if self.tokens[self.at].number is None and word not in ORDINALS:
            return False
        self.habit.month_days.append(found[0])
        return self._took(found[1])

    def _exception(self) -> bool:
        """außer in den Ferien, außer an Feiertagen, nicht im August, außer am 24.12. und 31.12."""
        place, found = self.at + 1, False
        while place < len(self.tokens):
            word = self.tokens[place].text
            if word in UNTIL | SINCE:
                break
            if word in SCHOOL:
                self.habit.except_school = found = True
            elif word in PUBLIC:
                self.habit.except_public |= self.tokens[place - 1].text != "school"
                found = True
            elif exact := read_feast(self.tokens, place, self.now.date()) or read_date(
                self.tokens, place, self.now.date()
            ):
                if exact[0].grain == "month":
                    self.habit.except_months.append(exact[0].first.month)
                else:
                    self.habit.except_days.append(exact[0].first)
                place, found = exact[1] - 1, True
            elif word in WEEKDAYS:
                self.habit.except_weekdays.append(WEEKDAYS[word])
                found = True
            elif word not in FILLERS | {"and", "or", "oder", ",", "public", "on", "school", "sowie"}:
                break
            place += 1
        return found and self._took(place)

    def _border(self, word: str) -> bool:
        """bis Juni, bis Ende März, ab 1.9.: a day, not a time."""
        place = self.at + 1
        while place < len(self.tokens) and self.tokens[place].text in INCLUDING:
            place += 1
        if place >= len(self.tokens):
            return False
        today = self.now.date()
        found = read_date(self.tokens, place, today) or read_relative(self.tokens, place, self.now)
        if found is None or (word in SINCE and self.tokens[place].text in WEEKDAYS):
            return False
        if word in UNTIL:
            self.habit.until = found[0].last
        else:
            self.habit.since = found[0].first
        return self._took(found[1])

    def whole(self) -> str:
        return as_typed(self.tokens, 0, len(self.tokens))


def _from_to(first: int, last: int) -> list[int]:
    """„montags bis freitags“: all of them, in a row over the weekend where the last comes before the first."""
    return [day % 7 for day in range(first, first + (last - first) % 7 + 1)]


def _is_plural(word: str) -> bool:
    """„montags“, „Mondays“."""
    return word in WEEKDAYS and word.endswith("s") and len(word) > 5
