"""Public holidays, from the library ``holidays``: imported when first needed, since it takes some 12 MB."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

CODE = re.compile(r"([A-Z]{2})(?:-(.+))?")  # a country ("DE"), or a part of one ("DE-NW")
LANGUAGES = {"en": "en_US"}


def is_known(code: str) -> bool:
    """Whether there are holidays for a country or a part of one."""
    try:
        public_holidays(code, 2026)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=64)
def public_holidays(code: str, year: int, language: str = "de") -> Mapping[date, str]:
    """The days of a year on which offices are closed by law, with their names. Raises ValueError for an unknown code.

    In ``language`` ("de", "en"), or in that of the country where it has none.
    """
    from holidays import country_holidays

    found = CODE.fullmatch(code)
    if found is None:
        raise ValueError(code)
    try:
        days = country_holidays(found[1], subdiv=found[2], years=year, language=LANGUAGES.get(language, language))
    except NotImplementedError:  # what the library raises for a country or part that it has not
        raise ValueError(code) from None
    return dict(days)
