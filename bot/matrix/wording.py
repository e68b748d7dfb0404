"""What a person meant to write: without quotes, with pills as user ids, without the bot's name in front."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import unquote

LONGEST_HTML = 20_000
USER_LINK = re.compile(r"(?:https?://matrix\.to/#/(?P<id>@[^?/]+)|matrix:u/(?P<bare>[^?/]+))(?:\?.*)?", re.S)
MARKDOWN_PILL = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,255})\]\((?P<link>(?:https?://matrix\.to/#/@|matrix:u/)[^()\s]{1,600})\)"
)
TONES = {ord("\ufe0f"): None} | dict.fromkeys(range(0x1F3FB, 0x1F400))


def without_quote(body: str) -> str:
    """Cut off the lines ``> <@user:server> …`` that older clients put before a reply."""
    if not body.startswith("> "):
        return body
    lines = body.split("\n")
    quoted = next((i for i, line in enumerate(lines) if not line.startswith(">")), len(lines))
    if quoted < len(lines) and not lines[quoted].strip():
        quoted += 1
    return "\n".join(lines[quoted:])


def user_of(link: str) -> str | None:
    """The user id that a link of a mention pill names: matrix.to, or the scheme ``matrix:``."""
    found = USER_LINK.fullmatch(unquote(link))
    if not found:
        return None
    user = found["id"] or f"@{found['bare']}"
    return user if ":" in user else None


class _Pills(HTMLParser):
    """Collects the text and the user id of each pill, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._user: str | None = None
        self._text: list[str] = []
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "mx-reply":
            self._quoted += 1
        elif tag == "a" and not self._quoted:
            self._user, self._text = user_of(dict(attrs).get("href") or ""), []

    def handle_endtag(self, tag: str) -> None:
        if tag == "mx-reply":
            self._quoted = max(0, self._quoted - 1)
        elif tag == "a" and self._user:
            self.found.append(("".join(self._text).strip(), self._user))
            self._user = None

    def handle_data(self, data: str) -> None:
        if self._user:
            self._text.append(data)


def with_ids(body: str, html: object) -> str:
    """Put user ids in the place of the names that ``html`` shows as mention pills."""
    body = MARKDOWN_PILL.sub(lambda pill: user_of(pill["link"]) or pill[0], body)
    if not isinstance(html, str) or len(html) > LONGEST_HTML or not ("matrix.to" in html or "matrix:u" in html):
        return body
    parser = _Pills()
    parser.feed(html)
    parser.close()
    start = 0
    for shown, user in parser.found:
        found = [(body.find(name, start), -len(name), name) for name in {shown, shown.removeprefix("@"), user} if name]
        place = min((where for where in found if where[0] >= 0), default=None)
        if place:
            body = body[: place[0]] + user + body[place[0] + len(place[2]) :]
            start = place[0] + len(user)
    return body


def emoji(key: str) -> str:
    """A reaction's key without variation selectors and skin tones."""
    return key.translate(TONES)


def name_pattern(user_id: str, names: Iterable[str]) -> re.Pattern[str]:
    """Matches the bot's name where a text begins with it, perhaps after „Hallo": id, localpart, display names.

    A greeting alone asks for nothing.
    """
    localpart = user_id[1:].split(":")[0]
    spoken = sorted({localpart, *(name.strip() for name in names if name.strip())}, key=len, reverse=True)
    after_id = r"(?:\s*[:,](?=\s|$)|(?=\s|$))\s*"
    after_name = r"(?:\s*[:,]|(?=\s|$))\s*"
    plain = "|".join(re.escape(name) for name in spoken)
    hello = r"(?P<hello>(?:hallo|hi|hey|moin|servus|hello)[,\s]\s*)?"
    name = rf"(?:(?:{re.escape(user_id)}|@(?:{plain})){after_id}|(?:{plain}){after_name})"
    return re.compile(rf"\s*{hello}{name}(?(hello)(?=\S))", re.IGNORECASE)
