"""Raw events and what becomes of them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.events import Edited, Event, Membership, Message, PollAnswered, Reacted, Redacted
from bot.matrix.raw import MalformedError
from bot.matrix.reading import Me, Place, read
from bot.matrix.wording import user_of, with_ids, without_quote

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLACE = Place("r1", "!room:h")
ME = Me("@paten-bot:h", ["Der Paten-Bot"])
SENT = {"event_id": "$1", "sender": "@anna:h", "origin_server_ts": 1_700_000_000_000}
COMMON: dict[str, Any] = {
    "id": "$1",
    "region": "r1",
    "room": "!room:h",
    "sender": "@anna:h",
    "at": datetime.fromtimestamp(1_700_000_000, UTC),
}
PILL = '<a href="https://matrix.to/#/%40bernd%3Ah">Bernd</a>'


def message(body: object = "hallo", relation: object = None, **more: object) -> dict[str, Any]:
    content = {"msgtype": "m.text", "body": body} | more
    if relation is not None:
        content["m.relates_to"] = relation
    return SENT | {"type": "m.room.message", "content": content}


def edit(new: object, target: object = "$0") -> dict[str, Any]:
    return message("* x", {"rel_type": "m.replace", "event_id": target}, **{"m.new_content": new})


def reaction(key: object, rel_type: str = "m.annotation", target: object = "$0") -> dict[str, Any]:
    relation = {"rel_type": rel_type, "event_id": target, "key": key}
    return SENT | {"type": "m.reaction", "content": {"m.relates_to": relation}}


REFERENCE = {"rel_type": "m.reference", "event_id": "$0"}


def vote(rel_type: str = "m.reference", *, answers: object) -> dict[str, Any]:
    kind = "org.matrix.msc3381.poll.response"
    return SENT | {
        "type": kind,
        "content": {"m.relates_to": REFERENCE | {"rel_type": rel_type}, kind: {"answers": answers}},
    }


def member(now: str, before: str | None, user: str = "@bernd:h", **content: object) -> dict[str, Any]:
    unsigned = {"prev_content": {"membership": before, "displayname": "Alt"}} if before else {}
    content = {"membership": now} | content
    return SENT | {"type": "m.room.member", "state_key": user, "content": content, "unsigned": unsigned}


def reply(event_id: object = "$0") -> dict[str, Any]:
    return {"m.in_reply_to": {"event_id": event_id}}


def thread(root: object = "$t", *, falling_back: bool) -> dict[str, Any]:
    return {"rel_type": "m.thread", "event_id": root, "is_falling_back": falling_back} | reply()


READ: list[tuple[dict[str, Any], Event | None]] = [
    (message(), Message(**COMMON, body="hallo")),
    (message("a\0b\ud800c"), Message(**COMMON, body="ab?c")),
    (message(msgtype="m.notice"), None),
    (message() | {"sender": "@paten-bot:h"}, None),
    (message() | {"type": "m.room.encrypted"}, None),
    (message() | {"type": ["m.room.message"]}, None),
    (SENT | {"type": "m.room.message", "content": {}}, None),
    (SENT | {"type": "m.room.message", "content": {"body": "deleted"}, "unsigned": {"redacted_because": {}}}, None),
    (message(relation="nonsense"), Message(**COMMON, body="hallo")),
    (message("> <@b:h> alt\n> mehr\n\nneu", reply()), Message(**COMMON, body="neu", reply_to="$0")),
    (message("> nur ein Zitat"), Message(**COMMON, body="> nur ein Zitat")),
    (message(relation=thread(falling_back=True)), Message(**COMMON, body="hallo", thread="$t")),
    (message(relation=thread(falling_back=False)), Message(**COMMON, body="hallo", thread="$t", reply_to="$0")),
    (message("für Bernd", formatted_body=f"für {PILL}"), Message(**COMMON, body="für @bernd:h")),
    (message("Der paten-bot: hilfe"), Message(**COMMON, body="hilfe", addressed=True)),
    (edit({"msgtype": "m.text", "body": "paten-bot, hi"}), Edited(**COMMON, body="hi", addressed=True, target="$0")),
    (edit({"msgtype": "m.notice", "body": "hi"}), None),
    (edit("text"), None),
    (reaction("👍🏽"), Reacted(**COMMON, target="$0", key="👍")),
    (reaction("✏️"), Reacted(**COMMON, target="$0", key="✏")),
    (reaction("x" * 65), None),
    (reaction("👍", "m.reference"), None),
    (vote(answers=["a", "b", "a", 3]), PollAnswered(**COMMON, target="$0", answers=("a", "b"))),
    (vote(answers="nonsense"), PollAnswered(**COMMON, target="$0", answers=())),
    (vote("m.annotation", answers=["a"]), None),
    (
        SENT | {"type": "m.poll.response", "content": {"m.relates_to": REFERENCE, "m.selections": ["a"]}},
        PollAnswered(**COMMON, target="$0", answers=("a",)),
    ),
    (SENT | {"type": "m.room.redaction", "redacts": "$0", "content": {}}, Redacted(**COMMON, target="$0")),
    (SENT | {"type": "m.room.redaction", "content": {"redacts": "$0"}}, Redacted(**COMMON, target="$0")),
    (
        member("join", "invite", displayname="Bernd"),
        Membership(**COMMON, user="@bernd:h", joined=True, name="Bernd"),
    ),
    (member("join", None), Membership(**COMMON, user="@bernd:h", joined=True)),
    (member("join", "join", displayname="Neu"), None),
    (member("leave", "join"), Membership(**COMMON, user="@bernd:h", joined=False, name="Alt")),
    (member("ban", "join"), Membership(**COMMON, user="@bernd:h", joined=False, name="Alt")),
    (member("leave", "invite"), None),
    (member("ban", "leave"), None),
    (member("invite", None), None),
    (member("leave", "join", user="@paten-bot:h"), None),
    (SENT | {"type": "m.room.topic", "state_key": "", "content": {"topic": "x"}}, None),
    ({}, None),
]


@pytest.mark.parametrize(("raw", "event"), READ)
def test_read(raw: dict[str, Any], event: Event | None) -> None:
    assert read(raw, PLACE, ME, NOW) == event


@pytest.mark.parametrize(
    "raw",
    [
        message(7),
        message(None),
        message() | {"sender": 5},
        message() | {"event_id": None},
        message() | {"event_id": "$a\nb"},
        message() | {"sender": "@" + "x" * 300},
        message(relation=reply(5)),
        message(relation=thread(None, falling_back=False)),
        edit({"msgtype": "m.text"}),
        edit({"msgtype": "m.text", "body": "x"}, None),
        reaction(3),
        reaction("👍", target={}),
        SENT | {"type": "m.room.redaction", "content": {}},
        SENT | {"type": "m.room.redaction", "redacts": 5, "content": {"redacts": "$0"}},
        SENT | {"type": "m.room.member", "content": {"membership": "join"}},
        member("join", None) | {"content": {"membership": 1}},
    ],
)
def test_malformed(raw: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        read(raw, PLACE, ME, NOW)


@pytest.mark.parametrize("stamp", [None, "1", True, -5, 10**30, 4_000_000_000_000, 1.5])
def test_a_time_stamp_that_makes_no_sense_is_now(stamp: object) -> None:
    event = read(message() | {"origin_server_ts": stamp}, PLACE, ME, NOW)
    assert event
    assert event.at == NOW


@pytest.mark.parametrize(
    ("body", "rest", "addressed"),
    [
        ("paten-bot: hilfe", "hilfe", True),
        ("PATEN-BOT hilfe", "hilfe", True),
        ("paten-bot:hilfe", "hilfe", True),
        ("@paten-bot hilfe", "hilfe", True),
        ("@paten-bot:h hilfe", "hilfe", True),
        ("@paten-bot:h: hilfe", "hilfe", True),
        (" Der Paten-Bot , wer macht Vergabe?", "wer macht Vergabe?", True),
        ("paten-bot", "", True),
        ("@paten-bot:example.org hilfe", "@paten-bot:example.org hilfe", False),
        ("paten-botschaft", "paten-botschaft", False),
        ("paten-bot-neu hilfe", "paten-bot-neu hilfe", False),
        ("Hallo paten-bot", "Hallo paten-bot", False),
        ("Hallo paten-bot, ", "Hallo paten-bot, ", False),
        ("Hallo @paten-bot:h, wer macht Vergabe?", "wer macht Vergabe?", True),
        ("Moin, Paten-Bot hilfe", "hilfe", True),
        ("hallopaten-bot hilfe", "hallopaten-bot hilfe", False),
        ("!hilfe", "!hilfe", False),
        ("", "", False),
    ],
)
def test_spoken_to(body: str, rest: str, addressed: bool) -> None:
    assert ME.spoken_to(body) == (rest, addressed)


@pytest.mark.parametrize(
    ("body", "html", "expected"),
    [
        ("an Bernd", f"an {PILL}", "an @bernd:h"),
        ("Bernd und Bernd", f"{PILL} und {PILL}", "@bernd:h und @bernd:h"),
        ("@bernd:h da", f"{PILL} da", "@bernd:h da"),
        ("Bernd", '<a href="matrix:u/bernd:h">Bernd</a>', "@bernd:h"),
        ("Bernd", "<a href='https://matrix.to/#/@bernd:h?via=x'>@Bernd</a>", "@bernd:h"),
        ("Raum", '<a href="https://matrix.to/#/#raum:h">Raum</a>', "Raum"),
        ("Bernd", '<a href="https://example.org/@bernd:h">Bernd</a>', "Bernd"),
        ("A & B", '<a href="https://matrix.to/#/@b:h">A &amp; B</a>', "@b:h"),
        ("[Bernd](https://matrix.to/#/@bernd:h) hat", None, "@bernd:h hat"),
        ("Bernd", f"<mx-reply>{PILL}</mx-reply>Bernd", "Bernd"),
        ("Bernd", f"<a {PILL}", "@bernd:h"),
        ("Bernd", PILL + " " * 20_000, "Bernd"),
        ("Bernd", 17, "Bernd"),
    ],
)
def test_with_ids(body: str, html: object, expected: str) -> None:
    assert with_ids(body, html) == expected


def test_a_pill_of_the_bot_addresses_it() -> None:
    html = '<a href="https://matrix.to/#/@paten-bot:h">Bot</a>: hilfe'
    assert read(message("Bot: hilfe", formatted_body=html), PLACE, ME, NOW) == Message(
        **COMMON, body="hilfe", addressed=True
    )


@pytest.mark.parametrize(
    ("body", "expected"), [("> a", ""), ("> a\nb", "b"), ("> a\n\n\nb", "\nb"), ("a\n> b", "a\n> b")]
)
def test_without_quote(body: str, expected: str) -> None:
    assert without_quote(body) == expected


def test_a_link_without_a_server_is_no_person() -> None:
    assert user_of("https://matrix.to/#/@bernd") is None
