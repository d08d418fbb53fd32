"""MiniStack as it comes. It has a virtual environment of its own, inside that of the checks, because
it pins botocore."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from emulator.commands import ROOT

COMMAND = Path(sys.prefix, "ministack/bin/ministack")
LOGS = ROOT / "target/checks"
STARTS_WITHIN_SECONDS = 120


class MiniStack:
    """Leaving the `with` block ends it, however long it takes. Its log stays in `target/checks`."""

    def __init__(self, account: str, environment: dict[str, str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.environment = environment | {
            "AWS_ENDPOINT_URL": self.endpoint,
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self.port),
            "MINISTACK_ACCOUNT_ID": account,
            "MINISTACK_HOST": "127.0.0.1",
            # A state machine waits this part of what it says, between two tries.
            "SFN_WAIT_SCALE": "0.1",
        }

    def __enter__(self) -> "MiniStack":
        LOGS.mkdir(parents=True, exist_ok=True)
        self.directory = tempfile.TemporaryDirectory(prefix="ministack-")
        own = {"S3_DATA_DIR": self.directory.name, "TMPDIR": self.directory.name}
        log = LOGS / f"ministack-{self.port}.log"
        with log.open("w") as output:
            self.process = subprocess.Popen(
                [str(COMMAND)],
                cwd=self.directory.name,
                stdout=output,
                stderr=output,
                env=os.environ | self.environment | own,
            )
        give_up = time.monotonic() + STARTS_WITHIN_SECONDS
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > give_up:
                self.__exit__()
                raise RuntimeError(f"MiniStack did not start:\n{log.read_text()}")
            time.sleep(0.2)
        return self

    def __exit__(self, *_: Any) -> None:
        self.process.terminate()
        self.process.wait()
        self.directory.cleanup()

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.endpoint}/_ministack/health", timeout=5):
                return True
        except URLError:
            return False
