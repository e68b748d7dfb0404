"""The words of dates, German and English: names of months and days, and one pattern for each form of a date.

Patterns look at the beginning of a text and are bounded: none can run away on hostile text.
"""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jaenner jan january", "februar feb february", "maerz mrz mar march", "april apr", "mai may",
            "juni jun june", "juli jul july", "august aug", "september sept sep", "oktober okt october oct",
            "november nov", "dezember dez december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "montag mo monday mon", "dienstag di tuesday tue tues", "mittwoch mi wednesday wed",
            "donnerstag do thursday thu thur thurs", "freitag fr friday fri", "samstag sonnabend sa saturday sat",
            "sonntag so sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "ein eine einem einer a an one", "zwei two", "drei three", "vier four", "fuenf five", "sechs six",
            "sieben seven", "acht eight", "neun nine", "zehn ten", "elf eleven", "zwoelf twelve",
        ),
        start=1,
    )
    for name in names.split()
} | {"vierzehn": 14, "fourteen": 14}  # fmt: skip


def _any_of(words: dict[str, int]) -> str:
    spelled = set(words) | {word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü") for word in words}
    return "|".join(sorted(spelled, key=lambda word: (-len(word), word)))


_MONTH = rf"(?:{_any_of(MONTHS)})\b\.?"
# "so" in small letters is a word of its own in both languages
_WEEKDAY = rf"(?!(?-i:so)\b)(?:{_any_of(WEEKDAYS)})\b\.?"
_NUMBER = rf"(?:[0-9]{{1,3}}|{_any_of(NUMBERS)})"
_WHICH = r"(?:diese[rnsm]?|this|n(?:ä|ae)chste[rnsm]?|kommende[rnsm]?|coming|next|(?:ü|ue)bern(?:ä|ae)chste[rnsm]?)"
_WEEK = r"(?:woche|week)\b"
_UNIT = (
    r"\s?(?:[%€$°²³x×]|(?:t|to|tonnen?|tons?|kg|g|mg|m|m2|m3|qm|cbm|km|cm|mm|ha|l|liter|litres?|meter|metres?|euro?|eur|prozent|"
    r"percent|grad|h|std|stunden?|hours?|uhr|min|minuten?|kw|kwh|mw|ps|v|volt|a|ampere|bar|zoll|mio|mrd|million(?:en)?|[kmgt]b|"
    r"st(?:ü|ue)ck|stellen?|personen|leute|people|fach|mal|vz(?:ä|ae)|points?|punkte?|am|pm)\b)"
)
LEAD = re.compile(r"\s*(?:(?:am|an|den|dem|der|des|das|zum|zur|im|in der|in the|on|the)\b\s*){0,2}", re.IGNORECASE)


def rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


ISO = rule(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?![\w-])")
NUMERIC = rule(
    r"(?P<d>[0-9]{1,2})\. ?(?P<m>[0-9]{1,2})"
    rf"(?:\.(?: ?(?P<y>[0-9]{{4}})|(?P<yy>[0-9]{{2}}))(?![\w]|[.,:][0-9])|(?P<dot>\.)(?!\w)|(?![.,:/][0-9]|\w|{_UNIT}))"
)
DAY_MONTH = rule(
    rf"(?P<d>[0-9]{{1,2}})(?:\.|st\b|nd\b|rd\b|th\b|ter\b|ten\b)?\s*(?:of\s+)?(?P<month>{_MONTH})"
    r"(?:,?\s*(?P<y>[0-9]{4})\b)?(?!\w)"
)
MONTH_DAY = rule(
    rf"(?P<month>{_MONTH})\s*(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?\b(?![.:][0-9])(?:,?\s+(?P<y>[0-9]{{4}})\b)?(?!{_UNIT})"
)
WHOLE_MONTH = rule(rf"(?P<month>{_MONTH})(?:\s*(?P<y>20[0-9]{{2}})\b)?(?!\w)")
PART = rule(
    r"(?P<part>anfang|mitte|ende|early|mid|(?:the )?(?:beginning|middle|end) of)[ -](?:(?:des|der|dem|the|vom)\s+)?"
    rf"(?:(?P<month>{_MONTH})(?:\s*(?P<y>20[0-9]{{2}})\b)?(?!\w)|(?P<year>20[0-9]{{2}})\b"
    rf"|(?:(?P<which>{_WHICH})\s+)?(?P<unit>jahre?s?|monate?s?|woche|year|month|week)\b)"
)
PERIOD_END = rule(r"(?P<unit>jahr|monat)(?:es|s)?ende\b")
NEAR = rule(
    r"(?P<word>heute|today|(?:ü|ue)bermorgen|(?:the )?day after tomorrow|morgen|tomorrow)\b"
    rf"(?:\s+in\s+(?P<n>{_NUMBER})\s+(?P<unit>tag|woche|day|week)(?:en|n|s)?\b)?"
)
AHEAD = rule(
    rf"in\s+(?:(?P<half>einem halben jahr|half a year)|(?P<n>{_NUMBER})\s+"
    r"(?P<unit>tag|woche|monat|jahr|day|week|month|year)(?:en|e|n|s)?)\b"
)
WEEK_OR_MONTH = rule(
    rf"(?P<which>{_WHICH})\s+(?:(?P<unit>woche|week|monat|month|jahr|year)(?:es|s)?\b(?:\s+(?:am\s+|on\s+)?(?P<day>{_WEEKDAY}))?"
    r"|(?P<end>wochenende|weekend)\b)"
)
WEEKEND = rule(r"(?P<end>wochenende|weekend)\b")
CALENDAR_WEEK = rule(
    r"(?:kw|kalenderwoche|calendar week|cw)\.?\s?(?P<week>[0-9]{1,2})\b(?:\s*(?:/|\s)\s*(?P<y>20[0-9]{2})\b)?"
)
ON_WEEKDAY = rule(
    rf"(?:(?P<which>{_WHICH})\s+)?(?P<day>{_WEEKDAY})"
    rf"(?:\s+(?P<of>{_WHICH})\s+{_WEEK}|\s+in\s+(?P<n>{_NUMBER})\s+(?:wochen?|weeks?)\b)?(?!\w)"
)
AND_DATE = rule(r",?\s*(?:(?:den|dem|the)\s+)?(?=[0-9])")
LOOKS_LIKE = rule(
    rf"[0-9]|(?:{_any_of(WEEKDAYS)}|{_any_of(MONTHS)}|{_WHICH}|heute|today|morgen|tomorrow|day|(?:ü|ue)bermorgen|in"
    r"|anfang|mitte|ende|early|mid|beginning|middle|end|jahres\w*|monats\w*|kw[0-9]*|cw[0-9]*|kalenderwoche|calendar"
    r"|wochenende|weekend)\b"
)
_WHICH_WORDS = {f"{word}{end}" for word in ("diese", "naechste", "kommende", "uebernaechste") for end in ("", *"rnsm")}
_OTHER_WORDS = (
    "heute today morgen tomorrow uebermorgen anfang mitte ende early mid beginning end jahresende monatsende"
    " kw kalenderwoche calendar wochenende weekend this next coming"
)
# folded words with which a date may begin
DATE_WORDS = frozenset(_WHICH_WORDS | set(_OTHER_WORDS.split())).union(MONTHS, WEEKDAYS)
