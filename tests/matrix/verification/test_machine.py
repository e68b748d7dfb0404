"""One verification against another side that is written from the specification: honest, and wrong in every way."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.matrix.raw import Json
from bot.matrix.verification.emojis import EMOJIS
from bot.matrix.verification.machine import Verification
from bot.matrix.verification.sas import Side
from bot.matrix.verification.steps import (
    ACCEPT,
    CANCEL,
    DONE,
    KEY,
    MAC,
    READY,
    REQUEST,
    START,
    Cancelled,
    Send,
    Shown,
    Step,
    Verified,
)
from tests.matrix.verification.other import Other
from tests.matrix.verification.sides import ANNA, BOT, ZOE, ed25519

ID = "$request:example.org"
IN_ROOM: Json = {"m.relates_to": {"rel_type": "m.reference", "event_id": ID}}
TO_DEVICE: Json = {"transaction_id": ID}


def pair(them: Side = ANNA, us: Side = BOT, reference: Json = IN_ROOM) -> tuple[Verification, Other]:
    return Verification(us, them, ID, reference), Other(them, us, ID, reference)


Change = Callable[[str, Json], Json]


def unchanged(_: str, content: Json) -> Json:
    return content


def talk(bot: Verification, other: Other, *, change: Change = unchanged, until: str = "") -> list[Step]:
    """From the request on, until the bot has sent ``until``; ``change`` is done to what the other side says."""
    heard, happened = [other.request()], []
    while heard:
        type, content = heard.pop(0)
        steps = bot.receive(other.me.user_id, type, change(type, content))
        happened += steps
        for step in steps:
            if isinstance(step, Send):
                if step.type == until:
                    return happened
                heard += other.hear(step.type, step.content)
    return happened


def types(steps: list[Step]) -> list[str]:
    return [step.type for step in steps if isinstance(step, Send)]


def cancelled(steps: list[Step]) -> str:
    """The code by which the bot has cancelled, at last, and said so."""
    send, end = steps[-2:]
    assert isinstance(send, Send)
    assert isinstance(end, Cancelled)
    assert end.by_us
    assert send.type == CANCEL
    assert (send.content["code"], send.content["reason"]) == (end.code, end.reason)
    return end.code


# Honest


@pytest.mark.parametrize("reference", [IN_ROOM, TO_DEVICE])
def test_to_the_end(reference: Json) -> None:
    bot, other = pair(reference=reference)
    steps = talk(bot, other)
    assert types(steps) == [READY, ACCEPT, KEY, MAC, DONE]
    shown = next(step for step in steps if isinstance(step, Shown))
    assert [EMOJIS.index(emoji) for emoji in shown.code.emojis] == other.numbers
    assert len(other.numbers) == 7
    assert shown.code.decimals == other.decimals
    assert shown.emojis
    assert other.done
    assert other.verified == {f"ed25519:{BOT.device_id}", f"ed25519:{BOT.master_key}"}
    assert steps[-1] == Verified(ANNA.device_key, ANNA.master_key)
    assert bot.over
    assert bot.receive(ANNA.user_id, DONE, reference) == []


def test_sides_without_master_key() -> None:
    bot, other = pair(replace(ANNA, master_key=None), replace(BOT, master_key=None))
    assert talk(bot, other)[-1] == Verified(ANNA.device_key, None)
    assert other.verified == {f"ed25519:{BOT.device_id}"}


def test_numbers_only() -> None:
    bot, other = pair()

    def old(type: str, content: Json) -> Json:
        if type == START:
            content["short_authentication_string"] = other.start["short_authentication_string"] = ["decimal"]
        return content

    steps = talk(bot, other, change=old)
    accept, shown = steps[1], steps[3]
    assert isinstance(accept, Send)
    assert accept.content["short_authentication_string"] == ["decimal"]
    assert isinstance(shown, Shown)
    assert (shown.emojis, str(shown)) == (False, " ".join(map(str, other.decimals)))
    assert other.done


def test_the_emojis_as_text() -> None:
    shown = next(step for step in talk(*pair()) if isinstance(step, Shown))
    first = shown.code.emojis[0]
    assert str(shown).startswith(f"{first.symbol} {first.english}, ")


def test_the_table_of_emojis() -> None:
    """Numbers and names by the specification."""
    assert len(EMOJIS) == len({emoji.symbol for emoji in EMOJIS}) == len({emoji.german for emoji in EMOJIS}) == 64
    names = [
        (number, EMOJIS[number].symbol, EMOJIS[number].german, EMOJIS[number].english) for number in (0, 21, 36, 63)
    ]
    assert names == [
        (0, "🐶", "Hund", "Dog"),
        (21, "☁️", "Wolke", "Cloud"),
        (36, "👍", "Daumen Hoch", "Thumbs Up"),
        (63, "📌", "Stecknadel", "Pin"),
    ]


# Wrong


def changed(wanted: str, **values: Any) -> Change:
    """Other values in the events of this type; None takes them out."""

    def change(type: str, content: Json) -> Json:
        if type != wanted:
            return content
        return {key: value for key, value in (content | values).items() if value is not None}

    return change


WRONG = [
    (REQUEST, {"methods": ["m.qr_code.show.v1"]}, "m.unknown_method"),
    (REQUEST, {"methods": None}, "m.invalid_message"),
    (REQUEST, {"methods": "m.sas.v1"}, "m.invalid_message"),
    (REQUEST, {"from_device": "TABLET"}, "m.invalid_message"),
    (START, {"method": "m.reciprocate.v1"}, "m.unknown_method"),
    (START, {"method": None}, "m.invalid_message"),
    (START, {"from_device": "TABLET"}, "m.invalid_message"),
    (START, {"from_device": None}, "m.invalid_message"),
    (START, {"key_agreement_protocols": ["curve25519"]}, "m.unknown_method"),
    (START, {"key_agreement_protocols": {"curve25519-hkdf-sha256": 1}}, "m.invalid_message"),
    (START, {"hashes": ["md5", 1, None]}, "m.unknown_method"),
    (START, {"hashes": None}, "m.invalid_message"),
    (START, {"message_authentication_codes": ["hkdf-hmac-sha256"]}, "m.unknown_method"),
    (START, {"short_authentication_string": []}, "m.unknown_method"),
    (START, {"more": 1.5}, "m.invalid_message"),
    (START, {"more": "\ud800"}, "m.invalid_message"),
    (KEY, {"key": None}, "m.invalid_message"),
    (KEY, {"key": "short"}, "m.invalid_message"),
    (KEY, {"key": "\ud800"}, "m.invalid_message"),
    (KEY, {"key": "A" * 43}, "m.invalid_message"),  # a point of low order gives everybody the same secret
    (MAC, {"mac": None}, "m.invalid_message"),
    (MAC, {"mac": {"ed25519:PHONE": 1}}, "m.invalid_message"),
    (MAC, {"mac": {}}, "m.key_mismatch"),
    (MAC, {"keys": None}, "m.invalid_message"),
    (MAC, {"keys": "????"}, "m.key_mismatch"),
    (MAC, {"keys": ""}, "m.key_mismatch"),
]


@pytest.mark.parametrize(("type", "values", "code"), WRONG)
def test_a_wrong_event(type: str, values: Json, code: str) -> None:
    bot, other = pair()
    steps = talk(bot, other, change=changed(type, **values))
    assert cancelled(steps) == other.cancelled == code
    assert bot.over


@pytest.mark.parametrize("stage", [READY, ACCEPT, MAC, DONE])
def test_an_event_that_does_not_belong_here(stage: str) -> None:
    belongs = {READY: START, ACCEPT: KEY, MAC: MAC, DONE: DONE}
    for type in {REQUEST, READY, START, ACCEPT, KEY, MAC, DONE, "m.key.verification.other"} - {belongs[stage]}:
        bot, other = pair()
        talk(bot, other, until=stage)
        assert cancelled(bot.receive(ANNA.user_id, type, {})) == "m.unexpected_message", type


def test_an_event_of_somebody_else() -> None:
    bot, other = pair()
    talk(bot, other, until=READY)
    assert cancelled(bot.receive(ZOE.user_id, START, {})) == "m.user_mismatch"


def test_they_cancel() -> None:
    bot, other = pair()
    talk(bot, other, until=MAC)
    assert bot.receive(ANNA.user_id, CANCEL, {"code": "m.mismatched_sas", "reason": "x" * 999}) == [
        Cancelled("m.mismatched_sas", "x" * 200, by_us=False)
    ]
    assert bot.over
    other_bot, _ = pair()
    assert other_bot.receive(ANNA.user_id, CANCEL, {"code": 7}) == [Cancelled("", "", by_us=False)]


def test_it_takes_too_long() -> None:
    bot, other = pair()
    talk(bot, other, until=ACCEPT)
    assert cancelled(bot.cancel("m.timeout", "it took too long")) == "m.timeout"
    assert bot.over


# Keys


def said(keys: dict[str, str], us: Side = BOT, them: Side = ANNA) -> list[Step]:
    """What comes of a mac event for these keys, and done."""
    bot, other = pair(them, us)
    talk(bot, other, until=MAC)
    steps = bot.receive(them.user_id, MAC, other.macs(keys))
    return steps if bot.over else bot.receive(them.user_id, DONE, {})


def test_what_was_confirmed_is_verified_and_nothing_else() -> None:
    device, master = f"ed25519:{ANNA.device_id}", f"ed25519:{ANNA.master_key}"
    keys = ANNA.keys
    assert said({device: keys[device]}) == [Verified(ANNA.device_key, None)]
    assert said({master: keys[master]}) == [Verified(None, ANNA.master_key)]
    assert said(keys | {"ed25519:OTHER": "unknown"}) == [Verified(ANNA.device_key, ANNA.master_key)]


def test_other_keys_than_the_homeserver_shows() -> None:
    device, master = f"ed25519:{ANNA.device_id}", f"ed25519:{ANNA.master_key}"
    strange = ed25519()
    assert cancelled(said(ANNA.keys | {device: strange})) == "m.key_mismatch"
    assert cancelled(said(ANNA.keys | {master: strange})) == "m.key_mismatch"
    assert cancelled(said({"ed25519:" + strange: strange})) == "m.key_mismatch"
    bot, other = pair()
    talk(bot, other, until=MAC)
    macs = other.macs(ANNA.keys)
    del macs["mac"][master]  # somebody has taken one out on the way
    assert cancelled(bot.receive(ANNA.user_id, MAC, macs)) == "m.key_mismatch"


@pytest.mark.parametrize("whose", ["bot", "person"])
def test_a_device_that_is_called_like_a_master_key(whose: str) -> None:
    """Homeservers choose device ids; a client that mixes both up would sign the homeserver's key."""
    them = replace(ANNA, device_id=str(ANNA.master_key)) if whose == "person" else ANNA
    us = replace(BOT, device_id=str(BOT.master_key)) if whose == "bot" else BOT
    bot, other = pair(them, us)
    if whose == "bot":
        steps = talk(bot, other)
        assert cancelled(steps) == "m.invalid_message"
    else:
        talk(bot, other, until=MAC)
        macs = other.macs({f"ed25519:{them.device_id}": them.device_key})
        assert cancelled(bot.receive(them.user_id, MAC, macs)) == "m.key_mismatch"
