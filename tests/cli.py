"""The command line as a person runs it: a process with arguments, input, output and exit code."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

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


def patenbot(*arguments: object, text: str = "", cwd: Path = REPOSITORY) -> Result:
    """Run ``patenbot`` with ``text`` as its input, away from this process's own PATENBOT_ variables."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PATENBOT_")}
    command = [sys.executable, "-m", "bot", *map(str, arguments)]
    done = subprocess.run(
        command, input=text.encode(), capture_output=True, cwd=cwd, env={**environment, "PYTHONPATH": str(REPOSITORY)}
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


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
