"""What people write of days and times, and what is meant by it."""

import json
import random
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.when import Almanac, DateError, When, read_exactly, read_when
from bot.when.numbered import is_numbered
from bot.when.tokens import MOST, as_typed, tokenise

MONDAY = datetime(2026, 11, 30, 9, 0)
ALMANAC = Almanac("DE-NW", ((date(2026, 12, 23), date(2027, 1, 6)), (date(2027, 3, 22), date(2027, 4, 3))))
WRITTEN = (Path(__file__).parents[1] / "data/dates.jsonl").read_text("utf-8")
EXPRESSIONS = [json.loads(line) for line in WRITTEN.splitlines()]


def iso(moment: date | datetime | None) -> str | None:
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    return moment.isoformat() if moment else None


def said(text: str, now: datetime = MONDAY) -> When:
    return read_when(text, now, ALMANAC)


@pytest.mark.parametrize("wanted", EXPRESSIONS, ids=lambda wanted: wanted["text"])
def test_as_municipal_staff_write(wanted: dict[str, Any]) -> None:
    found = said(wanted["text"])
    assert (iso(found.start), iso(found.end)) == (wanted["start"], wanted["end"])
    assert found.rrule == wanted.get("rrule", "")
    if "exclude" in wanted:
        assert [day.isoformat() for day in found.exclude] == wanted["exclude"]


@pytest.mark.parametrize("wanted", EXPRESSIONS, ids=lambda wanted: wanted["text"])
def test_nothing_else_is_said_there(wanted: dict[str, Any]) -> None:
    text = wanted["text"]
    assert read_exactly(text, MONDAY, ALMANAC) == (None if text.endswith("c.t.") else said(text))
    assert read_exactly(f"{text} an die Unterlagen", MONDAY, ALMANAC) is None


def test_there_are_enough_of_them() -> None:
    assert len(EXPRESSIONS) >= 440
    assert sum("rrule" in one for one in EXPRESSIONS) >= 100


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("31.6.", "date-impossible"),
        ("29.2.2027", "date-impossible"),
        ("am 30. Februar", "date-impossible"),
        ("KW 54/2026", "date-impossible"),
        ("fünfter Montag im Februar 2027", "date-impossible"),
        ("jährlich am 31.6.", "date-impossible"),
        ("jeden 32.", "date-impossible"),
        ("15.5.2027 bis 12.5.2027", "date-order"),
        ("17.3. bis 3.3.", "date-order"),
        ("29.2. bis 3.3.", "date-impossible"),
        ("x", "date-unknown"),
        ("all but", "date-unknown"),
        ("jeden Montag bis gestern", "date-never"),
        ("jeden Freitag bis 1.12.2026", "date-never"),
        ("werktags außer montags bis heute", "date-never"),
        ("demnächst", "date-unknown"),
        ("", "date-unknown"),
        ("Häcksler mit Fahrer", "date-unknown"),
        ("stündlich", "date-unknown"),
        ("alle drei Stunden", "date-unknown"),
        ("in 99999999 Stunden", "date-impossible"),
        ("nächste 99999 Jahre", "date-impossible"),
        ("nächste 99999999 Stunden", "date-impossible"),
        ("in 9999 Jahren", "date-impossible"),
        ("alle 0 Tage", "date-never"),
        ("0 mal jeden Montag", "date-never"),
        ("jeden 99. Montag im Monat", "date-never"),
        ("in den nächsten Tagen", "date-unknown"),
        ("25:00 Uhr", "date-impossible"),
        ("24:30 Uhr", "date-impossible"),
        ("Do 25 Uhr", "date-impossible"),
        ("Do 14:75", "date-impossible"),
        ("14.61 Uhr", "date-impossible"),
        ("5. Quartal", "date-impossible"),
        ("KW 0", "date-impossible"),
        ("2x im Monat dienstags", "date-unknown"),
        ("jedes Jahr an Rosenmontag", "date-unknown"),
        ("jährlich am Freitag nach Himmelfahrt", "date-unknown"),
        ("jährlich am 1.4. und 15.10.", "date-unknown"),
        ("jährlich Ende März", "date-unknown"),
    ],
)
def test_what_is_refused(text: str, key: str) -> None:
    with pytest.raises(DateError) as error:
        said(text)
    assert error.value.key == key


@pytest.mark.parametrize(("text", "weekday"), [("Mo, 5.12.", 0), ("Sa, 5.12.", None), ("Freitag, 3. Dezember 2026", 4)])
def test_a_weekday_that_is_not_that_of_the_date_is_told(text: str, weekday: int | None) -> None:
    assert said(text).weekday == weekday


@pytest.mark.parametrize(
    ("now", "text", "start"),
    [
        ("2026-12-31T23:00", "morgen um 9", "2027-01-01T09:00"),
        ("2026-12-30T10:00", "am 2. um 10 Uhr", "2027-01-02T10:00"),
        ("2026-12-28T10:00", "KW 1", "2027-01-04"),
        ("2026-12-28T10:00", "nächste Woche", "2027-01-04"),
        ("2026-12-28T10:00", "KW 53", "2026-12-28"),
        ("2028-02-28T10:00", "übermorgen", "2028-03-01"),
        ("2027-01-31T10:00", "in einem Monat", "2027-02-28"),
        ("2026-10-06T09:00", "Montag, 5.10.", "2026-10-05"),
        ("2026-11-30T09:00", "3.12. bis 1.12.2026", "2025-12-03"),
        ("2026-11-30T16:00", "um drei", "2026-12-01T15:00"),
        ("2026-11-30T16:00", "um 15:00", "2026-12-01T15:00"),
        ("2026-11-10T09:00", "am 5. des übernächsten Monats", "2027-01-05"),
        ("2026-11-10T09:00", "am 5. des Monats", "2026-12-05"),
        ("2026-11-10T09:00", "zum Monatsende", "2026-11-30"),
        ("2026-12-29T09:00", "zwischen Weihnachten und Neujahr", "2026-12-27"),
    ],
)
def test_seen_from_another_day(now: str, text: str, start: str) -> None:
    assert iso(said(text, datetime.fromisoformat(now)).start) == start


@pytest.mark.parametrize(
    ("now", "text", "start", "end"),
    [
        ("2026-07-01T09:00", "Mai bis September", "2026-05-01", "2026-09-30"),
        ("2026-11-30T09:00", "May to July 2028", "2028-05-01", "2028-07-31"),
        ("2026-11-30T09:00", "Anfang März bis Mitte Mai", "2027-03-01", "2027-05-20"),
        ("2026-11-22T09:00", "Mitte November", "2027-11-11", "2027-11-20"),
        ("2026-11-22T09:00", "Mitte der Woche", "2026-11-25", "2026-11-25"),
        ("2027-01-02T09:00", "KW 53", "2026-12-28", "2027-01-03"),
        ("2026-11-22T09:00", "10.12. bis Monatsende", "2026-12-10", "2026-12-31"),
        ("2026-11-22T09:00", "KW 53/1", "2026-12-28", "2027-01-10"),
        ("2026-12-02T09:00", "von Freitag bis Freitag", "2026-12-04", "2026-12-11"),
        ("2026-12-02T09:00", "Freitag 14 Uhr bis Freitag 16 Uhr", "2026-12-04T14:00", "2026-12-04T16:00"),
    ],
)
def test_what_one_end_leaves_open_the_other_says(now: str, text: str, start: str, end: str) -> None:
    found = said(text, datetime.fromisoformat(now))
    assert (iso(found.start), iso(found.end)) == (start, end)


def test_tokens_know_where_they_end_in_the_text() -> None:
    text = "  Am Dienstagnachmittag, 3.12.–5.12."
    tokens = tokenise(text)
    assert "".join(token.typed for token in tokens) == text.replace(" ", "")
    assert all(text[: token.end].endswith(token.typed) for token in tokens)
    assert as_typed(tokens, 1, 7) == "Dienstagnachmittag, 3.12"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Übermorgen", "uebermorgen"),
        ("12.–14.3.", "12. - 14.3."),
        ("17Uhr", "17 uhr"),
        ("14.November", "14. november"),
        ("Dienstagnachmittag", "dienstag nachmittag"),
        ("DO 10 UHR", "do 10 uhr"),
        ("jeden  ersten\tMittwoch im Monat", "jeden ersten Mittwoch im Monat"),
        ("ca. 14 Uhr", "gegen 14 Uhr"),
        ("Mitwoch", "Mittwoch"),
        ("3. Dezmber", "3. Dezember"),
        ("ubernachsten Dienstag", "übernächsten Dienstag"),
        ("nächste Wcohe", "nächste Woche"),
        ("wochentlich", "wöchentlich"),
    ],
)
def test_spellings_are_alike(one: str, other: str) -> None:
    assert said(one) == said(other)


@pytest.mark.parametrize(
    "text",
    [
        "Feuer",
        "Feder",
        "Marsch",
        "Julius",
        "jährliche",
        "Wochentag",
        "mit",
        "Lauf",
        "10.1.2.3",
        "Abschnitt 1.2.3",
        "Maßstab 1:75",
        "3. Stock",
        "Raum 2.14 Uhr",
        "zweitägige Schulung",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert read_exactly(text, MONDAY, ALMANAC) is None


@pytest.mark.parametrize(
    ("text", "at", "numbered"),
    [
        ("Version 3.12 prüfen", 8, True),
        ("Leiter DLK 23/12", 11, True),
        ("§ 5.1", 2, True),
        ("Raum 2.14", 5, True),
        ("Version 3.12.", 8, False),
        ("Rathaus 3.12", 8, False),
        ("AM 3.12", 3, False),
        ("Version 3.12.2026", 8, False),
    ],
)
def test_figures_that_are_the_number_of_something(text: str, at: int, numbered: bool) -> None:
    assert is_numbered(text, at) is numbered


def test_nothing_that_people_type_breaks_it() -> None:
    chance = random.Random(4)
    often = (
        "jeden montag bis ab 3. 12. um 10 - uhr und der nach vor in zwei wochen kw außer ferien 99 : / € \u202e x "
        "letzten alle monat jahr 99999999 stunden 0 mal nächste ostern ago aber but"
    ).split()
    every = sorted({word for one in EXPRESSIONS for word in one["text"].split()} | set(often))
    for number in range(4_000):
        text = " ".join(chance.choices(often if number % 2 else every, k=chance.randrange(1, 14)))
        with suppress(DateError):
            found = said(text)
            assert found.start is not None or found.end is not None


@pytest.mark.parametrize(
    "text", ["1." * 5_000, "jeden " * 3_000, "-" * 10_000, "9" * 10_000, "bis " * 4_000 + "Freitag"]
)
def test_no_more_is_read_than_an_expression_can_have(text: str) -> None:
    assert len(tokenise(text)) <= MOST
    with suppress(DateError):
        assert read_exactly(text, MONDAY) is None
