"""What is fetched for the tests is fixed, and from where is the machine's own matter."""

import json

from tests.element.peer import FOLDER


def test_the_lock_file_holds_a_hash_of_everything_and_no_address() -> None:
    text = (FOLDER / "package-lock.json").read_text("utf-8")
    packages = json.loads(text)["packages"]
    assert all("integrity" in package for path, package in packages.items() if path)
    assert "://" not in text, "run `make lock`"
