"""What runs inside the process of the demo's bot: ``patenbot`` with the arguments given, until the demo is gone.

Standard input is a pipe whose other end the demo holds; see `demo.synapse_child`.
"""

import runpy
import sys
import threading

from demo.synapse_child import end_with_parent


def main() -> None:
    threading.Thread(target=end_with_parent, daemon=True).start()
    sys.argv[0] = "patenbot"
    runpy.run_module("bot", run_name="__main__")


if __name__ == "__main__":
    main()
