"""The words of dates and times, German and English, folded: small letters, ae for ä, ss for ß."""

from bot.when.model import Long, Short

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar januars jaenner jan january januari janner", "februar februars feb february febr feber",
            "maerz mrz mar march", "april aprils apr", "mai may", "juni junis jun june", "juli julis jul july",
            "august aug", "september sept sep", "oktober oktobers okt october oct", "november nov",
            "dezember dezembers dez december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
DAY_NAMES = {
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
_DAYS = DAY_NAMES | {"die": 1, "don": 3, "fre": 4, "sam": 5, "son": 6, "donn": 3, "mit": 2}
WEEKDAYS = _DAYS | {f"{name}s": number for name, number in _DAYS.items() if len(name) > 5}
SHORT_DAYS = {"die", "don", "mit", "sam", "so", "sun", "do", "sat", "son"}  # words of their own where no dot follows

_ONES = "ein zwei drei vier fuenf sechs sieben acht neun".split()
_TEENS = "zehn elf zwoelf dreizehn vierzehn fuenfzehn sechzehn siebzehn achtzehn neunzehn".split()
_TENS = {"zwanzig": 20, "dreissig": 30, "vierzig": 40, "fuenfzig": 50, "sechzig": 60}
_ENGLISH = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
NUMBERS = (
    {word: number for number, word in enumerate(_ONES, 1)}
    | {word: number for number, word in enumerate(_TEENS, 10)}
    | _TENS
    | {f"{one}und{ten}": number + value for ten, value in _TENS.items() for number, one in enumerate(_ONES, 1)}
    | {word: number for number, word in enumerate(_ENGLISH, 1)}
    | dict.fromkeys("eine einem einer einen eines a an".split(), 1)
    | {"twenty": 20, "thirty": 30, "paar": 2, "couple": 2, "zwo": 2, "beiden": 2}
)

_ORDINAL_STEMS = (
    {word: number for number, word in enumerate("erst zweit dritt viert fuenft sechst siebt acht neunt".split(), 1)}
    | {"siebent": 7}
    | {f"{word}t": number for number, word in enumerate(_TEENS, 10)}
    | {f"{word}st": number for word, number in NUMBERS.items() if 20 <= number <= 31}
)
_ENGLISH_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split()
)
ORDINALS = {f"{stem}{end}": number for stem, number in _ORDINAL_STEMS.items() for end in "e er en es em".split()} | {
    word: number for number, word in enumerate(_ENGLISH_ORDINALS, 1)
}
LAST = frozenset("letzte letzter letzten letztes letztem last vergangene vergangenen vergangener vergangenes "
                 "vorige vorigen voriger voriges past previous".split())  # fmt: skip
NEXT = frozenset("naechste naechster naechsten naechstes naechstem kommende kommenden kommender kommendes kommendem "
                 "next coming following folgende folgenden folgender folgendes folgendem".split())  # fmt: skip
AFTER_NEXT = frozenset(f"uebernaechste{end}" for end in ("", "r", "n", "s", "m"))
THIS = frozenset("diese diesen dieser dieses diesem this".split())
AFTER_LAST = frozenset(f"vorletzte{end}" for end in ("", "r", "n", "s", "m"))
NEAR = {"heute": 0, "today": 0, "morgen": 1, "tomorrow": 1, "uebermorgen": 2, "gestern": -1, "yesterday": -1}
NEAR |= {"vorgestern": -2, "vorvorgestern": -3, "ueberuebermorgen": 3, "tonight": 0}
RHYTHMS: dict[str, tuple[Long, int]] = {
    **dict.fromkeys("taeglich taegl tgl daily".split(), ("day", 1)),
    **dict.fromkeys("woechentlich woechtl weekly".split(), ("week", 1)),
    **dict.fromkeys("biweekly fortnightly".split(), ("week", 2)),
    **dict.fromkeys("monatlich monatl mtl monthly".split(), ("month", 1)),
    **dict.fromkeys("vierteljaehrlich vierteljaehrl quartalsweise quarterly".split(), ("quarter", 1)),
    **dict.fromkeys("halbjaehrlich halbjaehrl".split(), ("month", 6)),
    **dict.fromkeys("jaehrlich jaehrl alljaehrlich yearly annually".split(), ("year", 1)),
}

SHORT_UNITS: dict[str, Short] = {
    **dict.fromkeys("sekunde sekunden sek second seconds".split(), "second"),
    **dict.fromkeys("minute minuten min minutes mins".split(), "minute"),
    **dict.fromkeys("stunde stunden std hour hours".split(), "hour"),
}
LONG_UNITS: dict[str, Long] = {
    **dict.fromkeys("tag tage tagen tages days day".split(), "day"),
    **dict.fromkeys("woche wochen week weeks wo".split(), "week"),
    **dict.fromkeys("monat monate monaten monats month months".split(), "month"),
    **dict.fromkeys("quartal quartale quartals quartalen quarter quarters".split(), "quarter"),
    **dict.fromkeys("jahr jahre jahren jahres year years".split(), "year"),
}
UNITS = SHORT_UNITS.keys() | LONG_UNITS.keys()
MANY = frozenset(
    "tage tagen wochen monate monaten quartale quartalen jahre jahren days weeks months quarters years".split()
)
WEEKEND = frozenset("wochenende wochenenden wochenends weekend weekends".split())
WORKDAYS = frozenset(
    "werktag werktags werktage werktagen werktaeglich arbeitstag arbeitstags arbeitstage arbeitstagen wochentags "
    "weekday weekdays workday workdays".split()
)

# First and last hour (24: midnight) of the parts of a day, and the hour that people mean when they have to name one.
PARTS = {
    word: hours
    for hours, words in {
        (3, 12, 8): "morgens morning mornings frueh fruehs fruehmorgens frueher fruehe vormittag vormittags vorm",
        (12, 14, 12): "mittag mittags mittagszeit noon lunchtime lunch",
        (12, 19, 15): "nachmittag nachmittags nachm spaetnachmittag afternoon afternoons",
        (13, 17, 14): "mittagessen",
        (18, 24, 19): "abend abends feierabend evening evenings tonight",
        (21, 24, 21): "spaetabend spaetabends",
        (0, 4, 22): "nacht nachts night midnight",
    }.items()
    for word in words.split()
}
PM = frozenset({(12, 19, 15), (18, 24, 19), (21, 24, 21)})
MORNING = (3, 12, 8)

FILLERS = frozenset(
    "am um vom von zwischen between den der die das dem des im in ca circa zirka cirka ungefaehr etwa gegen gg so rund "
    "genau puenktlich schon spaet spaeter spaetestens spaetesten spaeteste fruehestens fruehstens moeglichst ganz wie "
    "ziemlich moeglich zu zum zur an ueber auf wieder gern gerne bitte on at the of around about approx exactly sharp "
    "uhr h und flug raus ist waere ginge geht passt dann noch eher tendenziell egal cet cest utc mez "
    "jeweils laufe zw insgesamt ganztaegig".split()
)

FILLERS_BEHIND = {"lauf": "im", "verlauf": "im", "punkt": "um"}  # „im Lauf der Woche“, but a „Lauf“ is a run
FILLERS_BEFORE = {"erster": {"flug"}, "kurz": {"vor", "nach"}, "shortly": {"before", "after"}, "d": {"."}}

# „Dienstagnachmittag“ by its two words; „morgen“ alone is tomorrow
PARTED = {f"{name}{part}": (name, part) for name in WEEKDAYS if len(name) > 5 for part in PARTS}
PARTED |= {f"{name}morgen": (name, "morgens") for name in WEEKDAYS if len(name) > 5}
