"""Reads the configuration: the TOML file first, then the environment, whose word is the last one."""

import re
import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr, ValidationError

from bot.complaints import complaints, summary, unreadable
from bot.config import SECRETS, Config, Feed, Matrix, Retention
from bot.toml_lines import Path as Where
from bot.toml_lines import lines

PREFIX = "PATENBOT_"
_TABLES: dict[tuple[str, ...], type[BaseModel]] = {
    (): Config,
    ("matrix",): Matrix,
    ("retention",): Retention,
    ("feed",): Feed,
}


class ConfigError(Exception):
    """The configuration cannot be used; the message is one line with file, line and key, and holds no secret."""


def load_config(path: Path, environ: Mapping[str, str]) -> Config:
    """Read ``path`` and what ``environ`` says instead, and check it all.

    Relative paths in it are meant from the file's folder and come out absolute; a password file is read into
    ``password``. Variables are named ``PATENBOT_KEY`` or ``PATENBOT_TABLE__KEY``; empty ones count as not set; any
    login secret among them takes the place of those in the file.

    Raises ConfigError.
    """
    text = _read(path)
    content = _parse(path, text)
    variables = _variables(environ)
    _overlay(content, variables, environ)

    try:
        config = Config.model_validate(content)
    except ValidationError as error:
        raise ConfigError(summary(complaints(error, _finder(path, text, variables)))) from None
    try:
        return _settle(config, path.absolute().parent)
    except ValueError as error:
        _, place = _finder(path, text, variables)(("matrix", "password_file"))
        raise ConfigError(f"{place}{error}") from None


def _finder(path: Path, text: str, variables: Mapping[Where, str]) -> Callable[[Where], tuple[int, str]]:
    known = lines(text)

    def find(where: Where) -> tuple[int, str]:
        if where in variables:
            return 0, f"environment variable {variables[where]}: "
        while where and where not in known:
            where = where[:-1]
        return (known[where], f"{path}, line {known[where]}: ") if where else (0, f"{path}: ")

    return find


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")  # editors of Windows put a mark before the text
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file; copy config.example.toml there and fill it in") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(unreadable(path, error)) from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", str(error))
        what, line, column = found.groups() if found else (str(error), str(text.count("\n") + 1), "")
        place = f"{path}, line {line}" + (f", column {column}" if column else "")
        raise ConfigError(f"{place}: {what[:1].lower()}{what[1:]}") from None


def _keys() -> dict[str, tuple[tuple[str, ...], bool]]:
    """Map each variable that may be set to its place in the file and whether it is a number."""
    return {
        PREFIX + "__".join((*table, name)).upper(): ((*table, name), field.annotation is int)
        for table, model in _TABLES.items()
        for name, field in model.model_fields.items()
        if (name,) not in _TABLES and name != "region"
    }


def _variables(environ: Mapping[str, str]) -> dict[Where, str]:
    """Map the places that the environment fills to the names of the variables."""
    known = _keys()
    ours = sorted(name for name in environ if name.startswith(PREFIX))
    unknown = []
    for name in ours:
        if name not in known:
            meant = get_close_matches(name.removeprefix(PREFIX), [key.removeprefix(PREFIX) for key in known], 1)
            hint = f"; did you mean {PREFIX}{meant[0]}?" if meant else ""
            unknown.append(f"unknown environment variable {name}{hint}")
    if unknown:
        raise ConfigError(summary(unknown))
    return {known[name][0]: name for name in ours if environ[name]}


def _overlay(content: dict[str, Any], variables: Mapping[Where, str], environ: Mapping[str, str]) -> None:
    known = _keys()
    matrix = content.get("matrix")
    if isinstance(matrix, dict) and any(("matrix", key) in variables for key in SECRETS):
        content["matrix"] = {key: value for key, value in matrix.items() if key not in SECRETS}
    for name in variables.values():
        (*tables, key), number = known[name]
        table = content.setdefault(tables[0], {}) if tables else content
        if isinstance(table, dict):
            value = environ[name]
            table[key] = int(value) if number and re.fullmatch(r"-?\d{1,9}", value) else value


def _settle(config: Config, folder: Path) -> Config:
    """Make paths absolute and read the password file; ValueError says why that failed."""
    changed: dict[str, Any] = {"data_dir": folder / config.data_dir}
    if config.matrix and config.matrix.password_file:
        file = folder / config.matrix.password_file
        secret = SecretStr(_password(file))
        changed["matrix"] = config.matrix.model_copy(update={"password_file": file, "password": secret})
    return config.model_copy(update=changed)


def _password(file: Path) -> str:
    try:
        password = file.read_text("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(unreadable(file, error)) from None
    if not password:
        raise ValueError(f"{file} is empty")
    return password
