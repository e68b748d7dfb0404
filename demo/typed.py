"""What somebody types in the terminal: text for the room, or a command of the terminal's own."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["text", "reply", "thread", "edit", "react", "delete", "direct", "room", "help", "quit"]

# name: what it takes, and what it is for
COMMANDS: dict[Kind, tuple[str, str]] = {
    "reply": ("N TEXT", "auf Nachricht N antworten"),
    "thread": ("N TEXT", "im Thread zu Nachricht N schreiben"),
    "edit": ("N TEXT", "die eigene Nachricht N bearbeiten"),
    "react": ("N EMOJI", "Reaktion auf Nachricht N: 👍 ✅ 🤝 ❌ 📌 (auch: +1 ja gefunden nein pin)"),
    "delete": ("N", "die eigene Nachricht N löschen"),
    "direct": ("", "in den Direktchat mit dem Bot wechseln"),
    "room": ("", "zurück in den Raum"),
    "help": ("", "diese Zeilen"),
    "quit": ("", "alles beenden (auch Strg-C, Strg-D)"),
}
SAME: dict[str, Kind] = {"hilfe": "help", "raum": "room", "direkt": "direct", "ende": "quit", "exit": "quit"}
EMOJI = {"+1": "👍", "ja": "✅", "gefunden": "🤝", "nein": "❌", "pin": "📌"}
LINE = re.compile(r"/(?P<name>\w+)(?:\s+(?P<rest>.*))?", re.DOTALL)
NUMBERED = re.compile(r"(?P<number>\d{1,6})(?:\s+(?P<text>.*))?", re.DOTALL)


class TypingError(Exception):
    """It can't be done; the text says why, for whoever typed it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """``number`` is that of a message on the screen, 0 if none is named; ``text`` is text or an emoji."""

    kind: Kind
    text: str = ""
    number: int = 0


def read(line: str) -> Typed:
    """What a line means. Raises TypingError."""
    line = line.strip()
    if not line.startswith("/"):
        return Typed("text", line)
    found = LINE.fullmatch(line)
    name = found["name"].lower() if found else ""
    kind = SAME.get(name) or next((known for known in COMMANDS if known == name), None)
    if not found or kind is None:
        raise TypingError(f"{line.split()[0]} gibt es hier nicht; /help zeigt, was es gibt.")
    takes, rest = COMMANDS[kind][0], (found["rest"] or "").strip()
    if not takes:
        return Typed(kind)
    numbered = NUMBERED.fullmatch(rest)
    text = (numbered["text"] or "").strip() if numbered else ""
    if not numbered or bool(text) != ("N " in takes):
        raise TypingError(f"So geht es: /{kind} {takes}")
    return Typed(kind, EMOJI.get(text, text) if kind == "react" else text, int(numbered["number"]))


def help_lines() -> str:
    """All commands of the terminal, a line each."""
    usages = {f"/{kind} {takes}".rstrip(): about for kind, (takes, about) in COMMANDS.items()}
    width = max(map(len, usages))
    return "\n".join(f"  {usage:<{width}}  {about}" for usage, about in usages.items())
