"""From a raw Matrix event to one of ours. Pure: no network, no database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.events import Edited, Event, Membership, Message, PollAnswered, Reacted, Redacted
from bot.matrix.raw import Json, display_name, identifier, table, text
from bot.matrix.wording import emoji, name_pattern, with_ids, without_quote

LONGEST_KEY = 64
MOST_ANSWERS = 20
POLL_RESPONSE = "org.matrix.msc3381.poll.response"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened: a room that belongs to a region, shared or a direct chat."""

    region: str
    room: str
    direct: bool = False


class Me:
    """The bot as people call it: user id and display names."""

    def __init__(self, user_id: str, names: Iterable[str] = ()) -> None:
        self.user_id = user_id
        self._names = set(names)
        self._pattern: re.Pattern[str] = name_pattern(user_id, self._names)

    def also_called(self, name: str) -> None:
        """A display name that the bot has somewhere."""
        if name and name not in self._names:
            self._names.add(name)
            self._pattern = name_pattern(self.user_id, self._names)

    def spoken_to(self, body: str) -> tuple[str, bool]:
        """The text without the bot's name in front, and whether it was there."""
        found = self._pattern.match(body)
        return (body[found.end() :], True) if found else (body, False)


def read(raw: Json, place: Place, me: Me, now: datetime) -> Event | None:
    """What the event is to us: None for all that the bot does not deal with, its own events among them.

    Raises MalformedError when a field that is needed is missing or has the wrong type.
    """
    make = READERS.get(str(raw.get("type")))
    if make is None:
        return None
    sender = identifier(raw, "sender")
    if sender == me.user_id:
        return None
    shared = {
        "id": identifier(raw, "event_id"),
        "region": place.region,
        "room": place.room,
        "sender": sender,
        "at": moment(raw.get("origin_server_ts"), now),
        "direct": place.direct,
    }
    event: Event | None = make(raw, table(raw, "content"), shared, me)
    return event


def moment(milliseconds: object, now: datetime) -> datetime:
    """The homeserver's time stamp; ``now`` when it makes no sense or lies in the future."""
    if isinstance(milliseconds, int) and not isinstance(milliseconds, bool) and milliseconds >= 0:
        try:
            return min(datetime.fromtimestamp(milliseconds / 1000, UTC), now)
        except (OverflowError, ValueError, OSError):
            return now
    return now


def _message(_raw: Json, content: Json, shared: dict[str, Any], me: Me) -> Event | None:
    relation = table(content, "m.relates_to")
    kind = relation.get("rel_type")
    if kind == "m.replace":
        new = table(content, "m.new_content")
        if new.get("msgtype") != "m.text":
            return None
        body, addressed = me.spoken_to(with_ids(text(new, "body"), new.get("formatted_body")))
        return Edited(**shared, body=body, addressed=addressed, target=identifier(relation, "event_id"))
    if content.get("msgtype") != "m.text":
        return None
    reply = table(relation, "m.in_reply_to")
    body = text(content, "body")
    if reply:
        body = without_quote(body)
    body, addressed = me.spoken_to(with_ids(body, content.get("formatted_body")))
    thread = identifier(relation, "event_id") if kind == "m.thread" else None
    genuine = reply and not (thread and relation.get("is_falling_back") is True)
    reply_to = identifier(reply, "event_id") if genuine else None
    return Message(**shared, body=body, addressed=addressed, thread=thread, reply_to=reply_to)


def _reaction(_raw: Json, content: Json, shared: dict[str, Any], _me: Me) -> Event | None:
    relation = table(content, "m.relates_to")
    if relation.get("rel_type") != "m.annotation":
        return None
    key = emoji(text(relation, "key"))
    if not 0 < len(key) <= LONGEST_KEY:
        return None
    return Reacted(**shared, target=identifier(relation, "event_id"), key=key)


def _poll_response(_raw: Json, content: Json, shared: dict[str, Any], _me: Me) -> Event | None:
    """MSC3381: unstable with its answers inside of the type's own table, stable with ``m.selections``."""
    relation = table(content, "m.relates_to")
    if relation.get("rel_type") != "m.reference":
        return None
    chosen = table(content, POLL_RESPONSE).get("answers", content.get("m.selections"))
    answers = chosen[:MOST_ANSWERS] if isinstance(chosen, list) else []
    known = tuple(dict.fromkeys(one for one in answers if isinstance(one, str)))
    return PollAnswered(**shared, target=identifier(relation, "event_id"), answers=known)


def _redaction(raw: Json, content: Json, shared: dict[str, Any], _me: Me) -> Event | None:
    # From room version 11 on the target is in the content.
    return Redacted(**shared, target=identifier(raw if "redacts" in raw else content, "redacts"))


def _member(raw: Json, content: Json, shared: dict[str, Any], me: Me) -> Event | None:
    user, now = identifier(raw, "state_key"), text(content, "membership")
    before = previous_membership(raw)
    if user == me.user_id:
        return None
    if now == "join" and before != "join":
        return Membership(**shared, user=user, joined=True, name=display_name(raw))
    if now in {"leave", "ban"} and before in {"join", None}:
        name = display_name(raw) or display_name({"content": table(raw, "unsigned", "prev_content")})
        return Membership(**shared, user=user, joined=False, name=name)
    return None


def previous_membership(raw: Json) -> str | None:
    """What a member event replaces; None when the homeserver does not say."""
    before = (table(raw, "unsigned", "prev_content") or table(raw, "prev_content")).get("membership")
    return before if isinstance(before, str) else None


READERS = {
    "m.room.message": _message,
    "m.reaction": _reaction,
    POLL_RESPONSE: _poll_response,
    "m.poll.response": _poll_response,
    "m.room.redaction": _redaction,
    "m.room.member": _member,
}
