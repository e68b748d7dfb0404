"""Days with a name: holidays, feasts and seasons, as people call them in Germany, and in English."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from dateutil.easter import easter

from bot.when.spans import Days, following

Moving = Callable[[int], date]


def _easter(days: int) -> Moving:
    return lambda year: easter(year) + timedelta(days=days)


def _fixed(month: int, day: int) -> Moving:
    return lambda year: date(year, month, day)


def _advent(number: int) -> Moving:
    return lambda year: following(date(year, 12, 25), 6, -1) - timedelta(weeks=4 - number)


def _nth(month: int, weekday: int, number: int) -> Moving:
    return lambda year: following(date(year, month, 1) - timedelta(days=1), weekday, number)


_NAMES: Mapping[str, Moving] = {
    "rosenmontag": _easter(-48),
    "fastnacht faschingsdienstag karnevalsdienstag veilchendienstag": _easter(-47),
    "aschermittwoch|ash wednesday": _easter(-46),
    "weiberfastnacht altweiber": _easter(-52),
    "palmsonntag|palm sunday": _easter(-7),
    "gruendonnerstag|maundy thursday": _easter(-3),
    "karfreitag|good friday": _easter(-2),
    "karsamstag ostersamstag|easter saturday": _easter(-1),
    "ostersonntag ostern easter|easter sunday": _easter(0),
    "ostermontag|easter monday": _easter(1),
    "osterdienstag": _easter(2),
    "himmelfahrt vatertag christihimmelfahrt|christi himmelfahrt|ascension day|ascension|fathers day": _easter(39),
    "pfingstsonntag pfingsten pentecost whitsun|whit sunday": _easter(49),
    "pfingstmontag|whit monday": _easter(50),
    "pfingstdienstag": _easter(51),
    "fronleichnam|corpus christi": _easter(60),
    "neujahr neujahrstag|new years day|new year": _fixed(1, 1),
    "dreikoenig dreikoenige|heilige drei koenige|hl drei koenige|epiphany": _fixed(1, 6),
    "valentinstag|valentines day": _fixed(2, 14),
    "frauentag|internationaler frauentag": _fixed(3, 8),
    "maifeiertag|tag der arbeit|labour day|may day": _fixed(5, 1),
    "muttertag|mothers day": _nth(5, 6, 2),
    "mariaehimmelfahrt|mariae himmelfahrt": _fixed(8, 15),
    "weltkindertag": _fixed(9, 20),
    "nationalfeiertag|tag der deutschen einheit|tag der dt einheit|day of german unity": _fixed(10, 3),
    "erntedank erntedankfest": _nth(10, 6, 1),
    "reformationstag halloween|reformation day": _fixed(10, 31),
    "allerheiligen|all saints day": _fixed(11, 1),
    "allerseelen": _fixed(11, 2),
    "martinstag sanktmartin|sankt martin|st martin": _fixed(11, 11),
    "volkstrauertag": lambda year: following(date(year, 12, 25), 6, -1) - timedelta(weeks=5),
    "totensonntag ewigkeitssonntag": lambda year: following(date(year, 12, 25), 6, -1) - timedelta(weeks=4),
    "bussundbettag|buss und bettag": lambda year: following(date(year, 11, 23), 2, -1),
    "nikolaus nikolaustag|saint nicholas": _fixed(12, 6),
    "heiligabend weihnachtsabend|heiliger abend|heilig abend|hl abend|christmas eve": _fixed(12, 24),
    "weihnachten weinachten weihnachtstag christmas xmas|christmas day|1 weihnachtstag|1 weihnachtsfeiertag": _fixed(
        12, 25
    ),
    "boxingday|boxing day|2 weihnachtstag|2 weihnachtsfeiertag": _fixed(12, 26),
    "silvester sylvester|new years eve": _fixed(12, 31),
    "advent|1 advent": _advent(1),
    "|2 advent": _advent(2),
    "|3 advent": _advent(3),
    "|4 advent": _advent(4),
}


def _names() -> dict[tuple[str, ...], Moving]:
    """By the words of the name: those before the first bar are single ones, the others phrases; ordinals as figures."""
    found: dict[tuple[str, ...], Moving] = {}
    for names, moving in _NAMES.items():
        single, *phrases = names.split("|")
        for words in [*((word,) for word in single.split()), *(tuple(phrase.split()) for phrase in phrases)]:
            found[words] = moving
    return found


FEASTS = _names()
LONGEST = max(map(len, FEASTS))
_LONG = {"ostern": (-2, 1), "easter": (-2, 1), "pfingsten": (-1, 1), "weihnachten": (-1, 1), "christmas": (-1, 1)}
NEW_YEAR = {"neujahr", "silvester", "sylvester"}

_SEASONS = {
    "fruehling": 0,
    "fruehjahr": 0,
    "spring": 0,
    "sommer": 1,
    "summer": 1,
    "herbst": 2,
    "autumn": 2,
    "winter": 3,
}
_BEGINNINGS = ((3, 21), (6, 21), (9, 23), (12, 21))
_ENDINGS = ((6, 20), (9, 22), (12, 20), (3, 20))
SEASONS = _SEASONS.keys()


def feast(words: tuple[str, ...], year: int) -> date:
    return FEASTS[words](year)


def is_fixed(words: tuple[str, ...]) -> bool:
    """Whether a feast is on the same day of each year."""
    return len({(day.month, day.day) for day in (FEASTS[words](year) for year in range(2001, 2010))}) == 1


def all_days(word: str, day: date) -> Days | None:
    """All the days of a feast that people are away for: over Easter is from Good Friday to Easter Monday."""
    if word not in _LONG:
        return None
    before, after = (timedelta(days=days) for days in _LONG[word])
    return Days(day + before, day + after, "day", range=True)


def season(word: str, year: int) -> Days:
    """The season that begins in a year, by the calendar."""
    number = _SEASONS[word]
    first, last = date(year, *_BEGINNINGS[number]), date(year + (number == 3), *_ENDINGS[number])
    return Days(first, last, "quarter", range=True)


def between_the_years(year: int) -> Days:
    """The days from Christmas to New Year."""
    return Days(date(year, 12, 27), date(year, 12, 31), "day", range=True)
