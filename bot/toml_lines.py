"""On which line of a TOML text is a key? The parser of the standard library doesn't tell."""

import re
import tomllib
from bisect import bisect_right
from itertools import accumulate

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_STRING = re.compile(r'"""(?:\\[\s\S]|[^\\])*?"{3,5}' + r"|'''[\s\S]*?'{3,5}" + r'|"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*'")
_PLAIN = re.compile(r"[^,\]}#\n]+")
_PART = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')[ \t]*""")


def lines(text: str) -> dict[Path, int]:
    """Map each table, key and list entry of a valid TOML ``text`` to its line, counted from 1.

    A path is the way down as in the parsed value: ``("region", 0, "topic", 2, "tag")``.
    """
    return _Scanner(text.replace("\r\n", "\n")).document()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.found: dict[Path, int] = {}
        self.sizes: dict[Path, int] = {}  # how many [[tables]] of that name so far

    def document(self) -> dict[Path, int]:
        table: Path = ()
        while self.skip():
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
        return self.found

    def skip(self) -> bool:
        """Pass blanks, comments and ends of lines; is there anything behind them?"""
        self.take(_BLANK)
        return self.at < len(self.text)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise ValueError(f"not valid TOML at character {self.at}")
        self.at = match.end()
        return match

    def note(self, path: Path) -> None:
        self.found.setdefault(path, bisect_right(self.starts, self.at))

    def keys(self, base: Path) -> Path:
        """Read a dotted key below ``base`` and note each of its steps."""
        while True:
            raw = self.take(_PART)[1]
            base = (*base, tomllib.loads(f"k = {raw}")["k"] if raw[0] in "\"'" else raw)
            if self.text[self.at] != ".":
                return base
            self.note(base)
            if base in self.sizes:
                base = (*base, self.sizes[base] - 1)
            self.at += 1

    def header(self) -> Path:
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        path = self.keys(())
        self.note(path)
        if brackets == 2:
            self.sizes[path] = self.sizes.get(path, 0) + 1
            path = (*path, self.sizes[path] - 1)
            self.note(path)
        self.at += brackets
        return path

    def pair(self, table: Path) -> None:
        path = self.keys(table)
        self.note(path)
        self.at += 1  # the equals sign
        self.value(path)

    def value(self, path: Path) -> None:
        self.skip()
        opening = self.text[self.at]
        if opening == "[":
            self.entries(path)
        elif opening == "{":
            self.inline(path)
        else:
            self.take(_STRING if opening in "\"'" else _PLAIN)

    def entries(self, path: Path) -> None:
        self.at += 1
        count = 0
        while self.skip() and self.text[self.at] != "]":
            if self.text[self.at] == ",":
                self.at += 1
                continue
            self.note((*path, count))
            self.value((*path, count))
            count += 1
        self.at += 1

    def inline(self, path: Path) -> None:
        self.at += 1
        while self.skip() and self.text[self.at] != "}":
            if self.text[self.at] == ",":
                self.at += 1
            else:
                self.pair(path)
        self.at += 1
