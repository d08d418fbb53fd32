"""An account as a customer has it, made through the AWS command-line tool and SDK."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from emulator.emulated_account import ACCOUNT, HOME_REGION, EmulatedAccount

SHOWN_OF_WHAT_IS_BROKEN = [
    "identity", "identityType", "region", "account", "verdict", "reason", "governedBy", "toldAt",
]  # fmt: skip
AWS = str(Path(sys.executable).parent / "aws")


class MonitoredAccount:
    """The account's identities, table, topic and queues, on one emulator."""

    def __init__(self, emulator: EmulatedAccount) -> None:
        self.emulator = emulator

    def aws(self, *words: str, region: str = HOME_REGION) -> Any:
        """Runs the AWS command-line tool; what it prints is JSON or nothing."""
        # sqs in this version of the tool takes no endpoint from the environment.
        command = [AWS, "--endpoint-url", self.emulator.endpoint, "--region", region, *words]
        environment = self.emulator.environment("check") | {"PATH": "/usr/bin:/bin"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"aws {' '.join(words)}: {done.stderr.strip()}")
        return json.loads(done.stdout) if done.stdout.strip() else None

    def domain(self, region: str, name: str) -> None:
        self.emulator.client("ses", region).verify_domain_identity(Domain=name)

    def domain_as_typed(self, region: str, name: str) -> None:
        """A domain that is listed with its capitals: v1 of moto's SES lowers them, v2 does not."""
        self.emulator.client("sesv2", region).create_email_identity(EmailIdentity=name)

    def address(self, region: str, name: str) -> None:
        self.emulator.client("ses", region).verify_email_identity(EmailAddress=name)

    def remove(self, region: str, name: str) -> None:
        self.emulator.client("ses", region).delete_identity(Identity=name)

    def table(self, name: str) -> str:
        """The state table by the contract: keys, index, time to live."""
        dynamodb = self.emulator.client("dynamodb")
        strings = ("pk", "sk", "unverifiedIn", "since")
        dynamodb.create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in strings],
            KeySchema=key_schema("pk", "sk"),
            GlobalSecondaryIndexes=[
                {
                    "IndexName": "unverified",
                    "KeySchema": key_schema("unverifiedIn", "since"),
                    "Projection": {
                        "ProjectionType": "INCLUDE",
                        "NonKeyAttributes": SHOWN_OF_WHAT_IS_BROKEN,
                    },
                }
            ],
        )
        dynamodb.update_time_to_live(
            TableName=name,
            TimeToLiveSpecification={"Enabled": True, "AttributeName": "expiresAt"},
        )
        return name

    def topic(self, name: str) -> str:
        return self.emulator.client("sns").create_topic(Name=name)["TopicArn"]

    def queue_on(
        self, topic: str, name: str, filter_policy: dict[str, Any] | None = None
    ) -> "Queue":
        sqs = self.emulator.client("sqs")
        url = sqs.create_queue(QueueName=name)["QueueUrl"]
        attributes = {"FilterPolicy": json.dumps(filter_policy)} if filter_policy else {}
        self.emulator.client("sns").subscribe(
            TopicArn=topic,
            Protocol="sqs",
            Endpoint=f"arn:aws:sqs:{HOME_REGION}:{ACCOUNT}:{name}",
            Attributes=attributes,
        )
        return Queue(sqs, url)


class Queue:
    """A queue subscribed to the alert topic."""

    def __init__(self, sqs: Any, url: str) -> None:
        self.sqs = sqs
        self.url = url

    def taken(self) -> list[dict[str, Any]]:
        """The SNS notifications that arrived since the last look."""
        notifications: list[dict[str, Any]] = []
        while True:
            answer = self.sqs.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10)
            if not answer.get("Messages"):
                return notifications
            for message in answer["Messages"]:
                notifications.append(json.loads(message["Body"]))
                self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])


def key_schema(partition: str, sort: str) -> list[dict[str, str]]:
    return [
        {"AttributeName": partition, "KeyType": "HASH"},
        {"AttributeName": sort, "KeyType": "RANGE"},
    ]


def scheduled_event(source: str, resource: str) -> dict[str, Any]:
    """The shape of a rule's scheduled event, which our own schedule's input has too."""
    return {
        "version": "0",
        "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
        "detail-type": "Scheduled Event",
        "source": source,
        "account": ACCOUNT,
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "region": HOME_REGION,
        "resources": [resource],
        "detail": {},
    }
