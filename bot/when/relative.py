"""Dates seen from today or from a feast: übermorgen, in zwei Wochen, nächster Monat, Ende März, KW 23, nach Ostern."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.dates import DateError
from bot.when import feasts
from bot.when.days import Read, read_date
from bot.when.spans import Days, around, following, nth, one, shifted, step
from bot.when.tokens import Token
from bot.when.words import AFTER_LAST, AFTER_NEXT, LAST, MONTHS, NEXT, NUMBERS, ORDINALS, THIS, UNITS, WEEKDAYS

NEAR = {"heute": 0, "today": 0, "morgen": 1, "tomorrow": 1, "uebermorgen": 2, "gestern": -1, "yesterday": -1}
NEAR |= {"vorgestern": -2, "vorvorgestern": -3, "ueberuebermorgen": 3, "tonight": 0}
NOW = {"jetzt", "now", "sofort", "eben", "gerade"}
SECONDS = {"second": 1, "minute": 60, "hour": 3600}
IN, OF = {"in"}, {"der", "des", "dem", "im", "in", "of", "the", "vom", "von", "den"}
BEFORE, AFTER = {"vor", "before"}, {"nach", "after"}
EDGES = {"anfang": 0, "beginn": 0, "beginning": 0, "start": 0, "early": 0, "mitte": 1, "mid": 1, "middle": 1, "ende": 2}
EDGES |= {"end": 2, "late": 2}
ENDS = {"monatsende": "month", "jahresende": "year", "wochenende": "", "quartalsende": "quarter"}
STARTS = {"monatsanfang": "month", "jahresanfang": "year", "wochenanfang": "week", "jahresbeginn": "year"}
WEEK_NUMBER = {"kw", "kalenderwoche", "cw", "wk"}


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _number(tokens: Sequence[Token], at: int) -> int | None:
    if not 0 <= at < len(tokens):
        return None
    return tokens[at].number if tokens[at].number is not None else NUMBERS.get(tokens[at].text)


def steps(word: str) -> int | None:
    """How many units ahead „diese“, „nächste“, „übernächste“, „letzte“ are."""
    tables = ((THIS, 0), (NEXT, 1), (AFTER_NEXT, 2), (LAST, -1), (AFTER_LAST, -2))
    return next((number for words, number in tables if word in words), None)


def read_relative(tokens: Sequence[Token], at: int, now: datetime) -> Read | None:
    """What stands at ``at``, seen from ``now``. Raises DateError (date-impossible)."""
    today = now.date()
    for form in (_near, _nth, _counted, _which, _week_number, _quarter, _edge, _distance, _season, read_feast):
        found = form(tokens, at, today)
        if found is not None:
            return found
    return None


def _near(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    word = _text(tokens, at)
    if word == "day" and _text(tokens, at + 1) == "after" and _text(tokens, at + 2) == "tomorrow":
        return one(today + timedelta(days=2)), at + 3
    if word not in NEAR or (word == "morgen" and _text(tokens, at - 1) in {"am", "jeden"}):
        return None
    day, end = today + timedelta(days=NEAR[word]), at + 1
    later = _in(tokens, end, day)
    return later or (one(day), end)


def _in(tokens: Sequence[Token], at: int, base: date) -> Read | None:
    """„in zwei Wochen“, „in einem halben Jahr“ from a day."""
    if _text(tokens, at) not in IN:
        return None
    counted = read_count(tokens, at + 1)
    if counted is None:
        return None
    number, unit, end = counted
    if unit in {"minute", "hour", "second"}:
        return None
    return _moved(base, unit, number), end


def _moved(base: date, unit: str, number: float) -> Days:
    if unit == "year" and number == 0.5:
        return one(base + step("month", 6))
    try:
        return one(base + step(unit, round(number)))
    except (OverflowError, ValueError):
        raise DateError("date-impossible", f"{number:g}") from None


def read_count(tokens: Sequence[Token], at: int) -> tuple[float, str, int] | None:
    """„zwei Wochen“, „14 Tagen“, „einer halben Stunde“, „ein paar Tagen“: how many, the unit, where it ends."""
    while _text(tokens, at) in {"ca", "circa", "zirka", "etwa", "ungefaehr", "about", "den", "von", "of", "genau", "."}:
        at += 1
    number: float | None = _number(tokens, at)
    word = _text(tokens, at)
    if word in {"anderthalb", "eineinhalb"}:
        number = 1.5
    elif word.endswith("einhalb") and word.removesuffix("einhalb") in NUMBERS:
        number = NUMBERS[word.removesuffix("einhalb")] + 0.5
    elif number is not None and _text(tokens, at + 1) in {",", "."} and _text(tokens, at + 2) == "5":
        number, at = number + 0.5, at + 2
    elif number is not None and _text(tokens, at + 1) in {"ein", "und"} and "halb" in {_text(tokens, at + n) for n in (2, 3)}:
        number, at = number + 0.5, at + 2 + (_text(tokens, at + 2) != "halb")
    elif word in {"halben", "halbes", "halbe", "half"}:
        number = 0.5
        at -= 1
    if number is None:
        return None
    end = at + 1
    if _text(tokens, end) in {"paar", "couple"}:
        number, end = 2, end + 1
    if _text(tokens, end) in {"halben", "halbes", "halbe", "half", "viertel", "dreiviertel"}:
        number, end = {"viertel": 0.25, "dreiviertel": 0.75}.get(_text(tokens, end), 0.5), end + 1
    while _text(tokens, end) in {"of", "a", "an", "."}:
        end += 1
    text = _text(tokens, end)
    if text in {"viertelstunde", "viertelstunden"}:
        return number / 4, "hour", end + 1
    if text in {"dreiviertelstunde"}:
        return number * 0.75, "hour", end + 1
    unit = UNITS.get(text)
    return None if unit is None else (number, unit, end + 1)


def read_moment(tokens: Sequence[Token], at: int, now: datetime) -> tuple[datetime, int] | None:
    """„in 30 Minuten“, „in zwei Stunden“, „vor einer Stunde“."""
    word = _text(tokens, at)
    if word in NOW:
        return now, at + 1 + (_text(tokens, at + 1) in NOW)
    if word not in IN and word not in BEFORE:
        return None
    counted = read_count(tokens, at + 1)
    if counted is None or counted[1] not in SECONDS:
        return None
    number, unit, end = counted
    delta = timedelta(seconds=number * SECONDS[unit])
    return (now + delta if word in IN else now - delta), end


def read_stretch(tokens: Sequence[Token], at: int, now: datetime) -> tuple[datetime, datetime, int] | None:
    """„nächste 3 Stunden“, „letzte zwei Minuten“: whole ones, from when to when."""
    ahead, counted = steps(_text(tokens, at)), read_count(tokens, at + 1)
    if ahead not in (1, -1) or counted is None or counted[1] not in SECONDS:
        return None
    length = timedelta(seconds=SECONDS[counted[1]])
    whole = now.replace(second=0, microsecond=0, minute=0 if counted[1] == "hour" else now.minute)
    first = whole + length if ahead > 0 else whole - length * counted[0]
    return first, first + length * counted[0], counted[2]


def _counted(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """in zwei Wochen, vor drei Tagen, 14 days ago, nächste drei Monate, innerhalb von 2 Wochen."""
    found = _in(tokens, at, today)
    if found is not None:
        return found
    word = _text(tokens, at)
    if word in BEFORE and (counted := read_count(tokens, at + 1)) and counted[1] not in {"minute", "hour", "second"}:
        if _text(tokens, counted[2]) not in BEFORE | AFTER:
            return _moved(today, counted[1], -counted[0]), counted[2]
    if (counted := read_count(tokens, at)) and _text(tokens, counted[2]) in {"ago", "later"}:
        sign = -1 if _text(tokens, counted[2]) == "ago" else 1
        return (_moved(today, counted[1], sign * counted[0]), counted[2] + 1) if counted[1] != "hour" else None
    if word in {"innerhalb", "within", "binnen"} and (counted := read_count(tokens, at + 1)):
        last = _moved(today, counted[1], counted[0]).first
        return Days(today, last, "day", range=True), counted[2]
    ahead = steps(word)
    if ahead in (1, -1) and (counted := read_count(tokens, at + 1)) and counted[1] in {
        "day", "week", "month", "quarter", "year"
    }:  # fmt: skip
        number, unit = round(counted[0]), counted[1]
        first = shifted(today, unit, 1 if ahead > 0 else -number)
        return Days(first.first, shifted(first.first, unit, number - 1).last, unit, range=True), counted[2]
    return None


def _which(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """diese Woche, nächster Monat, übernächstes Jahr, dieses Wochenende, am nächsten Tag, diesen Sommer."""
    word, ahead = _text(tokens, at), steps(_text(tokens, at))
    if word in {"wochenende", "weekend"}:
        return _weekend(today, 0), at + 1
    if ahead is None:
        return None
    name = _text(tokens, at + 1)
    if name in {"wochenende", "weekend"}:
        return _weekend(today, ahead), at + 2
    if name in feasts.SEASONS:
        return _named_season(name, today, ahead), at + 2
    if name in MONTHS and ahead >= -1:
        year = today.year + (MONTHS[name] < today.month if ahead >= 0 else -(MONTHS[name] >= today.month)) + (ahead == 2)
        return around(date(year, MONTHS[name], 1), "month"), at + 2
    unit = UNITS.get(name)
    if unit in {"day", "week", "month", "quarter", "year"}:
        return shifted(today, str(unit), ahead), at + 2
    return None


def _weekend(today: date, ahead: int) -> Days:
    monday = today - timedelta(days=today.weekday())
    saturday = monday + timedelta(days=5, weeks=ahead)
    if ahead == 1 and today.weekday() < 4:
        saturday = monday + timedelta(days=12)
    return Days(saturday, saturday + timedelta(days=1), "day", range=True)


def _season(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    word = _text(tokens, at)
    if word not in feasts.SEASONS or word == "spring":
        return None
    year = _number(tokens, at + 1)
    if year is not None and 2000 <= year <= 2199:
        return feasts.season(word, year), at + 2
    return _named_season(word, today, 0), at + 1


def _named_season(word: str, today: date, ahead: int) -> Days:
    here = next(
        span for span in (feasts.season(word, year) for year in range(today.year - 1, today.year + 2)) if span.last >= today
    )
    return feasts.season(word, here.first.year + ahead) if ahead else here


def _week_number(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """KW 23, KW 23/2026, 23. KW, calendar week 23."""
    place = at + (_text(tokens, at) == "calendar")
    if _text(tokens, place) in WEEK_NUMBER or (place > at and _text(tokens, place) == "week"):
        place += 1 + (_text(tokens, place + 1) == ".")
        week, end = _number(tokens, place), place + 1
    elif _number(tokens, at) is not None and _text(tokens, at + 1 + (_text(tokens, at + 1) == ".")) in WEEK_NUMBER:
        week, end = _number(tokens, at), at + 2 + (_text(tokens, at + 1) == ".")
    else:
        return None
    if week is None:
        return None
    year = _number(tokens, end + (_text(tokens, end) == "/"))
    if year is not None and 2000 <= year <= 2199:
        return _iso_week(year, week), end + 1 + (_text(tokens, end) == "/")
    found = _iso_week(today.year, week) if week < 53 else _iso_week_53(today.year)
    return (found if found.last >= today else _iso_week(today.year + 1, week)), end


def _iso_week(year: int, week: int) -> Days:
    try:
        return around(date.fromisocalendar(year, week, 1), "week")
    except ValueError:
        raise DateError("date-impossible", f"KW {week}") from None


def _iso_week_53(year: int) -> Days:
    return next((around(date(y, 12, 31), "week") for y in range(year, year + 7) if date(y, 12, 31).isocalendar()[1] == 53))


def _quarter(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """drittes Quartal 2026, 4. Quartal, Q3, second quarter of 2026."""
    word = _text(tokens, at)
    if word == "q" and _number(tokens, at + 1) in {1, 2, 3, 4}:
        number, end = int(tokens[at + 1].text), at + 2
    else:
        number = ORDINALS.get(word) or _number(tokens, at) or 0
        end = at + 1
        while _text(tokens, end) in {".", "tes", "te", "ten", "tem", "st", "nd", "rd", "th", "es"}:
            end += 1
        if not 1 <= number <= 4 or UNITS.get(_text(tokens, end)) != "quarter":
            return None
        end += 1
    while _text(tokens, end) in {"of", "/", "des", "im"}:
        end += 1
    year = _number(tokens, end)
    if year is not None and 2000 <= year <= 2199:
        return around(date(year, number * 3, 1), "quarter"), end + 1
    span = around(date(today.year, number * 3, 1), "quarter")
    return (span if span.last >= today else around(date(today.year + 1, number * 3, 1), "quarter")), end


def _edge(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """Anfang März, Mitte nächster Woche, Ende des Monats, Monatsende, Jahresanfang."""
    word = _text(tokens, at)
    if ENDS.get(word):
        return _edge_of(around(today, ENDS[word]), 2), at + 1
    if word in STARTS:
        span = around(today, STARTS[word])
        return _edge_of(span if span.first >= today else shifted(today, STARTS[word], 1), 0), at + 1
    if word not in EDGES:
        return None
    place = at + 1
    while _text(tokens, place) in OF or _text(tokens, place) == "-":
        place += 1
    found = _named_span(tokens, place, today)
    if found is None:
        return None
    return _edge_of(found[0], EDGES[word]), found[1]


def _named_span(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """A week, month, quarter or year that stands at ``at``: März, 2027, des Monats, nächster Woche, KW 23."""
    year = tokens[at].number if at < len(tokens) else None
    if year is not None and 2000 <= year <= 2199:
        return around(date(year, 1, 1), "year"), at + 1
    unit = UNITS.get(_text(tokens, at))
    if unit in {"day", "week", "month", "quarter", "year"}:
        return around(today, str(unit)), at + 1
    for form in (_which, _week_number, _quarter):
        found = form(tokens, at, today)
        if found is not None:
            return found
    if _text(tokens, at) in MONTHS:
        return read_date(tokens, at, today)
    return None


def _edge_of(span: Days, edge: int) -> Days:
    """The beginning, the middle or the end of a span; a third of it, as people mean it."""
    days = (span.last - span.first).days + 1
    cuts = {"week": ((0, 2), (2, 3), (3, 5)), "month": ((0, 10), (10, 20), (20, days)), "day": ((0, 1), (0, 1), (0, 1))}
    first, last = cuts.get(span.grain, ((0, days // 3), (days // 3, 2 * days // 3), (2 * days // 3, days)))[edge]
    return Days(span.first + timedelta(days=first), span.first + timedelta(days=last - 1), span.grain, range=True)


def _nth(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """erster Mittwoch im Oktober, letzter Tag im Mai, letzte Woche im September 2014, dritter Dienstag nach Ostern."""
    number = -1 if _text(tokens, at) in LAST else ORDINALS.get(_text(tokens, at))
    place = at + 1
    if number is None and _number(tokens, at) is not None and _text(tokens, at + 1) in {".", "st", "nd", "rd", "th", "ter", "ten"}:
        number, place = _number(tokens, at), at + 2
    weekday, unit = WEEKDAYS.get(_text(tokens, place)), UNITS.get(_text(tokens, place))
    if number is None or (weekday is None and unit not in {"day", "week"}):
        return None
    end = place + 1
    if _text(tokens, end) in AFTER and weekday is not None:
        base = read_base(tokens, end + 1, today)
        return None if base is None else (one(following(base[0].last, weekday, number)), base[1])
    if _text(tokens, end) not in OF:
        return None
    while _text(tokens, end) in OF:
        end += 1
    found = _named_span(tokens, end, today)
    if found is None:
        return None
    span, end = found
    try:
        if weekday is not None:
            return one(nth(span, weekday, number)), end
        if unit == "day":
            return one(span.last if number < 0 else span.first + timedelta(days=number - 1)), end
        monday = nth(span, 0, number) if number > 0 else following(span.last - timedelta(days=6), 0, -1)
        return around(monday if number > 0 else _last_week(span), "week"), end
    except ValueError:
        raise DateError("date-impossible", " ".join(token.text for token in tokens[at:end])) from None


def _last_week(span: Days) -> date:
    """The Monday of the last whole week that ends in a span."""
    return following(span.last + timedelta(days=1), 6, -1) - timedelta(days=6)


def read_base(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """A feast or a date, perhaps with „dem“ before it."""
    while _text(tokens, at) in {"dem", "den", "der", "the", "zu"}:
        at += 1
    return read_feast(tokens, at, today) or read_date(tokens, at, today) if at < len(tokens) else None


def _distance(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """Freitag nach Himmelfahrt, zwei Tage vor Ostern, ein Jahr nach Weihnachten, die Woche vor Pfingsten."""
    weekday = WEEKDAYS.get(_text(tokens, at))
    counted = None if weekday is not None else read_count(tokens, at)
    unit = UNITS.get(_text(tokens, at))
    place = at + 1 if weekday is not None or unit else counted[2] if counted else -1
    relation = _text(tokens, place)
    if place < 0 or relation not in BEFORE | AFTER:
        return None
    base = read_base(tokens, place + 1, today)
    if base is None:
        return None
    sign, (span, end) = (1 if relation in AFTER else -1), base
    edge = span.last if sign > 0 else span.first
    if weekday is not None:
        return one(following(edge, weekday, sign)), end
    if counted:
        if counted[1] == "year" and _text(tokens, end - 1) not in {str(edge.year)}:
            edge = edge.replace(year=edge.year - (edge > today))
        return _moved(edge, counted[1], sign * counted[0]), end
    return shifted(edge, str(unit), sign), end


def read_feast(tokens: Sequence[Token], at: int, today: date) -> Read | None:
    """A holiday or feast, with its year or the next to come."""
    if _text(tokens, at) == "zwischen" and [token.text for token in tokens[at + 1 : at + 3]] == ["den", "jahren"]:
        return feasts.between_the_years(today.year if today <= date(today.year, 12, 31) else today.year + 1), at + 3
    size = next((n for n in range(feasts.LONGEST + 1, 0, -1) if _feast_words(tokens, at, n) in feasts.FEASTS), 0)
    if not size:
        return None
    words, end = _feast_words(tokens, at, size), at + size
    year = tokens[end].number if end < len(tokens) else None
    if year is not None and 1900 <= year <= 2199:
        return one(feasts.feast(words, year)), end + 1
    day = feasts.feast(words, today.year)
    return one(day if day >= today else feasts.feast(words, today.year + 1)), end


def _feast_words(tokens: Sequence[Token], at: int, size: int) -> tuple[str, ...]:
    """The words without the dots behind numbers and hyphens."""
    return tuple(token.text for token in tokens[at : at + size] if token.text not in {".", "-", "'", "’"})


def _fitting(span: Days, weekday: int) -> Days:
    """Of a day without a year the last or next one that is such a weekday; else the wrong weekday is noted."""
    day = span.first
    if day.weekday() == weekday:
        return span
    if span.yearless and (day.month, day.day) != (2, 29) and day.replace(year=day.year - 1).weekday() == weekday:
        return one(day.replace(year=day.year - 1))
    return replace(span, weekday=weekday)


def with_weekday(span: Days, weekday: int) -> Days:
    """The weekday of a week or longer; a day keeps its date and remembers that another weekday was said."""
    if span.grain == "day" and not span.range:
        return _fitting(span, weekday)
    try:
        return one(nth(span, weekday, 1))
    except ValueError:
        return span
