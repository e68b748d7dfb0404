"""What the documents say is so: links lead somewhere, names exist, and the example of CONTRIBUTING works."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.__main__ import COMMANDS
from bot.complaints import TABLES
from bot.config import Config, Feed, Matrix, Retention
from bot.parsing import Vocabulary
from bot.sample import sample_config
from commands import features
from storage.migrations import revisions

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
OPERATIONS = (ROOT / "docs" / "operations.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")

LINK = re.compile(r"(!?)\[([^]]*)\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
COMMAND = re.compile(r"(?:^|`)!([^\W\d][\w-]*)", re.MULTILINE)
FILE = re.compile(r"^`([\w/.]+)`:\n\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOT_OURS = re.compile(
    r"registry\.|docker\.io|ghcr\.io|quay\.io|--index-url|(?<![\w.])/(?:home|root|work|Users|tmp|mnt)/"
)
TABLE_NAMES = {"matrix", "retention", "feed", "region", "topic", "link"}
COPIED = ("bot", "commands", "storage", "demo", "tests", "docs")
EXAMPLE, BEFORE_IT = "0003", "0002"  # the migrations that CONTRIBUTING names


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def slug(heading: str) -> str:
    """The anchor that a forge makes of a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_and_pictures_are_there(document: Path) -> None:
    text = FENCE.sub("", document.read_text("utf-8"))
    for picture, words, target in LINK.findall(text):
        assert words, f"{target} has no text"
        assert not picture or len(words) > 20, f"the picture {target} needs a text for those who can't see it"
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        file = (document.parent / name).resolve() if name else document
        assert file.exists(), target
        if anchor:
            assert anchor in map(slug, HEADING.findall(file.read_text("utf-8"))), target


@pytest.mark.parametrize("document", [*DOCUMENTS, ROOT / "deploy" / "patenbot.service"], ids=named)
def test_nothing_of_one_machine_is_in_it(document: Path) -> None:
    assert not NOT_OURS.findall(document.read_text("utf-8"))


@pytest.mark.parametrize("name", COMMANDS)
def test_operations_name_every_subcommand(name: str) -> None:
    assert f"`patenbot {name}" in OPERATIONS


def test_operations_name_every_key() -> None:
    keys = {key for model in TABLES.values() for key in model.model_fields} - TABLE_NAMES
    assert len(keys) > 25
    assert {key for key in keys if f"`{key}`" not in OPERATIONS} == set()


def test_operations_name_every_environment_variable() -> None:
    names = [f"PATENBOT_{key}" for key in Config.model_fields if key not in TABLE_NAMES]
    tables: dict[str, type[BaseModel]] = {"MATRIX": Matrix, "RETENTION": Retention, "FEED": Feed}
    for table, model in tables.items():
        names += [f"PATENBOT_{table}__{key}" for key in model.model_fields]
    assert {name.upper() for name in names} == set(re.findall(r"PATENBOT_[A-Z_]+[A-Z]", OPERATIONS))


def test_the_service_sets_what_exists() -> None:
    unit = (ROOT / "deploy" / "patenbot.service").read_text("utf-8")
    assert re.findall(r"^Environment=(\w+)=", unit, re.MULTILINE) == ["PATENBOT_MATRIX__PASSWORD_FILE"]
    assert re.search(r"^ExecStart=\S+/patenbot run --config \S+$", unit, re.MULTILINE)


def test_every_make_target_is_explained() -> None:
    targets = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert len(targets) > 5
    text = (ROOT / "README.md").read_text("utf-8") + CONTRIBUTING
    assert [target for target in targets if f"make {target}" not in text] == []


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if d.name != "CONTRIBUTING.md"], ids=named)
def test_commands_in_it_exist(document: Path) -> None:
    config = sample_config("@geschaeftsstelle:example.org")
    vocabulary = Vocabulary([command for feature in features(config) for command in feature.commands])
    words = COMMAND.findall(document.read_text("utf-8"))
    assert [word for word in words if vocabulary.find(word) is None] == []


def test_the_handbook_says_neither_du_nor_sie() -> None:
    text = (ROOT / "docs" / "handbuch.md").read_text("utf-8")
    assert re.findall(r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein\w*|Ihnen|Ihre[mnrs]?)\b", text) == []


def test_decisions_are_numbered_and_whole() -> None:
    assert [int(file.name[:4]) for file in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    for file in DECISIONS:
        text = file.read_text("utf-8")
        assert text.startswith(f"# {int(file.name[:4])}. "), file.name
        for part in ("**What.**", "**Why.**", "**Look again when**"):
            assert part in text, (file.name, part)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} in {file.name}"
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.slow
def test_the_example_feature_works(tmp_path: Path) -> None:
    """Build what CONTRIBUTING describes in a copy, and run its test and the house rules there."""
    for folder in COPIED:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "config.example.toml", "Makefile"):
        shutil.copy(ROOT / file, tmp_path)
    latest = revisions()[-1]
    following = f"{int(latest) + 1:04}"
    for path, text in FILE.findall(CONTRIBUTING):
        file = tmp_path / path.replace(EXAMPLE, following)
        file.parent.mkdir(exist_ok=True)
        if "migrations" in path:
            text = text.replace(f'"{EXAMPLE}"', f'"{following}"').replace(f'"{BEFORE_IT}"', f'"{latest}"')
        file.write_text(text, "utf-8")
    change(tmp_path / "commands" / "__init__.py", "    basics,\n", "    notes,\n    basics,\n")
    change(tmp_path / "commands" / "__init__.py", "people.FEATURE,", "people.FEATURE, notes.FEATURE,")
    change(tmp_path / "storage" / "tables.py", "    actions,\n", "    actions,\n    notes,\n")

    tests = ["tests/commands/test_notes.py", "tests/test_house_rules.py"]
    chosen = "notes or merke or note or not (handbook or example_works)"
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", chosen, *tests]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
