"""``config.example.toml`` and the model know the same keys and the same defaults."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot.complaints import TABLES
from bot.config import standard_topics
from bot.settings import load_config

EXAMPLE = Path(__file__).parents[1] / "config.example.toml"


LINE = re.compile(r'^(\[.*\])$|^(# )?(\w+) = (\[\n[^]]*\]|"""[^"]*"""|.*)$', re.MULTILINE)
ENTRY = re.compile(r"^ +(# )?(\{.*\}),$", re.MULTILINE)
TABLES_OF_THEIR_OWN = {
    ("", "matrix"),
    ("", "retention"),
    ("", "region"),
    ("[[region]]", "topic"),
    ("[[region]]", "link"),
    ("[[region]]", "school_holidays"),
    ("", "feed"),
}


def keys() -> Iterator[tuple[str, bool, str, Any]]:
    """Yield of each key in the file its table, whether it is commented out, its name and its value."""
    table = ""
    for header, comment, key, value in LINE.findall(EXAMPLE.read_text("utf-8")):
        if header:
            table = header
            continue
        yield table, bool(comment), key, tomllib.loads(f"x = {value}")["x"]
        for comment, entry in ENTRY.findall(value):
            for name, part in tomllib.loads(f"x = {entry}")["x"].items():
                yield 'an entry of "municipalities"', bool(comment), name, part


def test_it_loads() -> None:
    config = load_config(EXAMPLE, {})
    region = config.region[0]
    assert len(region.municipalities) == 10
    ready = {topic.tag for topic in standard_topics()}
    assert [topic.tag in ready for topic in region.topic] == [True, False]  # how to change one, and how to add one
    assert len(region.topics) == len(ready) + 1
    assert len(region.rules.splitlines()) == 5
    assert len(region.link) >= 3


def test_every_field_is_in_it_and_nothing_else() -> None:
    fields = {(table, key) for table, model in TABLES.items() for key in model.model_fields}
    assert {(table, key) for table, _, key, _ in keys()} == fields - TABLES_OF_THEIR_OWN


def test_what_is_commented_out_is_the_default() -> None:
    commented = [(table, key, value) for table, comment, key, value in keys() if comment]
    assert len(commented) > 15
    for table, key, value in commented:
        field = TABLES[table].model_fields[key]
        kind: Any = field.annotation
        checked = TypeAdapter(kind).validate_python(value)
        if field.default is not None and not table.startswith("an entry"):  # entries are examples
            assert checked == field.default, key
