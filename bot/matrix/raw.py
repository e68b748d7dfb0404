"""Safe access to what the network sent: nothing in it needs to have the type that the specification says."""

import json
import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

LONGEST_ID = 255
DEEPEST = 100
TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[][{}]', re.DOTALL)  # strings, so that what is in them doesn't count
ENCRYPTED = "m.room.encrypted"
MEGOLM = "m.megolm.v1.aes-sha2"


class MalformedError(Exception):
    """A field is missing or wrongly typed; the event is skipped."""


def table(value: object, *keys: str) -> Json:
    """What is found by following ``keys``; an empty one when any of it is no object."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def opened(plain: bytes) -> Json:
    """The object that was closed by somebody. Raises ValueError; nobody has looked at it before."""
    try:
        return table(json.loads(plain))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def shallow(content: bytes) -> bytes:
    """JSON without what lies deeper than `DEEPEST`: one device's message must not make the whole answer unreadable."""
    kept, depth, start = [], 0, 0
    for token in TOKEN.finditer(content):
        if token[0] in b"[{":
            depth += 1
            if depth == DEEPEST:
                kept += [content[start : token.start()], b"null"]
        elif token[0] in b"]}":
            if depth == DEEPEST:
                start = token.end()
            depth -= 1
    return b"".join(kept) + (content[start:] if depth < DEEPEST else b"")


def events(value: object, *keys: str) -> list[Json]:
    """The list of objects at ``keys`` + ``events``."""
    found = table(value, *keys).get("events")
    return [event for event in found if isinstance(event, dict)] if isinstance(found, list) else []


def text(value: object, key: str) -> str:
    """A string, free of what no database takes (NUL, halves of surrogate pairs). Raises MalformedError."""
    found = value.get(key) if isinstance(value, dict) else None
    if not isinstance(found, str):
        raise MalformedError(f"no {key}")
    return found.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def identifier(value: object, key: str) -> str:
    """An id: not empty, printable, no longer than ids may be. Raises MalformedError."""
    found = text(value, key)
    if not 0 < len(found) <= LONGEST_ID or not found.isprintable():
        raise MalformedError(f"no usable {key}")
    return found


def members(state: list[Json]) -> Iterator[tuple[str, str, str]]:
    """User id, membership and display name from the member events among ``state``."""
    for event in state:
        if event.get("type") == "m.room.member":
            try:
                yield identifier(event, "state_key"), text(event.get("content"), "membership"), display_name(event)
            except MalformedError:
                continue


def encryption_in(state: list[Json]) -> Json | None:
    """The content of the last ``m.room.encryption`` among ``state``."""
    found = [table(one, "content") for one in state if one.get("type") == "m.room.encryption"]
    return found[-1] if found else None


def display_name(event: Json) -> str:
    """The name in a member event; empty when there is none."""
    try:
        return text(event.get("content"), "displayname")[:LONGEST_ID]
    except MalformedError:
        return ""
