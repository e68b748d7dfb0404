"""What is held on a person, and how it goes."""

import sqlite3
from pathlib import Path

from storage import listings
from storage.database import FILE
from storage.listings import Interest, Listing
from tests.conversation import ANNA, BERND, CARLA, MONDAY, OFFICE, OTHER_ROOM, REGION, Conversation


async def test_my_data_come_in_the_direct_chat_only(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(ANNA, "!suche Häcksler")
    assert await c.say(ANNA, "!meine-daten") == "Die Auskunft steht im Direktchat."
    lines = c.direct(ANNA)[-1].splitlines()
    assert lines == [
        "Gespeichert zu @anna:localhost in Kreis Paderborn (Beispiel):",
        "Pate für Borchen seit Mo 30.11., 10:00 Uhr",
        "Begrüßt am Mo 30.11., 10:00 Uhr",
        "Eintrag S1 „Häcksler“ vom Mo 30.11., 10:00 Uhr (ganzer Text: !zeige S1)",
        "Anzeigename und Zugehörigkeit zu einem Raum",
        "2 Schritte, für !rückgängig gemerkt: Mo 30.11., 10:00 Uhr bis Mo 30.11., 10:00 Uhr",
        "3 Nachrichten an den Bot vermerkt (nur Kennung und Zeit): Mo 30.11., 10:00 Uhr bis Mo 30.11., 10:00 Uhr",
        "Eine Nachricht des Bots in diesen Chat: Mo 30.11., 10:00 Uhr",
        "Alles löschen: !vergiss-mich",
    ]
    answer = str(await c.say(ANNA, "meine daten", direct=True))
    assert answer.splitlines()[0] == lines[0]


async def test_my_data_know_more(c: Conversation) -> None:
    await c.say(BERND, "!ich Büren")
    await c.say(BERND, "!suche Häcksler")
    await c.say(ANNA, "!ich Borchen")
    await c.say(ANNA, "!interesse S1 Unserer steht frei")
    await c.say(ANNA, "Ich suche eine Drehleiter für Samstag")
    await c.say(ANNA, "!sprache en")
    await c.say(ANNA, "!away 12.1.")
    answer = str(await c.say(ANNA, "my data", direct=True))
    for part in ("Language chosen: en", "Away until", "Interest in S1", "Unserer steht frei", "Drehleiter für Samstag"):
        assert part in answer


async def test_my_data_are_those_of_one_region(c: Conversation) -> None:
    await c.say(CARLA, "!suche Häcksler", room=OTHER_ROOM)
    answer = str(await c.say(CARLA, "meine daten", direct=True))
    assert "Häcksler" not in answer


async def test_forgetting_asks_once(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    answer = str(await c.say(ANNA, "!vergiss-mich"))
    assert answer.endswith("Zum Bestätigen: !vergiss-mich ja")
    assert "Borchen: Anna Schmidt" in str(await c.say(ANNA, "!paten Borchen"))
    await c.say(ANNA, "!vergiss-mich nein")
    assert "Borchen: Anna Schmidt" in str(await c.say(ANNA, "!paten Borchen"))


async def _use_everything(c: Conversation) -> None:
    await c.say(BERND, "!ich Büren")
    await c.say(BERND, "!suche Häcksler")
    await c.say(ANNA, "!biete Zelt")
    await c.say(ANNA, "!rückgängig")
    await c.say(ANNA, "!biete Bühne")
    await c.say(ANNA, "!ich Borchen")
    await c.say(ANNA, "!suche Drehleiter @anna")
    await c.say(ANNA, "!interesse S1 Unserer steht frei")
    await c.say(ANNA, "Ich suche eine Kehrmaschine für Samstag")
    await c.say(ANNA, "!kann Vergaberecht, Kontakt @anna, Vertretung @anna")
    await c.say(BERND, "!frage Wer hat eine Kehrmaschine?")
    await c.say(ANNA, "Wir haben eine", reply_to=c.last_event)
    await c.say(ANNA, "!frage Wer hat eine Drehleiter?")
    await c.say(ANNA, "!abo Zelte")
    await c.say(BERND, "!suche Zelte")
    await c.say(ANNA, "!befehle")
    await c.say(ANNA, "hilfe", direct=True)


async def test_nothing_of_the_person_stays(c: Conversation, tmp_path: Path) -> None:
    await _use_everything(c)
    assert await c.say(ANNA, "!vergiss-mich ja") == "Gelöscht. Wer mir wieder schreibt, beginnt von vorn."
    (told,) = c.direct(OFFICE)
    assert told.endswith("Für Borchen spricht jetzt niemand. Die Einträge bleiben bei der Kommune.")
    rows = [*_rows_with(tmp_path, "@anna"), *_rows_with(tmp_path, "Anna Schmidt")]
    assert {table for table, _ in rows} <= {"rooms", "members", "outbox"}, rows
    kept = [row for table, row in rows if table == "outbox"]
    assert all("Hallo" not in str(row) and "Wichtigste" not in str(row) for row in kept), kept


def _rows_with(folder: Path, word: str) -> list[tuple[str, object]]:
    """All rows of the database that hold a word, with the names of their tables."""
    with sqlite3.connect(folder / FILE) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = [
            (name, row) for name in names for row in database.execute(f'SELECT * FROM "{name}"') if word in str(row)
        ]
    database.close()
    return found


async def test_the_listings_of_the_municipality_stay(c: Conversation) -> None:
    await _use_everything(c)
    await c.say(ANNA, "!vergiss-mich ja")
    await c.advance(seconds=11)
    board = str(await c.say(BERND, "!liste"))
    assert "Borchen sucht „Drehleiter“" in board
    assert "Borchen bietet „Bühne“" in board
    shown = str(await c.say(BERND, "!zeige 1"))
    assert "Borchen" in shown  # the municipality's interest
    assert "Unserer" not in shown


async def test_listings_without_a_municipality_are_withdrawn(c: Conversation, tmp_path: Path) -> None:
    await c.say(ANNA, "!biete Zelt für Annas Fest")
    event = c.last_event
    assert "search_words" in {table for table, _ in _rows_with(tmp_path, "zelt")}
    await c.say(ANNA, "!vergiss-mich ja")
    await c.advance(seconds=11)
    assert "Zelt" not in str(c.answer_to(event))
    assert "Zelt" not in str(await c.say(BERND, "!liste"))
    left = {table for table, _ in _rows_with(tmp_path, "zelt")}
    assert left.isdisjoint({"search_words", "search_index", "search_index_content"})


async def test_two_forgotten_interests_of_one_municipality(c: Conversation) -> None:
    await c.say(BERND, "!ich Büren")
    await c.say(BERND, "!suche Häcksler")
    async with c.database.transaction() as session:
        listing = await listings.by_number(session, REGION, 1)
        assert listing
        for user in (ANNA, CARLA):
            session.add(_interest(listing, user))
    for user in (ANNA, CARLA):
        assert str(await c.say(user, "!vergiss-mich ja")).startswith("Gelöscht.")
    async with c.database.reading() as session:
        (left,) = await listings.interests(session, listing)
    assert (left.municipality, left.user, left.text) == ("Borchen", "", "")


def _interest(listing: Listing, user: str) -> Interest:
    return Interest(
        region=REGION, listing_id=listing.id, municipality="Borchen", user=user, text=user, at=MONDAY, source_event=user
    )


async def test_the_coordinators_way_back_holds_nobody_who_is_forgotten(c: Conversation, tmp_path: Path) -> None:
    await c.say(OFFICE, "!pate Borchen @anna")
    await c.say(OFFICE, "!abwesend morgen")
    assert "actions" in {table for table, _ in _rows_with(tmp_path, "@anna")}
    await c.say(ANNA, "!vergiss-mich ja")
    assert "actions" not in {table for table, _ in _rows_with(tmp_path, "@anna")}
    assert "Abwesenheit" in str(await c.say(OFFICE, "!rückgängig"))


async def test_afterwards_one_is_new(c: Conversation) -> None:
    await c.say(ANNA, "!ich Borchen")
    await c.say(ANNA, "!vergiss-mich ja")
    assert await c.say(ANNA, "!rückgängig") is not None
    assert len(c.direct(ANNA)) == 1
    assert str(await c.say(ANNA, "!paten Borchen")).splitlines() == [
        "Borchen: noch niemand",
        "Für welche Kommune sprecht ihr? !ich Altenbeken",
    ]
    assert len(c.direct(ANNA)) == 2


async def test_other_regions_keep_what_they_hold(c: Conversation) -> None:
    await c.say(CARLA, "!ich Borchen", room=OTHER_ROOM)
    await c.say(CARLA, "!ich Büren")
    await c.say(CARLA, "!vergiss-mich ja")
    assert await c.say(CARLA, "!paten", room=OTHER_ROOM) == "Borchen: Carla"


async def test_my_data_name_knowledge_questions_and_subscriptions(c: Conversation) -> None:
    await _use_everything(c)
    answer = str(await c.say(ANNA, "meine daten", direct=True))
    for part in ("„Vergaberecht“ nennt euch", "Wer hat eine Drehleiter", "„Wir haben eine“", "Abo „Zelte“", "Meldung"):
        assert part in answer, part


async def test_knowledge_and_answers_stay_with_the_municipality(c: Conversation) -> None:
    await _use_everything(c)
    card = next(body for body in c.room() if "kann: Vergaberecht" in body or "Vergaberecht" in body)
    assert "Anna Schmidt" in card
    await c.say(ANNA, "!vergiss-mich ja")
    await c.advance(seconds=11)
    assert not [body for body in c.room() if "Vergaberecht" in body and "Anna Schmidt" in body]
    assert "Borchen" in str(await c.say(BERND, "!wer Vergaberecht"))
    assert any("Wir haben eine" in body for body in c.room())
    assert "keine" in str(await c.say(ANNA, "!abos")).lower() or "noch" in str(await c.say(ANNA, "!abos")).lower()


async def test_own_questions_and_answers_go(c: Conversation) -> None:
    await c.say(BERND, "!frage Wer hat eine Kehrmaschine?")
    card = c.last_event
    await c.say(ANNA, "Ich kenne jemanden", reply_to=card)
    await c.say(ANNA, "!frage Wer hat Zeit für Annas Fest?")
    await c.advance(seconds=11)
    assert any("Ich kenne jemanden" in body for body in c.room())
    await c.say(ANNA, "!vergiss-mich ja")
    await c.advance(seconds=11)
    assert not [body for body in c.room() if "Ich kenne jemanden" in body or "Annas Fest" in body]
