"""Processes below another, by what they are connected with."""

import os
import re
import signal
from pathlib import Path

ENDS = re.compile(r"^ *\d+: [\dA-F]+:([\dA-F]{4}) (?:\S+ +){7}(\d+)", re.MULTILINE)


def kill_by_port(parent: int, port: int) -> None:
    """Kills the child whose connection is from this port of this machine, as Lambda ends a function."""
    tables = "".join(Path(f"/proc/net/tcp{version}").read_text() for version in ("", "6"))
    sockets = {f"socket:[{inode}]" for at, inode in ENDS.findall(tables) if int(at, 16) == port}
    threads = Path(f"/proc/{parent}/task").glob("*/children")
    for child in " ".join(thread.read_text() for thread in threads).split():
        if sockets & {os.readlink(open_file) for open_file in Path(f"/proc/{child}/fd").iterdir()}:
            os.kill(int(child), signal.SIGKILL)
