"""A deployment as a customer has it, from its first day to its last.

It is deployed, scans, tells of a domain that breaks; people ask it, mute it, fix the domain; it is
updated, sees records that DNS lost, and is destroyed. What MiniStack does not keep of a template (time
to live, point-in-time recovery, where failed invocations go) the stack's own tests hold.
"""

import json
import sys
from pathlib import Path
from typing import Any

from emulator.aws import Aws
from emulator.cdk import NO_BUILD, STACK, Cdk
from emulator.checks import Checks
from emulator.commands import ROOT, ran
from emulator.domain import DOMAIN, REGION, WatchedDomain
from emulator.monitor import ACCOUNT, Monitor
from emulator.people import People

AS_USERS_DO = ("-c", "alertEmails=ops@example.com")
CHOICES = {"memoryMiB": "2048", "schedule": "rate(30 minutes)", "accountName": "Example & Co"}
CHOICES |= {"sesCallsPerSecond": "2", "confirmMinutes": "0", "dashboard": "false"}
OUTPUTS = {"TableName", "TopicArn", "FunctionName", "ScheduleName", "DashboardUrl"}
HANDLER = "dev.sesdkim.ScanHandler::handleRequest"
# Deployed in other accounts, by hand or by a StackSet.
MEMBER_ROLE = ROOT / "lambda/src/main/resources/dev/sesdkim/local/member-role.yaml"


class DeployCheck:
    def __init__(self, checks: Checks, aws: Aws, cdk: Cdk, domain: WatchedDomain) -> None:
        self.checks = checks
        self.aws = aws
        self.cdk = cdk
        self.domain = domain

    def run(self) -> None:
        part = self.checks.part
        with part("cdk deploy of a release, as users type it"):
            self.deploy()
        with part("The templates"):
            self.lint()
        with part("What was deployed"):
            self.read_back()
        self.monitor = Monitor(self.checks, self.aws, self.outputs)
        self.people = People(self.checks, self.monitor, self.domain)
        with part("The deployed function scans"):
            self.scans()
        with part("People ask, from a laptop"):
            self.people.ask()
        with part("README's commands for the table"):
            self.people.query(self.unread)
        self.aws.answer_everywhere()
        with part("Somebody mutes the domain, and unmutes it"):
            self.people.mute()
        with part("Somebody fixes it in Route 53"):
            self.people.fix()
            self.monitor.scan("it is fixed", [("RECOVERED", (ACCOUNT,))])
        with part("The stack is updated"):
            self.update()
        with part("A text takes a record's place, and SES has not noticed"):
            self.at_risk()
        with part("A domain is added, and has a day to be set up"):
            self.due()
        with part("The stack is destroyed"):
            self.destroy()

    def deploy(self) -> None:
        self.cdk.bootstrap()
        self.cdk.unpack()
        self.outputs, _ = self.cdk.deploy(*AS_USERS_DO)
        equal = self.checks.equal
        equal("the outputs name all that people need", set(self.outputs), OUTPUTS)
        again, said = self.cdk.deploy(*NO_BUILD, "--app", "cdk.out")
        self.checks.holds("a second deployment changes nothing", "(no changes)" in said, said)
        equal("and has the same outputs", again, self.outputs)

    def lint(self) -> None:
        linter = str(Path(sys.executable).parent / "cfn-lint")
        for words, template in {
            "the stack's": self.cdk.project / "cdk.out" / f"{STACK}.template.json",
            "that for other accounts": MEMBER_ROLE,
        }.items():
            # W3005: the CDK states a dependency on the role that its use implies; it does no harm.
            done = ran([linter, "--ignore-checks", "W3005", "--template", str(template)])
            self.checks.holds(f"cfn-lint has nothing to say of {words}", done.returncode == 0, done)

    def function(self) -> dict[str, Any]:
        return self.aws.client("lambda").get_function_configuration(FunctionName=self.outputs["FunctionName"])

    def schedule(self) -> dict[str, Any]:
        return self.aws.client("scheduler").get_schedule(Name=self.outputs["ScheduleName"])

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
            [settings["TABLE_NAME"], settings["TOPIC_ARN"]],
            [self.outputs["TableName"], self.outputs["TopicArn"]],
        )
        self.checks.equal(
            "the schedule starts it every quarter of an hour",
            (schedule["State"], schedule["ScheduleExpression"], schedule["Target"]["Arn"]),
            ("ENABLED", "rate(15 minutes)", function["FunctionArn"]),
        )
        alarms = self.aws.client("cloudwatch").describe_alarms()["MetricAlarms"]
        self.checks.equal(
            "three alarms tell the topic when they start and when they are over",
            [(alarm["AlarmActions"], alarm["OKActions"]) for alarm in alarms],
            [([self.outputs["TopicArn"]],) * 2] * 3,
        )

    def scans(self) -> None:
        scan, checks = self.monitor.scan, self.checks
        self.monitor.run_java(DNS_SERVER=self.domain.zone.address)
        filtered = {"kind": ["REGRESSED"], "domains": [DOMAIN]}
        regressions = self.monitor.queue("regressions", FilterPolicy=json.dumps(filtered))
        answer = scan("the first", [("STARTED", (ACCOUNT,))])
        checks.equal(
            "every region of the account was read, but those that do not answer",
            {one["outcome"] for one in answer["regions"].values()},
            {"READ", "NOT_READ"},
        )
        self.domain.breaks()
        scan("a domain broke in one region", [("REGRESSED", (ACCOUNT,))])
        checks.equal(
            "a filter on kind and domain lets that through alone",
            self.monitor.arrived(regressions),
            self.monitor.events,
        )
        (event_told,) = self.monitor.events
        checks.equal(
            "it names the domain and the address that it takes down, in that region alone",
            sorted((one["region"], one["identity"], one["reason"]) for one in event_told["identities"]),
            [
                (REGION, f"billing@{DOMAIN}", "DOMAIN_UNVERIFIED"),
                (REGION, DOMAIN, "TEMPORARY_FAILURE"),
            ],
        )
        record = event_told["remedy"]["dnsRecords"][0]
        checks.equal(
            "and the record that is missing in DNS",
            (record["name"], record["type"], record["value"].rstrip(".")),
            self.domain.missing,
        )
        scan("the same again", [("SCAN_PROBLEM", (ACCOUNT,))])
        self.unread = [name for name, one in answer["regions"].items() if one["outcome"] == "NOT_READ"]
        checks.equal(
            "the regions that do not answer are told in the third scan",
            [one["region"] for one in self.monitor.events[0]["problems"]],
            sorted(self.unread),
        )
        checks.equal(
            "the table has the states of both regions",
            [self.monitor.verdicts(region) for region in (REGION, self.domain.other_region)],
            [{f"billing@{DOMAIN}": "UNVERIFIED", DOMAIN: "UNVERIFIED"}, {DOMAIN: "VERIFIED"}],
        )

    def update(self) -> None:
        context = [word for pair in CHOICES.items() for word in ("-c", "=".join(pair))]
        outputs, said = self.cdk.deploy(*AS_USERS_DO, *NO_BUILD, *context)
        self.checks.holds("an update changes something", "(no changes)" not in said, said)
        function = self.function()
        settings = function["Environment"]["Variables"]
        self.checks.equal(
            "the function has the memory and the settings asked for",
            (function["MemorySize"], settings["ACCOUNT_NAME"], settings["SES_CALLS_PER_SECOND"]),
            (2048, "Example & Co", "2"),
        )
        expression = self.schedule()["ScheduleExpression"]
        self.checks.equal("the schedule is the one asked for", expression, CHOICES["schedule"])
        self.checks.equal(
            "the dashboard is gone, and the output that led to it; the rest is the same",
            (self.aws.client("cloudwatch").list_dashboards()["DashboardEntries"], outputs),
            ([], {key: it for key, it in self.outputs.items() if key != "DashboardUrl"}),
        )

    def at_risk(self) -> None:
        self.monitor.run_java(DNS_SERVER=self.domain.zone.address)
        healthy = self.domain.zone.records()
        self.domain.gets_a_text_in_its_place()
        self.monitor.scan("a first scan sees it", [])
        self.monitor.scan("a second scan agrees", [("AT_RISK", (ACCOUNT,))])
        told = self.monitor.events[0]
        self.checks.equal("the account has its name now", told.get("accountName"), "Example & Co")
        self.people.replace(told["remedy"]["route53Replacements"])
        self.checks.equal("the zone is as it was", self.domain.zone.records(), healthy)
        self.monitor.scan("the record is back", [("RECOVERED", (ACCOUNT,))])

    def due(self) -> None:
        self.domain.begins_another()
        self.monitor.scan("a domain is being set up", [])
        self.people.query_due()

    def destroy(self) -> None:
        rows = len(self.monitor.rows(f"scan#{ACCOUNT}"))
        self.cdk.destroy()
        client, equal = self.aws.client, self.checks.equal
        equal("the table stays, with its rows", len(self.monitor.rows(f"scan#{ACCOUNT}")), rows)
        equal("the function is gone", client("lambda").list_functions()["Functions"], [])
        equal("the alarms are gone", client("cloudwatch").describe_alarms()["MetricAlarms"], [])
        equal("the schedule is gone", client("scheduler").list_schedules()["Schedules"], [])
        equal("the topic is gone", client("sns").list_topics()["Topics"], [])


def run(checks: Checks) -> None:
    with Aws() as aws, Cdk(aws) as cdk, WatchedDomain(aws) as domain:
        DeployCheck(checks, aws, cdk, domain).run()
