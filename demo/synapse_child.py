"""What runs inside the process of the embedded homeserver; `demo.homeserver` starts it.

``synapse_child.py CONFIG [fast]`` with a pipe as standard input whose other end the parent holds. When that end
closes, in whatever way the parent ended, the server ends too. ``fast`` leaves out waiting for the disk: nothing is
lost when the process is killed, only when the machine loses power.
"""

import importlib
import os
import runpy
import signal
import sys
import threading
from typing import Any

SECONDS_TO_SHUT_DOWN = 5.0


def end_with_parent() -> None:
    """Wait until the parent is gone, then stop in an orderly way, or at the latest after five seconds."""
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(SECONDS_TO_SHUT_DOWN)
    os._exit(1)


def do_not_wait_for_the_disk() -> None:
    """Open each of Synapse's SQLite connections with ``synchronous = OFF``; it has no setting for that."""
    engine = importlib.import_module("synapse.storage.engines.sqlite").Sqlite3Engine
    original = engine.on_new_connection

    def on_new_connection(self: Any, connection: Any) -> None:
        original(self, connection)
        connection.execute("PRAGMA synchronous = OFF;")

    engine.on_new_connection = on_new_connection


def main() -> None:
    config, *options = sys.argv[1:]
    threading.Thread(target=end_with_parent, daemon=True).start()
    if "fast" in options:
        do_not_wait_for_the_disk()
    sys.argv = ["synapse", "--config-path", config]
    runpy.run_module("synapse.app.homeserver", run_name="__main__")


if __name__ == "__main__":
    main()
