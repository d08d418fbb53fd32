"""The checks' hold on the emulator: its process, its control routes, clients for its account."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import boto3
from botocore.config import Config

ACCOUNT = "123456789012"
HOME_REGION = "us-east-1"
PACKAGE_PARENT = Path(__file__).parents[1]
LOGS = PACKAGE_PARENT.parent / "target/checks"


class EmulatedAccount:
    """A running emulator; leaving the `with` block ends it. Its log stays in `target/checks`."""

    def __init__(self, name: str) -> None:
        LOGS.mkdir(parents=True, exist_ok=True)
        log = LOGS / f"{name}.log"
        with log.open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "emulator.moto_server"],
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                cwd=PACKAGE_PARENT,
                env=os.environ | caller_environment("emulator", ""),
            )
        assert self.process.stdout is not None
        self.endpoint = self.process.stdout.readline().strip()
        if not self.endpoint:
            raise RuntimeError(f"The emulator did not start:\n{log.read_text()}")

    def __enter__(self) -> "EmulatedAccount":
        return self

    def __exit__(self, *_: Any) -> None:
        self.process.terminate()
        self.process.wait(60)
        self.process.stdout.close()

    def control(self, route: str, **wanted: Any) -> Any:
        request = Request(f"{self.endpoint}/control/{route}", json.dumps(wanted).encode())
        with urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def calls(self, access_key: str) -> list[dict[str, Any]]:
        """The calls one caller has made since anyone last asked for the record."""
        return [call for call in self.control("calls") if call["access_key"] == access_key]

    def environment(self, caller: str) -> dict[str, str]:
        return caller_environment(caller, self.endpoint)

    def client(self, service: str, region: str = HOME_REGION) -> Any:
        return client_of(self.endpoint, service, region)


def caller_environment(access_key: str, endpoint: str) -> dict[str, str]:
    """What an AWS SDK or tool needs to call this endpoint and no other, under a name of its own."""
    return {
        "AWS_ACCESS_KEY_ID": access_key,
        "AWS_SECRET_ACCESS_KEY": access_key,
        "AWS_REGION": HOME_REGION,
        "AWS_DEFAULT_REGION": HOME_REGION,
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_PAGER": "",
    }


def client_of(endpoint: str, service: str, region: str = HOME_REGION) -> Any:
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=endpoint,
        aws_access_key_id="check",
        aws_secret_access_key="check",
        config=Config(retries={"total_max_attempts": 1}),
    )
