"""What a line of ``!kann`` says: the subject and the marks around it; and what a question asks for."""

from datetime import date

import pytest

from bot.config import Topic
from bot.when import DateError
from commands.expertise.reading import Claim, read_claim
from commands.expertise.subject import by_chance, spelled_out, subject_of, topics_meant
from storage.search.find import Hit
from storage.topics import together

TODAY = date(2026, 11, 30)
TOPICS = together((Topic(tag="vergabe", name="Vergabe", synonyms=("E-Vergabe",)), Topic(tag="recht", name="Recht")), ())


def read(text: str, *municipalities: str) -> Claim:
    return read_claim(text, today=TODAY, municipalities=municipalities)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Vergaberecht, E-Vergabe #vergabe", Claim(title="Vergaberecht, E-Vergabe", topics=("vergabe",))),
        ("Vergaberecht, Spezialist", Claim(title="Vergaberecht", level="specialist")),
        ("Vergaberecht Spezialistin", Claim(title="Vergaberecht", level="specialist")),
        ("Vergaberecht Spezialist #vergabe", Claim(title="Vergaberecht", level="specialist", topics=("vergabe",))),
        ("Vergaberecht (spezialisiert)", Claim(title="Vergaberecht", level="specialist")),
        ("Spezialist für Vergaberecht", Claim(title="Vergaberecht", level="specialist")),
        ("Vergaberecht, erfahren", Claim(title="Vergaberecht", level="experienced")),
        ("Erfahrung mit E-Vergabe", Claim(title="E-Vergabe", level="experienced")),
        ("E-Akte, in Aufbau", Claim(title="E-Akte", level="building")),
        ("E-Akte im Aufbau", Claim(title="E-Akte", level="building")),
        ("E-Akte, bauen gerade auf", Claim(title="E-Akte", level="building")),
        ("Backoffice Standesamt", Claim(title="Backoffice Standesamt", office="back")),
        ("Standesamt, Back-Office", Claim(title="Standesamt", office="back")),
        ("Bürgerbüro, Frontoffice", Claim(title="Bürgerbüro", office="front")),
        ("Front- und Backoffice Standesamt", Claim(title="Front- und Backoffice Standesamt")),
        ("Vergabe, Rat", Claim(title="Vergabe", helps=("advice",))),
        ("Vergabe, Beratung und Schulung.", Claim(title="Vergabe", helps=("advice", "training"))),
        ("Vergabe, Aushilfe, Übernahme", Claim(title="Vergabe", helps=("stand-in", "takeover"))),
        ("Vergabe, Vertretung im Amt, Springer", Claim(title="Vergabe", helps=("stand-in",))),
        ("Vergabe, Einarbeitung", Claim(title="Vergabe", helps=("training",))),
        ("Vergabe, Vertretung: Bauamt", Claim(title="Vergabe", deputy="Bauamt")),
        ("Vergabe, Vertretung @bernd", Claim(title="Vergabe", deputy="@bernd")),
        ("Vergabe, Kontakt: Leitung, Vertretung: @bernd", Claim(title="Vergabe", contact="Leitung", deputy="@bernd")),
        ("Vergabe Kontakt: Leitung Vertretung: Amt", Claim(title="Vergabe", contact="Leitung", deputy="Amt")),
        ("Vergabe @anna", Claim(title="Vergabe", contact="@anna")),
        ("Vergabe, @anna", Claim(title="Vergabe", contact="@anna")),
        ("Vergabe, dienstags, vormittags", Claim(title="Vergabe", available=("dienstags", "vormittags"))),
        ("Vergabe, Mo–Do 8–12 Uhr", Claim(title="Vergabe", available=("Mo–Do 8–12 Uhr",))),
        ("Vergabe, nach Absprache", Claim(title="Vergabe", available=("nach Absprache",))),
        ("Vergabe, ab März", Claim(title="Vergabe", available=("ab März",))),
        ("Vergabe, bis 30.6.", Claim(title="Vergabe", available=("bis 30.6.",))),
        ("Vergabe bis Juni", Claim(title="Vergabe", available=("bis Juni",))),
        ("Vergabe, dienstags ab März", Claim(title="Vergabe", available=("dienstags ab März",))),
        ("Vergaberecht (UVgO, VOB)", Claim(title="Vergaberecht (UVgO, VOB)")),
        ("1,5 Stellen Vergabe", Claim(title="1,5 Stellen Vergabe")),
        ("Haushalt 2026/2027", Claim(title="Haushalt 2026/2027")),
        ("Vertretung im Standesamt", Claim(title="Vertretung im Standesamt")),
        ("Rat, dienstags", Claim(helps=("advice",), available=("dienstags",))),
        (
            "procurement, specialist, advice and training, cover, on Tuesdays, contact: purchasing, deputy: @bernd",
            Claim(
                title="procurement",
                level="specialist",
                helps=("advice", "training", "stand-in"),
                available=("on Tuesdays",),
                contact="purchasing",
                deputy="@bernd",
            ),
        ),
    ],
)
def test_the_subject_and_its_marks(text: str, claim: Claim) -> None:
    assert read(text) == claim


def test_further_lines_are_the_body_but_for_lines_of_nothing_but_marks() -> None:
    found = read("Vergaberecht\nSpezialist, Rat\nWir machen das seit Jahren, Rat inklusive. #vergabe\nKontakt: Leitung")
    assert found == Claim(
        title="Vergaberecht",
        body="Wir machen das seit Jahren, Rat inklusive.",
        topics=("vergabe",),
        level="specialist",
        helps=("advice",),
        contact="Leitung",
    )
    assert read("Spezialist\nVergaberecht").title == "Vergaberecht"


def test_only_known_municipalities_are_those_it_is_for() -> None:
    assert read("Vergabe für Büren, Rat", "Büren") == Claim(title="Vergabe", helps=("advice",), municipality="Büren")
    assert read("Vergabe für Büren") == Claim(title="Vergabe für Büren")
    assert read("Vergabe in Büren", "Büren") == Claim(title="Vergabe in Büren")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Vergabe, bis 31.6.", "date-impossible"),
        ("Vergabe ab 31.6.", "date-impossible"),
        ("Vergabe, bis 1.1.2020", "date-past"),
    ],
)
def test_wrong_dates_are_refused(text: str, key: str) -> None:
    with pytest.raises(DateError, match=key):
        read(text)


@pytest.mark.parametrize(
    "text", ["a," * 2000, "für " * 1000, "Mo," * 1300, "rat und " * 500, "Kontakt: " * 400, "-" * 4000]
)
def test_long_lines_end(text: str) -> None:
    assert read(text, "Büren")


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("Vergaberecht", "Vergaberecht"),
        ("macht mobiles Arbeiten?", "mobiles Arbeiten"),
        ("kennt sich mit Vergaberecht aus?", "Vergaberecht"),
        ("weiß Bescheid über die E-Akte?", "E-Akte"),
        ("hat Erfahrung mit In-House-Vergabe", "In-House-Vergabe"),
        ("#vergabe?", "#vergabe"),
        ("kann mit?", ""),
        ("macht mit", ""),
        ("has experience with procurement law?", "procurement law"),
    ],
)
def test_the_subject_of_a_question(words: str, subject: str) -> None:
    assert subject_of(words) == subject


def test_topics_by_tag_name_and_synonym() -> None:
    assert spelled_out("#vergabe von #Bauleistungen", TOPICS) == "Vergabe von Bauleistungen"
    for words in ("#vergabe", "vergabe", "e-vergabe", "#Vergabe von Bauleistungen"):
        assert [topic.tag for topic in topics_meant(words, TOPICS)] == ["vergabe"], words
    assert topics_meant("Vergaberecht", TOPICS) == []


def hits(*scores: float) -> list[Hit]:
    return [Hit("expertise", number, 1.0, score, (), ()) for number, score in enumerate(scores)]


def test_nearly_the_same_is_drawn_anew_every_day_and_the_rest_goes_by_fit() -> None:
    found = hits(1.0, 9.7, 10.0, 9.8, 5.0)
    days = [[hit.id for hit in by_chance(found, f"kreis:{day}")] for day in range(20)]
    assert {tuple(sorted(day[:3])) for day in days} == {(1, 2, 3)}
    assert {tuple(day[3:]) for day in days} == {(4, 0)}
    assert len({tuple(day) for day in days}) > 3
    assert by_chance(found, "kreis:1") == by_chance(found[::-1], "kreis:1")
