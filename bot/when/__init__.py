"""The grammar of days, times and recurrences as people write them, German and English."""

from bot.when.grammar import read_exactly, read_when
from bot.when.model import Almanac, DateError, When

__all__ = ["Almanac", "DateError", "When", "read_exactly", "read_when"]
