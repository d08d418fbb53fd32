"""One account and the function that watches it."""

from typing import Any

from emulator import packaged_function
from emulator.alerts import Alert, keeps_the_contract
from emulator.checks import Checks
from emulator.emulated_account import ACCOUNT, HOME_REGION, EmulatedAccount
from emulator.lambda_runtime import Invocation, LambdaRuntime
from emulator.monitored_account import MonitoredAccount, Queue, scheduled_event
from emulator.rows import Row, StateTable

IRELAND = "eu-west-1"
RULE = scheduled_event("aws.events", f"arn:aws:events:{HOME_REGION}:{ACCOUNT}:rule/hourly")
SCHEDULE = scheduled_event(
    "aws.scheduler", f"arn:aws:scheduler:{HOME_REGION}:{ACCOUNT}:schedule/default/hourly"
)
BY_HAND: dict[str, Any] = {}


class WatchedAccount:
    """Identities in two regions, a table, a topic with two queues; the function comes later."""

    def __init__(self, checks: Checks, emulator: EmulatedAccount) -> None:
        self.checks = checks
        self.emulator = emulator
        self.account = MonitoredAccount(emulator)
        self.account.table("dkim-state")
        self.table = StateTable(emulator.client("dynamodb"), "dkim-state")
        topic = self.account.topic("dkim-alerts")
        self.everything = self.account.queue_on(topic, "everything")
        self.regressions = self.account.queue_on(
            topic, "regressions", {"kind": ["REGRESSED"], "regions": [IRELAND]}
        )
        self.settings = {"TABLE_NAME": "dkim-state", "TOPIC_ARN": topic, "HISTORY_DAYS": "400"}
        self.make_identities()

    def running(self) -> LambdaRuntime:
        self.function = packaged_function.running(self.emulator, self.settings)
        return self.function

    def make_identities(self) -> None:
        account = self.account
        account.aws("ses", "verify-domain-identity", "--domain", "example.com")
        account.aws("ses", "verify-domain-identity", "--domain", "example.jp", region=IRELAND)
        account.aws("ses", "verify-email-identity", "--email-address", "first.last+tag@example.com")
        account.domain_as_typed(HOME_REGION, "NEWS.Example.com")
        account.address(HOME_REGION, "Orders@news.example.com")
        account.domain(IRELAND, "example.com")
        account.address(IRELAND, "billing@example.com")
        account.address(IRELAND, "Sales@example.jp")
        account.address(IRELAND, "lonely@example.org")
        self.emulator.client("ses").set_identity_mail_from_domain(
            Identity="example.com", MailFromDomain="bounce.example.com"
        )
        self.emulator.calls("check")

    def scan(self, event: Any) -> Invocation:
        invocation = self.function.invoke(event)
        self.checks.holds("the scan ends without an error", invocation.error is None, invocation)
        return invocation

    def arrived(self, queue: Queue | None = None) -> list[Alert]:
        return [Alert.of(notification) for notification in (queue or self.everything).taken()]

    def one_alert(self, kind: str, domain: str) -> Alert:
        alerts = self.arrived()
        told = [(alert.event["kind"], alert.event["domain"]) for alert in alerts]
        self.checks.equal(f"exactly one alert arrives: {kind} of {domain}", told, [(kind, domain)])
        keeps_the_contract(self.checks, alerts[0])
        return alerts[0]

    def enabled_regions(self) -> list[str]:
        answer = self.emulator.client("ec2").describe_regions()
        return [region["RegionName"] for region in answer["Regions"]]

    def quiet_scan(self, event: Any, what: str) -> None:
        before = self.memory()
        seen_before = self.table.states(HOME_REGION)["example.com"]["lastSeenAt"]
        self.scan(event)
        self.checks.equal(f"{what} is quiet", self.arrived(), [])
        self.checks.equal(f"{what} changes neither verdicts nor history", self.memory(), before)
        seen = self.table.states(HOME_REGION)["example.com"]["lastSeenAt"]
        self.checks.holds("the state says when it was last seen", seen > seen_before, seen)

    def pace_was_kept(self) -> None:
        """SES's limit, at most one call a second in a region, in the calls since the last look.

        Half a second is allowed for the way of the first and the last call to here.
        """
        times: dict[str, list[float]] = {}
        for call in self.emulator.calls("function"):
            if call["operation"].startswith("ses:"):
                times.setdefault(call["region"], []).append(call["at"])
        for region in (HOME_REGION, IRELAND):
            asked = sorted(times.get(region, []))
            self.checks.holds(
                f"{region}: SES was asked four times, at most once a second",
                len(asked) == 4 and asked[-1] - asked[0] >= 3 - 0.5,
                asked,
            )

    def memory(self) -> list[Row]:
        """All that an uneventful scan leaves as it was."""
        passing = ("lastSeenAt", "scanId", "sesDetailAt")
        kept = [row for row in self.table.all_rows() if row["pk"].startswith("arn:")]
        return sorted(
            ({key: row[key] for key in row if key not in passing} for row in kept),
            key=lambda row: (row["pk"], row["sk"]),
        )
