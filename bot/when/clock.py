"""Times of day: „14 Uhr“, „halb drei“, „viertel nach 8“, „1845“, „5 pm“, „nachmittags“, and spans of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.when.tokens import Token, text_at
from bot.when.words import FILLERS, FILLERS_BEFORE, FILLERS_BEHIND, MORNING, NUMBERS, PARTS, PM, SHORT_UNITS, UNITS

Part = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Time:
    """Minutes since midnight. ``open``: an hour up to twelve, and nobody said whether before or after noon."""

    minutes: int
    open: bool = False
    grain: str = "minute"


@dataclass(frozen=True, slots=True)
class Times:
    """From when to when; either may be missing („ab 14 Uhr“, „bis 9 Uhr“)."""

    start: Time | None
    end: Time | None


Clock = tuple[Time, int]
QUARTERS = {"viertel": 15, "quarter": 15, "halb": 30, "half": 30, "dreiviertel": 45}
UHR = {"uhr", "ur", "h", "hrs", "oclock"}
RELATIONS = {"nach": 1, "past": 1, "vor": -1, "to": -1, "before": -1}
NOON, MIDNIGHT = {"mittag", "noon"}, {"mitternacht", "midnight"}
AFTERNOON = 12 * 60
EARLY = 5 * 60  # nobody means three o'clock at night when they say „um drei“ for a day
BEGINS = {"beginn", "beginnt", "start", "startet", "uhrzeit", "starts"}
SEPARATORS = {":", ".", ",", "h", "uhr"}


def hour_of(token: Token) -> int | None:
    """The hour that a number or a word for one names."""
    number = token.number if token.number is not None else NUMBERS.get(token.text)
    if number is None or number > 24 or token.text in {"a", "an", "paar", "couple", "beiden"} or len(token.text) > 10:
        return None
    return None if token.text.startswith("eine") else number


def read_time(tokens: Sequence[Token], at: int, *, bare: bool) -> Clock | None:
    """A time that stands at ``at``; ``bare``: a number alone may be an hour, and „12.10“ a time."""
    found = _worded(tokens, at) or _compact(tokens, at, bare) or _digits(tokens, at, bare) or _hour(tokens, at, bare)
    return None if found is None else _half_of_day(tokens, *found)


def _digits(tokens: Sequence[Token], at: int, bare: bool) -> Clock | None:
    """14:30, 14.30 Uhr, 14h30, 15 Uhr 20."""
    hour = tokens[at].number
    if at + 2 >= len(tokens) or hour is None or hour > 24:
        return None
    sign, minute = tokens[at + 1].text, tokens[at + 2]
    if sign == minute.text == ":" and at + 3 < len(tokens):
        at, minute = at + 1, tokens[at + 3]
    if sign not in SEPARATORS or minute.number is None or minute.number > 59 or len(minute.text) != 2:
        return None
    end = at + 3
    named = text_at(tokens, end) in UHR
    if sign == "," and not (named and minute.glued):
        return None  # two numbers
    if sign == "." and not named and not (bare and minute.glued and text_at(tokens, end) != "."):
        return None  # a date, or a number
    if sign == ":" and not minute.glued:
        return None
    if sign == ":" and text_at(tokens, end) == ":" and end + 1 < len(tokens) and tokens[end + 1].glued:
        end += 2  # seconds
    end += text_at(tokens, end) in UHR
    return Time(hour * 60 + minute.number), end


def _compact(tokens: Sequence[Token], at: int, bare: bool) -> Clock | None:
    """1845, 0645h."""
    token = tokens[at]
    if not bare and text_at(tokens, at + 1) not in UHR:
        return None
    if token.number is None or len(token.text) not in (3, 4) or token.number // 100 > 23 or token.number % 100 > 59:
        return None
    if len(token.text) == 3 and text_at(tokens, at + 1) not in UHR:
        return None
    return Time(token.number // 100 * 60 + token.number % 100), at + 1 + (text_at(tokens, at + 1) in UHR)


def _hour(tokens: Sequence[Token], at: int, bare: bool) -> Clock | None:
    """9 Uhr, 9h, um drei; with ``bare`` the number alone."""
    hour, after = hour_of(tokens[at]), text_at(tokens, at + 1)
    named = after in UHR
    if hour is None or (not named and (not bare or after in UNITS or after in {".", ":"})):
        return None
    return Time(hour * 60, open=0 < hour <= 12, grain="hour"), at + 1 + named


def _worded(tokens: Sequence[Token], at: int) -> Clock | None:
    """Mitternacht, halb vier, viertel nach drei, dreiviertel acht, zwanzig nach 3, 15 Minuten vor 12, half past two."""
    word = tokens[at].text
    if word in MIDNIGHT or (word in NOON and text_at(tokens, at - 1) in {"um", "at", "bis"}):
        return Time(0 if word in MIDNIGHT else AFTERNOON), at + 1
    return _to_the_hour(tokens, at) or _from_the_hour(tokens, at)


def _to_the_hour(tokens: Sequence[Token], at: int) -> Clock | None:
    """halb vier, viertel vier, dreiviertel vier: so much of the fourth hour has passed."""
    three = text_at(tokens, at) in {"drei", "3"} and text_at(tokens, at + 1) == "viertel"  # „drei viertel neun“
    word, place = ("dreiviertel", at + 2) if three else (tokens[at].text, at + 1)
    hour = hour_of(tokens[place]) if place < len(tokens) else None
    if hour is None or word not in {"viertel", "halb", "dreiviertel"}:
        return None
    return Time((hour - 1) % 24 * 60 + QUARTERS[word], open=hour <= 12), _behind_hour(tokens, place + 1)


def _from_the_hour(tokens: Sequence[Token], at: int) -> Clock | None:
    """viertel nach drei, zwanzig nach 3, fünf vor halb vier, half past two."""
    minutes = QUARTERS.get(tokens[at].text) or _few_minutes(tokens[at])
    after = at + 1 + (SHORT_UNITS.get(text_at(tokens, at + 1)) == "minute")
    relation = RELATIONS.get(text_at(tokens, after))
    half = text_at(tokens, after + 1) == "halb"
    place = after + 1 + half
    hour = hour_of(tokens[place]) if place < len(tokens) else None
    behind = text_at(tokens, place + 1)
    if minutes is None or relation is None or hour is None or behind in {".", "/"} or behind in UNITS:
        return None
    if text_at(tokens, after) == "to" and after == at + 1 and _are_hours(tokens, at, hour, behind):
        return None
    base = hour * 60 - (30 if half else 0)
    return Time((base + relation * minutes) % 1440, open=hour <= 12), _behind_hour(tokens, place + 1)


def _are_hours(tokens: Sequence[Token], at: int, hour: int, behind: str) -> bool:
    """Whether „10 to 11“ is from ten to eleven: in figures, and not behind „at“, which makes it ten minutes to."""
    first, before = tokens[at].number, text_at(tokens, at - 1)
    if first is None or before == "at":
        return False
    return first < hour or behind == ":" or before in {"from", "between"}


def _behind_hour(tokens: Sequence[Token], at: int) -> int:
    return at + (text_at(tokens, at) in UHR)


def _few_minutes(token: Token) -> int | None:
    number = token.number if token.number is not None else NUMBERS.get(token.text)
    return number if number in (5, 10, 15, 20, 25) else None


def _half_of_day(tokens: Sequence[Token], time: Time, at: int) -> Clock:
    """am, pm, a.m.; „nachmittags“ after the hour is read by `read_part`."""
    word = text_at(tokens, at)
    if word in {"a", "p"} and text_at(tokens, at + 1) == "." and text_at(tokens, at + 2) == "m":
        word, at = f"{word}m", at + 2 + (text_at(tokens, at + 3) == ".")
        return with_half(time, word == "pm"), at + 1
    if word in {"am", "pm"} and (word == "pm" or not _follows_part_or_day(tokens, at + 1)) and time.minutes < 780:
        return with_half(time, word == "pm"), at + 1
    return time, at


def _follows_part_or_day(tokens: Sequence[Token], at: int) -> bool:
    """„um 3 am Nachmittag“, „10 Uhr am Dienstag“: here „am“ is the German word."""
    return at < len(tokens) and tokens[at].text not in {"-", "bis", "to", ",", "till", "until"}


def with_half(time: Time, afternoon: bool) -> Time:
    """The time in the named half of the day."""
    minutes = time.minutes % 720 + (720 if afternoon else 0) if time.minutes < 780 else time.minutes
    return replace(time, minutes=minutes, open=False)


def in_office_hours(time: Time) -> Time:
    """The time that is meant on a day that was named: „Do um drei“ is in the afternoon."""
    return replace(time, minutes=time.minutes + AFTERNOON) if time.open and time.minutes < EARLY else time


def with_part(time: Time, part: Part) -> Time:
    """The time as the part of the day says: 3 Uhr nachmittags, 8 Uhr abends, 4 in der Früh."""
    if time.minutes >= 780:
        return replace(time, open=False)
    if part in PM or (part[2] == 22 and 360 < time.minutes < 720):
        return with_half(time, True)
    return replace(time, open=False)


def read_part(tokens: Sequence[Token], at: int) -> tuple[Part, int] | None:
    """„nachmittags“, „am späten Abend“, „in der Früh“, „am Morgen“ (not „morgen“ alone, which is tomorrow)."""
    word = tokens[at].text
    if word in {"spaeten", "spaeter", "frueher", "fruehen", "early", "late", "spaete"} and at + 1 < len(tokens):
        found = read_part(tokens, at + 1)
        if found:
            return found
    if word == "morgen" and at > 0 and tokens[at - 1].text in {"am", "jeden"}:
        return MORNING, at + 1
    if word in {"morgen", "morgends"} and at > 0 and tokens[at - 1].text in {"frueh", "gestern", "heute"}:
        return MORNING, at + 1
    part = PARTS.get(word)
    if part is None:
        return None
    end = at + 1
    if end + 1 < len(tokens) and tokens[end].text in {"/", "-", "und"} and tokens[end + 1].text in PARTS:
        part, end = (part[0], PARTS[tokens[end + 1].text][1], part[2]), end + 2
    elif end < len(tokens) and (tokens[end].text in PARTS or (word == "frueh" and tokens[end].text == "morgens")):
        part, end = PARTS.get(tokens[end].text, part), end + 1  # „früh morgens“, „früher Nachmittag“
    return part, end


def skip(tokens: Sequence[Token], at: int, more: frozenset[str] = frozenset()) -> int:
    """The next place that holds more than a filler or a sign."""
    while at < len(tokens) and (_is_filler(tokens, at) or tokens[at].text in more or tokens[at].text in ",.()~;!?"):
        if tokens[at].text == "so" and (tokens[at].typed == "So" or text_at(tokens, at + 1) in {".", "-", "bis"}):
            break  # Sunday
        at += 1
    return at


def _is_filler(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].text
    if word in FILLERS_BEHIND:
        return text_at(tokens, at - 1) == FILLERS_BEHIND[word]
    if word in BEGINS:  # „Beginn: 18 Uhr“
        return text_at(tokens, at + 1 + (text_at(tokens, at + 1) == ":")).isdecimal()
    return word in FILLERS or text_at(tokens, at + 1) in FILLERS_BEFORE.get(word, ())
