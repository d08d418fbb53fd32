"""The monitor as it is deployed: its function under AWS's runtime interface client, its table, and
what a queue behind its topic gets."""

import json
from typing import Any

from boto3.dynamodb.types import TypeDeserializer
from jsonschema import Draft202012Validator

from emulator import java_runtime
from emulator.aws import ACCOUNT, HOME_REGION, Aws
from emulator.checks import Checks
from emulator.commands import ROOT

SCHEMA = Draft202012Validator(json.loads((ROOT / "docs/event.schema.json").read_text()))
Row = dict[str, Any]
Told = list[tuple[str, tuple[str, ...]]]


class Monitor:
    """By the outputs of its stack."""

    def __init__(self, checks: Checks, aws: Aws, outputs: dict[str, str]) -> None:
        self.checks = checks
        self.aws = aws
        self.function = outputs["FunctionName"]
        self.table = outputs["TableName"]
        self.topic = outputs["TopicArn"]
        self.sqs = aws.client("sqs")
        self.everything = self.queue("everything")

    def queue(self, name: str, **attributes: str) -> str:
        """The address of a queue that is subscribed with these attributes."""
        url = self.sqs.create_queue(QueueName=name)["QueueUrl"]
        self.aws.client("sns").subscribe(
            TopicArn=self.topic,
            Protocol="sqs",
            Endpoint=f"arn:aws:sqs:{HOME_REGION}:{ACCOUNT}:{name}",
            Attributes=attributes,
        )
        return url

    def run_java(self, **settings: str) -> None:
        """MiniStack runs Java in a container alone; so the package brings its runtime here.

        settings: beside the stack's own.
        """
        functions = self.aws.client("lambda")
        deployed = functions.get_function_configuration(FunctionName=self.function)
        variables = deployed["Environment"]["Variables"] | self.aws.endpoints() | settings
        functions.update_function_code(FunctionName=self.function, ZipFile=java_runtime.package())
        changed = {"Runtime": "provided.al2023", "Environment": {"Variables": variables}}
        functions.update_function_configuration(FunctionName=self.function, **changed)

    def scan(self, what: str, told: Told, event: Any = None) -> dict[str, Any]:
        """A scan that tells exactly this, as kinds and what each is about; the function's answer."""
        payload = json.dumps(event or {})
        answer = self.aws.client("lambda").invoke(FunctionName=self.function, Payload=payload)
        said = json.load(answer["Payload"])
        self.checks.holds(f"{what}: the scan ends without an error", "FunctionError" not in answer, said)
        self.tells(what, told)
        return said

    def tells(self, what: str, told: Told) -> None:
        self.events = self.arrived(self.everything)
        self.checks.equal(
            f"{what}: told is {' and '.join(kind for kind, _ in told) or 'nothing'}",
            sorted((event["kind"], about(event)) for event in self.events),
            sorted(told),
        )
        for event in self.events:
            faults = [fault.message for fault in SCHEMA.iter_errors(event)]
            self.checks.equal(f"{what}: {event['kind']} is as the schema says", faults, [])

    def arrived(self, queue: str) -> list[dict[str, Any]]:
        """The events that came to the queue since it was last asked."""
        events = []
        while found := self.sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages"):
            for message in found:
                events.append(json.loads(json.loads(message["Body"])["Message"]))
                self.sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        return events

    def rows(self, partition_key: str) -> list[Row]:
        answer = self.aws.client("dynamodb").query(
            TableName=self.table,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": partition_key}},
        )
        read = TypeDeserializer().deserialize
        return [{key: read(value) for key, value in item.items()} for item in answer["Items"]]

    def verdicts(self, region: str, account: str = ACCOUNT) -> dict[str, str]:
        return {row["sk"]: row["verdict"] for row in self.rows(f"arn:aws:ses:{region}:{account}:identity")}

    def accounts(self) -> dict[str, Row]:
        return {row["sk"]: row for row in self.rows("accounts")}


def about(event: dict[str, Any]) -> tuple[str, ...]:
    """The accounts of an event, in order."""
    several = [one["account"] for one in event.get("accounts", [])]
    return tuple(sorted(several or [event["account"]]))
