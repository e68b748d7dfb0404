"""What people are told of end-to-end encryption."""

from datetime import UTC, datetime
from pathlib import Path

from bot.events import Unreadable, Verifying
from storage import undecrypted
from storage.undecrypted import Undecrypted
from tests.conversation import (
    ANNA,
    BERND,
    MONDAY,
    OFFICE,
    REGION,
    ROOM,
    Conversation,
    conversation,
    direct_room,
    sample,
)

EMOJIS = (("🐶", "Hund", "Dog"), ("🦄", "Einhorn", "Unicorn"))


def unreadable(number: int, *, direct: bool = False) -> Unreadable:
    room = direct_room(REGION, ANNA) if direct else ROOM
    return Unreadable(id=f"unreadable:$e{number}", region=REGION, room=room, sender=ANNA, at=MONDAY, direct=direct)


def verifying(emojis: tuple[tuple[str, str, str], ...] = EMOJIS) -> Verifying:
    return Verifying(
        id="verification:1", region=REGION, room="", sender=ANNA, at=MONDAY, emojis=emojis, numbers=(1234, 5678, 9012)
    )


async def test_the_sender_hears_once_and_not_in_the_room(c: Conversation) -> None:
    await c.deliver(unreadable(1))
    await c.deliver(unreadable(1))
    (told,) = c.direct(ANNA)
    assert told.startswith("🔒 Eine verschlüsselte Nachricht von euch (im Raum, Mo 30.11., 10:00 Uhr) kann ich nicht")
    assert "zweimal schicken ist nicht nötig" in told
    assert c.room() == []
    await c.deliver(unreadable(2, direct=True))
    assert "(hier im Direktchat," in c.direct(ANNA)[-1]


async def test_in_english(c: Conversation) -> None:
    await c.say(ANNA, "!sprache en")
    await c.deliver(unreadable(1))
    assert "I can’t read an encrypted message of yours (in the room" in c.direct(ANNA)[-1]


async def test_the_coordinator_sees_the_emojis(c: Conversation) -> None:
    await c.deliver(verifying())
    (told,) = c.direct(OFFICE)
    assert told.splitlines()[:2] == [
        "🔑 @anna:localhost prüft gerade in Element, ob der Bot echt ist, und sollte dort sehen:",
        "🐶 Hund (Dog) · 🦄 Einhorn (Unicorn)",
    ]
    assert c.direct(ANNA) == []


async def test_numbers_where_there_are_no_emojis(c: Conversation) -> None:
    await c.deliver(verifying(()))
    assert "\n1234 5678 9012\n" in c.direct(OFFICE)[0]


async def test_a_region_without_coordinators(tmp_path: Path) -> None:
    config = sample()
    bare = config.region[0].model_copy(update={"coordinators": ()})
    async with conversation(tmp_path, config.model_copy(update={"region": (bare, *config.region[1:])})) as c:
        await c.deliver(verifying())
        assert c.stage.posts == []


async def test_what_waits_for_its_key_is_data_of_the_person(c: Conversation) -> None:
    async with c.database.transaction() as session:
        for user in (ANNA, BERND):
            row = Undecrypted(
                event_id=f"$of{user}",
                region=REGION,
                room_id=ROOM,
                sender=user,
                session_id="s",
                content="{}",
                received_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
            )
            assert await undecrypted.keep(session, row, 1)
    shown = await c.say(ANNA, "meine daten", direct=True) or ""
    assert "Eine verschlüsselte Nachricht, deren Schlüssel fehlt: Mo 30.11., 10:00 Uhr" in shown
    await c.say(ANNA, "!vergiss-mich ja")
    async with c.database.reading() as session:
        assert await undecrypted.number(session, REGION) == 1
