"""The region that serves where nobody has configured one."""

from pathlib import Path

import pytest

from bot.config import standard_topics
from bot.sample import SAMPLE_ROOM, sample_config


def test_ten_municipalities_one_coordinator() -> None:
    config = sample_config("@anna:example.org")
    (region,) = config.region
    assert config.matrix is None
    assert region.key == region.name == "Kreis Paderborn (Beispiel)"
    assert region.coordinators == ("@anna:example.org",)
    assert region.rooms == (SAMPLE_ROOM,)
    assert len(region.municipalities) == 10
    assert {m.district for m in region.municipalities} == {"Paderborn"}
    assert region.topics == standard_topics()
    assert len(region.rules.splitlines()) == 5
    assert region.link


def test_with_a_homeserver() -> None:
    config = sample_config(
        "@anna:localhost",
        rooms=["#paten:localhost"],
        data_dir=Path("/srv"),
        homeserver="http://127.0.0.1:8008",
        user_id="@patenbot:localhost",
        password="geheim",
    )
    assert config.data_dir == Path("/srv")
    assert config.region[0].rooms == ("#paten:localhost",)
    assert config.matrix
    assert config.matrix.homeserver == "http://127.0.0.1:8008"
    assert config.matrix.password
    assert config.matrix.password.get_secret_value() == "geheim"


@pytest.mark.parametrize("coordinator", ["Anna", "@anna", ""])
def test_refuses_who_is_no_matrix_user(coordinator: str) -> None:
    with pytest.raises(ValueError, match="Matrix id"):
        sample_config(coordinator)
