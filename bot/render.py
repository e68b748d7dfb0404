"""Markdown of our texts to what a Matrix message holds: plain text and HTML.

People's own words never pass through Markdown: the texts hold a placeholder for each, and this module puts the words
in at the end, escaped in the HTML. Nothing else escapes.
"""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

OPEN, CLOSE = "\ue000", "\ue001"
PLACEHOLDER = re.compile(f"{OPEN}(\\d+){CLOSE}")
EVERYBODY = re.compile(r"@(?=room\b)", re.IGNORECASE)
WORD_JOINER = "\u2060"
FRAMES = 500


@dataclass(frozen=True, slots=True)
class Rendered:
    """``plain`` is what notifications and screen readers show, ``html`` Matrix's ``formatted_body``."""

    plain: str
    html: str


def placeholder(number: int) -> str:
    """What stands in the Markdown for people's words number ``number``."""
    return f"{OPEN}{number}{CLOSE}"


def harmless(words: str) -> str:
    """People's words without the power to call a whole room."""
    return EVERYBODY.sub("@" + WORD_JOINER, words)


def _plain_inline(children: Iterable[Token]) -> str:
    return "".join("\n" if token.type in {"softbreak", "hardbreak"} else token.content for token in children)


def _plain(tokens: Sequence[Token]) -> str:
    """The text of the blocks, list items with a dash or their number, one line a block."""
    lines: list[str] = []
    marks: list[str] = []
    counters: list[int] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            counters.append(int(token.attrGet("start") or 1))
        elif token.type == "bullet_list_open":
            counters.append(0)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            counters.pop()
        elif token.type == "list_item_open":
            marks.append(f"{counters[-1]}. " if counters[-1] else "- ")
            counters[-1] += bool(counters[-1])
        elif token.type == "inline":
            lines.append((marks.pop() if marks else "") + _plain_inline(token.children or ()))
        elif token.type in {"fence", "code_block"}:
            lines.append(token.content.rstrip("\n"))
    return "\n".join(lines)


class Renderer:
    """Renders Markdown with line breaks kept and raw HTML shut out.

    What it made of a text it keeps: people's words are not part of it, so the same texts come again and again.
    """

    def __init__(self) -> None:
        self._markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("strikethrough")
        self._frame = lru_cache(FRAMES)(self._render)

    def render(self, markdown: str, values: Sequence[str]) -> Rendered:
        """Both forms of a text; ``values`` are people's words for the placeholders, by number."""
        frame = self._frame(markdown)
        words = [harmless(value) for value in values]
        escaped = [html.escape(word, quote=False).replace("\n", "<br>") for word in words]
        return Rendered(
            plain=PLACEHOLDER.sub(lambda found: words[int(found[1])], frame.plain),
            html=PLACEHOLDER.sub(lambda found: escaped[int(found[1])], frame.html),
        )

    def _render(self, markdown: str) -> Rendered:
        """Both forms, with the placeholders still in them."""
        tokens = self._markdown.parse(markdown)
        body = self._markdown.renderer.render(tokens, self._markdown.options, {}).strip()
        if body.count("<p>") == 1 and body.startswith("<p>") and body.endswith("</p>"):
            body = body[3:-4]
        return Rendered(_plain(tokens), body)
