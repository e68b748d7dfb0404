"""What the subcommands share: finding the configuration and the region, and failing with one line."""

import argparse
import os
import re
from pathlib import Path

from bot.config import Config, Region
from bot.sample import sample_config
from bot.settings import ConfigError, load_config
from bot.words import find_name

NOBODY = "@nobody:localhost"


class Failed(Exception):
    """The command can't do what it was asked; the text is one or more lines for stderr."""


def user_id(text: str) -> str:
    """A Matrix user id, for argparse."""
    if not re.fullmatch(r"@[^:\s]+:\S+", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no Matrix id such as @anna:example.org")
    return text


def add_installation(parser: argparse.ArgumentParser) -> None:
    """The options that say whose data it is about."""
    parser.add_argument("--config", type=Path, metavar="FILE", help="the configuration; without it a sample region")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder; otherwise that of the configuration")
    parser.add_argument("--region", metavar="NAME", help="which region, if there are several; otherwise the first")


def config_of(args: argparse.Namespace, coordinator: str = NOBODY) -> Config:
    """The configuration that ``args`` names, or the sample region mediated by ``coordinator``. Raises ConfigError."""
    config = load_config(args.config, os.environ) if args.config else sample_config(coordinator)
    return config.model_copy(update={"data_dir": args.data}) if args.data else config


def region_of(config: Config, name: str | None, user: str = "") -> Region:
    """The region called ``name``; otherwise the first that ``user`` coordinates, or the first. Raises ConfigError."""
    if name is None:
        return next((region for region in config.region if user in region.coordinators), config.region[0])
    found = find_name(name, [region.name for region in config.region])
    if found is None:
        known = ", ".join(f'"{region.name}"' for region in config.region)
        raise ConfigError(f'no region is called "{name}"; there is {known}')
    return next(region for region in config.region if region.name == found)
