"""Where keys stand in a TOML text: every number in these texts is the number of its own line."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from bot.toml_lines import Path, lines

TEXTS = {
    "plain": "a = 1\n\n# b = 9\n  c = 4 # d = 9\n\te=5",
    "no end of line": "a = 1",
    "windows": 'a = 1\r\ns = """\r\n[x]\r\n"""\r\nb = 5\r\n',
    "quoted keys": '"a b" = 1\n\'c.d\' = 2\n"e\\u0041\\"" = 3\n"" = 4\n',
    "dotted keys": 'a.b = 1\na . "c.d" . e = 2\n[t]\nx.y.z = 4\nx.y.w = 5\n',
    "tables": "[a]\nx = 2\n[a.b]\nx = 4\n[ c . d ] # [e]\nx = 6\n[c]\nx = 8\n",
    "arrays of tables": "[[r]]\nx = 2\n[[r.t]]\nx = 4\n[[r.t]]\nx = 6\n[r.u]\nx = 8\n[[r]]\nx = 10\n[[r.t]]\nx = 12\n",
    "arrays in tables": "[a]\n[[a.b]]\nx = 3\n[a.b.c]\nx = 5\n[[a.b]]\nx = 7\n[a.b.c]\nx = 9\n",
    "strings that look like keys": 's = "a = 1 [b] # c"\nt = \'a = 1 \\\'\nx = 3\nu = "\\" [y]"\ny = 5\n',
    "long strings": 's = """\n[a]\nx = 9\n"quoted" ""two""\\"""\n"""\nx = 6\n' + "t = '''\n[a]\n''' # '''\ny = 10\n",
    "quotes at the end of long strings": 's = """a"""""\nx = 2\nt = \'\'\'a\'\'\'\'\'\ny = 4\nu = """"""\nz = 6\n',
    "long string that ends in a backslash": "s = '''\\'''\nx = 2\nt = \"\"\"\\\\\"\"\"\ny = 4\n",
    "lists": "a = [\n  2, # ]\n  3,\n\n  [5, 5], [\n  6]\n]\nb = [8,8]\nc = []\nd = [ ]\nx = 11\n",
    "inline tables": 'a = { b = 1, "c" = { d = 1 }, e.f = 1 }\nh = [\n  { x = 3 },\n  { y = "}", x = 4 }]\nz = {}\n',
    "dates": "a = 1979-05-27 07:32:00\nb = 1979-05-27T07:32:00+02:00 # x\nc = 3\n",
    "empty": "",
    "only a comment": "# a = 1",
}


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if path:
        yield path, value
    children: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value))
    for step, child in children:
        yield from walk(child, (*path, step))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_path_is_found_on_its_line(text: str) -> None:
    found = lines(text)
    paths = dict(walk(tomllib.loads(text)))
    assert found.keys() == paths.keys()
    assert {path: found[path] for path, value in paths.items() if isinstance(value, int)} == {
        path: value for path, value in paths.items() if isinstance(value, int)
    }


def test_tables_are_where_their_headers_are() -> None:
    found = lines("[a]\n\n[[r]]\nx = 1\n[[r.t]]\n\n[[r]]\n")
    assert found == {("a",): 1, ("r",): 3, ("r", 0): 3, ("r", 0, "x"): 4, ("r", 0, "t"): 5, ("r", 0, "t", 0): 5} | {
        ("r", 1): 7
    }
