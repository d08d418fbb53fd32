"""One monitor watches an organization: with one function, then with a function for each account."""

import json
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from emulator import answers
from emulator.aws import ACCOUNT, HOME_REGION, Aws
from emulator.cdk import Cdk
from emulator.checks import Checks
from emulator.monitor import Monitor, Told
from emulator.processes import kill_by_port

DOMAIN = "example.com"
MEMBERS = 15
ENDS_WITHIN_SECONDS = 600
ALL_ACCOUNTS = ("organization=all", f"regions={HOME_REGION}", "sesCallsPerSecond=50", "dnsEvidence=false")


class OrganizationCheck:
    """The monitor's own account manages the organization; the same domain is in every account."""

    def __init__(self, checks: Checks, aws: Aws, cdk: Cdk) -> None:
        self.checks, self.aws, self.cdk = checks, aws, cdk
        organizations = aws.client("organizations")
        organizations.create_organization(FeatureSet="ALL")
        self.names = {}
        for name in (f"member-{number}" for number in range(1, MEMBERS + 1)):
            made = organizations.create_account(Email=f"{name}@{DOMAIN}", AccountName=name)
            self.names[made["CreateAccountStatus"]["AccountId"]] = name
        self.accounts = [ACCOUNT, *self.names]
        self.refusing, self.ended, self.empty, self.broken = (
            self.accounts[first : first + many] for first, many in ((1, 3), (4, 3), (7, 4), (11, 4))
        )
        for account in set(self.accounts) - set(self.empty):
            answers.sign(account, HOME_REGION, DOMAIN)

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
            self.in_order("first", [])
        with part("Roles and Lambda refuse, functions are ended"):
            self.some_fail()
        with part("All is in order again"):
            answers.REFUSING.clear()
            answers.END.clear()
            self.set_broken("SUCCESS")
            told = [("RECOVERED", tuple(sorted(self.broken))), *each("SCAN_RECOVERED", self.refusing)]
            self.in_order("again", told)
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
            {account: (name, self.verdicts(account)) for account, name in self.names.items()},
        )
        one = self.accounts[1]
        answers.set_status(one, HOME_REGION, DOMAIN, "FAILED")
        self.monitor.scan("a domain broke in one account", [("REGRESSED", (one,))])
        (told,) = self.monitor.events
        self.checks.equal("it is told by that account's name", told["accountName"], self.names[one])
        answers.set_status(one, HOME_REGION, DOMAIN, "SUCCESS")
        self.monitor.scan("it is fixed", [("RECOVERED", (one,))])

    def verdicts(self, account: str, broken: str = "VERIFIED") -> dict[str, str]:
        """As they must be in the table."""
        state = broken if account in self.broken else "VERIFIED"
        return {} if account in self.empty else {DOMAIN: state}

    def some_fail(self) -> None:
        functions, function = self.aws.client("lambda"), self.monitor.function
        functions.put_function_concurrency(FunctionName=function, ReservedConcurrentExecutions=7)
        answers.REFUSING.update(self.refusing)
        answers.END.update(dict.fromkeys(self.ended, partial(kill_by_port, self.aws.process.pid)))
        self.set_broken("FAILED")
        execution = self.execution("some-fail")
        functions.delete_function_concurrency(FunctionName=function)
        self.checks.equal("the execution succeeds", execution["status"], "SUCCEEDED")
        self.checks.holds("Lambda had refused some at first", self.refusals() > 0)
        seen = json.loads(execution["output"])["accounts"]
        self.checks.equal(
            "the last step counts the accounts and names those that were not scanned",
            (seen["all"], sorted(seen["notScanned"])),
            (len(self.accounts), sorted(self.ended)),
        )
        told = [("REGRESSED", tuple(sorted(self.broken))), *each("SCAN_PROBLEM", self.refusing)]
        self.monitor.tells("four broke, three refuse", told)
        self.checks.equal(
            "every account ends as it is",
            {account: self.monitor.verdicts(HOME_REGION, account) for account in self.accounts},
            {account: self.verdicts(account, "UNVERIFIED") for account in self.accounts},
        )

    def in_order(self, name: str, told: Told) -> None:
        execution = self.execution(name)
        self.checks.equal("the execution succeeds", execution["status"], "SUCCEEDED")
        # A function that was ended holds its account for as long as it might have run.
        scanned = {*self.scanned_by(name), *(self.ended if told else [])}
        self.checks.equal("every other account was scanned", scanned, set(self.accounts))
        self.monitor.tells("all is as it should be", told)

    def set_broken(self, status: str) -> None:
        for account in self.broken:
            answers.set_status(account, HOME_REGION, DOMAIN, status)

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
        return sorted(account for account, row in rows.items() if row.get("work", {}).get("scanId") == execution)

    def refusals(self) -> float:
        now, around = datetime.now(UTC), timedelta(hours=1)
        when = {"StartTime": now - around, "EndTime": now + around, "Period": 60}
        of = {"Dimensions": [{"Name": "FunctionName", "Value": self.monitor.function}]}
        measured = self.aws.client("cloudwatch").get_metric_statistics(
            Namespace="AWS/Lambda", MetricName="Throttles", Statistics=["Sum"], **of, **when
        )
        return sum(one["Sum"] for one in measured["Datapoints"])


def each(kind: str, accounts: list[str]) -> Told:
    return [(kind, (account,)) for account in accounts]


def run(checks: Checks) -> None:
    with Aws() as aws, Cdk(aws) as cdk:
        OrganizationCheck(checks, aws, cdk).run()
