"""The polite limit counts each person's commands of one minute."""

from datetime import timedelta

from bot.limit import Limit
from tests.conversation import ANNA, BERND, MONDAY, OTHER_REGION, REGION


def use(
    limit: Limit, count: int, *, user: str = ANNA, region: str = REGION, after: float = 0, most: int = 5
) -> list[bool]:
    return [limit.exceeded(region, user, MONDAY + timedelta(seconds=after), most) for _ in range(count)]


def test_so_many_and_no_more() -> None:
    assert use(Limit(), 7) == [False] * 5 + [True] * 2


def test_everybody_has_their_own_in_each_region() -> None:
    limit = Limit()
    use(limit, 5)
    assert use(limit, 1, user=BERND) == [False]
    assert use(limit, 1, region=OTHER_REGION) == [False]
    assert use(limit, 1) == [True]


def test_a_minute_later_there_is_room_again() -> None:
    limit = Limit()
    use(limit, 3)
    use(limit, 2, after=30)
    assert use(limit, 1, after=59.9) == [True]
    assert use(limit, 4, after=60) == [False] * 3 + [True]


def test_what_was_refused_does_not_count() -> None:
    limit = Limit()
    use(limit, 100)
    assert use(limit, 1, after=60) == [False]


def test_none_means_no_limit() -> None:
    assert not any(use(Limit(), 1000, most=0))
    assert not Limit().hasty(REGION, ANNA, 0)


def test_many_people_are_forgotten_when_their_minute_is_over() -> None:
    limit = Limit()
    for number in range(1001):
        use(limit, 1, user=f"@{number}:localhost")
    use(limit, 5, after=61)
    assert use(limit, 1, after=62) == [True]
    assert len(limit._moments) == 1


def test_hasty_is_who_used_up_more_than_a_third() -> None:
    limit = Limit()
    use(limit, 3, most=9)
    assert not limit.hasty(REGION, ANNA, 9)
    use(limit, 1, most=9)
    assert limit.hasty(REGION, ANNA, 9)
    assert not limit.hasty(REGION, BERND, 9)
