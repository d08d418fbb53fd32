"""One monitor watches an organization: with one function, then with a state machine that runs one for
each account."""

import json
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from emulator import ses_answers
from emulator.aws import ACCOUNT, HOME_REGION, Aws
from emulator.cdk import Cdk
from emulator.checks import Checks
from emulator.monitor import Monitor
from emulator.processes import kill_by_port

DOMAIN = "example.com"
MEMBERS = 5
ENDS_WITHIN_SECONDS = 600
ALL_ACCOUNTS = ("organization=all", f"regions={HOME_REGION}", "sesCallsPerSecond=50", "dnsEvidence=false")


class OrganizationCheck:
    """The monitor's own account manages the organization; the same domain is in every account."""

    def __init__(self, checks: Checks, aws: Aws, cdk: Cdk) -> None:
        self.checks = checks
        self.aws = aws
        self.cdk = cdk
        organizations = aws.client("organizations")
        organizations.create_organization(FeatureSet="ALL")
        self.names = {}
        for name in (f"member-{number}" for number in range(1, MEMBERS + 1)):
            made = organizations.create_account(Email=f"{name}@{DOMAIN}", AccountName=name)
            self.names[made["CreateAccountStatus"]["AccountId"]] = name
        self.accounts = [ACCOUNT, *self.names]
        for account in self.accounts:
            ses_answers.sign(account, HOME_REGION, DOMAIN)

    def run(self) -> None:
        part = self.checks.part
        with part("cdk deploy, of an organization"):
            self.cdk.bootstrap()
            outputs = self.cdk.deploy_built(*ALL_ACCOUNTS)
            self.monitor = Monitor(self.checks, self.aws, outputs)
        with part("One function reads all accounts"):
            self.one_function()
        with part("cdk deploy, of a state machine"):
            self.cdk.deploy_built(*ALL_ACCOUNTS, "fanOut=true")
            self.monitor.run_java()
            self.machines = self.aws.client("stepfunctions")
            (machine,) = self.machines.list_state_machines()["stateMachines"]
            self.machine = machine["stateMachineArn"]
        with part("A function for each account"):
            self.function_for_each()
        with part("Lambda has room for two at once, and ends the function of one account"):
            self.refused_and_ended()
        with part("The list of accounts cannot be kept"):
            self.no_list()

    def one_function(self) -> None:
        self.monitor.run_java()
        answer = self.monitor.scan("the first", [("STARTED", tuple(sorted(self.accounts)))])
        self.checks.equal(
            "every other account was scanned, each through its own role",
            {account: one["outcome"] for account, one in answer["otherAccounts"].items()},
            dict.fromkeys(self.names, "SCANNED"),
        )
        self.checks.equal(
            "each has its own row, with its name, and its own states",
            {
                account: (row["accountName"], self.monitor.verdicts(HOME_REGION, account))
                for account, row in self.monitor.accounts().items()
                if account != ACCOUNT
            },
            {account: (name, {DOMAIN: "VERIFIED"}) for account, name in self.names.items()},
        )
        one = self.accounts[1]
        ses_answers.set_status(one, HOME_REGION, DOMAIN, "FAILED")
        self.monitor.scan("a domain broke in one account", [("REGRESSED", (one,))])
        self.checks.equal(
            "it is told by that account's name", self.monitor.events[0]["accountName"], self.names[one]
        )
        ses_answers.set_status(one, HOME_REGION, DOMAIN, "SUCCESS")
        self.monitor.scan("it is fixed", [("RECOVERED", (one,))])

    def function_for_each(self) -> None:
        broken = self.accounts[1:3]
        for account in broken:
            ses_answers.set_status(account, HOME_REGION, DOMAIN, "FAILED")
        execution = self.execution("in-order")
        self.checks.equal("the execution succeeds", execution["status"], "SUCCEEDED")
        self.monitor.tells("two accounts broke", [("REGRESSED", (one,)) for one in broken])
        self.checks.equal("every account was scanned", self.scanned_by("in-order"), sorted(self.accounts))
        self.checks.equal(
            "and ends as it is",
            [self.monitor.verdicts(HOME_REGION, account)[DOMAIN] for account in self.accounts],
            ["VERIFIED"] + ["UNVERIFIED"] * 2 + ["VERIFIED"] * (MEMBERS - 2),
        )
        for account in broken:
            ses_answers.set_status(account, HOME_REGION, DOMAIN, "SUCCESS")

    def refused_and_ended(self) -> None:
        functions, function = self.aws.client("lambda"), self.monitor.function
        functions.put_function_concurrency(FunctionName=function, ReservedConcurrentExecutions=2)
        *others, ended = self.accounts
        ses_answers.END[ended] = partial(kill_by_port, self.aws.process.pid)
        execution = self.execution("ended")
        del ses_answers.END[ended]
        functions.delete_function_concurrency(FunctionName=function)
        self.checks.equal("the execution succeeds", execution["status"], "SUCCEEDED")
        self.checks.equal("every other account was scanned", self.scanned_by("ended"), sorted(others))
        self.checks.holds("Lambda had refused some at first", self.refusals() > 0)
        seen = json.loads(execution["output"])["accounts"]
        self.checks.equal(
            "the last step names the one that was not",
            (seen["all"], seen["notScanned"]),
            (len(self.accounts), [ended]),
        )
        self.monitor.tells("both are fixed", [("RECOVERED", (one,)) for one in self.accounts[1:3]])

    def no_list(self) -> None:
        s3 = self.aws.client("s3")
        names = [one["Name"] for one in s3.list_buckets()["Buckets"]]
        (bucket,) = (name for name in names if not name.startswith("cdk-"))
        for kept in s3.list_objects_v2(Bucket=bucket)["Contents"]:
            s3.delete_object(Bucket=bucket, Key=kept["Key"])
        s3.delete_bucket(Bucket=bucket)
        execution = self.execution("no-list")
        self.checks.equal("the execution fails, for which there is an alarm", execution["status"], "FAILED")
        self.checks.equal("no account was read", self.scanned_by("no-list"), [])

    def execution(self, name: str) -> dict[str, Any]:
        """One of the deployed machine, to its end."""
        started = self.machines.start_execution(stateMachineArn=self.machine, name=name, input="{}")
        give_up = time.monotonic() + ENDS_WITHIN_SECONDS
        while time.monotonic() < give_up:
            seen = self.machines.describe_execution(executionArn=started["executionArn"])
            if seen["status"] != "RUNNING":
                return seen
            time.sleep(0.2)
        raise RuntimeError(f"{name} did not end within {ENDS_WITHIN_SECONDS} seconds")

    def scanned_by(self, execution: str) -> list[str]:
        rows = self.monitor.accounts()
        return sorted(account for account, row in rows.items() if row["work"]["scanId"] == execution)

    def refusals(self) -> float:
        now, around = datetime.now(UTC), timedelta(hours=1)
        when = {"StartTime": now - around, "EndTime": now + around, "Period": 60}
        of = {"Dimensions": [{"Name": "FunctionName", "Value": self.monitor.function}]}
        measured = self.aws.client("cloudwatch").get_metric_statistics(
            Namespace="AWS/Lambda", MetricName="Throttles", Statistics=["Sum"], **of, **when
        )
        return sum(one["Sum"] for one in measured["Datapoints"])


def run(checks: Checks) -> None:
    with Aws() as aws, Cdk(aws) as cdk:
        OrganizationCheck(checks, aws, cdk).run()
