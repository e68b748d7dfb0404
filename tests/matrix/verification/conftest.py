"""A world for each test."""

import pytest

from tests.matrix.verification.world import World


@pytest.fixture
def world() -> World:
    return World()
