"""What the terminal shows of the rooms: each event as a few lines, each message with a number to point at."""

from demo.painting import BOLD, CYAN, FAINT, paint, styled, visible
from demo.region import BOT_ID
from demo.timeline import Event, Timeline

INDENT = "\n      "


class Screen:
    """Turns the events of ``timeline`` into text. ``room`` is the region's; others are marked as direct chats."""

    def __init__(self, timeline: Timeline, room: str, *, color: bool) -> None:
        self._timeline = timeline
        self._room = room
        self._color = color
        self._events: list[Event] = []
        self._numbers: dict[str, int] = {}

    def message(self, number: int) -> Event | None:
        """The message that is shown with this number."""
        return self._events[number - 1] if 0 < number <= len(self._events) else None

    def lines(self, event: Event) -> str | None:
        """The text for an event as it comes in; None when there is nothing to show."""
        relation = event["content"].get("m.relates_to") or {}
        if event["type"] == "m.room.message" and relation.get("rel_type") == "m.replace":
            return self._edit(event, relation)
        if event["type"] == "m.room.message" and "body" in event["content"]:
            return self._said(event, event["content"])
        if event["type"] == "m.reaction":
            return self._quiet(f"{relation.get('key')} {self._name(event)} {self._at(relation.get('event_id'))}")
        if event["type"] == "m.room.redaction":
            target = event.get("redacts") or event["content"].get("redacts")
            return self._quiet(f"✗ {self._name(event)} löscht {self._at(target)}") if target in self._numbers else None
        return None

    def as_it_is_now(self, event: Event) -> str | None:
        """The text for a message of earlier, after all its edits; None for what is gone or no message."""
        relation = event["content"].get("m.relates_to") or {}
        content = self._timeline.latest(event)
        if event["type"] != "m.room.message" or relation.get("rel_type") == "m.replace" or "body" not in content:
            return None
        return self._said(event, content)

    def _said(self, event: Event, content: Event) -> str:
        self._events.append(event)
        number = self._numbers[event["event_id"]] = len(self._events)
        head = styled(f"{number:>3}", FAINT, color=self._color) + f" {self._who(event)}{self._relation(event)}: "
        return head + self._text(content)

    def _edit(self, event: Event, relation: Event) -> str:
        target = relation.get("event_id")
        number = self._numbers.get(str(target))
        where = f"{number:>3}" if number else "  ?"
        new = event["content"].get("m.new_content") or {}
        return styled(f"✎{where}", CYAN, color=self._color) + f" {self._who(event)}: {self._text(new)}"

    def _text(self, content: Event) -> str:
        return paint(content, color=self._color).replace("\n", INDENT)

    def _relation(self, event: Event) -> str:
        relation = event["content"].get("m.relates_to") or {}
        reply = (relation.get("m.in_reply_to") or {}).get("event_id")
        thread = relation.get("event_id") if relation.get("rel_type") == "m.thread" else None
        marks = [f"Thread {self._numbers[thread]}"] if thread in self._numbers else []
        if reply in self._numbers and not (thread and relation.get("is_falling_back")):
            marks.append(f"↳{self._numbers[reply]}")
        return styled(f" {' '.join(marks)}", FAINT, color=self._color) if marks else ""

    def _at(self, event_id: object) -> str:
        number = self._numbers.get(str(event_id))
        return f"→ {number}" if number else "→ eine ältere Nachricht"

    def _name(self, event: Event) -> str:
        return visible(self._timeline.name_of(event["room_id"], event["sender"])).replace("\n", " ")

    def _who(self, event: Event) -> str:
        styles = (BOLD, CYAN) if event["sender"] == BOT_ID else (BOLD,)
        direct = "" if event["room_id"] == self._room else styled(" [direkt]", CYAN, color=self._color)
        return styled(self._name(event), *styles, color=self._color) + direct

    def _quiet(self, text: str) -> str:
        return styled(f"    {visible(text)}", FAINT, color=self._color)
