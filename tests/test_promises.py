"""What in the record of a meeting is a promise, and what is only told."""

from datetime import date, datetime
from time import process_time

import pytest

from bot.promises import MOST, Promise, promises
from bot.when import Almanac

NAMES = ("Altenbeken", "Bad Lippspringe", "Bad Wünnenberg", "Borchen", "Büren", "Paderborn")
MONDAY = datetime(2026, 11, 30, 10, 0)
JANUARY, FRIDAY = date(2027, 1, 15), date(2026, 12, 4)


def found(words: str) -> list[tuple[str, str, date | None]]:
    return [(one.municipality, one.text, one.due) for one in promises(words, NAMES, MONDAY, Almanac("DE-NW"))]


@pytest.mark.parametrize(
    ("sentence", "municipality", "text", "due"),
    [
        ("Büren schickt die Vorlage bis 15.1.", "Büren", "schickt die Vorlage", JANUARY),
        ("Vorlage bis 15.1. (Büren)", "Büren", "Vorlage", JANUARY),
        ("Vorlage (Büren, bis 15.1.)", "Büren", "Vorlage", JANUARY),
        ("Aufgabe: Borchen fragt beim Kreis nach", "Borchen", "fragt beim Kreis nach", None),
        ("Bis 15.1. schickt Büren die Vorlage.", "Büren", "schickt die Vorlage", JANUARY),
        ("Büren schickt bis 15.1. die Vorlage herum", "Büren", "schickt die Vorlage herum", JANUARY),
        ("Büren kauft bis 15. Januar 2027 ein", "Büren", "kauft ein", JANUARY),
        ("Büren lädt bis spätestens Fr, 4.12. ein", "Büren", "lädt ein", FRIDAY),
        ("- Büren: Raum bis 15.1., Getränke", "Büren", "Raum, Getränke", JANUARY),
        ("1. Büren klärt das bis Freitag mit Borchen", "Büren", "klärt das mit Borchen", FRIDAY),
        ("- [ ] ToDo Büren: Raum buchen", "Büren", "Raum buchen", None),
        ("Aufgabe für Bad Wünnenberg: Liste", "Bad Wünnenberg", "Liste", None),
        ("Vorlage schicken (Aufgabe Büren)", "Büren", "Vorlage schicken", None),
        ("Die Stadt Büren bucht den Raum (bis 15.1.)", "Büren", "bucht den Raum", JANUARY),
        ("Die Liste wird von Büren bis 15.1. geschickt", "Büren", "Die Liste wird geschickt", JANUARY),
        ("Die Geschäftsstelle lädt bis 4.12. ein", "", "lädt ein", FRIDAY),
        ("Büren schickt die Liste bis Fr 4.12. 12 Uhr", "Büren", "schickt die Liste 12 Uhr", FRIDAY),
        ("Aufgabe Büren: Raum buchen bis 31.6.", "Büren", "Raum buchen bis 31.6", None),
        ("Borchen will send the template by 15 January.", "Borchen", "will send the template", JANUARY),
        ("Task: Borchen asks the district", "Borchen", "asks the district", None),
    ],
)
def test_a_promise(sentence: str, municipality: str, text: str, due: date | None) -> None:
    assert found(sentence) == [(municipality, text, due)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Alle waren da. Büren erzählte vom Bauhof.",
        "Die Vorlage geht bis 15.1. an Büren.",
        "Wir treffen uns bis Freitag in Bad Lippspringe.",
        "Die Aufgabe der Stadt Büren ist schwer.",
        "Büren lud von 10 bis 12 Uhr ein.",
        "Büren hat die Vorlage bis 29.11. geschickt.",
        "Büren hat die Vorlage bis 2.11.2026 geschickt.",
        "Büren macht das bis zum nächsten Treffen.",
        "Büren schickt das bis 31.6.",
        "Die Vorlage kommt bis 15.1.",
        "Büren bis 15.1.",
        "Die Bürener Vorlage ist bis 15.1. fertig.",
        "@büren meldet sich bis 15.1.",
        "",
    ],
)
def test_a_record_is_not_bent_into_tasks(sentence: str) -> None:
    assert found(sentence) == []


def test_a_record_of_several_sentences() -> None:
    record = (
        "Gutes Treffen, danke an Büren! Büren schickt die Vorlage bis 15. Januar. Borchen fragt bis 4.12. nach.\n"
        "Das klärt z. B. Paderborn bis Freitag."
    )
    assert found(record) == [
        ("Büren", "schickt die Vorlage", JANUARY),
        ("Borchen", "fragt nach", FRIDAY),
        ("Paderborn", "Das klärt z. B", FRIDAY),
    ]


def test_a_list_under_a_heading_holds_tasks() -> None:
    record = "Aufgaben:\n- Büren: Vorlage\n- Bad Wünnenberg sucht einen Raum\nBüren war zufrieden.\n- Borchen auch"
    assert found(record) == [("Büren", "Vorlage", None), ("Bad Wünnenberg", "sucht einen Raum", None)]


def test_what_several_do_is_a_promise_of_each() -> None:
    assert found("Büren, Borchen und Paderborn planen bis Freitag den Termin") == [
        (name, "planen den Termin", FRIDAY) for name in ("Büren", "Borchen", "Paderborn")
    ]


def test_nothing_twice_and_not_too_many() -> None:
    assert len(found("Büren räumt bis 15.1. auf\n" * 3)) == 1
    record = "\n".join(f"Büren schickt Liste Nummer {number} bis 15.1." for number in range(MOST + 5))
    assert promises(record, NAMES, MONDAY, Almanac())[-1] == Promise(
        "Büren", f"schickt Liste Nummer {MOST - 1}", JANUARY
    )


@pytest.mark.parametrize(
    "record",
    [
        "Büren " * 1_300,
        "Büren " + "bis " * 2_000,
        "Büren bis 15.1. a a a a a a a\n" * 260,
        "Büren wird von " * 500,
        "Aufgabe " * 1_000,
        "(" * 8_000,
        "Büren bis 15.1." + ", " * 3_900,
    ],
)
def test_a_hostile_record_takes_no_longer_than_a_breath(record: str) -> None:
    began = process_time()
    found(record)
    assert process_time() - began < 1
