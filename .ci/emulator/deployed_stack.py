"""What a deployment left in the account, read back through the AWS command-line tool."""

import json
import re
from typing import Any

from emulator.checks import Checks
from emulator.emulated_account import ACCOUNT
from emulator.monitored_account import SHOWN_OF_WHAT_IS_BROKEN, MonitoredAccount
from emulator.packaged_function import HANDLER, ROOT

ALARMS = ("ScanMissing", "ScanUnhealthy", "FailedScans")
# Links lead to the project's pages, from wherever an alarm is read.
PAGES = "https://github.com/ses-dkim-monitor/ses-dkim-monitor/blob/main/"
# What a scan is told when a deployment chooses nothing.
SETTINGS = {
    "CONFIRM_MINUTES": "60",
    "DIGEST": "MON 08:00",
    "DNS_EVIDENCE": "true",
    "GRACE_HOURS": "24",
    "HISTORY_DAYS": "400",
    "SES_CALLS_PER_SECOND": "1",
}


class DeployedStack:
    def __init__(
        self, checks: Checks, account: MonitoredAccount, outputs: dict[str, str], email: str
    ) -> None:
        self.equal = checks.equal
        self.holds = checks.holds
        self.aws = account.aws
        self.table = outputs["TableName"]
        self.topic = outputs["TopicArn"]
        self.function = outputs["FunctionName"]
        self.schedule = outputs["ScheduleName"]
        self.dashboard_url = outputs["DashboardUrl"]
        self.email = email

    def read_back(self) -> None:
        self.read_function()
        self.read_failures()
        self.read_table()
        self.read_topic()
        self.read_schedule()
        self.read_alarms()
        self.read_dashboard()

    def read_function(self) -> None:
        function = self.aws(
            "lambda", "get-function-configuration", "--function-name", self.function
        )
        expected = {
            "Runtime": "java25",
            "Handler": HANDLER,
            "MemorySize": 1024,
            "Timeout": 840,
            "Architectures": ["arm64"],
        }
        self.equal(
            "the function is configured as promised",
            {key: function[key] for key in expected},
            expected,
        )
        logging = function["LoggingConfig"]
        self.equal("it logs JSON", logging["LogFormat"], "JSON")
        groups = self.aws("logs", "describe-log-groups")["logGroups"]
        own = [group for group in groups if group["logGroupName"] == logging["LogGroup"]]
        self.holds(
            "into a log group of its own with a retention",
            own and own[0].get("retentionInDays"),
            groups,
        )
        self.equal(
            "its settings are the defaults, and name the deployed table and topic",
            function["Environment"]["Variables"],
            SETTINGS | {"TABLE_NAME": self.table, "TOPIC_ARN": self.topic},
        )

    def read_failures(self) -> None:
        config = self.aws(
            "lambda", "get-function-event-invoke-config", "--function-name", self.function
        )
        schedule = self.aws("scheduler", "get-schedule", "--name", self.schedule)
        self.equal(
            "scans that failed for good and starts that were not delivered meet in the one queue",
            [
                [config["DestinationConfig"]["OnFailure"]["Destination"]],
                [schedule["Target"]["DeadLetterConfig"]["Arn"]],
            ],
            [list(self.queues())] * 2,
        )
        self.holds(
            "its retries are bounded",
            config["MaximumRetryAttempts"] <= 2 and config["MaximumEventAgeInSeconds"] < 3600,
            config,
        )

    def queues(self) -> dict[str, dict[str, str]]:
        """The attributes of every queue, by its ARN."""
        found = {}
        for url in self.aws("sqs", "list-queues").get("QueueUrls", []):
            attributes = self.aws(
                "sqs", "get-queue-attributes", "--queue-url", url, "--attribute-names", "All"
            )["Attributes"]
            found[attributes["QueueArn"]] = attributes
        return found

    def read_table(self) -> None:
        table = self.aws("dynamodb", "describe-table", "--table-name", self.table)["Table"]
        self.equal(
            "the table's keys are pk and sk",
            [key["AttributeName"] for key in table["KeySchema"]],
            ["pk", "sk"],
        )
        index = table["GlobalSecondaryIndexes"][0]
        self.equal(
            "its index is the contract's",
            (
                index["IndexName"],
                [key["AttributeName"] for key in index["KeySchema"]],
                index["Projection"]["ProjectionType"],
                sorted(index["Projection"]["NonKeyAttributes"]),
            ),
            ("unverified", ["unverifiedIn", "since"], "INCLUDE", sorted(SHOWN_OF_WHAT_IS_BROKEN)),
        )
        self.equal(
            "it is paid on demand", table["BillingModeSummary"]["BillingMode"], "PAY_PER_REQUEST"
        )
        self.equal(
            "nothing keeps a failed deployment from taking it back",
            table.get("DeletionProtectionEnabled", False),
            False,
        )
        ttl = self.aws("dynamodb", "describe-time-to-live", "--table-name", self.table)
        self.equal(
            "rows expire by expiresAt",
            ttl["TimeToLiveDescription"],
            {"TimeToLiveStatus": "ENABLED", "AttributeName": "expiresAt"},
        )
        backups = self.aws("dynamodb", "describe-continuous-backups", "--table-name", self.table)
        recovery = backups["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]
        self.equal(
            "it can be restored to a point in time",
            recovery["PointInTimeRecoveryStatus"],
            "ENABLED",
        )

    def read_topic(self) -> None:
        subscriptions = self.aws("sns", "list-subscriptions-by-topic", "--topic-arn", self.topic)[
            "Subscriptions"
        ]
        self.equal(
            "the address given is subscribed",
            [(one["Protocol"], one["Endpoint"]) for one in subscriptions],
            [("email", self.email)],
        )
        attributes = self.aws("sns", "get-topic-attributes", "--topic-arn", self.topic)[
            "Attributes"
        ]
        statements = json.loads(attributes["Policy"])["Statement"]
        refused = [one for one in statements if one["Effect"] == "Deny"]
        self.holds(
            "the topic refuses what does not come over TLS",
            any("aws:SecureTransport" in json.dumps(one) for one in refused),
            statements,
        )
        let_in = [
            one
            for one in statements
            if one["Effect"] == "Allow"
            and one["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
        ]
        self.holds(
            "and lets the alarms of this account alone in",
            len(let_in) == 1 and ACCOUNT in json.dumps(let_in[0].get("Condition", {})),
            statements,
        )

    def read_schedule(self) -> None:
        schedule = self.aws("scheduler", "get-schedule", "--name", self.schedule)
        target = schedule["Target"]
        self.equal(
            "a scan starts every quarter of an hour",
            (schedule["State"], schedule["ScheduleExpression"]),
            ("ENABLED", "rate(15 minutes)"),
        )
        self.equal("in a flexible window", schedule["FlexibleTimeWindow"]["Mode"], "FLEXIBLE")
        arn = self.aws("lambda", "get-function-configuration", "--function-name", self.function)[
            "FunctionArn"
        ]
        self.equal("it starts the deployed function", target["Arn"], arn)
        self.holds(
            "its retries are bounded", target["RetryPolicy"]["MaximumRetryAttempts"] <= 5, target
        )
        self.equal("its input's detail is an object", json.loads(target["Input"])["detail"], {})

    def read_alarms(self) -> None:
        alarms = self.aws("cloudwatch", "describe-alarms")["MetricAlarms"]
        missing = [
            name for name in ALARMS if not any(name in alarm["AlarmName"] for alarm in alarms)
        ]
        self.equal("every alarm is there", (missing, len(alarms)), ([], len(ALARMS)))
        for alarm in alarms:
            name = next(
                (known for known in ALARMS if known in alarm["AlarmName"]), alarm["AlarmName"]
            )
            self.equal(
                f"{name}: tells the topic when it starts and when it is over",
                (alarm["AlarmActions"], alarm["OKActions"]),
                ([self.topic], [self.topic]),
            )
            self.links_lead_to_pages(f"{name}: links to a runbook", alarm["AlarmDescription"])
            self.holds(
                f"{name}: says what missing data means", alarm.get("TreatMissingData"), alarm
            )
        watched = {
            metric["MetricName"]
            for alarm in alarms
            for metric in watched_by(alarm)
            if metric["Namespace"] == "SesDkimMonitor"
        }
        self.equal("two of them watch the function's one metric", watched, {"ScanHealthy"})

    def read_dashboard(self) -> None:
        entries = self.aws("cloudwatch", "list-dashboards")["DashboardEntries"]
        self.equal("there is one dashboard", len(entries), 1)
        name = entries[0]["DashboardName"]
        self.holds("the output leads to it", self.dashboard_url.endswith(name), self.dashboard_url)
        body: Any = json.loads(
            self.aws("cloudwatch", "get-dashboard", "--dashboard-name", name)["DashboardBody"]
        )
        self.holds("its body is widgets", body["widgets"], body)
        self.holds(
            "it shows the metric that the function writes", "ScanHealthy" in json.dumps(body), body
        )
        texts = [widget["properties"].get("markdown", "") for widget in body["widgets"]]
        self.links_lead_to_pages("it links to the runbooks", " ".join(texts))

    def links_lead_to_pages(self, sentence: str, text: str) -> None:
        pages = re.findall(re.escape(PAGES) + r"(\S+\.md)", text)
        self.holds(sentence, pages and all((ROOT / page).is_file() for page in pages), text)


def watched_by(alarm: dict[str, Any]) -> list[dict[str, Any]]:
    """The metrics of an alarm: its own, or those that it names in a list."""
    if "MetricName" in alarm:
        return [alarm]
    return [query["MetricStat"]["Metric"] for query in alarm["Metrics"] if "MetricStat" in query]
