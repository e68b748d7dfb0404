"""The board's decisions: pure functions, no database, no clock."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.command import Facts
from bot.config import Region
from bot.dates import find_day, not_past
from bot.marks import Marks, read_marks
from bot.parsing import date_refused
from bot.replies import Refusal
from bot.when import DateError
from bot.words import EDGE, fold_name, split_name
from storage.listings import Listing

MOST_CHARACTERS = 4000
YEAR = 365
_BY = re.compile(r"^(?:\s*(?:um|noch|für|fuer|by|for|another)\s+)+", re.IGNORECASE)
_ALSO = re.compile(r"\s*(?:,|/|&|\+|\b(?:und|sowie|and)\b)?\s*", re.IGNORECASE)
WARNING = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants a listing to say."""

    marks: Marks
    municipality: str


def usual_days(region: Region, kind: str, *, permanent: bool = False) -> int:
    """How many days a listing stands when nobody says; a standing offer is asked after once a year."""
    if permanent:
        return YEAR
    return region.need_days if kind == "need" else region.offer_days


def default_until(region: Region, kind: str, today: date, *, permanent: bool = False) -> date:
    """The last day of a listing for which nobody named one."""
    return today + timedelta(days=usual_days(region, kind, permanent=permanent))


def until(region: Region, kind: str, marks: Marks, today: date) -> date:
    """The last day on which a listing stands open: as said, or the end of its period, or the default."""
    if marks.until:
        return marks.until
    if marks.period:
        return marks.period.last
    return default_until(region, kind, max(today, marks.opens or today), permanent=is_permanent(kind, marks))


def is_permanent(kind: str, marks: Marks) -> bool:
    """Only offers stand for good."""
    return kind == "offer" and marks.permanent and marks.until is None


def read_text(text: str, facts: Facts) -> Marks:
    """A listing's text, taken apart. Raises Refusal when it is too long or a date in it is wrong."""
    if len(text) > MOST_CHARACTERS:
        raise Refusal("text-too-long", length=len(text), most=MOST_CHARACTERS)
    try:
        return read_marks(text, today=facts.today, municipalities=facts.region.names)
    except DateError as error:
        raise Refusal(error.key, example=True, words=error.text) from None


def read_wish(text: str, facts: Facts) -> Wish:
    """A new listing's text and whose it is. Raises Refusal when nothing but marks was said."""
    marks = read_text(text, facts)
    if not marks.title:
        raise Refusal("listing-only-marks", example=True)
    mine, other = facts.person.municipality, marks.for_municipality
    if other and facts.coordinator:
        return Wish(marks, other)
    if other and other != mine:
        marks = replace(marks, title=f"{marks.title} für {other}")
    return Wish(marks, mine)


def fill(listing: Listing, marks: Marks, region: Region, today: date) -> None:
    """Let a listing say what the marks say, and nothing else."""
    listing.title, listing.body = marks.title, marks.body
    listing.topics = " ".join(marks.topics)
    listing.place = marks.place
    listing.opens = marks.period.first if marks.period else marks.opens
    listing.closes = marks.period.last if marks.period else None
    listing.until = until(region, listing.kind, marks, today)
    listing.permanent = is_permanent(listing.kind, marks)


def amend(listing: Listing, marks: Marks, region: Region, today: date) -> None:
    """Change only what was said: a new title brings its own text, a mark alone changes that mark.

    A listing never ends before it is needed: a new period or start moves its last day.
    """
    if marks.title:
        listing.title, listing.body = marks.title, marks.body
    if marks.topics:
        listing.topics = " ".join(marks.topics)
    if marks.place:
        listing.place = marks.place
    if marks.period or marks.opens:
        listing.opens = marks.period.first if marks.period else marks.opens
        listing.closes = marks.period.last if marks.period else None
    if marks.until:
        listing.until, listing.permanent, listing.asked_at = marks.until, False, None
    elif is_permanent(listing.kind, marks):
        listing.permanent = True
    elif (marks.period or marks.opens) and not listing.permanent:
        usual = until(region, listing.kind, marks, today)
        listing.until, listing.asked_at = usual if marks.period else max(usual, listing.until), None


def later_day(words: str, until: date, today: date) -> date | None:
    """The last day that „31.12.", „um zwei Wochen" or „30 Tage" names for a listing that stands until ``until``.

    None for words that name none. Raises Refusal for a wrong or past one.
    """
    words = _BY.sub("", words)
    try:
        found = find_day(words, today) or find_day(f"in {words}", max(until, today))
        return not_past(found[0], today, words[: found[1]]) if found else None
    except DateError as error:
        raise date_refused(error) from None


def partners(first: str, besides: str, names: Sequence[str]) -> list[str]:
    """The municipalities of „mit Büren und Lichtenau, Delbrück": ``besides`` is what follows the first one."""
    found = [first] if first else []
    while found and (also := _ALSO.match(besides)):
        name, behind = split_name(besides[also.end() :], names)
        typed = besides[also.end() : len(besides) - len(behind)].strip(EDGE)
        if not name or not (also[0].strip() or fold_name(typed) == fold_name(name)):  # a comma may be gone already
            break
        found.append(name)
        besides = behind
    return list(dict.fromkeys(found))


def may_change(listing: Listing, facts: Facts) -> bool:
    """The owner's people and the coordinator change a listing; while it has no owner, its author does."""
    if facts.coordinator:
        return True
    if listing.municipality:
        return listing.municipality == facts.person.municipality
    return listing.author == facts.event.sender


def last_warning(until: date, today: date) -> date:
    """A listing never closes sooner than some days after the question, however late that was put."""
    return max(until, today + WARNING)
