"""The dispatcher: an event is handled once with all that follows from it, or not at all."""

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import OperationalError

from bot.dispatch import Dispatcher
from bot.events import Membership, Message, Reacted
from bot.letters import Secretary
from storage.database import FILE
from tests.conversation import ANNA, BERND, REGION, ROOM, Conversation, conversation, load_texts, sample
from tests.probe import Probe, handled, notes

APOLOGY = re.compile(r"Da ist bei mir etwas schiefgegangen; gespeichert wurde nichts\. .* diese Nummer: ([0-9a-f]{8})")


@pytest.fixture
def probe(tmp_path: Path) -> Probe:
    return Probe(tmp_path)


@pytest.fixture
async def c(tmp_path: Path, probe: Probe) -> AsyncIterator[Conversation]:
    async with conversation(tmp_path, features=(probe.feature(),)) as talk:
        yield talk


def message(c: Conversation, body: str, id: str = "$x", *, region: str = REGION, room: str = ROOM) -> Message:
    return Message(id=id, region=region, room=room, sender=ANNA, at=c.now, body=body)


# Once


async def test_the_same_event_again_does_nothing(c: Conversation) -> None:
    for _ in range(3):
        await c.deliver(message(c, "!schreibe eins"))
    assert c.room() == ["Notiert: eins"]
    assert await handled(c.database) == ["$x"]


async def test_the_same_event_again_after_a_restart_does_nothing(tmp_path: Path, probe: Probe) -> None:
    for said in (["Notiert: eins"], []):
        async with conversation(tmp_path, features=(probe.feature(),)) as c:
            await c.deliver(message(c, "!schreibe eins"))
            assert c.room() == said


async def test_what_is_not_meant_for_the_bot_leaves_nothing(c: Conversation) -> None:
    assert await c.say(ANNA, "Guten Morgen!") is None
    await c.react(ANNA, "$irgendwas", "👍")
    await c.redact(ANNA, "$irgendwas")
    assert await handled(c.database) == []


async def test_regions_that_nobody_configured_are_left_alone(c: Conversation) -> None:
    await c.deliver(message(c, "!schreibe eins", region="weg"))
    assert (c.room(), await handled(c.database)) == ([], [])


# Errors in handlers


async def test_a_handler_that_breaks_leaves_an_apology_with_a_number_and_nothing_else(
    c: Conversation, probe: Probe
) -> None:
    c.forgiving = True
    probe.breaks.add("kaputt")
    answer = await c.say(ANNA, "!schreibe kaputt")
    found = APOLOGY.match(answer or "")
    assert found
    assert await notes(c.database) == set()
    assert await handled(c.database) == ["$event1"]
    (record,) = c.errors.records
    logged = record.getMessage()
    assert all(part in logged for part in (found[1], "$event1", ROOM, sample().region[0].name))
    assert record.exc_info
    probe.breaks.clear()
    await c.say(ANNA, "!schreibe kaputt", event_id="$event1")
    assert len(c.room()) == 1


async def test_the_others_go_on(c: Conversation, probe: Probe) -> None:
    c.forgiving = True
    probe.breaks.add("kaputt")
    await c.say(ANNA, "!schreibe kaputt")
    assert await c.say(BERND, "!schreibe heil") == "Notiert: heil"


async def test_a_text_that_is_missing_is_an_error_like_any_other(c: Conversation, probe: Probe) -> None:
    c.forgiving = True
    assert APOLOGY.match(await c.say(ANNA, "!schreibe textlos") or "")
    assert await notes(c.database) == set()
    probe.breaks.add("nirgends")
    assert APOLOGY.match(await c.say(ANNA, "!nein") or "")
    assert await handled(c.database) == ["$event1", "$event2"]


async def test_a_reaction_or_a_move_that_breaks_something_is_noted_in_silence(c: Conversation, probe: Probe) -> None:
    c.forgiving = True
    probe.breaks |= {"👍", BERND}
    await c.deliver(Reacted(id="$r", region=REGION, room=ROOM, sender=ANNA, at=c.now, target="$x", key="👍"))
    await c.deliver(Membership(id="$m", region=REGION, room=ROOM, sender=BERND, at=c.now, user=BERND, joined=True))
    assert len(c.errors.records) == 2
    assert (c.room(), await handled(c.database)) == ([], ["$r", "$m"])


async def test_a_refusal_leaves_nothing_of_the_handler_but_its_words(c: Conversation) -> None:
    assert await c.say(ANNA, "!nein") == "Das geht nicht.\nBeispiel: !nein"
    assert await notes(c.database) == set()
    assert await handled(c.database) == ["$event1"]
    await c.say(ANNA, "!nein", event_id="$event1")
    assert len(c.room()) == 1


# A database that fails


async def _statement(c: Conversation, statement: str) -> None:
    """Run a statement on every connection of the pool."""
    async with c.database.transaction() as session:
        await session.execute(text(statement))


async def test_a_database_that_takes_nothing_goes_back_to_the_gateway(c: Conversation) -> None:
    await c.say(BERND, "!schreibe vorher")
    switch = {"on": True}

    @event.listens_for(c.database.engine.sync_engine, "begin")
    def readonly(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if switch['on'] else 'OFF'}")

    with pytest.raises(OperationalError, match="readonly"):
        await c.dispatcher.dispatch(message(c, "!schreibe eins"))
    switch["on"] = False
    assert (await notes(c.database), await handled(c.database)) == ({"vorher"}, ["$event1"])
    await c.deliver(message(c, "!schreibe eins"))
    assert c.answer_to("$x") == "Notiert: eins"


async def test_a_full_disk_records_nothing_and_nothing_is_lost(c: Conversation) -> None:
    await c.say(BERND, "!schreibe vorher")
    long = "!schreibe " + "x" * 40_000
    pages = {"most": 0}

    @event.listens_for(c.database.engine.sync_engine, "begin")
    def limit(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages['most'] or 1_000_000}")

    async with c.database.reading() as session:
        pages["most"] = int(await session.scalar(text("PRAGMA page_count")) or 0)
    with pytest.raises(OperationalError, match="full"):
        await c.dispatcher.dispatch(message(c, long))
    assert (await notes(c.database), await handled(c.database)) == ({"vorher"}, ["$event1"])
    pages["most"] = 0
    await c.deliver(message(c, long))
    assert (c.answer_to("$x") or "").startswith("Notiert: xxx")


async def test_a_statement_that_fails_for_good_is_an_error_like_any_other(c: Conversation) -> None:
    c.forgiving = True
    await _statement(c, "CREATE TRIGGER no BEFORE INSERT ON gateway BEGIN SELECT RAISE(ABORT, 'no'); END")
    assert APOLOGY.match(await c.say(ANNA, "!schreibe eins") or "")
    await _statement(c, "DROP TRIGGER no")
    await _statement(c, "ALTER TABLE gateway RENAME TO away")
    assert APOLOGY.match(await c.say(ANNA, "!schreibe zwei") or "")
    assert await handled(c.database) == ["$event1", "$event2"]


async def test_a_database_that_fails_once_is_asked_twice(c: Conversation) -> None:
    failures = iter([True])

    @event.listens_for(c.database.engine.sync_engine, "before_cursor_execute")
    def fail(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if "INTO gateway" in statement and next(failures, False):
            connection.exec_driver_sql("SELECT * FROM nowhere")

    assert await c.say(ANNA, "!schreibe eins") == "Notiert: eins"
    assert next(failures, None) is None


# Too many


async def test_a_polite_limit_lets_others_through(c: Conversation) -> None:
    most = sample().region[0].commands_per_minute
    c.now += timedelta(minutes=5)
    for number in range(most + 20):
        await c.dispatcher.dispatch(message(c, "!schreibe eins", f"${number}"))
        if number % 20 == 0:
            assert await c.say(BERND, "!schreibe auch") == "Notiert: auch"
            c.now -= timedelta(seconds=1)
    await c.settle()
    refused = [number for number in range(most + 20) if "in einer Minute" in (c.answer_to(f"${number}") or "")]
    assert refused == list(range(most, most + 20))
    c.now += timedelta(minutes=1)
    await c.deliver(message(c, "!schreibe wieder", "$later"))
    assert c.answer_to("$later") == "Notiert: wieder"


async def test_talk_does_not_count(c: Conversation) -> None:
    for number in range(sample().region[0].commands_per_minute + 1):
        await c.dispatcher.dispatch(message(c, "Guten Morgen", f"${number}"))
    await c.deliver(message(c, "!schreibe eins"))
    assert c.answer_to("$x") == "Notiert: eins"


async def test_who_waits_is_told_when_all_is_committed(tmp_path: Path, probe: Probe, c: Conversation) -> None:
    told: list[tuple[str, int]] = []

    def tell(who: str) -> None:
        with closing(sqlite3.connect(tmp_path / FILE)) as database:
            told.append((who, database.execute("SELECT count(*) FROM outbox").fetchone()[0]))

    features = (probe.feature(),)
    other = Dispatcher(
        sample(),
        c.database,
        features,
        Secretary(load_texts(features)),
        committed=lambda: tell("committed"),
        armed=lambda: tell("armed"),
        now=lambda: c.now,
    )
    await other.dispatch(message(c, "Guten Morgen", "$1"))
    assert told == []
    await other.dispatch(message(c, "!nein", "$2"))
    assert told == [("committed", 1)]
    await other.start_rounds()
    assert told[1:] == [("committed", 1)]
    async with c.database.transaction() as session:
        await session.execute(text("DELETE FROM timers"))
    await other.start_rounds()
    assert told[2:] == [("committed", 1), ("armed", 1)]
