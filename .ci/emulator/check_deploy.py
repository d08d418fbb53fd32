"""The whole life of a deployment: deploy, read back, scan, update, destroy."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from emulator import packaged_function
from emulator.alerts import Alert, keeps_the_contract
from emulator.cdk import STACK, Cdk
from emulator.checks import Checks
from emulator.deployed_stack import DeployedStack
from emulator.emulated_account import HOME_REGION, EmulatedAccount
from emulator.monitored_account import MonitoredAccount
from emulator.packaged_function import ROOT
from emulator.rows import StateTable

FRANKFURT = "eu-central-1"
EMAIL = "ops@example.com"
AS_USERS_DO = f"alertEmails={EMAIL}"
CHOICES = (
    "memoryMiB=2048",
    "schedule=rate(30 minutes)",
    "accountName=Example & Co",
    "sesCallsPerSecond=0.5",
    "dashboard=false",
)
# What Lambda itself does in the role's name, and the function's code never calls.
LAMBDAS_OWN = {"logs:CreateLogStream", "logs:PutLogEvents", "sqs:SendMessage"}
# What the tests of the stack take for the calls of a scan, one action a line.
CALLED_ACTIONS = ROOT / "infra/src/test/resources/called-actions.txt"
# Deployed in other accounts, by hand or by a StackSet.
MEMBER_ROLE = ROOT / "lambda/src/main/resources/dev/sesdkim/local/member-role.yaml"


class DeployCheck:
    def __init__(self, checks: Checks, emulator: EmulatedAccount, cdk: Cdk) -> None:
        self.checks = checks
        self.emulator = emulator
        self.cdk = cdk
        self.account = MonitoredAccount(emulator)

    def run(self) -> None:
        part = self.checks.part
        with part("cdk deploy, as users type it"):
            self.deploy()
        with part("The template"):
            self.lint()
        with part("What was deployed, read back"):
            DeployedStack(self.checks, self.account, self.outputs, EMAIL).read_back()
        with part("The deployed function scans"):
            self.scans()
        with part("The role"):
            self.role_equals_calls()
        with part("The stack is updated"):
            self.update()
        with part("The stack is destroyed"):
            self.destroy()

    def deploy(self) -> None:
        self.cdk.bootstrap()
        self.outputs, _ = self.cdk.deploy(AS_USERS_DO)
        self.checks.equal(
            "the outputs name table, topic, function, schedule and dashboard",
            set(self.outputs),
            {"TableName", "TopicArn", "FunctionName", "ScheduleName", "DashboardUrl"},
        )
        again, said = self.cdk.deploy(AS_USERS_DO)
        self.checks.holds("a second deployment changes nothing", "(no changes)" in said, said)
        self.checks.equal("and has the same outputs", again, self.outputs)

    def lint(self) -> None:
        linter = Path(sys.executable).parent / "cfn-lint"
        for words, template in {
            "it": ROOT / "cdk.out" / f"{STACK}.template.json",
            "the template for other accounts": MEMBER_ROLE,
        }.items():
            # W3005: the CDK states a dependency on the role that its use implies; it does no harm.
            done = subprocess.run(
                [str(linter), "--ignore-checks", "W3005", "--template", str(template)],
                capture_output=True,
                text=True,
                check=False,
            )
            said = done.stdout + done.stderr
            self.checks.holds(f"cfn-lint has nothing to say of {words}", done.returncode == 0, said)

    def configuration(self) -> dict[str, Any]:
        return self.account.aws(
            "lambda", "get-function-configuration", "--function-name", self.outputs["FunctionName"]
        )

    def schedule_input(self) -> dict[str, Any]:
        """What EventBridge Scheduler would send: its placeholders filled in."""
        schedule = self.account.aws(
            "scheduler", "get-schedule", "--name", self.outputs["ScheduleName"]
        )
        text = schedule["Target"]["Input"]
        for placeholder, value in {
            "<aws.scheduler.execution-id>": "d32c5kddcf5bb8c3",
            "<aws.scheduler.scheduled-time>": "2026-01-01T00:00:00Z",
            "<aws.scheduler.schedule-arn>": schedule["Arn"],
        }.items():
            text = text.replace(placeholder, value)
        self.checks.holds(
            "every placeholder in its input is one that Scheduler fills", "<aws." not in text, text
        )
        return json.loads(text)

    def scans(self) -> None:
        equal = self.checks.equal
        queue = self.account.queue_on(self.outputs["TopicArn"], "machines")
        table = StateTable(self.emulator.client("dynamodb"), self.outputs["TableName"])
        self.account.domain(HOME_REGION, "example.com")
        self.account.address(HOME_REGION, "billing@example.com")
        self.account.domain(FRANKFURT, "example.com")
        deployed = self.configuration()
        event = self.schedule_input()
        self.emulator.control("calls")
        with packaged_function.running(
            self.emulator,
            deployed["Environment"]["Variables"],
            deployed["Handler"],
            function_name=deployed["FunctionName"],
            memory_mib=deployed["MemorySize"],
            timeout_seconds=deployed["Timeout"],
        ) as function:
            kinds = []
            for status in ("Success", "Failed", "Failed", "Success"):
                self.emulator.control(
                    "ses/change", region=FRANKFURT, identity="example.com", dkimStatus=status
                )
                invocation = function.invoke(event)
                self.checks.holds(
                    "the scan ends without an error", invocation.error is None, invocation
                )
                alerts = [Alert.of(notification) for notification in queue.taken()]
                kinds.append([alert.event["kind"] for alert in alerts])
                for alert in alerts:
                    keeps_the_contract(self.checks, alert)
        equal(
            "the topic tells the start, the regression once, and the recovery",
            kinds,
            [["STARTED"], ["REGRESSED"], [], ["RECOVERED"]],
        )
        equal(
            "the table has the states of one region",
            sorted(table.states(HOME_REGION)),
            ["billing@example.com", "example.com"],
        )
        equal("and of the other", sorted(table.states(FRANKFURT)), ["example.com"])
        equal(
            "and the history",
            [row["verdict"] for row in table.history(FRANKFURT, "example.com")],
            ["VERIFIED", "UNVERIFIED", "VERIFIED"],
        )
        equal("and four scans", len(table.scans()), 4)
        self.rows_before = len(table.all_rows())

    def role_equals_calls(self) -> None:
        calls = self.emulator.calls("function")
        called = {action for call in calls for action in call["actions"]}
        expected = [line for line in CALLED_ACTIONS.read_text().splitlines() if ":" in line]
        self.checks.equal(
            "the calls are those that the stack's tests hold the role against",
            sorted(called),
            sorted(expected),
        )
        role = self.configuration()["Role"].rpartition("/")[2]
        allowed = self.allowed_to(role)
        self.checks.equal("every action called is allowed", sorted(called - allowed), [])
        self.checks.equal(
            "every action allowed is called", sorted(allowed - called - LAMBDAS_OWN), []
        )
        self.checks.equal("what Lambda itself needs is allowed", sorted(LAMBDAS_OWN - allowed), [])

    def allowed_to(self, role: str) -> set[str]:
        iam = self.emulator.client("iam")
        statements = []
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
            document = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
            statements += document["Statement"]
        attached = iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]
        self.checks.equal("the role has no managed policy", attached, [])
        effects = {statement["Effect"] for statement in statements}
        self.checks.equal("the role's statements only allow", effects, {"Allow"})
        return {action for statement in statements for action in as_list(statement["Action"])}

    def update(self) -> None:
        outputs, said = self.cdk.deploy(AS_USERS_DO, *CHOICES)
        self.checks.holds("an update changes something", "(no changes)" not in said, said)
        self.checks.equal(
            "the function has the memory asked for", self.configuration()["MemorySize"], 2048
        )
        settings = self.configuration()["Environment"]["Variables"]
        self.checks.equal(
            "and the settings asked for",
            {name: settings.get(name) for name in ("ACCOUNT_NAME", "SES_CALLS_PER_SECOND")},
            {"ACCOUNT_NAME": "Example & Co", "SES_CALLS_PER_SECOND": "0.5"},
        )
        dashboards = self.account.aws("cloudwatch", "list-dashboards")["DashboardEntries"]
        self.checks.equal(
            "the dashboard is gone, and the output that led to it",
            (dashboards, "DashboardUrl" in outputs),
            ([], False),
        )
        self.checks.equal("it is the same table", outputs["TableName"], self.outputs["TableName"])
        self.outputs = outputs
        schedule = self.account.aws("scheduler", "get-schedule", "--name", outputs["ScheduleName"])
        self.checks.equal(
            "the schedule is the one asked for", schedule["ScheduleExpression"], "rate(30 minutes)"
        )

    def destroy(self) -> None:
        self.cdk.destroy(AS_USERS_DO)
        equal = self.checks.equal
        table = StateTable(self.emulator.client("dynamodb"), self.outputs["TableName"])
        equal("the table stays, with its rows", len(table.all_rows()), self.rows_before)
        aws = self.account.aws
        equal("the function is gone", aws("lambda", "list-functions")["Functions"], [])
        equal("the alarms are gone", aws("cloudwatch", "describe-alarms")["MetricAlarms"], [])
        equal("the schedule is gone", aws("scheduler", "list-schedules")["Schedules"], [])
        equal("the topic is gone", aws("sns", "list-topics")["Topics"], [])


def as_list(one_or_more: str | list[str]) -> list[str]:
    return [one_or_more] if isinstance(one_or_more, str) else one_or_more


def run(checks: Checks) -> None:
    with EmulatedAccount("deploy") as emulator, Cdk(emulator) as cdk:
        DeployCheck(checks, emulator, cdk).run()
