"""Public holidays, from the library ``holidays``: imported when first needed, since it takes some 12 MB."""

import re
from datetime import date
from functools import lru_cache

CODE = re.compile(r"([A-Z]{2})(?:-(.+))?")  # a country ("DE"), or a part of one ("DE-NW")


def is_known(code: str) -> bool:
    """Whether there are holidays for a country or a part of one."""
    try:
        public_holidays(code, 2026)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=64)
def public_holidays(code: str, year: int) -> frozenset[date]:
    """The days of a year on which offices are closed by law. Raises ValueError for a code that nobody knows."""
    from holidays import country_holidays

    found = CODE.fullmatch(code)
    if found is None:
        raise ValueError(code)
    try:
        return frozenset(country_holidays(found[1], subdiv=found[2], years=year))
    except NotImplementedError:  # what the library raises for a country or part that it has not
        raise ValueError(code) from None
