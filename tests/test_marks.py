"""Marks in free text, as Paten write it."""

import random
import time
from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from bot.dates import Span, read_day
from bot.marks import Marks, read_marks
from bot.when import DateError
from bot.words import clean

WEDNESDAY = date(2026, 12, 2)
NAMES = [
    "Altenbeken",
    "Bad Lippspringe",
    "Bad Wünnenberg",
    "Borchen",
    "Büren",
    "Paderborn",
    "Salzkotten",
    "Werther (Westf.)",
]


def read(text: str) -> Marks:
    return read_marks(text, today=WEDNESDAY, municipalities=NAMES)


def day(month: int, number: int, year: int = 2026) -> date:
    return date(year, month, number)


MARCH = Span(day(3, 3, 2027), day(3, 17, 2027))
NEXT_WEEK = Span(day(12, 7), day(12, 11))
FRIDAY = Span(day(12, 4), day(12, 4))

TITLES: list[tuple[str, str, dict[str, Any]]] = [
    ("Häcksler für nächste Woche #bauhof", "Häcksler", {"period": NEXT_WEEK, "topics": ("bauhof",)}),
    ("wer kann bis morgen helfen", "wer kann helfen", {"until": day(12, 3)}),
    (
        "Drehleiter bis 31.12. #Feuerwehr @anna in Büren",
        "Drehleiter",
        {"until": day(12, 31), "topics": ("feuerwehr",), "contact": "@anna", "place": "Büren"},
    ),
    ("#bauhof #technik Kehrmaschine #bauhof", "Kehrmaschine", {"topics": ("bauhof", "technik")}),
    ("Bagger #bauhof und #technik", "Bagger", {"topics": ("bauhof", "technik")}),
    ("Hilfe bei #vergabe", "Hilfe bei vergabe", {"topics": ("vergabe",)}),
    ("Hebebühne von 3.3. bis 17.3.", "Hebebühne", {"period": MARCH}),
    ("Hebebühne vom 3. bis 17.3. in Bad Wünnenberg", "Hebebühne", {"period": MARCH, "place": "Bad Wünnenberg"}),
    ("Zelt 3.3.–17.3.", "Zelt", {"period": MARCH}),
    ("Zelt, das am 3.3. bis 17.3. frei ist", "Zelt, das frei ist", {"period": MARCH}),
    ("Zelt in Büren oder in Borchen", "Zelt in Büren oder in Borchen", {"place": "Büren"}),
    ("Zelt für die Zeit vom 3.3. bis 17.3.", "Zelt", {"period": MARCH}),
    ("Einsatz vom 24.12. bis 2.1.", "Einsatz", {"period": Span(day(12, 24), day(1, 2, 2027))}),
    ("Minibagger ab 3.3. für Borchen", "Minibagger", {"opens": MARCH.first, "for_municipality": "Borchen"}),
    ("Stelle frei ab 1.4.", "Stelle frei", {"opens": day(4, 1, 2027)}),
    ("Kehrmaschine am Freitag", "Kehrmaschine", {"period": FRIDAY}),
    ("Kehrmaschine für den 4.12.", "Kehrmaschine", {"period": FRIDAY}),
    ("Kehrmaschine 4.12.2026", "Kehrmaschine", {"period": FRIDAY}),
    ("Kehrmaschine am Freitag um 10 Uhr", "Kehrmaschine am Freitag um 10 Uhr", {"period": FRIDAY}),
    ("Kehrmaschine für Freitag, 2 Stück", "Kehrmaschine, 2 Stück", {"period": FRIDAY}),
    ("Vertretung in der nächsten Woche", "Vertretung", {"period": NEXT_WEEK}),
    ("Vertretung in KW 50", "Vertretung", {"period": NEXT_WEEK}),
    ("Vertretung im März", "Vertretung", {"period": Span(day(3, 1, 2027), day(3, 31, 2027))}),
    ("Aushilfe Mai bis September", "Aushilfe", {"period": Span(day(5, 1, 2027), day(9, 30, 2027))}),
    ("Kehrmaschine, bis 31.12., mit Fahrer", "Kehrmaschine, mit Fahrer", {"until": day(12, 31)}),
    ("Bagger (bis 31.12.)", "Bagger", {"until": day(12, 31)}),
    ("Bagger gültig bis 31.12.", "Bagger", {"until": day(12, 31)}),
    ("Bagger bis spätestens 15.12.", "Bagger", {"until": day(12, 15)}),
    ("Radlader bis zum Jahresende", "Radlader", {"until": day(12, 31)}),
    ("Räume bis Ende März", "Räume", {"until": day(3, 31, 2027)}),
    ("Rüttler bis KW 51", "Rüttler", {"until": day(12, 18)}),
    ("Rückmeldung bis Freitag 12 Uhr", "Rückmeldung bis Freitag 12 Uhr", {"until": day(12, 4)}),
    ("Rückmeldung bis Dienstagnachmittag", "Rückmeldung bis Dienstagnachmittag", {"until": day(12, 8)}),
    ("Führung am Freitagmorgen", "Führung am Freitagmorgen", {"period": FRIDAY}),
    ("Tannenbaum bis Weihnachten", "Tannenbaum", {"until": day(12, 25)}),
    ("Konzept für die nächsten 10 Jahre", "Konzept für die nächsten 10 Jahre", {}),
    ("Rückgabe am nächsten Tag", "Rückgabe am nächsten Tag", {}),
    ("Freitagsrunde im Bauhof", "Freitagsrunde im Bauhof", {}),
    ("Anruf 05251 123-456 oder 3-4 Leute", "Anruf 05251 123-456 oder 3-4 Leute", {}),
    ("Frau Mai, Version 3.1", "Frau Mai, Version 3.1", {}),
    ("Häcksler dauerhaft", "Häcksler", {"permanent": True}),
    ("nicht dauerhaft besetzt", "nicht dauerhaft besetzt", {}),
    ("Standesbeamtin in der Stadt Bueren", "Standesbeamtin", {"place": "Büren"}),
    ("Halle in werther (westf.)", "Halle", {"place": "Werther (Westf.)"}),
    ("Wer kann in BAD WUENNENBERG helfen?", "Wer kann helfen?", {"place": "Bad Wünnenberg"}),
    ("Lager in Büren-Weiberg", "Lager in Büren-Weiberg", {}),
    ("Lager in Hamburg", "Lager in Hamburg", {}),
    ("Kurs in Büren und Borchen", "Kurs in Büren und Borchen", {"place": "Büren"}),
    ("Zelt für die Gemeinde Borchen", "Zelt", {"for_municipality": "Borchen"}),
    ("Zelt für Vereine", "Zelt für Vereine", {}),
    ("Fragen an @anna:server.de", "Fragen an @anna:server.de", {"contact": "@anna:server.de"}),
    ("Zelt @anna:server.de @bernd", "Zelt @bernd", {"contact": "@anna:server.de"}),
    ("@room Häcksler @here", "@room Häcksler @here", {}),
    ("Mail an anna@x.de", "Mail an anna@x.de", {}),
    ("C# Entwickler, Ticket #1", "C# Entwickler, Ticket #1", {}),
    ("siehe https://x.de/#anker und #paten:example.org", "siehe https://x.de/#anker und #paten:example.org", {}),
    ("`bis 31.12. #kein` ist Code", "`bis 31.12. #kein` ist Code", {}),
    ("Regale von A bis Z", "Regale von A bis Z", {}),
    ("Räumfahrzeug bis zu 5 Tonnen", "Räumfahrzeug bis zu 5 Tonnen", {}),
    ("Wagen bis 12.5 Tonnen", "Wagen bis 12.5 Tonnen", {}),
    ("Beratung von 10 bis 12 Uhr", "Beratung von 10 bis 12 Uhr", {}),
    ("Saal bis 20 Personen", "Saal bis 20 Personen", {}),
    ("Gerät bis auf Weiteres", "Gerät bis auf Weiteres", {}),
    ("Montag bis Freitag 8–12 Uhr Schalter", "Montag bis Freitag 8–12 Uhr Schalter", {}),
    ("Python 3.11 Schulung", "Python 3.11 Schulung", {}),
    ("Laptops, 15.6 Zoll", "Laptops, 15.6 Zoll", {}),
    ("Protokoll vom 3.3. gesucht", "Protokoll vom 3.3. gesucht", {}),
    ("Guten Morgen Bagger", "Guten Morgen Bagger", {}),
    ("Bagger für Freitag und Samstag", "Bagger für Freitag und Samstag", {}),
    ("Suche 3 bis 5 Leute am 4.12.", "Suche 3 bis 5 Leute", {"period": FRIDAY}),
    ("Mower for next week until 31 December", "Mower", {"period": NEXT_WEEK, "until": day(12, 31)}),
    (
        "Excavator from 3 March to 17 March in Büren #fleet",
        "Excavator",
        {"period": MARCH, "place": "Büren", "topics": ("fleet",)},
    ),
    ("permanent loan of tables for Borchen", "loan of tables", {"permanent": True, "for_municipality": "Borchen"}),
    ("Driver on Friday", "Driver", {"period": FRIDAY}),
    ("#bauhof bis 31.12.", "", {"topics": ("bauhof",), "until": day(12, 31)}),
    ("nächste Woche", "", {"period": NEXT_WEEK}),
    ("", "", {}),
]
NOTHING: dict[str, Any] = {
    "topics": (),
    "until": None,
    "period": None,
    "opens": None,
    "place": "",
    "contact": "",
    "for_municipality": "",
    "permanent": False,
}


@pytest.mark.parametrize(("text", "title", "marks"), TITLES)
def test_one_line(text: str, title: str, marks: dict[str, Any]) -> None:
    assert read(text) == Marks(title=title, body="", **(NOTHING | marks))


def test_a_line_of_marks_vanishes_and_sentences_stay() -> None:
    found = read("Bagger gesucht\n\n#bauhof bis 31.12.\nWir brauchen ihn am Freitag in Büren, Thema #tiefbau #netz.")
    assert found.title == "Bagger gesucht"
    assert found.body == "Wir brauchen ihn am Freitag in Büren, Thema tiefbau."
    assert found.topics == ("bauhof", "tiefbau", "netz")
    assert (found.until, found.place, found.period) == (day(12, 31), "Büren", None)


def test_the_title_is_the_first_line_with_words() -> None:
    assert read("#bauhof\nBagger\nmit Fahrer") == Marks(
        title="Bagger", body="mit Fahrer", **(NOTHING | {"topics": ("bauhof",)})
    )


def test_a_body_may_speak_of_the_past_and_of_nonsense() -> None:
    sentence = "Der alte Vertrag lief bis 31.12.2025 und am 31.6. war Schluss."
    assert read(f"Bagger\n{sentence}") == Marks(title="Bagger", body=sentence, **NOTHING)


def test_until_today_in_a_sentence_of_the_body_is_no_end() -> None:
    sentence = "Wir haben bis heute nichts gehört."
    assert read(f"Bagger\n{sentence}") == Marks(title="Bagger", body=sentence, **NOTHING)
    assert read("Bagger\nbis heute").until == WEDNESDAY


def test_opening_hours_in_the_body_are_no_end() -> None:
    found = read("Bagger\nMontag bis Freitag 8–12 Uhr, Thema #bauhof")
    assert (found.until, found.period, found.topics) == (None, None, ("bauhof",))


def test_code_blocks_are_left_alone() -> None:
    assert read("Skript\n```\n# bis 31.12. #nein\n```\n#ja") == Marks(
        title="Skript", body="```\n# bis 31.12. #nein\n```", **(NOTHING | {"topics": ("ja",)})
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Bagger bis 31.6.", "date-impossible"),
        ("Bagger am 30.2.2027", "date-impossible"),
        ("Bagger\nbis 29.2.2027", "date-impossible"),
        ("Bagger bis 1.12.2026", "date-past"),
        ("Bagger von 3.3.2025 bis 17.3.2025", "date-past"),
        ("Bagger\nbis 31.12.2025", "date-past"),
        ("Bagger von 17.3. bis 3.3.", "date-order"),
        ("Bagger ab 17.3.2027 #x bis 3.3.2027", "date-order"),
    ],
)
def test_wrong_dates_are_refused(text: str, key: str) -> None:
    with pytest.raises(DateError) as refused:
        read(text)
    assert refused.value.key == key
    assert refused.value.text in text


ALPHABET = (
    "bis von vom ab am in für 3. 3.3. 31.12 31.6. 29.2. 2027 0. 99. - – und Mai Ende nächste Woche Freitag Fr KW 53 #a"
    " #1 # @ @a:b ` ``` \n \n\n https://x dauerhaft nicht Büren Bad Wünnenberg Stadt , . ( ) : Uhr 10:00 \u200b \u202e"
    " \ud800 ß İ ı ſ K ² ٣ 𝟛 😀 👩\u200d💻 \x00 a\u0308 heute morgen zwei 999 Jahren Tagen t % from to until next week"
    " übernächsten einer halben Anfang des Mitte 2026-12-31 2026-02-30 0000-01-01 9999-12-31"
)


def test_nothing_but_date_errors_comes_out() -> None:
    dice, pieces = random.Random(7), ALPHABET.split(" ")
    for _ in range(5000):
        text = "".join(dice.choice(pieces) + dice.choice(["", " ", "  "]) for _ in range(dice.randrange(1, 14)))
        today = dice.choice([WEDNESDAY, date(2028, 2, 29), date(2026, 12, 31)])
        assert clean(clean(text)) == clean(text)
        with suppress(DateError):
            read_marks(text, today=today, municipalities=NAMES)
        with suppress(DateError):
            read_day(text, today)


@pytest.mark.parametrize(
    "piece", ["bis ", "1. ", "1.1. ", "3 ", "in ", "für Bad ", "#a ", "@a ", "`", "a.", "Freitag ", "3.3.-", " "]
)
def test_sixty_kilobytes_are_no_trouble(piece: str) -> None:
    text = f"Bagger {piece * 61440}"[:61440]
    began = time.perf_counter()
    for line in (text, text.replace(" ", "\n", 1)):
        with suppress(DateError):
            read(line)
    assert time.perf_counter() - began < 1  # usually .05; quadratic code takes minutes


def test_nobody_marks_a_thousand_words() -> None:
    assert read(f"Bagger {'in ' * 900} #bald").topics == ("bald",)
    assert read(f"Bagger {'in ' * 1000} #zu_spät").topics == ()
