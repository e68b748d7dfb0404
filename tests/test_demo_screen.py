"""What the demo shows in the terminal, and what it makes of a typed line. No network."""

from typing import Any

import pytest

from demo.painting import paint
from demo.screen import Screen
from demo.timeline import Timeline
from demo.transcript import MOST_PROBLEMS, TooManyProblemsError, Transcript
from demo.typed import Typed, TypingError, read

ROOM, CHAT = "!paten", "!direkt"
ANNA, BOT = "@anna:localhost", "@patenbot:localhost"


def plain(html: str) -> str:
    return paint({"body": "", "format": "org.matrix.custom.html", "formatted_body": html}, color=False)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<strong>S12</strong> · Häcksler &amp; mehr", "S12 · Häcksler & mehr"),
        ("eins<br>zwei<br />\ndrei", "eins\nzwei\ndrei"),
        ("<p>eins</p>\n<p>zwei</p>", "eins\nzwei"),
        ("<ul>\n<li>eins</li>\n<li>zwei\n<ul><li>innen</li></ul></li>\n</ul>", "• eins\n• zwei\n  • innen"),
        ('<ol start="3"><li>drei</li><li>vier</li></ol>', "3. drei\n4. vier"),
        ("<pre><code>a\n  b\n</code></pre>", "a\n  b"),
        ("<blockquote>so<br>war es</blockquote>danach", "│ so\n│ war es\ndanach"),
        ('<a href="https://open.nrw">Offene Daten</a>', "Offene Daten (https://open.nrw)"),
        ('<a href="https://open.nrw">https://open.nrw</a>', "https://open.nrw"),
        ('<a href="https://matrix.to/#/@anna:localhost">Anna</a>', "Anna"),
        ("<mx-reply><blockquote>alt</blockquote></mx-reply>neu", "neu"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a  b\nc  d"),
        ("a<hr>b", "a\n―――\nb"),
        ("<script>alert(1)</script>da", "da"),
        ("offen <b>vergessen", "offen vergessen"),
        ("</li></ul></blockquote></b>zu viel", "zu viel"),
        ("&lt;b&gt; bleibt", "<b> bleibt"),
    ],
)
def test_html_as_text(html: str, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize(
    ("html", "code"), [("<b>x</b>", 1), ("<em>x</em>", 3), ("<code>x</code>", 36), ("<del>x</del>", 9), ("<u>x</u>", 4)]
)
def test_styles(html: str, code: int) -> None:
    painted = paint({"body": "", "format": "org.matrix.custom.html", "formatted_body": f"a {html} b"})
    assert f"\x1b[{code}mx\x1b[0m b" in painted


def test_styles_within_styles_end_one_by_one() -> None:
    html = "<b>fett <i>beides</i> fett</b> nicht"
    painted = paint({"body": "", "format": "org.matrix.custom.html", "formatted_body": html})
    assert painted.endswith("\x1b[3mbeides\x1b[0m\x1b[1m fett\x1b[0m nicht")


def test_nobody_steers_the_terminal() -> None:
    assert plain("\x1b[2J<b>\x9b31m\u202e\x07da</b>&#27;[1m") == "[2J31mda[1m"
    assert paint({"body": "\x1b]0;Titel\x07da\nund hier"}) == "]0;Titelda\nund hier"


class Talk:
    """A timeline that is written by hand, and the screen that shows it."""

    def __init__(self) -> None:
        self.timeline = Timeline()
        self.screen = Screen(self.timeline, ROOM, color=False)
        for user, name in ((ANNA, "Anna (Borchen)"), (BOT, "Patenbot")):
            member = {"type": "m.room.member", "state_key": user, "content": {"displayname": name}}
            for room in (ROOM, CHAT):
                self.timeline.note_state(room, member)

    async def event(self, sender: str, type: str, content: dict[str, Any], *, room: str = ROOM, **more: Any) -> str:
        event_id = f"${len(self.timeline.events) + 1}"
        event = {"event_id": event_id, "sender": sender, "type": type, "content": content} | more
        await self.timeline.add(room, [event])
        return event_id

    async def say(self, sender: str, body: str, relation: dict[str, Any] | None = None, *, room: str = ROOM) -> str:
        content = {"msgtype": "m.text", "body": body} | ({"m.relates_to": relation} if relation else {})
        return await self.event(sender, "m.room.message", content, room=room)

    def shown(self) -> str | None:
        return self.screen.lines(self.timeline.events[-1])


async def test_messages_get_numbers_and_replies_point_at_them() -> None:
    talk = Talk()
    question = await talk.say(ANNA, "!liste\nalles")
    assert talk.shown() == "  1 Anna (Borchen): !liste\n      alles"
    await talk.say(BOT, "Nichts.", {"m.in_reply_to": {"event_id": question}})
    assert talk.shown() == "  2 Patenbot ↳1: Nichts."
    await talk.say(ANNA, "im Thread", {"rel_type": "m.thread", "event_id": question, "is_falling_back": True})
    assert talk.shown() == "  3 Anna (Borchen) Thread 1: im Thread"
    await talk.say(BOT, "Leise.", room=CHAT)
    assert talk.shown() == "  4 Patenbot [direkt]: Leise."
    shown = talk.screen.message(2)
    assert shown
    assert shown["content"]["body"] == "Nichts."
    assert talk.screen.message(0) is talk.screen.message(5) is None


async def test_edits_reactions_and_deletions() -> None:
    talk = Talk()
    card = await talk.say(BOT, "S1 · offen")
    talk.shown()
    new = {"msgtype": "m.notice", "body": "S1 · erledigt"}
    relation = {"rel_type": "m.replace", "event_id": card}
    await talk.event(BOT, "m.room.message", {"body": "* S1", "m.new_content": new, "m.relates_to": relation})
    assert talk.shown() == "✎  1 Patenbot: S1 · erledigt"
    await talk.event(ANNA, "m.reaction", {"m.relates_to": {"rel_type": "m.annotation", "event_id": card, "key": "👍"}})
    assert talk.shown() == "    👍 Anna (Borchen) → 1"
    await talk.event(ANNA, "m.room.redaction", {"redacts": card})
    assert talk.shown() == "    ✗ Anna (Borchen) löscht → 1"
    await talk.event(ANNA, "m.room.topic", {"topic": "neu"}, state_key="")
    assert talk.shown() is None


async def test_what_was_before_is_shown_as_it_is_now() -> None:
    talk = Talk()
    card = await talk.say(BOT, "S1 · offen")
    gone = await talk.say(ANNA, "weg")
    relation = {"rel_type": "m.replace", "event_id": card}
    new = {"msgtype": "m.notice", "body": "S1 · erledigt"}
    await talk.event(BOT, "m.room.message", {"body": "* S1", "m.new_content": new, "m.relates_to": relation})
    await talk.event(ANNA, "m.room.redaction", {"redacts": gone})
    shown = [text for event in talk.timeline.events if (text := talk.screen.as_it_is_now(event))]
    assert shown == ["  1 Patenbot: S1 · erledigt"]


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("!suche Häcksler\nmit Fahrer ", Typed("text", "!suche Häcksler\nmit Fahrer")),
        ("/reply 12 erledigt mit Büren: gut", Typed("reply", "erledigt mit Büren: gut", 12)),
        ("/thread 3 hier", Typed("thread", "hier", 3)),
        ("/EDIT 3 !suche\nneu", Typed("edit", "!suche\nneu", 3)),
        ("/react 3 👍", Typed("react", "👍", 3)),
        ("/react 3 gefunden", Typed("react", "🤝", 3)),
        ("/delete 3", Typed("delete", "", 3)),
        ("/direct", Typed("direct")),
        ("/raum", Typed("room")),
        (" /quit ", Typed("quit")),
        ("", Typed("text")),
    ],
)
def test_typed(line: str, typed: Typed) -> None:
    assert read(line) == typed


@pytest.mark.parametrize(
    "line", ["/", "/foo", "/reply", "/reply 12", "/reply erledigt", "/delete 3 doch", "/react 3", "/ 3"]
)
def test_typed_wrongly(line: str) -> None:
    with pytest.raises(TypingError):
        read(line)


def test_the_transcript_keeps_account_and_gives_up() -> None:
    lines: list[str] = []
    transcript = Transcript(lines.append, color=False)
    transcript.hold(True, "nie zu sehen")
    for number in range(MOST_PROBLEMS - 1):
        transcript.hold(False, f"Fehler {number}")
    with pytest.raises(TooManyProblemsError):
        transcript.hold(False, "der eine zu viel")
    assert len(transcript.problems) == MOST_PROBLEMS
    assert transcript.checked == MOST_PROBLEMS + 1
    assert lines[0] == "  ✗ FALSCH: Fehler 0"


def test_the_transcript_marks_what_is_encrypted() -> None:
    lines: list[str] = []
    transcript = Transcript(lines.append, color=False)
    transcript.person("Carla", "!liste", encrypted=True)
    transcript.bot("↳", {"body": "Nichts."}, encrypted=True)
    transcript.bot("↳", {"body": "Nichts."})
    assert lines == ["🔒 Carla: !liste", "  🔒 ↳ Nichts.", "  ↳ Nichts."]
