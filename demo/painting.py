"""Formatted Matrix messages in a terminal: bold, italic, code, strike, lists, links."""

import re
import unicodedata
from html.parser import HTMLParser
from typing import Any

BOLD, FAINT, ITALIC, UNDERLINE, STRIKE, CYAN = "1", "2", "3", "4", "9", "36"
STYLES = {
    **dict.fromkeys(("strong", "b", "h1", "h2", "h3", "h4", "h5", "h6", "th"), BOLD),
    **dict.fromkeys(("em", "i", "cite"), ITALIC),
    **dict.fromkeys(("code", "pre"), CYAN),
    **dict.fromkeys(("del", "s", "strike"), STRIKE),
    **dict.fromkeys(("u", "ins"), UNDERLINE),
}
BLOCKS = frozenset(
    ("p", "div", "ul", "ol", "li", "pre", "blockquote", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6")
)
HIDDEN = frozenset(("mx-reply", "script", "style"))
INDENT = "  "
SPACES = re.compile(r"\s+")


def visible(text: str) -> str:
    """Without characters that could steer the terminal or turn the direction of writing; line ends stay."""
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs"})


def styled(text: str, *codes: str, color: bool = True) -> str:
    """``text`` in these styles (numbers of SGR, ECMA-48), if there are colours at all."""
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if color and codes else text


def paint(content: dict[str, Any], *, color: bool = True) -> str:
    """The text of an ``m.room.message``: from its HTML if it has some, else the plain body."""
    formatted = content.get("formatted_body")
    if content.get("format") == "org.matrix.custom.html" and isinstance(formatted, str):
        painter = _Painter(color)
        painter.feed(formatted)
        painter.close()
        return painter.text()
    return visible(str(content.get("body", ""))).strip()


class _Painter(HTMLParser):
    """Writes text as it comes; knows whether a line has begun, so that blocks and blanks fall into place."""

    def __init__(self, color: bool) -> None:
        super().__init__()
        self._color = color
        self._out: list[str] = []
        self._open: list[tuple[str, str]] = []  # tags with a style, and the style
        self._lists: list[int] = []  # 0 for bullets, else the next number
        self._quotes = 0
        self._hidden = 0
        self._pre = 0
        self._at_start = True
        self._mark = ""
        self._link: tuple[str, int] | None = None

    def text(self) -> str:
        return "".join(self._out).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HIDDEN:
            self._hidden += 1
        if tag in BLOCKS:
            self._new_line()
        if tag == "br":
            self._break()
        elif tag == "hr":
            self._new_line()
            self._write("―――")
            self._new_line()
        elif tag in ("ul", "ol"):
            self._lists.append(_start(attrs) if tag == "ol" else 0)
        elif tag == "li":
            self._mark = self._item()
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "a":
            self._link = (dict(attrs).get("href") or "", len(self._out))
        elif tag in ("td", "th") and not self._at_start:
            self._write("  ")
        self._pre += tag == "pre"
        if tag in STYLES:
            self._open.append((tag, STYLES[tag]))
            self._style()

    def handle_endtag(self, tag: str) -> None:
        if tag in HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        if tag == "a" and self._link:
            self._end_link(*self._link)
        places = [place for place, (name, _) in enumerate(self._open) if name == tag]
        if places:
            del self._open[places[-1]]
            self._style()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        if tag == "pre":
            self._pre = max(0, self._pre - 1)
        if tag in BLOCKS:
            self._new_line()

    def handle_data(self, data: str) -> None:
        if self._pre:
            for number, line in enumerate(visible(data).split("\n")):
                if number:
                    self._break()
                self._write(line)
            return
        text = visible(SPACES.sub(" ", data))
        self._write(text.lstrip() if self._at_start else text)

    def _item(self) -> str:
        if not self._lists or not self._lists[-1]:
            return "• "
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}. "

    def _end_link(self, address: str, since: int) -> None:
        self._link = None
        shown = "".join(self._out[since:])
        if address.startswith(("http://", "https://")) and "matrix.to" not in address and address not in shown:
            self._write(f" ({visible(address)})")

    def _write(self, text: str) -> None:
        if not text or self._hidden:
            return
        if self._at_start:
            depth = max(0, len(self._lists) - 1)
            self._out.append("│ " * self._quotes + INDENT * depth + self._mark)
            self._out.append("" if self._mark or not self._lists else INDENT)
            self._mark, self._at_start = "", False
            if self._open:
                self._style()
        self._out.append(text)

    def _style(self) -> None:
        """From here on in the styles of the tags that are open."""
        if self._color and not self._at_start:
            self._out.append("\x1b[0m" + "".join(f"\x1b[{style}m" for _, style in self._open))

    def _break(self) -> None:
        if self._out and not self._pre:
            self._out[-1] = self._out[-1].rstrip(" ")
        if self._color and self._open and not self._at_start:
            self._out.append("\x1b[0m")
        self._out.append("\n")
        self._at_start = True

    def _new_line(self) -> None:
        if not self._at_start:
            self._break()


def _start(attrs: list[tuple[str, str | None]]) -> int:
    value = dict(attrs).get("start") or "1"
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else 1
