"""What comes again and again: „jeden ersten Mittwoch im Monat 10 Uhr“, „alle zwei Wochen dienstags bis Juni“.

Reads the words in any order into a `Habit`; ``bot.when.rules`` makes a rule of RFC 5545 of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.when import lists
from bot.when.clock import skip
from bot.when.counts import steps
from bot.when.days import day_in, read_date, read_day_number
from bot.when.feasts import feast, is_fixed
from bot.when.limits import AND, BORDERS, EXCEPT, read_border, read_exception
from bot.when.model import Almanac, DateError, When
from bot.when.periods import EDGES
from bot.when.point import Point
from bot.when.points import read_point, read_range
from bot.when.relative import feast_name
from bot.when.rhythm import EVERY, PER, read_count, read_per, read_rhythm
from bot.when.rules import Habit, made, quarter_months
from bot.when.spans import one
from bot.when.tokens import Token, as_typed, figure_at, text_at, year_at
from bot.when.words import AFTER_LAST, LAST, LONG_UNITS, MONTHS, ORDINALS, PARTS, WEEKDAYS, WEEKEND, WORKDAYS

MOST_WEEKDAYS = 5  # of a kind that a month can have
BEHIND_NUMBER = {".", "st", "nd", "rd", "th"}


def read_recurrence(tokens: Sequence[Token], now: datetime, almanac: Almanac) -> tuple[When, bool] | None:
    """The recurrence that a text speaks of, and whether it speaks of nothing else; None if of none.

    Raises DateError (date-impossible, date-never).
    """
    if not lists.may_say(tokens):
        return None
    reader = _Reader(tokens, now)
    reader.run()
    if not reader.habit.said:
        return None
    point, end = read_point(reader.rest, 0, now, Point(days=one(now.date()), absolute=True))
    words = reader.whole()
    reader.begin()
    if not reader.is_whole():
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
    times: int = 1  # „zweimal im Monat“
    counting: list[int] = field(default_factory=list)  # the ordinals of the weekday that follows
    closed: bool = False  # it has followed

    def run(self) -> None:
        while self.at < len(self.tokens):
            if not self._read():
                self.rest.append(self.tokens[self.at])
                self.at += 1

    def begin(self) -> None:
        """The date in „alle zwei Wochen am Donnerstag, 10.12.“ is the first one, and no day of every year."""
        habit = self.habit
        if len(habit.dates) == 1 and (habit.unit in {"week", "day"} or (habit.weekdays and habit.unit is None)):
            day = habit.dates.pop()
            habit.since = day_in(None, *day, self.now.date(), self.whole())
            habit.months.remove(day[0])
            habit.month_days.remove(day[1])

    def is_whole(self) -> bool:
        """Whether one rule can hold it: not „zweimal im Monat“ without the days, nor „jährlich am 1.4. und 15.10.“."""
        habit = self.habit
        named = map(len, (habit.weekdays, habit.ordinals, habit.month_days, habit.months))
        crossed = len(set(habit.months)) * len(set(habit.month_days))
        return self.times in {1, *named} and (not habit.dates or len(habit.dates) == crossed)

    def _text(self, ahead: int = 0) -> str:
        return text_at(self.tokens, self.at + ahead)

    def _took(self, end: int) -> bool:
        self.at = end
        return True

    def _read(self) -> bool:
        word = self._text()
        if word in EVERY or word == "immer" or (word == "jeweils" and lists.is_each(self.tokens, self.at)):
            self.habit.said = self.every = True
            return self._took(self.at + 1)
        if word in EXCEPT and (end := read_exception(self.tokens, self.at, self.habit, self.now)):
            return self._took(end)
        if word in BORDERS and (end := read_border(self.tokens, self.at, self.habit, self.now)):
            return self._took(end)
        found = self._feast() or self._often(word) or self._ordinal(word)  # „am Tag der Arbeit“ is not „jeden Tag“
        return found or self._day(word) or self._month_day(word)

    def _often(self, word: str) -> bool:
        """alle zwei Wochen, jede zweite Woche, 14-tägig, monatlich, zehnmal, einmal im Monat."""
        if rhythm := read_rhythm(self.tokens, self.at, every=self.every):
            self._period(rhythm[0], rhythm[1])
            return self._took(rhythm[2])
        if self.every and word == "other":
            self.habit.interval = 2
            return self._took(self.at + 1)
        if count := read_count(self.tokens, self.at):
            return self._times(*count)
        if word in LONG_UNITS and (self.every or self.habit.ordinals) and not self._is_certain(word):
            self._period(LONG_UNITS[word], 1)
            return self._took(self.at + 1)
        return False

    def _times(self, number: int, end: int) -> bool:
        """„zehnmal“ counts the dates; „zweimal im Monat“ needs two days of it, and „einmal“ says nothing."""
        if number < 1:
            raise DateError("date-never", self.whole())
        if per := read_per(self.tokens, end):
            self._period(per[0], per[1])
            self.times, end = number, per[2]
        elif number > 1:
            self.habit.count = number
        return self._took(end)

    def _is_certain(self, word: str) -> bool:
        """„letzter Montag im Jahr 2027“ and „… im nächsten Monat“ come once."""
        before = self._text(-1)
        this = steps(before) is not None or before in {"neuen", "neues"}
        return this or (LONG_UNITS[word] == "year" and year_at(self.tokens, self.at + 1) is not None)

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
        if number is None and self._text(1) in BEHIND_NUMBER:
            number, ahead = figure_at(self.tokens, self.at), 2
        if number is None:
            return False
        place = ahead
        while self._text(place) in AND | BEHIND_NUMBER | ORDINALS.keys() | LAST or (
            self._text(place).isdecimal() and self._text(place + 1) in BEHIND_NUMBER
        ):
            place += 1
        target = self._text(place)
        if target in {"tag", "day"} and (self.habit.unit == "month" or self._text(place + 1) in PER | EVERY):
            self.habit.month_days.append(number)
            return self._took(self.at + place + 1)
        working = target in {"working", "business"}
        if target not in WEEKDAYS and target not in WORKDAYS and not working:
            return False
        if number > MOST_WEEKDAYS:
            if self.every:
                raise DateError("date-never", self.whole())
            return False
        if place == ahead and self.every and number == 2 and not self._of_a_stretch(place + 1):
            self.habit.interval = 2  # „jeden zweiten Dienstag“
        else:
            self.habit.ordinals.append(number)
            self.counting = [*([] if self.closed else self.counting), number]
            self.closed = False
        return self._took(self.at + ahead + (self._text(ahead) in AND))

    def _of_a_stretch(self, ahead: int) -> bool:
        """Whether „im Monat“, „of the month“, „im März“ follows: only then does an ordinal count something."""
        if self.habit.unit in {"month", "year"} or self.habit.ordinals:
            return True
        while self._text(ahead) in PER | EVERY:
            ahead += 1
        return LONG_UNITS.get(self._text(ahead)) in {"month", "quarter", "year"} or self._text(ahead) in MONTHS

    def _day(self, word: str) -> bool:
        if self.every and (word in PARTS or word == "morgen") and self._text(-1) in EVERY:  # jeden Morgen, jeden Abend
            self.habit.unit = "day"
            self.rest.append(Token("morgens" if word == "morgen" else word, glued=False))
            return self._took(self.at + 1)
        if word in WEEKDAYS:
            plural = lists.is_plural(word)
            goes = self.every or plural or self.habit.said or self.habit.ordinals
            if not goes and not self._said_later():
                return False
            self.habit.said = self.habit.said or plural
            return self._weekdays()
        working = word in {"working", "business"} and self._text(1) in {"day", "days"}
        if word in WORKDAYS or working:
            self.habit.said = self.habit.said or not self.habit.ordinals
            self.habit.workdays = True
            return self._took(self.at + 1 + working)
        if word in WEEKEND and self.every:
            self.habit.weekdays += [5, 6]
            return self._took(self.at + 1)
        if word in lists.QUARTER_ENDS and (self.habit.said or self._said_later()):
            self.habit.month_days.append(lists.QUARTER_ENDS[word])
            self.habit.months += quarter_months(last=lists.QUARTER_ENDS[word] < 0)
            return self._took(self.at + 1)
        if word in lists.MONTH_END | lists.MONTH_START and (self.habit.said or self._said_later()):
            self.habit.month_days.append(-1 if word in lists.MONTH_END else 1)
            return self._took(self.at + 1)
        if word in MONTHS and (self.habit.ordinals or self.habit.said or self._said_later()):
            return self._months()
        return False

    def _weekdays(self) -> bool:
        days, end = lists.weekday_list(self.tokens, self.at)
        self.closed = True
        self.habit.weekdays += days
        self.habit.counted += [(number, day) for number in self.counting for day in days]
        return self._took(end)

    def _months(self) -> bool:
        """„im März und September“, „April bis Oktober“ of every year; „im Januar 2027“ is once."""
        if self._text(-1) in EDGES:  # a rule has one day, „jährlich Ende März“ none
            raise DateError("date-unknown", self.whole())
        once = read_date(self.tokens, self.at, self.now.date())
        if once and once[0].grain == "month" and not once[0].yearless:
            self.habit.since, self.habit.until = once[0].first, once[0].last
            return self._took(once[1])
        months, end = lists.month_list(self.tokens, self.at)
        self.habit.months += months
        return self._took(end)

    def _said_later(self) -> bool:
        return lists.is_said_later(self.tokens, self.at + 1)

    def _month_day(self, word: str) -> bool:
        """am 15., am 9.11., on the 15th: days of the month or of the year."""
        before = self._text(-1)
        if not self.habit.said and not self._said_later():
            return False
        today = self.now.date()
        span = read_range(self.tokens, self.at, today) if self.habit.unit != "year" else None
        if span and span[0].range and not AND.intersection(token.text for token in self.tokens[self.at : span[1]]):
            self.habit.since, self.habit.until = span[0].first, span[0].last
            return self._took(span[1])
        exact = read_date(self.tokens, self.at, today)
        if exact and exact[0].grain == "day":
            self._of_year(exact[0].first.month, exact[0].first.day)
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

    def _feast(self) -> bool:
        """„jedes Jahr an Heiligabend“. Raises DateError (date-unknown): a rule knows no Easter."""
        named = feast_name(self.tokens, self.at) if self.habit.unit == "year" else None
        if named is None:
            return False
        words, end = named
        if not is_fixed(words):
            raise DateError("date-unknown", self.whole())
        day = feast(words, self.now.year)
        self._of_year(day.month, day.day)
        return self._took(end)

    def _of_year(self, month: int, day: int) -> None:
        self.habit.month_days.append(day)
        self.habit.months.append(month)
        self.habit.dates.add((month, day))

    def whole(self) -> str:
        return as_typed(self.tokens, 0, len(self.tokens))
