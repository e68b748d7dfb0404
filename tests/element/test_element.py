"""The harness itself: Elements on a real homeserver, without the bot. It has to see what is wrong as well."""

import asyncio

import pytest

from demo.homeserver import Homeserver
from tests.element.conftest import MakeElement
from tests.element.element import MEGOLM, Element
from tests.element.peer import PeerError

pytestmark = pytest.mark.homeserver

EVERY_FIVE = MEGOLM | {"rotation_period_msgs": 5}


async def pair(element: MakeElement, encryption: dict[str, object] = MEGOLM) -> tuple[Element, Element, str]:
    """Anna and Bernd in an encrypted room, and each knows that the other is there."""
    anna, bernd = await asyncio.gather(element("anna"), element("bernd"))
    room = await anna.create_room("Paten", [bernd.user_id], encryption=encryption)
    await bernd.join(room)
    await anna.wait_for_member(room, bernd.user_id)
    return anna, bernd, room


# Messages


async def test_messages_have_no_shield_either_way(element: MakeElement) -> None:
    anna, bernd, room = await pair(element)
    asked = await anna.send(room, "Guten Tag", mentions=[bernd.user_id])
    heard = await bernd.read("Guten Tag")
    assert heard.sound
    assert heard.content["m.mentions"] == {"user_ids": [bernd.user_id]}

    await bernd.send(room, "Moin", reply_to=asked)
    answer = await anna.read("Moin")
    assert answer.sound
    assert answer.content["m.relates_to"] == answer.wire["m.relates_to"] == {"m.in_reply_to": {"event_id": asked}}
    assert answer.content["m.mentions"] == {"user_ids": [anna.user_id]}
    assert [event.body for event in await anna.messages(room) if event.sound] == ["Guten Tag", "Moin"]


async def test_edits_threads_reactions_polls_and_redactions(element: MakeElement) -> None:
    anna, bernd, room = await pair(element)
    first = await anna.send(room, "Guten Tga")
    await anna.edit(room, first, "Guten Tag")
    edit = await bernd.read("* Guten Tag")
    assert edit.sound
    assert edit.content["m.new_content"]["body"] == "Guten Tag"
    assert edit.wire["m.relates_to"] == {"rel_type": "m.replace", "event_id": first}

    await bernd.send(room, "im Faden", thread=first)
    relation = (await anna.read("im Faden")).content["m.relates_to"]
    assert (relation["rel_type"], relation["event_id"], relation["is_falling_back"]) == ("m.thread", first, True)

    reaction = await bernd.wait_for_id(await anna.react(room, first, "👍"))
    assert not reaction.encrypted

    poll = await anna.send_event(room, "org.matrix.msc3381.poll.start", {"org.matrix.msc1767.text": "Wann?"})
    assert (await bernd.wait_for_id(poll)).type == "org.matrix.msc3381.poll.start"
    assert (await bernd.wait_for_id(await anna.redact(room, first))).redacts == first


async def test_the_session_changes_every_five_messages(element: MakeElement) -> None:
    anna, bernd, room = await pair(element, EVERY_FIVE)
    for number in range(11):
        await anna.send(room, f"Nummer {number}")
    read = [await bernd.read(f"Nummer {number}") for number in range(11)]
    assert all(event.sound for event in read)
    sessions = [event.session_id for event in read]
    assert [sessions.index(session) for session in sessions] == [0] * 5 + [5] * 5 + [10]

    await anna.forget_session(room)
    await anna.send(room, "danach")
    assert (await bernd.read("danach")).session_id not in sessions


async def test_files_both_ways(element: MakeElement) -> None:
    anna, bernd, room = await pair(element)
    content = bytes(range(256)) * 1000
    for sender, receiver in ((anna, bernd), (bernd, anna)):
        sent = await receiver.wait_for_id(await sender.send_file(room, "Liste.pdf", content, "application/pdf"))
        assert sent.sound
        assert "url" not in sent.content
        assert await receiver.download(sent.content) == content

    changed = sent.content | {"file": sent.content["file"] | {"hashes": {"sha256": "AAAA"}}}
    with pytest.raises(PeerError, match="hash does not fit"):
        await anna.download(changed)


# Who is shut out


async def test_a_device_that_its_owner_has_not_signed_is_shut_out_until_it_is(element: MakeElement) -> None:
    anna, bernd, room = await pair(element)
    tablet = await element("bernd", again=bernd)
    assert not (await anna.wait_for_device(bernd.user_id, tablet.device_id)).cross_signed

    refused = await anna.wait_for_id(await tablet.send(room, "vom Tablet"))
    assert (refused.failure, refused.content, refused.sound) == ("UNSIGNED_SENDER_DEVICE", {}, False)
    secret = await anna.send(room, "nur für Geprüfte")
    assert (await bernd.wait_for_id(secret)).sound
    assert (await tablet.wait_for_id(secret)).failure == "MEGOLM_KEY_WITHHELD_FOR_UNVERIFIED_DEVICE"

    await anna.isolate(False)
    tolerated = await anna.wait_for_id(await tablet.send(room, "noch einmal"))
    assert (tolerated.body, tolerated.shield, tolerated.reason) == ("noch einmal", "RED", "UNSIGNED_DEVICE")
    await anna.isolate()

    assert bernd.recovery_key
    await tablet.recover(bernd.recovery_key)
    await anna.wait_for_device(bernd.user_id, tablet.device_id, lambda device: device.cross_signed)
    await tablet.forget_session(room)
    await tablet.send(room, "nun geprüft")
    assert (await anna.read("nun geprüft")).sound
    await anna.forget_session(room)
    await anna.send(room, "für alle")
    assert (await tablet.read("für alle")).sound


async def test_somebody_without_cross_signing_is_shut_out(element: MakeElement) -> None:
    anna, carla = await asyncio.gather(element("anna"), element("carla", careless=True))
    room = await anna.create_room("Paten", [carla.user_id], encryption=MEGOLM)
    await carla.join(room)
    await anna.wait_for_member(room, carla.user_id)
    assert not (await anna.identity(carla.user_id)).has_cross_signing
    assert (await carla.identity(anna.user_id)).has_cross_signing

    assert (await anna.wait_for_id(await carla.send(room, "Hallo"))).failure == "UNSIGNED_SENDER_DEVICE"
    withheld = await carla.wait_for_id(await anna.send(room, "Geheim"))
    assert withheld.failure == "MEGOLM_KEY_WITHHELD_FOR_UNVERIFIED_DEVICE"


async def test_what_is_sent_in_clear_is_seen_as_such(element: MakeElement, homeserver: Homeserver) -> None:
    anna = await element("anna")
    await homeserver.register("clear", "secret")
    room = await anna.direct("@clear:localhost")
    heard = await anna.wait_for_id(await anna.send(room, "für jeden"))
    assert (heard.encrypted, heard.shield, heard.body) == (False, None, "für jeden")
    await anna.encrypt_room(room)
    assert (await anna.wait_for_id(await anna.send(room, "für uns"))).sound


# Verification


async def test_two_people_verify_each_other_in_their_direct_chat(element: MakeElement) -> None:
    anna, bernd = await asyncio.gather(element("anna"), element("bernd"))
    room = await anna.direct(bernd.user_id)
    await bernd.join(room)
    await anna.wait_for_member(room, bernd.user_id)
    request = await anna.verify_request(bernd.user_id, room=room)
    await verified(anna, bernd, request)
    await anna.wait_for_identity(bernd.user_id, lambda identity: identity.verified)
    await bernd.wait_for_identity(anna.user_id, lambda identity: identity.verified)

    await bernd.send(room, "wirklich ich")
    assert (await anna.read("wirklich ich")).sound
    await bernd.bootstrap(reset=True)
    await bernd.forget_session(room)
    with pytest.raises(PeerError, match="were verified have changed their identity"):
        await bernd.send(room, "geht nicht")
    await bernd.withdraw(anna.user_id)
    doubtful = await anna.wait_for_id(await bernd.send(room, "wirklich ich?"))
    assert doubtful.failure == "SENDER_IDENTITY_PREVIOUSLY_VERIFIED"
    await anna.wait_for_identity(bernd.user_id, lambda identity: identity.was_verified and not identity.verified)


async def test_own_devices_verify_each_other_by_messages_between_devices(element: MakeElement) -> None:
    anna = await element("anna")
    tablet = await element("anna", again=anna)
    await verified(tablet, anna, await tablet.verify_request(anna.user_id, device=anna.device_id))
    await anna.wait_for_device(anna.user_id, tablet.device_id, lambda device: device.cross_signed)


async def test_a_verification_can_be_cancelled(element: MakeElement) -> None:
    anna = await element("anna")
    tablet = await element("anna", again=anna)
    request = await anna.verify_request(anna.user_id)
    await tablet.verification(request, "requested")
    await tablet.verify("cancel", request)
    assert (await anna.verification(request, "cancelled")).cancelled == "m.user"


async def verified(one: Element, other: Element, request: str) -> None:
    """``one`` has asked; the rest, to the end."""
    asked = await other.verification(request, "requested")
    assert (asked.user_id, asked.ours) == (one.user_id, False)
    await other.verify("accept", request)
    await one.verification(request, "ready")
    await one.verify("start", request)
    shown = await asyncio.gather(one.emojis(request), other.emojis(request))
    assert len(shown[0]) == 7
    assert shown[0] == shown[1]
    await asyncio.gather(one.verify("confirm", request), other.verify("confirm", request))
    await asyncio.gather(one.verification(request, "done"), other.verification(request, "done"))


# The process


async def test_what_goes_wrong_is_said(element: MakeElement, homeserver: Homeserver) -> None:
    with pytest.raises(PeerError, match=r"login: .*Invalid username or password"):
        await Element.start(homeserver.url, "nobody", "wrong")
    anna = await element("anna", careless=True)
    with pytest.raises(PeerError, match=r"join: .*no-such-room"):
        await anna.join("#no-such-room:localhost")
    waiting = asyncio.create_task(anna.read("never"))
    await asyncio.sleep(0)
    await anna.peer.kill()
    with pytest.raises(PeerError, match=r"has ended \(exit code -9\)"):
        await waiting
    with pytest.raises(PeerError, match="has ended"):
        await anna.me()
