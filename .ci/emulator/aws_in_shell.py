"""The Route 53 commands of an alert, run in a shell as a person runs them.

`aws` is this module: it takes the options that the commands use and no other, applies `--query` as
AWS CLI does (JMESPath, over all pages), and refuses what Route 53 refuses.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import boto3
import jmespath

from emulator import route53_rules

PACKAGE_PARENT = Path(__file__).parents[1]


def run(command: str, hosted_zone: str, environment: dict[str, str]) -> None:
    """Raises Refused where the command fails.

    hosted_zone: what a person writes in place of ZONE_ID.
    """
    with tempfile.TemporaryDirectory() as directory:
        aws = Path(directory, "aws")
        words = [sys.executable, "-m", "emulator.aws_in_shell"]
        aws.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n')
        aws.chmod(0o755)
        ran = subprocess.run(
            ["sh", "-c", command.replace("ZONE_ID", hosted_zone)],
            env=os.environ
            | environment
            | {
                "PATH": f"{directory}{os.pathsep}{os.environ['PATH']}",
                "PYTHONPATH": str(PACKAGE_PARENT),
            },
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    if ran.returncode:
        raise route53_rules.Refused(f"{ran.stderr.strip()[-500:]} (of {command})")


def listed(client: Any, hosted_zone: str) -> dict[str, Any]:
    pages = client.get_paginator("list_resource_record_sets").paginate(HostedZoneId=hosted_zone)
    return pages.build_full_result()


def main() -> None:
    parser = argparse.ArgumentParser(prog="aws", allow_abbrev=False)
    operations = parser.add_subparsers(required=True).add_parser("route53").add_subparsers(
        dest="operation", required=True
    )
    lists = operations.add_parser("list-resource-record-sets", allow_abbrev=False)
    changes = operations.add_parser("change-resource-record-sets", allow_abbrev=False)
    for operation in (lists, changes):
        operation.add_argument("--hosted-zone-id", required=True)
    lists.add_argument("--output", required=True, choices=["json"])
    lists.add_argument("--query", required=True)
    changes.add_argument("--change-batch", required=True)
    wanted = parser.parse_args()
    client = boto3.client("route53")
    existing = listed(client, wanted.hosted_zone_id)
    if wanted.operation == "list-resource-record-sets":
        json.dump(jmespath.search(wanted.query, existing), sys.stdout, indent=4)
        return
    batch = json.loads(wanted.change_batch)
    route53_rules.check(batch, existing["ResourceRecordSets"])
    client.change_resource_record_sets(HostedZoneId=wanted.hosted_zone_id, ChangeBatch=batch)


if __name__ == "__main__":
    main()
