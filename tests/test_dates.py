"""Dates in marks: what Paten write, on days that make it hard."""

from datetime import date

import pytest

from bot.dates import Span, find_day, find_period, find_span, not_past, read_day
from bot.when import DateError

SUNDAY = date(2026, 11, 22)
WEDNESDAY = date(2026, 12, 2)
YEAR_END = date(2026, 12, 31)
LEAP_DAY = date(2028, 2, 29)

DAYS = [
    (SUNDAY, "31.12.", "2026-12-31"),
    (SUNDAY, "31.12", "2026-12-31"),
    (SUNDAY, "31.12.26", "2026-12-31"),
    (SUNDAY, "31.12.2026", "2026-12-31"),
    (SUNDAY, "31.12. 2027", "2027-12-31"),
    (SUNDAY, "1. 3. 2027", "2027-03-01"),
    (SUNDAY, "01.03.27", "2027-03-01"),
    (SUNDAY, "22.11.", "2026-11-22"),
    (SUNDAY, "21.11.", "2027-11-21"),
    (SUNDAY, "1.2.2025", "2025-02-01"),
    (SUNDAY, "31. Dezember", "2026-12-31"),
    (SUNDAY, "31. Dez. 2027", "2027-12-31"),
    (SUNDAY, "3. März", "2027-03-03"),
    (SUNDAY, "3. Maerz", "2027-03-03"),
    (SUNDAY, "3. MÄRZ", "2027-03-03"),
    (SUNDAY, "3.Mai", "2027-05-03"),
    (SUNDAY, "1. Jänner", "2027-01-01"),
    (SUNDAY, "31 December", "2026-12-31"),
    (SUNDAY, "December 31", "2026-12-31"),
    (SUNDAY, "December 31, 2027", "2027-12-31"),
    (SUNDAY, "3rd of May", "2027-05-03"),
    (SUNDAY, "May 3rd", "2027-05-03"),
    (SUNDAY, "2026-12-31", "2026-12-31"),
    (SUNDAY, "Freitag", "2026-11-27"),
    (SUNDAY, "freitag", "2026-11-27"),
    (SUNDAY, "Fr", "2026-11-27"),
    (SUNDAY, "Fr.", "2026-11-27"),
    (SUNDAY, "am Freitag", "2026-11-27"),
    (SUNDAY, "diesen Freitag", "2026-11-27"),
    (SUNDAY, "nächsten Freitag", "2026-11-27"),
    (SUNDAY, "naechsten Freitag", "2026-11-27"),
    (SUNDAY, "zum kommenden Freitag", "2026-11-27"),
    (SUNDAY, "übernächsten Freitag", "2026-12-04"),
    (SUNDAY, "Freitag in einer Woche", "2026-12-04"),
    (SUNDAY, "Freitag in zwei Wochen", "2026-12-11"),
    (SUNDAY, "Sonntag", "2026-11-29"),
    (SUNDAY, "So", "2026-11-29"),
    (WEDNESDAY, "Mittwoch", "2026-12-09"),
    (WEDNESDAY, "Donnerstag", "2026-12-03"),
    (WEDNESDAY, "Freitag nächster Woche", "2026-12-11"),
    (WEDNESDAY, "nächste Woche Freitag", "2026-12-11"),
    (WEDNESDAY, "Freitag, 4.12.", "2026-12-04"),
    (WEDNESDAY, "Fr, den 4.12.2026", "2026-12-04"),
    (WEDNESDAY, "Sonnabend", "2026-12-05"),
    (WEDNESDAY, "friday", "2026-12-04"),
    (WEDNESDAY, "on Friday", "2026-12-04"),
    (WEDNESDAY, "next Tuesday", "2026-12-08"),
    (SUNDAY, "heute", "2026-11-22"),
    (SUNDAY, "morgen", "2026-11-23"),
    (SUNDAY, "übermorgen", "2026-11-24"),
    (SUNDAY, "uebermorgen", "2026-11-24"),
    (YEAR_END, "morgen", "2027-01-01"),
    (SUNDAY, "today", "2026-11-22"),
    (SUNDAY, "tomorrow", "2026-11-23"),
    (SUNDAY, "the day after tomorrow", "2026-11-24"),
    (SUNDAY, "heute in 14 Tagen", "2026-12-06"),
    (SUNDAY, "in zwei Wochen", "2026-12-06"),
    (SUNDAY, "in 3 Tagen", "2026-11-25"),
    (SUNDAY, "in zwölf Tagen", "2026-12-04"),
    (SUNDAY, "in zwoelf Tagen", "2026-12-04"),
    (SUNDAY, "in einem Monat", "2026-12-22"),
    (YEAR_END, "in zwei Monaten", "2027-02-28"),
    (SUNDAY, "in einem halben Jahr", "2027-05-22"),
    (SUNDAY, "in 2 Jahren", "2028-11-22"),
    (LEAP_DAY, "in einem Jahr", "2029-02-28"),
    (SUNDAY, "in two weeks", "2026-12-06"),
    (SUNDAY, "in a month", "2026-12-22"),
    (SUNDAY, "nächste Woche", "2026-11-27"),
    (WEDNESDAY, "diese Woche", "2026-12-04"),
    (WEDNESDAY, "übernächste Woche", "2026-12-18"),
    (WEDNESDAY, "next week", "2026-12-11"),
    (SUNDAY, "nächsten Monat", "2026-12-31"),
    (SUNDAY, "Ende März", "2027-03-31"),
    (SUNDAY, "Ende Februar 2028", "2028-02-29"),
    (SUNDAY, "Mitte Mai", "2027-05-15"),
    (SUNDAY, "Anfang Januar", "2027-01-01"),
    (SUNDAY, "Mitte November", "2027-11-15"),
    (SUNDAY, "Ende des Jahres", "2026-12-31"),
    (SUNDAY, "Ende nächsten Jahres", "2027-12-31"),
    (SUNDAY, "Jahresende", "2026-12-31"),
    (SUNDAY, "zum Monatsende", "2026-11-30"),
    (WEDNESDAY, "Ende der Woche", "2026-12-04"),
    (WEDNESDAY, "Mitte nächster Woche", "2026-12-09"),
    (SUNDAY, "Mitte der Woche", "2026-11-25"),
    (SUNDAY, "the end of the year", "2026-12-31"),
    (SUNDAY, "end of March", "2027-03-31"),
    (SUNDAY, "März", "2027-03-31"),
    (SUNDAY, "Mai 2028", "2028-05-31"),
    (SUNDAY, "KW 23", "2027-06-11"),
    (SUNDAY, "KW 53", "2027-01-01"),
    (WEDNESDAY, "Wochenende", "2026-12-06"),
    (SUNDAY, "29.2.", "2028-02-29"),
    (LEAP_DAY, "29.2.", "2028-02-29"),
    (SUNDAY, "29.2.2028", "2028-02-29"),
    (YEAR_END, "1.1.", "2027-01-01"),
    (SUNDAY, "bis 31.12.", "2026-12-31"),
    (SUNDAY, "Weihnachten", "2026-12-25"),
    (SUNDAY, "Freitag nach Himmelfahrt", "2027-05-07"),
    (SUNDAY, "Buß- und Bettag", "2027-11-17"),
    (SUNDAY, "erster Montag im Februar", "2027-02-01"),
    (SUNDAY, "Quartalsende", "2026-12-31"),
    (SUNDAY, "Q1", "2027-03-31"),
    (SUNDAY, "4. KW", "2027-01-29"),
    (SUNDAY, "KW 2/2028", "2028-01-14"),
    (SUNDAY, "bis zum 15.", "2026-12-15"),
    (SUNDAY, "3/12/2026", "2026-12-03"),
    (SUNDAY, "letzten Freitag", "2026-11-20"),
    (SUNDAY, "Sa 21.11.", "2026-11-21"),
    (WEDNESDAY, "Freitag der übernächsten Woche", "2026-12-18"),
    (WEDNESDAY, "Anfang Dezember", "2026-12-10"),
    (date(2026, 12, 5), "KW 49", "2026-12-06"),
    (date(2027, 1, 2), "KW 53", "2027-01-03"),
]


@pytest.mark.parametrize(("today", "words", "day"), DAYS)
def test_days(today: date, words: str, day: str) -> None:
    assert read_day(words, today).isoformat() == day


@pytest.mark.parametrize(
    "words",
    [
        "31.6.",
        "31.6",
        "29.2.2027",
        "29.2.27",
        "32.1.",
        "0.1.",
        "1.13.",
        "30. Februar",
        "31. April",
        "April 31",
        "2027-02-30",
        "KW 54",
        "Freitag, 3.12.",
        "Montag, den 31.12.2026",
        "0.0.2027",
    ],
)
def test_impossible_days_are_refused_by_name(words: str) -> None:
    with pytest.raises(DateError) as refused:
        read_day(words, WEDNESDAY)
    assert refused.value.key == "date-impossible"
    assert refused.value.text == words


@pytest.mark.parametrize(
    "text",
    [
        "3",
        "3 Leute",
        "12.5 Tonnen",
        "12.5 t",
        "3.5 %",
        "1.500",
        "1.500 Euro",
        "3.11.2",
        "10.30 Uhr",
        "10.12 Uhr",
        "99.9",
        "10.50",
        "so weit",
        "dienstags",
        "Montage",
        "Maier",
        "in Büren",
        "in der Nähe",
        "zu 5 Tonnen",
        "20 Personen",
        "Ende",
        "A",
        "Z",
        "",
        "   ",
        "auf Weiteres",
        "1.2.3.4",
        "so 12 Leute",
        "mit 5 Leuten",
        "3/4 voll",
        "15. Geburtstag",
        "zum 15. Geburtstag",
        "nächsten Tag",
        "nächsten 10 Jahre",
        "ersten Mittwoch im Monat",
        "Sommer",
        "may we meet",
        "12:30",
        "192.168.1.1",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_day(text, SUNDAY) is None
    with pytest.raises(DateError, match="date-unknown"):
        read_day(text, SUNDAY)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("31.12. mit Fahrer", " mit Fahrer"),
        ("31.12 gesucht", " gesucht"),
        (" zum 31.12.2026, gern früher", ", gern früher"),
        ("am Freitag um 10", " um 10"),
        ("Freitag 12.5 Tonnen", " 12.5 Tonnen"),
        ("31. Dezember 26 Personen", " 26 Personen"),
        ("morgen helfen", " helfen"),
        ("in zwei Wochen da", " da"),
        ("Do mit Fahrer", " mit Fahrer"),
        ("Dienstagnachmittag", "nachmittag"),
        ("Mai 12.5 Tonnen", " 12.5 Tonnen"),
        ("nächste Woche mit 2 Leuten", " mit 2 Leuten"),
        ("nächste Woche, Freitagsrunde", ", Freitagsrunde"),
        (" Tag der Deutschen Einheit – frei", " – frei"),
    ],
)
def test_how_much_of_a_text_a_date_takes(text: str, rest: str) -> None:
    found = find_day(text, SUNDAY)
    assert found is not None
    assert text[found[1] :] == rest


def test_a_day_must_be_all_there_is() -> None:
    with pytest.raises(DateError, match="date-unknown") as refused:
        read_day("31.12. oder so", SUNDAY)
    assert refused.value.text == "31.12. oder so"


@pytest.mark.parametrize(
    ("today", "text", "first", "last"),
    [
        (WEDNESDAY, "nächste Woche", "2026-12-07", "2026-12-11"),
        (WEDNESDAY, "diese Woche", "2026-12-02", "2026-12-04"),
        (WEDNESDAY, "im März", "2027-03-01", "2027-03-31"),
        (WEDNESDAY, "am Wochenende", "2026-12-05", "2026-12-06"),
        (SUNDAY, "am Wochenende", "2026-11-22", "2026-11-22"),
        (WEDNESDAY, "KW 51", "2026-12-14", "2026-12-18"),
        (WEDNESDAY, "4.12.", "2026-12-04", "2026-12-04"),
        (WEDNESDAY, "Ende März", "2027-03-21", "2027-03-31"),
        (YEAR_END, "Ende des Monats", "2026-12-31", "2026-12-31"),
        (WEDNESDAY, "1. Quartal", "2027-01-01", "2027-03-31"),
    ],
)
def test_spans(today: date, text: str, first: str, last: str) -> None:
    found = find_span(text, today)
    assert found is not None
    assert found == (Span(date.fromisoformat(first), date.fromisoformat(last)), len(text))


PERIODS = [
    (SUNDAY, "von 3.3. bis 17.3.", "2027-03-03", "2027-03-17"),
    (SUNDAY, "vom 3. bis 17.3.", "2027-03-03", "2027-03-17"),
    (SUNDAY, "vom 3. bis zum 17. März 2028", "2028-03-03", "2028-03-17"),
    (SUNDAY, "3.3.–17.3.", "2027-03-03", "2027-03-17"),
    (SUNDAY, "3.3.-17.3.", "2027-03-03", "2027-03-17"),
    (SUNDAY, "3.-17.3.", "2027-03-03", "2027-03-17"),
    (SUNDAY, "3.3. bis 17.3.2028", "2028-03-03", "2028-03-17"),
    (SUNDAY, "20.12. bis 5.1.", "2026-12-20", "2027-01-05"),
    (SUNDAY, "1.11. bis 30.11.", "2026-11-01", "2026-11-30"),
    (SUNDAY, "von 1.4. bis 31.3.", "2026-04-01", "2027-03-31"),
    (SUNDAY, "von Montag bis Freitag", "2026-11-23", "2026-11-27"),
    (SUNDAY, "von Freitag bis Montag", "2026-11-27", "2026-11-30"),
    (SUNDAY, "von morgen bis Freitag", "2026-11-23", "2026-11-27"),
    (SUNDAY, "Mai bis September", "2027-05-01", "2027-09-30"),
    (SUNDAY, "from 3 March to 17 March", "2027-03-03", "2027-03-17"),
    (SUNDAY, "between May and July 2028", "2028-05-01", "2028-07-31"),
    (YEAR_END, "von heute bis in zwei Wochen", "2026-12-31", "2027-01-14"),
    (SUNDAY, "von Freitag bis Freitag", "2026-11-27", "2026-12-04"),
    (SUNDAY, "von Anfang März bis Mitte Mai", "2027-03-01", "2027-05-15"),
    (SUNDAY, "von Mo, den 14.12., bis Fr, den 18.12.2026", "2026-12-14", "2026-12-18"),
    (SUNDAY, "zwischen Weihnachten und Neujahr", "2026-12-25", "2027-01-01"),
    (WEDNESDAY, "1. Januar bis 28. Dezember", "2026-01-01", "2026-12-28"),
    (date(2026, 7, 1), "Mai bis September", "2026-05-01", "2026-09-30"),
    (date(2026, 10, 14), "KW 40 bis KW 45", "2026-09-28", "2026-11-06"),
]


@pytest.mark.parametrize(("today", "text", "first", "last"), PERIODS)
def test_periods(today: date, text: str, first: str, last: str) -> None:
    found = find_period(text, today)
    assert found == (Span(date.fromisoformat(first), date.fromisoformat(last)), len(text))


@pytest.mark.parametrize(
    "text", ["von A bis Z", "von 10 bis 12 Uhr", "3 bis 5 Leute", "3 bis 17.3.", "vom 3.3.", "bis 3.3."]
)
def test_what_is_no_period(text: str) -> None:
    assert find_period(text, SUNDAY) is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("von 17.3. bis 3.3.", "date-order"),
        ("vom 17. bis 3.3.", "date-order"),
        ("von 3.3.2027 bis 1.3.2027", "date-order"),
        ("von 3.3. bis 31.6.", "date-impossible"),
        ("vom 0. bis 3.3.", "date-impossible"),
        ("29.2. bis 3.3.", "date-impossible"),
    ],
)
def test_wrong_periods_are_refused(text: str, key: str) -> None:
    with pytest.raises(DateError, match=key):
        find_period(text, SUNDAY)


def test_the_past_is_the_callers_matter() -> None:
    assert not_past(SUNDAY, SUNDAY, "heute") == SUNDAY
    with pytest.raises(DateError, match=r"date-past: 21\.11\.2026"):
        not_past(read_day("21.11.2026", SUNDAY), SUNDAY, " 21.11.2026 ")
