"""The command line as a person runs it: arguments, input, output and exit code."""

import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from bot.__main__ import main

REPOSITORY = Path(__file__).parents[1]
ANNA = "@anna:example.org"


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on stderr of a command that failed."""
        assert self.code != 0
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.strip()


UNPRIVILEGED = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()
"""Before a command: root that may read no more than the modes of files allow."""


def process(*arguments: object, text: str = "", cwd: Path = REPOSITORY, before: tuple[str, ...] = ()) -> Result:
    """Run ``patenbot`` with ``text`` as its input, away from this process's own PATENBOT_ variables."""
    command = [*before, sys.executable, "-m", "bot", *map(str, arguments)]
    environment = {**_environment(), "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, input=text.encode(), capture_output=True, cwd=cwd, env=environment)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def patenbot(*arguments: object, text: str = "", cwd: Path = REPOSITORY) -> Result:
    """The same without starting another Python, which takes longer than most commands do."""
    given, out, err = (io.BytesIO(content) for content in (text.encode(), b"", b""))
    files = [io.TextIOWrapper(stream, "utf-8", write_through=True) for stream in (given, out, err)]
    with (
        patch.multiple(sys, stdin=files[0], stdout=files[1], stderr=files[2]),
        patch.dict(os.environ, _environment(), clear=True),
        chdir(cwd),
        ThreadPoolExecutor(1) as thread,
    ):
        code = thread.submit(_main, list(map(str, arguments))).result()  # where no event loop runs
    return Result(code, out.getvalue().decode(), err.getvalue().decode())


def _main(arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as exit:
        return int(exit.code or 0)


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("PATENBOT_")}


CONFIG = """\
data_dir = "data"

[matrix]
homeserver = "{homeserver}"
user_id = "@patenbot:localhost"
password = "secret"

[[region]]
name = "Kreis"
rooms = ["!room:localhost"]
coordinators = ["@anna:example.org"]
municipalities = ["Borchen", "Büren"]
"""


def write_config(folder: Path, homeserver: str = "http://127.0.0.1:9", more: str = "") -> Path:
    """A configuration in ``folder`` whose homeserver does not answer, unless another is given."""
    file = folder / "config.toml"
    file.write_text(CONFIG.format(homeserver=homeserver) + more, encoding="utf-8")
    file.chmod(0o600)
    return file
