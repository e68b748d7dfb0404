"""What `patenbot check` says, a line each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is in order, what it is, and otherwise what to do."""

    ok: bool
    what: str
    advice: str = ""
