"""How a poll stands: who can when, and which date is the best. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.when.series import first_minute
from storage.datepolls import DateOption


@dataclass(frozen=True, slots=True)
class Standing:
    """The dates, and what counts now: ``votes`` as of `storage.datepolls.votes`.

    ``missing`` are those of the ``known`` municipalities, which have a Pate or a Vertretung, that have not answered;
    ``waiting`` those too who have not since all were asked anew.
    """

    options: Sequence[DateOption]
    votes: Mapping[str, Mapping[int, str]]
    missing: Sequence[str] = ()
    waiting: Sequence[str] = ()
    known: int = 0

    @property
    def complete(self) -> bool:
        """Whether everybody has answered who is waited for; with one municipality alone nobody knows who that is."""
        return self.known > 1 and not self.waiting

    @property
    def thorough(self) -> bool:
        """Whether everybody who answered has said something of each date, so that nothing more is to come."""
        return all(len(said) == len(self.options) for said in self.votes.values())

    def who(self, option: DateOption, answer: str) -> list[str]:
        """Those who answered so to an option, in the order in which they first voted."""
        return [who for who, said in self.votes.items() if said.get(option.id) == answer]

    def able(self, option: DateOption) -> int:
        """How many can come then, those too who can if need be."""
        return len(self.who(option, "yes")) + len(self.who(option, "maybe"))


def begin(option: DateOption) -> datetime:
    """The start as local time; a day begins at midnight."""
    return first_minute(option.starts)


def best(standing: Standing, quorum: int, now: datetime) -> DateOption | None:
    """The option to propose at ``now`` (local time); None when nobody can come to any, or too few.

    Most who can, then most who can if need be, fewest who can't, the earliest.
    """
    least = max(1, quorum)
    possible = [one for one in standing.options if begin(one) > now and standing.able(one) >= least]
    return min(possible, key=lambda one: _rank(standing, one), default=None)


def nearest(standing: Standing, now: datetime) -> DateOption | None:
    """The option that comes nearest to a quorum that none reaches."""
    possible = [one for one in standing.options if begin(one) > now and standing.able(one)]
    return min(possible, key=lambda one: (-standing.able(one), *_rank(standing, one)), default=None)


def _rank(standing: Standing, option: DateOption) -> tuple[int, int, int, datetime]:
    yes, maybe, no = (len(standing.who(option, answer)) for answer in ("yes", "maybe", "no"))
    return -yes, -maybe, no, begin(option)
