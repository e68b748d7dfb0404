"""Texts: what is missing is an error, and dates are written as people write them."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import Language
from bot.replies import Choice, Lines, Value, text
from bot.texts import TextError, Texts, write_day
from tests.conversation import MONDAY

BERLIN = ZoneInfo("Europe/Berlin")
GERMAN = """
hello = Hallo { $name }!
day = Bis { $day }.
count = { $count ->
    [one] Eine Kommune
   *[other] { $count } Kommunen
}
kind = { $kind ->
    [need] Gesuch
   *[offer] Angebot
}
around = Neu: { $words }
long = Eins
    .more = Mehr von { $name }
only = nur hier
.
"""
ENGLISH = "hello = Hello { $name }!\nday = Until { $day }.\ncount = { $count } places\n"


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    (tmp_path / "de.ftl").write_text(GERMAN.removesuffix(".\n"), encoding="utf-8")
    (tmp_path / "en.ftl").write_text(ENGLISH, encoding="utf-8")
    return Texts([tmp_path])


def plain(texts: Texts, key: str, language: Language = "de", **arguments: Value) -> str:
    return texts.render(text(key, **arguments), language, BERLIN, MONDAY).plain


def test_words_stand_in_their_text(texts: Texts) -> None:
    assert plain(texts, "hello", name="**Anna**") == "Hallo **Anna**!"
    assert plain(texts, "hello", "en", name="Anna") == "Hello Anna!"
    assert plain(texts, "long.more", name="Anna") == "Mehr von Anna"
    assert texts.render(text("hello", name="<b>"), "de", BERLIN, MONDAY).html == "Hallo &lt;b&gt;!"


def test_texts_within_texts(texts: Texts) -> None:
    inner = Lines((text("hello", name="Anna"), text("hello", name="Bernd")), separator=" · ")
    assert plain(texts, "around", words=inner) == "Neu: Hallo Anna! · Hallo Bernd!"
    lines = Lines((text("long"), text("hello", name="Anna")))
    assert texts.render(lines, "de", BERLIN, MONDAY).plain == "Eins\nHallo Anna!"


def test_plurals_and_choices(texts: Texts) -> None:
    assert [plain(texts, "count", count=number) for number in (1, 2, 1000)] == [
        "Eine Kommune", "2 Kommunen", "1.000 Kommunen",
    ]  # fmt: skip
    assert plain(texts, "count", "en", count=1000) == "1,000 places"
    assert plain(texts, "kind", kind=Choice("need")) == "Gesuch"


@pytest.mark.parametrize(
    ("key", "language", "complaint"),
    [("nowhere", "de", "no text"), ("only", "en", "no text"), ("long.less", "de", "no text"), ("hello", "de", "name")],
)
def test_what_is_missing_is_an_error(texts: Texts, key: str, language: Language, complaint: str) -> None:
    with pytest.raises(TextError, match=complaint):
        plain(texts, key, language)


@pytest.mark.parametrize(
    ("day", "german", "english"),
    [
        (date(2026, 12, 7), "Mo 7.12.", "Mon 7 Dec"),
        (date(2027, 1, 1), "Fr 1.1.2027", "Fri 1 Jan 2027"),
        (date(2026, 3, 29), "So 29.3.", "Sun 29 Mar"),
    ],
)
def test_days_have_their_weekday(day: date, german: str, english: str) -> None:
    today = date(2026, 11, 30)
    assert (write_day(day, "de", today), write_day(day, "en", today)) == (german, english)


def test_a_date_at_the_end_has_one_full_stop(texts: Texts) -> None:
    assert plain(texts, "day", day=date(2026, 12, 7)) == "Bis Mo 7.12."
    assert plain(texts, "day", day=date(2027, 12, 7)) == "Bis Di 7.12.2027."
    assert plain(texts, "hello", name="1.. 2..") == "Hallo 1.. 2..!"


@pytest.mark.parametrize(
    ("moment", "german", "english"),
    [
        (datetime(2026, 12, 1, 13, 0, tzinfo=UTC), "Di 1.12., 14:00 Uhr", "Tue 1 Dec, 14:00"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "Fr 1.1.2027, 00:30 Uhr", "Fri 1 Jan 2027, 00:30"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "So 29.3., 01:59 Uhr", "Sun 29 Mar, 01:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "So 29.3., 03:00 Uhr", "Sun 29 Mar, 03:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "So 25.10., 02:30 Uhr", "Sun 25 Oct, 02:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "So 25.10., 02:30 Uhr", "Sun 25 Oct, 02:30"),
    ],
)
def test_moments_are_those_of_the_region(texts: Texts, moment: datetime, german: str, english: str) -> None:
    assert plain(texts, "day", day=moment) == f"Bis {german}."
    assert plain(texts, "day", "en", day=moment) == f"Until {english}."
