"""AWS on loopback, of two emulators that nobody here wrote.

MiniStack deploys the stack as CloudFormation does, and has all that the stack is made of: Lambda,
which runs the packaged function, DynamoDB, SNS, SQS, S3, Step Functions. moto has what function and
people look at: the accounts of an organization, their regions, identities and zones.
"""

import logging
import os
from contextlib import ExitStack
from typing import Any

import boto3
from botocore.config import Config
from moto.server import ThreadedMotoServer

from emulator import answers
from emulator.ministack import MiniStack

ACCOUNT = "123456789012"
HOME_REGION = "us-east-1"
# moto's; all others are MiniStack's.
MOTOS = {"ec2", "organizations", "route53", "ses", "sesv2", "sts"}
MOTOS_VARIABLES = ("EC2", "ORGANIZATIONS", "ROUTE_53", "SES", "SESV2", "STS")


class Aws:
    """Leaving the `with` block ends both."""

    def __enter__(self) -> "Aws":
        # Lines of requests, and of regions that fail, would bury the checks.
        logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
        answers.install()
        with ExitStack() as started:
            moto = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
            moto.start()
            started.callback(moto.stop)
            self.moto = "http://{}:{}".format(*moto.get_host_and_port())
            ministack = started.enter_context(MiniStack(ACCOUNT, environment("ministack")))
            self.ministack, self.process = ministack.endpoint, ministack.process
            self.ended = started.pop_all()
        return self

    def __exit__(self, *_: Any) -> None:
        self.ended.close()

    def answer_everywhere(self) -> None:
        """moto fails in regions of whose SES it knows nothing, until it is told not to."""
        os.environ["MOTO_ALLOW_NONEXISTENT_REGION"] = "true"

    def endpoints(self) -> dict[str, str]:
        """The variables that lead an AWS SDK or tool here."""
        motos = {f"AWS_ENDPOINT_URL_{service}": self.moto for service in MOTOS_VARIABLES}
        return {"AWS_ENDPOINT_URL": self.ministack} | motos

    def environment(self, caller: str) -> dict[str, str]:
        return environment(caller) | self.endpoints()

    def client(self, service: str, region: str = HOME_REGION) -> Any:
        return boto3.client(
            service,
            region_name=region,
            endpoint_url=self.moto if service in MOTOS else self.ministack,
            aws_access_key_id="check",
            aws_secret_access_key="check",
            config=Config(read_timeout=900, retries={"total_max_attempts": 1}),
        )


def environment(access_key: str) -> dict[str, str]:
    """What an AWS SDK or tool needs to ask nobody but whom it is told to."""
    return {
        "AWS_ACCESS_KEY_ID": access_key,
        "AWS_SECRET_ACCESS_KEY": access_key,
        "AWS_REGION": HOME_REGION,
        "AWS_DEFAULT_REGION": HOME_REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_PAGER": "",
    }
