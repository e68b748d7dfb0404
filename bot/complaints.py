"""What is wrong with a configuration, in words for whoever has to mend it at night."""

import json
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.config import SECRETS, Config, Feed, Link, Matrix, Municipality, Region, Retention, SchoolHolidays, Topic
from bot.toml_lines import Path as Where

TABLES: dict[str, type[BaseModel]] = {
    "": Config,
    "[matrix]": Matrix,
    "[retention]": Retention,
    "[feed]": Feed,
    "[[region]]": Region,
    "[[region.topic]]": Topic,
    "[[region.link]]": Link,
    "[[region.school_holidays]]": SchoolHolidays,
    'an entry of "municipalities"': Municipality,
}
_EXPECTED = {
    "string_type": "text in quotes",
    "path_type": "text in quotes",
    "int_type": "a whole number",
    "date_type": "a day such as 2026-12-23, without quotes",
    "tuple_type": "a list",
    "model_type": "a table",
}
_TYPES: list[tuple[type | tuple[type, ...], str]] = [
    (bool, "true or false"),
    (int, "a whole number"),
    (float, "a number with a point"),
    (str, "text"),
    (list, "a list"),
    (dict, "a table"),
]


def complaints(error: ValidationError, find: Callable[[Where], tuple[int, str]]) -> list[str]:
    """Put each of the errors into one line, in the order of the file.

    ``find`` gives for the way to a value its line (0 if there is none) and what to write before the sentence.
    Values of secrets are never repeated.
    """
    told = []
    explained: set[Where] = set()
    details = error.errors(include_url=False)
    for detail in sorted(details, key=lambda d: d["type"] == "missing"):
        where = _where(detail)
        if where in explained or (detail["type"] == "too_short" and any(_below(where, d["loc"]) for d in details)):
            continue  # a list that is too short only since its entries are wrong is no error of its own
        if detail["type"] == "extra_forbidden":
            sentence, meant = _unknown(where)
            explained.add((*where[:-1], meant))
        else:
            sentence = _sentence(detail, where)
        line, place = find(where)
        told.append((line, place + sentence))
    return [sentence for _, sentence in sorted(told, key=lambda pair: pair[0])]


def summary(sentences: list[str]) -> str:
    """Shorten to the first and how many more there are."""
    rest = len(sentences) - 1
    more = f" (and {rest} more error{'s' if rest > 1 else ''})" if rest else ""
    return sentences[0] + more


def unreadable(path: Path, error: OSError | UnicodeDecodeError) -> str:
    """Why the file cannot be read."""
    reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
    return f"cannot read {path}: {reason}"


def _where(detail: ErrorDetails) -> Where:
    at: Where = detail["ctx"].get("at", ()) if detail["type"] == "clash" else ()
    return (*detail["loc"], *at)


def _below(upper: Where, lower: Where) -> bool:
    return len(lower) > len(upper) and lower[: len(upper)] == upper


def _table(where: Where) -> str:
    """Name the table that holds the last step of ``where``."""
    names = [str(step) for step in where if isinstance(step, str)][:-1]
    if names[-1:] == ["municipalities"]:
        return 'an entry of "municipalities"'
    if not names:
        return ""
    return f"[[{'.'.join(names)}]]" if names[0] == "region" else f"[{names[0]}]"


def _in(table: str) -> str:
    return f" in {table}" if table else ""


def _subject(where: Where) -> str:
    """Name the value: "rooms" in [[region]], an entry of "rooms" in [[region]]."""
    names = [step for step in where if isinstance(step, str)]
    entry = "an entry of " if isinstance(where[-1], int) else ""
    return f'{entry}"{names[-1]}"{_in(_table(where))}'


def _unknown(where: Where) -> tuple[str, str]:
    """Return the sentence on an unknown key, and the key that was meant or an empty text."""
    key, table = str(where[-1]), _table(where)
    sentence = f'unknown key "{key}"{_in(table)}'
    meant = get_close_matches(key, TABLES[table].model_fields, 1)
    if meant:
        return f'{sentence}; did you mean "{meant[0]}"?', meant[0]
    homes = [name for name, model in TABLES.items() if key in model.model_fields]
    if len(homes) == 1:
        return f"{sentence}; it belongs {f'to {homes[0]}' if homes[0] else 'above the first table'}", ""
    return sentence, ""


def _sentence(detail: ErrorDetails, where: Where) -> str:
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "clash":
        return str(context["saying"])
    if kind == "missing":
        return "there is no [[region]]" if where == ("region",) else f"missing key {_subject(where)}"
    if kind == "tuple_type" and isinstance(value, dict):
        name = ".".join(step for step in where if isinstance(step, str))
        return f"write [[{name}]], not [{name}]"
    if kind in ("too_short", "string_too_short"):
        return f"{_subject(where)} must not be empty"
    if kind in _EXPECTED:
        return f"{_subject(where)} must be {_EXPECTED[kind]}, not {_type(value)}"
    saying = _saying(detail, context)
    shown = "" if where[-1] in SECRETS else f", not {_shown(value)}"
    return f"{_subject(where)} must {saying}{shown}"


def _saying(detail: ErrorDetails, context: dict[str, Any]) -> str:
    if detail["type"] == "shape":
        return str(context["saying"])
    if detail["type"] == "literal_error":
        return "be " + str(context["expected"]).replace("'", '"')
    if detail["type"] == "greater_than_equal":
        return f"be at least {context['ge']}"
    return f"be right ({detail['type']})"  # no rule of the model comes here; a new one still gets its place named


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return json.dumps(value if len(value) <= 60 else value[:60] + "…", ensure_ascii=False)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _type(value)


def _type(value: Any) -> str:
    return next((name for kind, name in _TYPES if isinstance(value, kind)), "a date or time")
