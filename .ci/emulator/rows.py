"""The table read as the contract says it is written."""

import re
from typing import Any

from boto3.dynamodb.types import TypeDeserializer

from emulator.emulated_account import ACCOUNT

Row = dict[str, Any]

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
ALWAYS_IN_STATE = {
    "pk", "sk", "identity", "identityType", "region", "account", "verdict", "reason",
    "signingEnabled", "dkimStatus", "verificationStatus", "since", "firstSeenAt", "scanId",
}  # fmt: skip


class StateTable:
    def __init__(self, dynamodb: Any, name: str) -> None:
        self.dynamodb = dynamodb
        self.name = name

    def all_rows(self) -> list[Row]:
        pages = self.dynamodb.get_paginator("scan").paginate(TableName=self.name)
        return [plain(item) for page in pages for item in page["Items"]]

    def under(self, partition_key: str) -> list[Row]:
        """The rows of one partition key, in the order of their sort keys."""
        answer = self.dynamodb.query(
            TableName=self.name,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": partition_key}},
        )
        return [plain(item) for item in answer["Items"]]

    def states(self, region: str) -> dict[str, Row]:
        return {row["sk"]: row for row in self.under(identities_of(region))}

    def history(self, region: str, name: str) -> list[Row]:
        return self.under(f"{identities_of(region)}/{name}")

    def account(self) -> Row:
        (row,) = self.under("accounts")
        return row

    def regions(self) -> dict[str, Row]:
        return {row["region"]: row for row in self.under(f"regions#{ACCOUNT}")}

    def due(self, place: str) -> list[Row]:
        """What is to be told of a region, or of the account itself where the place is `*`."""
        return self.under(f"due#{ACCOUNT}#{place}")

    def removed(self) -> dict[str, Row]:
        """The last states of removed identities, by ARN."""
        return {row["sk"]: row for row in self.under(f"removed#{ACCOUNT}")}

    def scans(self) -> list[Row]:
        return self.under(f"scan#{ACCOUNT}")

    def remembered(self) -> list[Row]:
        """All rows but those that every scan writes: the account's, the regions', the scans'."""
        passing = ("accounts", f"regions#{ACCOUNT}", f"scan#{ACCOUNT}")
        kept = [row for row in self.all_rows() if row["pk"] not in passing]
        return sorted(kept, key=lambda row: (row["pk"], row["sk"]))

    def broken_now(self) -> list[Row]:
        """The index `unverified`: the longest broken first."""
        answer = self.dynamodb.query(
            TableName=self.name,
            IndexName="unverified",
            KeyConditionExpression="unverifiedIn = :account",
            ExpressionAttributeValues={":account": {"S": ACCOUNT}},
        )
        return [plain(item) for item in answer["Items"]]


def identities_of(region: str) -> str:
    return f"arn:aws:ses:{region}:{ACCOUNT}:identity"


def plain(item: dict[str, Any]) -> Row:
    read = TypeDeserializer()
    return {key: read.deserialize(value) for key, value in item.items()}
