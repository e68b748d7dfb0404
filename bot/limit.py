"""A polite limit: nobody's flood keeps the others waiting."""

from collections import deque
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=1)


class Limit:
    """Counts each person's commands of the last minute, by the homeserver's time, in memory only."""

    def __init__(self) -> None:
        self._moments: dict[tuple[str, str], deque[datetime]] = {}

    def exceeded(self, region: str, user: str, at: datetime, most: int) -> bool:
        """Count a command of ``user`` sent ``at``; True when it is one too many. ``most`` 0: no limit."""
        if not most:
            return False
        if len(self._moments) > 1000:
            self._moments = {key: moments for key, moments in self._moments.items() if moments[-1] > at - WINDOW}
        moments = self._moments.setdefault((region, user), deque())
        while moments and moments[0] <= at - WINDOW:
            moments.popleft()
        if len(moments) >= most:
            return True
        moments.append(at)
        return False

    def hasty(self, region: str, user: str, most: int) -> bool:
        """Whether a person has used up more than a third of the last minute's commands: others go first then."""
        return bool(most) and len(self._moments.get((region, user), ())) > most // 3
