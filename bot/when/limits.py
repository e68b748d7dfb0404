"""What bounds a recurrence: from when, until when, and the days that it leaves out."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.when.counts import AFTER, BEFORE, steps
from bot.when.days import read_date, read_day_number
from bot.when.feasts import all_days
from bot.when.model import DateError
from bot.when.points import read_range
from bot.when.relative import read_base, read_relative
from bot.when.rules import Habit
from bot.when.spans import Days, following, one
from bot.when.tokens import Token, as_typed, text_at
from bot.when.words import FILLERS, WEEKDAYS, WEEKEND

EXCEPT = {"ausser", "except", "ohne", "nicht", "not", "but", "excluding"}
_UNTIL, _SINCE = {"bis", "until", "till", "through"}, {"ab", "from", "starting", "beginning", "beginnend", "seit"}
BORDERS = _UNTIL | _SINCE | BEFORE | AFTER
_SCHOOL = {"ferien", "schulferien", "school", "vacations", "ferienzeit"}
_PUBLIC = {"feiertagen", "feiertag", "feiertags", "feiertage", "holidays", "holiday"}
AND = {"und", "u", "and", "+", "&", "sowie", "oder", "or", ","}
_INCLUDING = {"zum", "einschliesslich", "einschl", ".", "dem", "den", "der", "the", "und", "mit"}
_FOR_GOOD = (("auf", "weiteres"), ("further", "notice"))
_BETWEEN_EXCEPTIONS = FILLERS | AND | {"public", "on", "school"}
_LONGEST = 400  # days that one exception can leave out


def read_border(tokens: Sequence[Token], at: int, habit: Habit, now: datetime) -> int:
    """„bis Juni“, „ab 1.9.“, „nach Ostern“: note the day, not a time; where it ends, 0 if none stands there."""
    word, place = text_at(tokens, at), at + 1
    if word in _UNTIL and (text_at(tokens, place), text_at(tokens, place + 1)) in _FOR_GOOD:
        return place + 2
    while text_at(tokens, place) in _INCLUDING:
        place += 1
    if place >= len(tokens):
        return 0
    if word in BEFORE | AFTER:
        return _beside(tokens, at, place, habit, now.date())
    if word in _SINCE and text_at(tokens, place) in {"sofort", "jetzt", "now"}:
        habit.since = now.date()
        return place + 1
    found = read_date(tokens, place, now.date()) or read_relative(tokens, place, now)
    weekday = WEEKDAYS.get(text_at(tokens, place))
    if found is None and word in _UNTIL and weekday is not None:
        found = one(following(now.date(), weekday)), place + 1
    if found is None or (word in _SINCE and text_at(tokens, place) in WEEKDAYS):
        return 0
    if word in _UNTIL:
        habit.until = found[0].last
    else:
        habit.since = found[0].first
    return found[1]


def _beside(tokens: Sequence[Token], at: int, place: int, habit: Habit, today: date) -> int:
    """„vor Weihnachten“, „nach dem 15.1.“. Raises DateError (date-unknown): no rule knows Easter."""
    base = read_base(tokens, place, today)
    if base is None or base[0].grain != "day":
        return 0
    if habit.unit == "year":
        raise DateError("date-unknown", as_typed(tokens, 0, len(tokens)))
    if text_at(tokens, at) in BEFORE:
        habit.until = base[0].first - timedelta(days=1)
    else:
        whole = all_days(text_at(tokens, place), base[0].last) or base[0]
        habit.since = whole.last + timedelta(days=1)
    return base[1]


def read_exception(tokens: Sequence[Token], at: int, habit: Habit, now: datetime) -> int:
    """„außer in den Ferien“, „nicht im August“, „außer am 24. und 31.12.“: where they end, 0 if none stand there."""
    place, end = at + 1, 0
    while place < len(tokens):
        word = tokens[place].text
        behind = _kind(tokens, place, habit) or _weekday(word, place, habit) or _days(tokens, place, habit, now)
        if not behind and (word in _UNTIL | _SINCE or word not in _BETWEEN_EXCEPTIONS):
            break
        end = behind or end
        place = behind or place + 1
    return end


def _kind(tokens: Sequence[Token], at: int, habit: Habit) -> int:
    word = text_at(tokens, at)
    if word in _SCHOOL:
        habit.except_school = True
    elif word in _PUBLIC:
        habit.except_public |= text_at(tokens, at - 1) != "school"
    else:
        return 0
    return at + 1


def _weekday(word: str, at: int, habit: Habit) -> int:
    if word not in WEEKDAYS and word not in WEEKEND:
        return 0
    habit.except_weekdays += [WEEKDAYS[word]] if word in WEEKDAYS else [5, 6]
    return at + 1


def _days(tokens: Sequence[Token], at: int, habit: Habit, now: datetime) -> int:
    """A day, days from one to another, a week, „nächsten Dienstag“, a month of every year."""
    today, ahead = now.date(), steps(text_at(tokens, at))
    weekday = WEEKDAYS.get(text_at(tokens, at + 1))
    if ahead and weekday is not None:
        habit.except_days.append(following(today, weekday, ahead))
        return at + 2
    if listed := _listed(tokens, at, today):
        habit.except_days.append(listed[0])
        return listed[1]
    found = read_range(tokens, at, today) or read_relative(tokens, at, now) or read_date(tokens, at, today)
    if found is None:
        return 0
    days, end = found
    if days.grain == "month" and days.yearless and days.edge is None:
        habit.except_months.append(days.first.month)
    else:
        habit.except_days += _all(days)
    return end


def _listed(tokens: Sequence[Token], at: int, today: date) -> tuple[date, int] | None:
    """The first day of „24. und 31.12.“, whose month stands behind the last."""
    first = read_day_number(tokens, at)
    if first is None or text_at(tokens, first[1]) not in AND:
        return None
    place = first[1] + 1
    last = read_date(tokens, place, today) if place < len(tokens) else None
    if last is None or last[0].grain != "day" or first[0] > last[0].first.day:
        return None
    return last[0].first.replace(day=first[0]), first[1] + 1


def _all(days: Days) -> list[date]:
    return [days.first + timedelta(days=n) for n in range(min((days.last - days.first).days + 1, _LONGEST))]
