"""Figures and the table that they are printed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of the values lie, by nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. ``peer`` and ``target`` are empty where there is none; ``met`` None: no target."""

    what: str
    ours: str
    peer: str = ""
    ratio: str = ""
    target: str = ""
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        mark = "" if self.met is None else "✓" if self.met else "✗"
        return (self.what, self.ours, self.peer, self.ratio, self.target, mark)


def compared(what: str, ours: float, peer: float, unit: str, most: float) -> Row:
    """A line for two figures of which ours may be at most ``most`` times the peer's."""
    ratio = ours / peer
    return Row(what, f"{ours:.3g} {unit}", f"{peer:.3g} {unit}", f"{ratio:.2f}", f"≤ {most} ×", ratio <= most)


def beside(what: str, ours: float, peer: float, unit: str) -> Row:
    """A line for two figures without a target."""
    return Row(what, f"{ours:.3g} {unit}", f"{peer:.3g} {unit}", f"{ours / peer:.2f}")


def limited(what: str, ours: float, unit: str, most: float) -> Row:
    """A line for a figure that may be at most ``most``."""
    return Row(what, f"{ours:.3g} {unit}", target=f"≤ {most:g} {unit}", met=ours <= most)


def times(what: str, ours: Sequence[float], peer: Sequence[float], most: float) -> Row:
    """A line for seconds, shown as median / 95th percentile in ms; the latter may be at most ``most`` ms."""
    high = percentile(ours, 0.95) * 1000
    ratio = f"{median(ours) / median(peer):.1f}" if peer else ""
    return Row(what, spread(ours), spread(peer) if peer else "", ratio, f"p95 ≤ {most:g} ms", high <= most)


def spread(seconds: Sequence[float]) -> str:
    return f"{median(seconds) * 1000:.1f} / {percentile(seconds, 0.95) * 1000:.1f} ms"


def table(rows: Iterable[Row]) -> str:
    """Markdown."""
    lines = [("", "Patenbot", "peer", "ratio", "target", ""), ("---",) * 6, *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
