"""The room in a terminal: messages appear, lines typed are sent as a Matrix client would send them."""

import asyncio
import contextlib
from collections.abc import Coroutine
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.patch_stdout import patch_stdout

from demo.connection import MatrixError
from demo.painting import BOLD, FAINT, styled
from demo.region import ALIAS, ENCRYPTED_ALIAS, EVERYBODY, PASSWORD, ROOM_NAME, SERVER, YOU
from demo.screen import Screen
from demo.stage import Stage
from demo.timeline import Event
from demo.typed import Typed, TypingError, help_lines, read

EARLIER = 12  # messages of before that are shown at the start
FIRST_LINE = "!ich Hövelhof"
SOME_LINES = ("!liste", "!suche Kehrmaschine für Freitag #bauhof", "!hilfe")


class Terminal:
    """Petra's place in the open room and in her direct chat, until `run` returns."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._me = stage.people[YOU.localpart]
        self._room = stage.room
        self._here = stage.room
        self._screen = Screen(self._me.timeline, stage.room, color=True)

    async def run(self) -> None:
        """Show and send until ``/quit``, Ctrl-C or the end of input. Raises what ended the connection."""
        with patch_stdout(raw=True):
            print(self._welcome())
            seen = len(self._me.timeline.events)
            before = filter(self._is_here, self._me.timeline.events[:seen])
            earlier = [text for event in before if (text := self._screen.as_it_is_now(event))]
            print("\n".join(earlier[-EARLIER:]))
            await _first_of(self._show(seen), self._type())

    async def _show(self, seen: int) -> None:
        number = 0
        async for event in self._me.timeline.follow():
            number += 1
            if number > seen and self._is_here(event) and (text := self._screen.lines(event)):
                print(text)

    def _is_here(self, event: Event) -> bool:
        """Of the encrypted room this client could show reactions only."""
        return bool(event["room_id"] != self._stage.encrypted_room)

    async def _type(self) -> None:
        session: PromptSession[str] = PromptSession(erase_when_done=True, key_bindings=_bindings())
        with contextlib.suppress(EOFError, KeyboardInterrupt):
            while True:
                line = await session.prompt_async(self._prompt)
                try:
                    typed = read(line)
                    if typed.kind == "quit":
                        return
                    await self._do(typed)
                except TypingError as error:
                    print(styled(f"    {error}", FAINT))
                except (MatrixError, TimeoutError) as error:
                    print(styled(f"    Das hat nicht geklappt: {error}", FAINT))

    def _prompt(self) -> str:
        return f"{YOU.name.split()[0]} {'im Raum' if self._here == self._room else 'im Direktchat'} › "

    async def _do(self, typed: Typed) -> None:
        if typed.kind == "text":
            if typed.text:
                await self._me.send(self._here, typed.text)
        elif typed.kind == "help":
            print(help_lines())
        elif typed.kind == "room":
            self._here = self._room
        elif typed.kind == "direct":
            self._here = await self._stage.direct_chat(YOU.localpart)
        else:
            await self._about(typed, self._message(typed))

    def _message(self, typed: Typed) -> Event:
        event = self._screen.message(typed.number)
        if event is None:
            raise TypingError(f"Eine Nachricht {typed.number} ist hier nicht zu sehen.")
        if typed.kind in {"edit", "delete"} and event["sender"] != self._me.user_id:
            raise TypingError("Das geht nur mit eigenen Nachrichten.")
        return event

    async def _about(self, typed: Typed, event: Event) -> None:
        room, target = event["room_id"], event["event_id"]
        relation = event["content"].get("m.relates_to") or {}
        thread = relation["event_id"] if relation.get("rel_type") == "m.thread" else None
        if typed.kind == "reply":
            await self._me.send(room, typed.text, reply_to=target, thread=thread)
        elif typed.kind == "thread":
            await self._me.send(room, typed.text, thread=thread or target)
        elif typed.kind == "edit":
            await self._me.edit(room, target, typed.text)
        elif typed.kind == "react":
            await self._me.react(room, target, typed.text)
        elif typed.kind == "delete":
            await self._me.redact(room, target)

    def _welcome(self) -> str:
        width = max(len(role.localpart) for role in EVERYBODY)
        names = max(len(role.name) for role in EVERYBODY)
        people = "\n".join(f"    {role.localpart:<{width}}  {role.name:<{names}}  {role.about}" for role in EVERYBODY)
        some = " · ".join(styled(line, BOLD) for line in SOME_LINES)
        return f"""
{styled(ROOM_NAME, BOLD)} – ein echter Matrix-Raum, nur auf diesem Rechner. Hier schreibt {YOU.name}.

  Mit Element (Web, Desktop) dazukommen:
    Homeserver  {self._stage.homeserver.url}
    Raum        #{ALIAS}:{SERVER}
                #{ENCRYPTED_ALIAS}:{SERVER}  (verschlüsselt, nur in Element zu lesen)
    Passwort    {PASSWORD}  (für alle; es schützt nichts: erreichbar nur von hier, alles erfunden)
{people}

  Zuerst:     {styled(FIRST_LINE, BOLD)}
  Dann etwa: {some}
  Jede Nachricht hat eine Nummer: /reply 12 TEXT · /react 12 👍 · /help zeigt mehr · /quit beendet alles.
"""


async def _first_of(*works: Coroutine[Any, Any, None]) -> None:
    """Until the first of them ends; the others are ended then, and its error is raised."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _bindings() -> KeyBindings:
    """Alt and Enter begin a new line within a message."""
    bindings = KeyBindings()

    @bindings.add("escape", "enter")
    def new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return bindings
