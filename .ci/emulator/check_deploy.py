"""The whole life of a deployment: deploy, scan, update, destroy.

On MiniStack as it comes. What it does not keep of a template (time to live, point-in-time recovery,
where failed invocations go) the stack's own tests hold; identities are moto's.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from emulator import packaged_function
from emulator.alerts import Alert, keeps_the_contract
from emulator.cdk import STACK, Cdk
from emulator.checks import Checks
from emulator.emulated_account import HOME_REGION, EmulatedAccount
from emulator.ministack import MiniStack
from emulator.monitored_account import MonitoredAccount
from emulator.packaged_function import HANDLER, ROOT
from emulator.rows import StateTable

FRANKFURT = "eu-central-1"
AS_USERS_DO = "alertEmails=ops@example.com"
CHOICES = (
    "memoryMiB=2048",
    "schedule=rate(30 minutes)",
    "accountName=Example & Co",
    "sesCallsPerSecond=0.5",
    "dashboard=false",
)
OUTPUTS = {"TableName", "TopicArn", "FunctionName", "ScheduleName", "DashboardUrl"}
# Deployed in other accounts, by hand or by a StackSet.
MEMBER_ROLE = ROOT / "lambda/src/main/resources/dev/sesdkim/local/member-role.yaml"
# The services whose answers moto gives; all others are MiniStack's.
MOTOS = ("SES", "SESV2", "EC2")


class DeployCheck:
    def __init__(self, checks: Checks, moto: EmulatedAccount, stack: MiniStack, cdk: Cdk) -> None:
        self.checks = checks
        self.moto = moto
        self.stack = stack
        self.cdk = cdk

    def run(self) -> None:
        part = self.checks.part
        with part("cdk deploy, as users type it"):
            self.deploy()
        with part("The templates"):
            self.lint()
        with part("What was deployed"):
            self.read_back()
        with part("The deployed function scans"):
            self.scans()
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
            OUTPUTS,
        )
        again, said = self.cdk.deploy_again()
        self.checks.holds("a second deployment changes nothing", "(no changes)" in said, said)
        self.checks.equal("and has the same outputs", again, self.outputs)

    def lint(self) -> None:
        linter = Path(sys.executable).parent / "cfn-lint"
        for words, template in {
            "the stack's": ROOT / "cdk.out" / f"{STACK}.template.json",
            "that for other accounts": MEMBER_ROLE,
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

    def function(self) -> dict[str, Any]:
        return self.stack.client("lambda").get_function_configuration(
            FunctionName=self.outputs["FunctionName"]
        )

    def schedule(self) -> dict[str, Any]:
        return self.stack.client("scheduler").get_schedule(Name=self.outputs["ScheduleName"])

    def read_back(self) -> None:
        function, schedule = self.function(), self.schedule()
        self.checks.equal(
            "the function is Java's, with memory, time and processor as promised",
            [function[key] for key in ("Runtime", "Handler", "MemorySize", "Timeout")]
            + function["Architectures"],
            ["java25", HANDLER, 1024, 840, "arm64"],
        )
        settings = function["Environment"]["Variables"]
        self.checks.equal(
            "its settings name the deployed table and topic",
            (settings["TABLE_NAME"], settings["TOPIC_ARN"]),
            (self.outputs["TableName"], self.outputs["TopicArn"]),
        )
        self.checks.equal(
            "the schedule starts it every quarter of an hour",
            (schedule["State"], schedule["ScheduleExpression"], schedule["Target"]["Arn"]),
            ("ENABLED", "rate(15 minutes)", function["FunctionArn"]),
        )
        alarms = self.stack.client("cloudwatch").describe_alarms()["MetricAlarms"]
        self.checks.equal(
            "three alarms tell the topic when they start and when they are over",
            [(alarm["AlarmActions"], alarm["OKActions"]) for alarm in alarms],
            [([self.outputs["TopicArn"]],) * 2] * 3,
        )

    def schedule_input(self) -> dict[str, Any]:
        """What EventBridge Scheduler would send: its placeholders filled in."""
        schedule = self.schedule()
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
        queue = MonitoredAccount(self.stack).queue_on(self.outputs["TopicArn"], "machines")
        identities = MonitoredAccount(self.moto)
        identities.domain(HOME_REGION, "example.com")
        identities.address(HOME_REGION, "billing@example.com")
        identities.domain(FRANKFURT, "example.com")
        deployed = self.function()
        event = self.schedule_input()
        endpoints = {f"AWS_ENDPOINT_URL_{service}": self.moto.endpoint for service in MOTOS}
        with packaged_function.running(
            self.stack,
            deployed["Environment"]["Variables"] | endpoints,
            deployed["Handler"],
            function_name=deployed["FunctionName"],
            memory_mib=deployed["MemorySize"],
            timeout_seconds=deployed["Timeout"],
        ) as function:
            kinds = []
            for status in ("Success", "Failed", "Failed", "Success"):
                self.moto.control(
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
        table = self.table()
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

    def table(self) -> StateTable:
        return StateTable(self.stack.client("dynamodb"), self.outputs["TableName"])

    def update(self) -> None:
        outputs, said = self.cdk.deploy(AS_USERS_DO, *CHOICES)
        self.checks.holds("an update changes something", "(no changes)" not in said, said)
        function = self.function()
        settings = function["Environment"]["Variables"]
        self.checks.equal(
            "the function has the memory and the settings asked for",
            (function["MemorySize"], settings["ACCOUNT_NAME"], settings["SES_CALLS_PER_SECOND"]),
            (2048, "Example & Co", "0.5"),
        )
        self.checks.equal(
            "the schedule is the one asked for",
            self.schedule()["ScheduleExpression"],
            "rate(30 minutes)",
        )
        self.checks.equal(
            "the dashboard is gone, and the output that led to it; the rest is the same",
            (self.stack.client("cloudwatch").list_dashboards()["DashboardEntries"], outputs),
            ([], {key: it for key, it in self.outputs.items() if key != "DashboardUrl"}),
        )

    def destroy(self) -> None:
        self.cdk.destroy()
        client, equal = self.stack.client, self.checks.equal
        equal("the table stays, with its rows", len(self.table().all_rows()), self.rows_before)
        equal("the function is gone", client("lambda").list_functions()["Functions"], [])
        equal("the alarms are gone", client("cloudwatch").describe_alarms()["MetricAlarms"], [])
        equal("the schedule is gone", client("scheduler").list_schedules()["Schedules"], [])
        equal("the topic is gone", client("sns").list_topics()["Topics"], [])


def run(checks: Checks) -> None:
    with EmulatedAccount("deploy") as moto, MiniStack() as stack, Cdk(stack) as cdk:
        DeployCheck(checks, moto, stack, cdk).run()
