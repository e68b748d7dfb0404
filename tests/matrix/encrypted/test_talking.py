"""The gateway in encrypted rooms, with Elements that exclude insecure devices as the other side."""

import asyncio
from datetime import timedelta

import pytest

from bot.events import Edited, Message, PollAnswered, Reacted, Redacted
from bot.letters import LARGEST
from bot.matrix.crypto import encryption
from bot.matrix.look import look
from bot.matrix.sync import TIMELINE
from demo.homeserver import Homeserver
from tests.conftest import MakePerson
from tests.element.conftest import MakeElement
from tests.matrix.conftest import MakeBot, bot_came, id_of, room_with_bot
from tests.matrix.encrypted.conftest import MEGOLM, Meet
from tests.matrix.encrypted.steps import notice, said, says
from tests.matrix.proxy import Proxy

pytestmark = pytest.mark.homeserver


async def test_both_ways_without_a_shield(meet: Meet) -> None:
    anna, bot, room = await meet()
    async with bot.running():
        sent = await anna.send(room, "Hallo")
        heard = await bot.hears("Hallo")
        assert (heard.id, heard.room, heard.sender) == (sent, room, anna.user_id)
        event_id = await says(bot, room, "Guten Tag", anna)
        await anna.edit(room, sent, "Hallo!")
        await anna.react(room, event_id, "👍")
        await anna.send(room, "im Faden", thread=event_id)
        await anna.redact(room, sent)
        await bot.until(lambda: bot.of(Redacted))
    assert [event.body for event in bot.of(Edited)] == ["Hallo!"]
    assert [(event.target, event.key) for event in bot.of(Reacted)] == [(event_id, "👍")]
    assert [event.thread for event in bot.of(Message)] == [None, None, event_id]


async def test_nothing_leaves_in_clear_before_the_room_is_known(element: MakeElement, make_bot: MakeBot) -> None:
    anna = await element("anna")
    room = await anna.create_room("Paten", encryption=MEGOLM)
    bot = await make_bot([room])
    await anna.invite(room, id_of(bot))
    async with bot:
        await anna.wait_for_member(room, id_of(bot))
        event_id = await bot.gateway.send(room, "m.room.message", notice("sofort"), "t1")
        assert (await anna.wait_for_id(event_id)).encrypted


async def test_who_is_in_a_room_that_the_sync_has_not_shown(meet: Meet) -> None:
    """The homeserver says who is to read: nobody could, where the bot only knows itself to be there."""
    anna, bot, room = await meet()
    async with bot.running():
        await bot.gateway.registry.leave(room)
        await says(bot, room, "schon da", anna)


async def test_after_the_sync_was_away(
    person: MakePerson, make_bot: MakeBot, homeserver: Homeserver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was to be sent goes out first when the homeserver is back; that a room is encrypted now is not known yet."""
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await room_with_bot(person, make_bot, url=proxy.url)
        async with bot:
            await bot_came(anna, bot, room)
            await anna.send_event(room, "m.room.message", said("da?"))
            await bot.hears("da?")
            await proxy.seen("/sync", sum("/sync" in request for request in proxy.requests) + 1)
            proxy.held = "sync"
            await anna.send_event(room, "m.room.message", said("die Leitung ist tot"))
            await bot.hears("die Leitung ist tot")
            await anna.state(room, "m.room.encryption", "", MEGOLM)
            monkeypatch.setattr(encryption, "DEAF", timedelta(0))
            sent = await bot.gateway.send(room, "m.room.message", notice("nachgeholt"), "t1")
            proxy.go.set()
            seen = next(event for event in await anna.messages(room) if event["event_id"] == sent)
            assert seen["type"] == "m.room.encrypted"


async def test_somebody_comes_while_a_key_is_given_out(
    meet: Meet, element: MakeElement, homeserver: Homeserver
) -> None:
    """And can read the message, which is sent only then; somebody who goes meanwhile can't."""
    async with Proxy(homeserver.url).running() as proxy:
        anna, bot, room = await meet(url=proxy.url)
        bernd, carla = await element("bernd"), await element("carla")
        async with bot.running():
            members = bot.gateway.registry.known_members
            for one in (bernd, carla):
                await anna.invite(room, one.user_id)
            await carla.join(room)
            await bot.until(lambda: carla.user_id in members(room))
            proxy.held = "sendToDevice"
            sending = asyncio.create_task(bot.gateway.send(room, "m.room.message", notice("gleich"), "t1"))
            await proxy.seen("sendToDevice", 1)
            await bernd.join(room)
            await carla.leave(room)
            await bot.until(lambda: bernd.user_id in members(room) and carla.user_id not in members(room))
            proxy.go.set()
            event_id = await sending
            assert (await bernd.wait_for_id(event_id)).body == "gleich"
            assert not (await bot.gateway.entered()).keyring.given_to(carla.user_id)


async def test_cards_are_edited_and_threads_answered(meet: Meet) -> None:
    anna, bot, room = await meet()
    async with bot.running():
        card = await says(bot, room, "S1", anna)
        content = notice("* S1 neu") | {
            "m.new_content": notice("S1 neu"),
            "m.relates_to": {"rel_type": "m.replace", "event_id": card},
        }
        edit = await anna.wait_for_id(await bot.gateway.send(room, "m.room.message", content, "t2"))
        assert edit.sound
        assert edit.content["m.new_content"]["body"] == "S1 neu"
        assert edit.wire["m.relates_to"] == {"rel_type": "m.replace", "event_id": card}
        assert "body" not in edit.wire


async def test_the_longest_texts(meet: Meet) -> None:
    """An event has 64 KiB, closed as it is sent; `bot.letters` leaves room for that."""
    anna, bot, room = await meet()
    async with bot.running():
        long = "ü" * (LARGEST // 2 - 100)
        seen = await anna.wait_for_id(await bot.gateway.send(room, "m.room.message", notice(long), "t1"))
        assert (seen.body, seen.shield) == (long, "NONE")


async def test_polls(meet: Meet) -> None:
    anna, bot, room = await meet()
    async with bot.running():
        kind = "org.matrix.msc3381.poll"
        answers = [{"id": "a", "org.matrix.msc1767.text": "Di"}, {"id": "b", "org.matrix.msc1767.text": "Do"}]
        start = {f"{kind}.start": {"question": {"org.matrix.msc1767.text": "Wann?"}, "answers": answers}}
        poll = await bot.gateway.send(room, f"{kind}.start", start, "t1")
        assert (await anna.wait_for_id(poll)).sound
        vote = {"m.relates_to": {"rel_type": "m.reference", "event_id": poll}, f"{kind}.response": {"answers": ["b"]}}
        await anna.send_event(room, f"{kind}.response", vote)
        await bot.until(lambda: bot.of(PollAnswered))
    assert [(event.target, event.answers) for event in bot.of(PollAnswered)] == [(poll, ("b",))]


async def test_files(meet: Meet) -> None:
    anna, bot, room = await meet()
    async with bot.running():
        place = await bot.gateway.upload(room, "T1.ics", "text/calendar", "Grüße".encode())
        assert "url" not in place
        content = {"msgtype": "m.file", "body": "T1.ics", "filename": "T1.ics"} | place
        seen = await anna.wait_for_id(await bot.gateway.send(room, "m.room.message", content, "t1"))
        assert seen.sound
        assert (await anna.download(seen.content)).decode() == "Grüße"


async def test_after_a_restart_another_key(meet: Meet) -> None:
    anna, bot, room = await meet()
    async with bot.running():
        first = await says(bot, room, "vorher", anna)
    await anna.send(room, "währenddessen")
    async with bot:
        await bot.hears("währenddessen")
        second = await says(bot, room, "nachher", anna)
    sessions = {event.event_id: event.session_id for event in await anna.messages(room)}
    assert sessions[first] != sessions[second]


async def test_somebody_comes_later_and_somebody_goes(meet: Meet, element: MakeElement) -> None:
    anna, bot, room = await meet()
    bernd = await element("bernd")
    async with bot.running():
        before = await says(bot, room, "vorher", anna)
        await anna.invite(room, bernd.user_id)
        await bernd.join(room)
        await bot.until(lambda: bernd.user_id in bot.gateway.registry.known_members(room))
        with_both = await says(bot, room, "zu zweit", anna, bernd)
        await anna.wait_for_member(room, bernd.user_id)
        await bernd.send(room, "Hallo von Bernd")
        await bot.hears("Hallo von Bernd")
        await bernd.leave(room)
        await bot.until(lambda: bernd.user_id not in bot.gateway.registry.known_members(room))
        after = await says(bot, room, "wieder allein", anna)
    sessions = {event.event_id: event.session_id for event in await anna.messages(room)}
    assert sessions[before] == sessions[with_both] != sessions[after]


async def test_a_second_device_works_at_once(meet: Meet, element: MakeElement) -> None:
    anna, bot, room = await meet()
    async with bot.running():
        await says(bot, room, "an das erste", anna)
        phone = await element("anna", again=anna)
        await anna.send(room, "mein Telefon ist da")
        await bot.hears("mein Telefon ist da")  # and before it, that she has another device
        event_id = await bot.gateway.send(room, "m.room.message", notice("an beide"), "t2")
        assert (await anna.wait_for_id(event_id)).sound
        assert (await phone.wait_for_id(event_id)).body == "an beide"
        await phone.send(room, "vom Telefon")
        await bot.hears("vom Telefon")


async def test_keys_rotate_as_the_room_asks(meet: Meet) -> None:
    anna, bot, room = await meet(rotation_period_msgs=5)
    async with bot.running():
        for number in range(12):
            await says(bot, room, f"Nr. {number}", anna)
            await anna.send(room, f"von Anna {number}")
        await bot.hears("von Anna 11")
        seen = [event for event in await anna.messages(room) if event.sender == id_of(bot) and event.session_id]
    assert [len({one.session_id for one in seen[at : at + 5]}) for at in (0, 5, 10)] == [1, 1, 1]
    assert len({event.session_id for event in seen}) == 3


async def test_a_room_that_becomes_encrypted_behind_a_command(person: MakePerson, make_bot: MakeBot) -> None:
    """Both come with one sync: the answer to what was said in clear is not in clear any more."""
    anna, bot, room = await room_with_bot(person, make_bot)
    async with bot:
        await bot_came(anna, bot, room)
        await anna.send_event(room, "m.room.message", said("da?"))
        await bot.hears("da?")
    for number in range(TIMELINE + 5):
        await anna.send_event(room, "m.room.message", said(f"Nr. {number}"))
    await anna.state(room, "m.room.encryption", "", MEGOLM)
    settings: list[object] = []
    bot.watch = lambda _: settings.append(bot.gateway.registry.encryption(room))
    async with bot:
        await bot.hears(f"Nr. {TIMELINE + 4}")
    assert len(settings) == TIMELINE + 5
    assert all(settings)


async def test_encryption_is_never_taken_back(meet: Meet) -> None:
    anna, bot, room = await meet()
    async with bot.running():
        await anna.state(room, "m.room.encryption", "", {"algorithm": "none"})
        await anna.send(room, "noch da?")
        await bot.hears("noch da?")
        assert bot.gateway.registry.encryption(room) == MEGOLM
        assert (await anna.wait_for_id(await bot.gateway.send(room, "m.room.message", notice("ja"), "t1"))).encrypted


async def test_check_knows_encrypted_rooms(meet: Meet) -> None:
    anna, bot, room = await meet()
    async with bot.running():
        assert any(one.what.endswith("may speak; it is encrypted") for one in await look(bot.config, bot.database))
        levels: dict[str, object] = {"events": {"m.room.message": 50}}
        await anna.state(room, "m.room.power_levels", "", levels)
        assert all(one.ok for one in await look(bot.config, bot.database))
        await anna.state(room, "m.room.power_levels", "", levels | {"events": {"m.room.encrypted": 50}})
        (problem,) = [one.what for one in await look(bot.config, bot.database) if not one.ok]
        assert "power level 0, needed 50 for m.room.encrypted" in problem
