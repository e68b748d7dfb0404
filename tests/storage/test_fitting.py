"""Whether an item fits what somebody subscribed to."""

from datetime import date

import pytest

from bot.config import Topic
from storage.listings import Listing
from storage.search.entry import Entry, entry_of
from storage.search.fitting import fits, meaning
from storage.topics import together

TOPICS = together(
    (
        Topic(tag="feuerwehr", name="Feuerwehr", synonyms=("Brandschutz",)),
        Topic(tag="vergabe", name="Vergabe und Beschaffung", synonyms=("Ausschreibung",)),
        Topic(tag="mobiles-arbeiten", name="Mobiles Arbeiten"),
    ),
    (("einkauf", "Einkauf", "", "vergabe"),),
)


def entry(title: str, body: str = "", topics: str = "") -> Entry:
    return entry_of(Listing(kind="need", title=title, body=body, topics=topics, until=date(2027, 1, 1)), TOPICS)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Häcksler", "Großer Haecksler mit Fahrer"),
        ("häckslers", "Häcksler"),
        ("Häcksler", "Anbau-Häcksler"),
        ("Häcksler", "Anbauhäcksler"),
        ("Häcksler Fahrer", "Häcksler mit Fahrer"),
        ("Kehrmaschine", "Maschine zum Kehren, eine Kehrmaschine"),
        ("Vergabe", "Ausschreibung von Tablets"),  # means the same
        ("Feuerwehrauto", "Auto für die Feuerwehr"),  # all its parts
        ("Feuerwehr", "Schulung im Brandschutz"),  # the topic of that name
        ("Mobiles Arbeiten", "Richtlinie für mobiles Arbeiten"),
    ],
)
def test_words_fit(words: str, title: str) -> None:
    assert fits(entry(title), "", words)


def test_words_of_the_body_count_too() -> None:
    assert fits(entry("Hilfe", "mit einem Häcksler"), "", "Hilfe Häcksler")
    assert fits(entry("Hilfe", "mit einem Anbauhäcksler"), "", "Häcksler")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Häcksler", "Kehrmaschine"),
        ("Häcksler Fahrer", "Häcksler"),
        ("Feuerwehrauto", "Auto"),
        ("Feuerwehrauto", "Feuerwehr"),
        ("Winterdienst", "Dienst am Wochenende"),
        ("Mobiles Arbeiten", "Arbeiten am Dach"),
    ],
)
def test_words_do_not_fit(words: str, title: str) -> None:
    assert not fits(entry(title), "", words)


def test_a_topic_fits_by_its_tag_and_by_what_the_text_says() -> None:
    assert fits(entry("Zelt", topics="feuerwehr"), "#feuerwehr", "")
    assert fits(entry("Zelt", topics="einkauf"), "#vergabe", "")  # merged
    assert fits(entry("Brandschutz"), "#feuerwehr", "")
    assert not fits(entry("Zelt", topics="vergabe"), "#feuerwehr", "")


def test_topic_and_words_must_both_fit() -> None:
    assert fits(entry("Zelt", topics="feuerwehr"), "#feuerwehr", "Zelt")
    assert not fits(entry("Zelt", topics="vergabe"), "#feuerwehr", "Zelt")
    assert not fits(entry("Bus", topics="feuerwehr"), "#feuerwehr", "Zelt")


def test_the_meaning_of_words() -> None:
    assert meaning("für die Häcksler") == meaning("häcksler")
    assert meaning("Häcksler, Bus") == meaning("Bus und Häcksler")
    assert meaning("Häcksler") < meaning("Häcksler mit Fahrer")
    assert meaning("und für die") == meaning("?!") == frozenset()
