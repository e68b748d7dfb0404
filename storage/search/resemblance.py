"""How much titles look like what was typed: common runs of three letters. It settles what words alone leave open."""

from collections import Counter
from collections.abc import Collection, Sequence
from math import log, sqrt

SIZE = 3


def _runs(words: Collection[str]) -> set[str]:
    """All runs of letters of words; an underscore is their edge."""
    edged = [f"_{word}_" for word in words]
    return {word[place : place + SIZE] for word in edged for place in range(len(word) - SIZE + 1)}


def resemblances(typed: Collection[str], titles: Sequence[Collection[str]]) -> list[float]:
    """For each title (its stems) 0 to 1: the cosine of the runs; the fewer titles have a run, the more it tells."""
    wanted, runs = _runs(typed), [_runs(title) for title in titles]
    number = Counter(run for some in runs for run in some)
    weight = {run: log(1 + (len(titles) + 1) / (number[run] + 0.5)) ** 2 for run in wanted.union(*runs)}

    def length(some: Collection[str]) -> float:
        return sqrt(sum(weight[run] for run in some)) or 1.0

    whole = length(wanted)
    return [sum(weight[run] for run in wanted & some) / (whole * length(some)) for some in runs]
