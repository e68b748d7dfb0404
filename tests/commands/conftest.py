"""What the tests of the features share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.conversation import Conversation, conversation


@pytest.fixture
async def c(tmp_path: Path) -> AsyncIterator[Conversation]:
    """A fresh conversation in the sample regions."""
    async with conversation(tmp_path) as talk:
        yield talk
