"""Files that nobody but their owner may read."""

import os
from pathlib import Path

PRIVATE = 0o600


def write_private(file: Path, text: str) -> None:
    """Write the file whole or not at all, for nobody else to read, and so that it survives a power cut.

    Raises OSError.
    """
    draft = file.with_name(file.name + ".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "w", encoding="utf-8") as out:
        if os.geteuid() == 0:  # whoever administers: the file is the bot's all the same
            owner = file.parent.stat()
            os.fchown(out.fileno(), owner.st_uid, owner.st_gid)
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
    descriptor = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
