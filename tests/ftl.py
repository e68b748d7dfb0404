"""The Fluent files as data, for the rules on them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).parents[1]
SOURCES = ("bot", "commands")


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.names.add(node.id.name)


@dataclass(frozen=True)
class Entry:
    """A text: where it stands, its variables, its source, and whether it has details (``.more``)."""

    file: Path
    variables: frozenset[str]
    source: str
    details: bool


def entries(language: str) -> dict[str, Entry]:
    """All texts of a language. Fails for one that is written twice or can't be read."""
    found: dict[str, Entry] = {}
    for folder in SOURCES:
        for file in sorted((ROOT / folder).rglob(f"{language}.ftl")):
            text = file.read_text("utf-8")
            for node in FluentParser().parse(text).body:
                assert not isinstance(node, Junk), f"{file}: {node.content}"
                if isinstance(node, Message):
                    assert node.id.name not in found, f"{file}: {node.id.name} is written twice"
                    found[node.id.name] = _entry(file, node, text)
    return found


def _entry(file: Path, node: Message, text: str) -> Entry:
    variables = _Variables()
    variables.visit(node)
    span = node.span
    assert span is not None
    details = any(attribute.id.name == "more" for attribute in node.attributes)
    return Entry(file, frozenset(variables.names), text[span.start : span.end], details)


@dataclass(frozen=True)
class Use:
    """A call that names a text: ``arguments`` is None where they can't be read off the call."""

    key: str
    place: str
    arguments: frozenset[str] | None


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for folder in SOURCES:
        for file in sorted((ROOT / folder).rglob("*.py")):
            yield file, ast.parse(file.read_text("utf-8"))


def uses() -> list[Use]:
    """Every ``text("key", …)`` and ``Refusal("key", …)`` with a literal key."""
    found = []
    for file, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"text", "Refusal"}:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.append(Use(first.value, f"{file.relative_to(ROOT)}:{node.lineno}", _arguments(node)))
    return found


def _arguments(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name and name not in _own(call))


def _own(call: ast.Call) -> set[str]:
    """The arguments that are not the text's: a Refusal's ``example=True``."""
    return {
        keyword.arg
        for keyword in call.keywords
        if keyword.arg == "example"
        and isinstance(keyword.value, ast.Constant)
        and isinstance(keyword.value.value, bool)
    }


def constants() -> tuple[set[str], set[str]]:
    """All strings of the sources, and the beginnings of those that are put together (``f"cmd-{…}"``)."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    for _, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
    return whole, beginnings
