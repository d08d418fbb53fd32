"""MiniStack as it comes: its CloudFormation deploys what the CDK does on AWS, and its Step Functions
retries, catches and counts failures as AWS's does.

It has a virtual environment of its own, inside that of the checks, because it pins botocore. Its
Lambda runs Python alone: the function it has here hands every invocation on.
"""

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from emulator import forwarding_runtime
from emulator.emulated_account import (
    ACCOUNT,
    HOME_REGION,
    LOGS,
    caller_environment,
    client_of,
)

COMMAND = Path(sys.prefix, "ministack/bin/ministack")
STARTS_WITHIN_SECONDS = 120
# It waits this part of what a machine says, between two tries.
PAUSES = "0.02"


class MiniStack:
    """Leaving the `with` block ends it. Its log stays in `target/checks`."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "MiniStack":
        self.directory = tempfile.TemporaryDirectory(prefix="ministack-")
        own = {
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self.port),
            "MINISTACK_ACCOUNT_ID": ACCOUNT,
            "MINISTACK_HOST": "127.0.0.1",
            "S3_DATA_DIR": self.directory.name,
            "SFN_WAIT_SCALE": PAUSES,
            "TMPDIR": self.directory.name,
        }
        with (LOGS / "ministack.log").open("w") as log:
            self.process = subprocess.Popen(
                [str(COMMAND)],
                cwd=self.directory.name,
                stdout=log,
                stderr=log,
                env=os.environ | caller_environment("ministack", self.endpoint) | own,
            )
        give_up = time.monotonic() + STARTS_WITHIN_SECONDS
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"MiniStack did not start; see {LOGS}/ministack.log")
            time.sleep(0.2)
        return self

    def __exit__(self, *_: Any) -> None:
        self.process.terminate()
        self.process.wait(60)
        self.directory.cleanup()

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.endpoint}/_ministack/health", timeout=5):
                return True
        except URLError:
            return False

    def environment(self, caller: str) -> dict[str, str]:
        return caller_environment(caller, self.endpoint)

    def client(self, service: str) -> Any:
        return client_of(self.endpoint, service, HOME_REGION)

    def run_functions(self, name: str, at: str) -> None:
        """A function of this name, whose invocations go to this address."""
        code = io.BytesIO()
        with zipfile.ZipFile(code, "w") as packed:
            packed.write(forwarding_runtime.__file__, "bootstrap")
        self.client("lambda").create_function(
            FunctionName=name,
            Runtime="provided.al2023",
            Handler="bootstrap",
            Role=f"arn:aws:iam::{ACCOUNT}:role/{name}",
            Code={"ZipFile": code.getvalue()},
            Environment={"Variables": {"FORWARD_TO": at}},
            Timeout=840,
        )
