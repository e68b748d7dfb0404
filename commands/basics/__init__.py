"""What every conversation needs: help, the way back, ``!mehr``, house rules, links. It knows all other features."""

from pathlib import Path

from bot.command import AnyCommand, Command, Feature, NoArguments
from commands.basics.conversation import NextLines, WayBack, links, rules
from commands.basics.helping import PAGE, About, Guide


def feature(others: tuple[Feature, ...]) -> Feature:
    """The feature that helps with ``others`` and with itself."""
    own: list[AnyCommand] = []
    guide = Guide(lambda: [*(command for other in others for command in other.commands), *own])
    own += _commands(
        guide,
        WayBack({kind: undo for other in others for kind, undo in other.undo.items()}),
        NextLines({PAGE: guide.all_more} | {name: more for other in others for name, more in other.more.items()}),
    )
    return Feature(folder=Path(__file__).parent, commands=tuple(own), more={PAGE: guide.all_more})


def _commands(guide: Guide, way_back: WayBack, next_lines: NextLines) -> tuple[AnyCommand, ...]:
    return (
        Command(
            name="undo",
            words={"de": ("rückgängig",), "en": ("undo",)},
            arguments=NoArguments,
            handle=way_back.undo,
            examples={"de": ("!rückgängig",), "en": ("!undo",)},
            details=True,
        ),
        Command(
            name="more",
            words={"de": ("mehr", "weiter"), "en": ("more",)},
            arguments=NoArguments,
            handle=next_lines.more,
            examples={"de": ("!mehr",), "en": ("!more",)},
        ),
        Command(
            name="help",
            words={"de": ("hilfe", "hilf"), "en": ("help",)},
            arguments=About,
            handle=guide.help,
            examples={"de": ("!hilfe", "!hilfe suche"), "en": ("!help", "!help need")},
        ),
        Command(
            name="commands",
            words={"de": ("befehle",), "en": ("commands",)},
            arguments=NoArguments,
            handle=guide.all,
            examples={"de": ("!befehle",), "en": ("!commands",)},
        ),
        Command(
            name="rules",
            words={"de": ("spielregeln", "regeln"), "en": ("rules",)},
            arguments=NoArguments,
            handle=rules,
            examples={"de": ("!spielregeln",), "en": ("!rules",)},
        ),
        Command(
            name="links",
            words={"de": ("links",), "en": ("links", "platforms")},
            arguments=NoArguments,
            handle=links,
            examples={"de": ("!links",), "en": ("!links",)},
        ),
    )
