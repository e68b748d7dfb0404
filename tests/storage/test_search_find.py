"""What the search finds, in which order, why it says so, and what it must never find."""

from collections.abc import AsyncIterator, Collection

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from storage import items
from storage.database import Database
from storage.expertise import Expertise
from storage.questions import Question
from storage.search import find, index
from storage.search.find import Hit
from tests.conversation import ANNA, MONDAY, OTHER_REGION, REGION
from tests.storage.factory import REGIONS, listing

HERE = REGIONS[REGION]
ALL = ("need", "offer", "expertise", "question")
COMMON = {"municipality": "Büren", "author": ANNA, "created_at": MONDAY}
OTHERS = (
    *("Streusalz, 20 t lose", "Hüpfburg mit Gebläse", "Standesbeamtin zur Vertretung", "Kläranlage, Labor und Proben"),
    *("Wahlurnen, stapelbar", "Hundemarken, 500 Stück", "Beratung in Paderborn und Büren", "Zelte und Bänke"),
)


@pytest.fixture
async def session(database: Database) -> AsyncIterator[AsyncSession]:
    """A board with things that nobody looks for here."""
    async with database.transaction() as opened:
        for title in OTHERS:
            await listing(opened, title)
        yield opened


async def hits(session: AsyncSession, words: str, *, kinds: Collection[str] = ALL, limit: int = 10) -> list[Hit]:
    return await find.best(session, HERE, words, kinds=kinds, limit=limit)


async def found(session: AsyncSession, words: str, *, kinds: Collection[str] = ALL, limit: int = 10) -> list[str]:
    return await find.labels(session, REGION, await hits(session, words, kinds=kinds, limit=limit))


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Häcksler", "Häcksler"),
        ("häckslers", "Großer Häcksler mit Fahrer"),
        ("Bäume", "Baum zu fällen"),
        ("moderieren", "Moderation einer Bürgerversammlung"),
        ("Häcksler", "Anbau-Häcksler"),
        ("Häcksler", "Anbauhäcksler"),
        ("Anbauhäcksler", "Häcksler"),
        ("Anbau-Häcksler", "Anbauhäcksler"),
        ("Straßenkehrmaschine", "Kehrmaschine, zwei Tage frei"),
        ("Kehrmaschine", "Straßenkehrmaschine"),
        ("Maschine zum Kehren der Straßen", "Straßenkehrmaschine"),
        ("Passwesen", "Melde- und Passwesen"),
        ("Meldewesen", "Melde- und Passwesen"),
        ("eVergabe", "E-Vergabe"),
        ("Haecksler", "Häcksler"),
        ("HÄCKSLER", "Haecksler"),
        ("Muellzange", "Müllzangen"),
        ("Fußgängerampel", "Fussgaengerampel"),
        ("Hacksler", "Häcksler"),  # no dots
        ("Häckslr", "Häcksler"),
        ("Haekcsler", "Häcksler"),
        ("Geschirmobil", "Geschirrmobil mit Spüle"),
        ("Laminiergrät", "Laminiergerät A3"),
        ("Ausschreibung", "Vergabe von Reinigungsleistungen"),
        ("Hubsteiger für die Beleuchtung", "Hubarbeitsbühne 22 m"),
        ("Homeoffice", "Richtlinie für mobiles Arbeiten"),
        ("mobiles Arbeiten", "Telearbeit"),
        ("Passbild", "Automat für biometrische Fotos"),
        ("#klima Heizspiegel", "Heizspiegel"),
        ("Wir brauchen dringend einen Häcksler, denn am Montag ist der Bauhof leer", "Häcksler mit Fahrer"),
    ],
)
async def test_it_finds(session: AsyncSession, words: str, title: str) -> None:
    made = await listing(session, title)
    assert (await found(session, words))[0] == made.label


@pytest.mark.parametrize(
    "words",
    [
        *(
            "Bagger",
            "Xqzjvw",
            "Standbild",
            "Kläger",
            "2027",
            "",
            "und für die",
            "💡",
            '" OR * AND (',
            "#",
            "scope title",
        ),
        *("Hilfe", "Wer kann uns nächste Woche helfen?", "zwei Stück, gut erhalten", "20", "1:x", "tags MATCH x*"),
        *("Büren", "in Paderborn und Büren", "Wer hilft Büren am Montag?"),  # only the place is common
    ],
)
async def test_where_nothing_is_near_nothing_is_found(session: AsyncSession, words: str) -> None:
    assert await hits(session, words) == []


@pytest.mark.parametrize(
    "words", ["1:Streusalz", "title:Streusalz", 'Streusalz" OR "Bagger', "NOT Streusalz*", "^Streusalz)"]
)
async def test_syntax_of_the_index_is_nothing_but_words(session: AsyncSession, words: str) -> None:
    assert await found(session, words) == ["S1"]


async def test_everyday_words_and_places_are_found_when_that_is_asked_for(session: AsyncSession) -> None:
    more = await find.best(session, HERE, "Büren", kinds=ALL, limit=5, least=0.01)
    assert await find.labels(session, REGION, more) == ["S7"]


async def test_kinds_regions_and_what_may_not_be_found(session: AsyncSession) -> None:
    await listing(session, "Häcksler")
    await listing(session, "Häcksler", kind="offer")
    await listing(session, "Häcksler", hidden=True)
    await listing(session, "Häcksler", status="done")
    await listing(session, "Häcksler", region=OTHER_REGION)
    number = await items.next_number(session, REGION, 2)
    expertise = Expertise(region=REGION, number=number, title="Häcksler", confirmed_at=MONDAY, status="open", **COMMON)
    question = Question(region=REGION, number=number + 1, title="Wer hat einen Häcksler?", status="done", **COMMON)
    session.add_all([expertise, question])
    await session.flush()
    await index.add(session, HERE, [expertise, question])
    assert sorted(await found(session, "Häcksler")) == ["B10", "F14", "S9", "W13"]
    assert await found(session, "Häcksler", kinds=("offer",)) == ["B10"]
    assert await found(session, "Häcksler", kinds=("question", "expertise")) == ["W13", "F14"]
    assert await found(session, "Häcksler", kinds=()) == []
    assert {hit.kind for hit in await hits(session, "Häcksler")} == set(ALL)
    there = await find.best(session, REGIONS[OTHER_REGION], "Häcksler", kinds=ALL, limit=9)
    assert await find.labels(session, OTHER_REGION, there) == ["S1"]
    assert await find.labels(session, REGION, there) == []


async def test_the_best_come_first(session: AsyncSession) -> None:
    for title, body in (
        ("Zelt", "auch ein Häcksler"),  # S9
        ("Häcksler", ""),
        ("Häcksler mit Fahrer", ""),
        ("Anbauhäcksler", ""),
        ("Buschhacker", ""),  # means the same
    ):
        await listing(session, title, body=body)
    order = await found(session, "Häcksler mit Fahrer")
    assert order[:2] == ["S11", "S10"]
    assert set(order) == {"S9", "S10", "S11", "S12", "S13"}
    assert order.index("S9") > order.index("S10")
    assert await found(session, "Häcksler mit Fahrer", limit=2) == order[:2]


async def test_the_title_tells_more_than_the_text(session: AsyncSession) -> None:
    first = await listing(session, "Häcksler", body="Zange")
    await listing(session, "Zange", body="Häcksler")
    assert (await found(session, "Häcksler"))[0] == first.label


async def test_of_equals_the_newer_comes_first(session: AsyncSession) -> None:
    for _ in range(3):
        await listing(session)
    assert await found(session, "Häcksler") == ["S11", "S10", "S9"]


async def test_a_common_topic_counts(session: AsyncSession) -> None:
    await listing(session, "Kalender", topics="vergabe")
    await listing(session, "Kalender")
    assert await found(session, "Kalender für die Ausschreibung") == ["S9", "S10"]
    first, second = await hits(session, "Kalender für die Ausschreibung")
    assert (first.tags, second.tags) == (("#vergabe",), ())
    assert first.fit > second.fit


async def test_a_topic_alone_is_not_near(session: AsyncSession) -> None:
    await listing(session, "Kalender", topics="vergabe")
    assert await hits(session, "Submission") == []


async def test_a_hit_says_why_in_the_words_that_were_typed(session: AsyncSession) -> None:
    await listing(session, "Anbauhäcksler für die Ausschreibung", body="mobiles Arbeiten", topics="klima")
    (hit,) = await hits(session, "HÄCKSLERS, Vergabe und mobilem ARBEITEN: Klima oder Bagger?")
    assert hit.words == ("HÄCKSLERS", "Vergabe", "mobilem ARBEITEN")
    assert hit.tags == ("#klima", "#vergabe")
    assert 0.5 < hit.fit <= 1
    assert (hit.kind, hit.id) == ("need", 9)


async def test_labels_are_in_the_order_of_the_hits(session: AsyncSession) -> None:
    for kind in ("need", "offer", "need"):
        await listing(session, kind=kind)
    hits_ = await hits(session, "Häcksler")
    assert sorted(await find.labels(session, REGION, hits_)) == ["B10", "S11", "S9"]
    assert await find.labels(session, REGION, hits_[::-1]) == (await find.labels(session, REGION, hits_))[::-1]
    assert await find.labels(session, REGION, []) == []


async def test_words_that_are_too_common_are_looked_for_together(
    session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        await listing(session, f"{'Häcksler' if number % 2 else 'Fahrer'} aus Modul {number}")
    both = await listing(session, "Fahrer und Häcksler")
    for _ in range(6):
        await listing(session, "Häcksler")
    whole = await hits(session, "Häcksler Fahrer", limit=50)
    monkeypatch.setattr(find, "MOST_ROWS", 3)
    monkeypatch.setattr(find, "MOST_CLOSE", 5)
    assert len(whole) == 19
    assert (await found(session, "Häcksler Fahrer"))[0] == both.label
    assert (await found(session, "Häcksler")) == ["S27", "S26", "S25", "S24", "S23"]  # the newest
    rare = await listing(session, "Häcksler für Bärlauch")
    assert (await found(session, "Bärlauch Häcksler Fahrer"))[0] == rare.label
