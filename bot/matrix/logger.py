"""The gateway's logger."""

import logging

log = logging.getLogger("patenbot.matrix")
