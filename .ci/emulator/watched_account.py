"""One account and the function that watches it."""

from typing import Any

from emulator import packaged_function
from emulator.alerts import Alert, keeps_the_contract
from emulator.checks import Checks
from emulator.emulated_account import ACCOUNT, HOME_REGION, EmulatedAccount
from emulator.lambda_runtime import Invocation, LambdaRuntime
from emulator.monitored_account import MonitoredAccount, Queue, scheduled_event
from emulator.rows import StateTable

IRELAND = "eu-west-1"
ACCOUNT_NAME = "Example & Co"
RULE = scheduled_event("aws.events", f"arn:aws:events:{HOME_REGION}:{ACCOUNT}:rule/hourly")
SCHEDULE = scheduled_event(
    "aws.scheduler", f"arn:aws:scheduler:{HOME_REGION}:{ACCOUNT}:schedule/default/hourly"
)
BY_HAND: dict[str, Any] = {}


class WatchedAccount:
    """Identities in two regions, a table, a topic; subscribers and the function come later."""

    def __init__(self, checks: Checks, emulator: EmulatedAccount) -> None:
        self.checks = checks
        self.emulator = emulator
        self.account = MonitoredAccount(emulator)
        self.account.table("dkim-state")
        self.table = StateTable(emulator.client("dynamodb"), "dkim-state")
        self.topic = self.account.topic("dkim-alerts")
        self.settings = {
            "TABLE_NAME": "dkim-state",
            "TOPIC_ARN": self.topic,
            "ACCOUNT_NAME": ACCOUNT_NAME,
        }
        self.make_identities()

    def subscribe(self) -> None:
        self.everything = self.account.queue_on(self.topic, "everything")
        self.regressions = self.account.queue_on(
            self.topic, "regressions", {"kind": ["REGRESSED"], "domains": ["example.com"]}
        )

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

    def scan(self, event: Any = BY_HAND, healthy: bool = True) -> Invocation:
        """A scan to its end; it says by its one metric whether it was healthy."""
        invocation = self.function.invoke(event)
        self.checks.holds("the scan ends without an error", invocation.error is None, invocation)
        self.checks.equal(
            f"the scan calls itself {'healthy' if healthy else 'not healthy'}",
            invocation.healthy(),
            [int(healthy)],
        )
        return invocation

    def arrived(self, queue: Queue | None = None) -> list[Alert]:
        return [Alert.of(notification) for notification in (queue or self.everything).taken()]

    def one_alert(self, kind: str, domain: str | None = None) -> Alert:
        """The one that arrived; without a domain it is about the monitor itself."""
        (alert,) = self.alerts((kind, domain))
        return alert

    def alerts(self, *expected: tuple[str, str | None]) -> list[Alert]:
        alerts = sorted(self.arrived(), key=lambda alert: alert.event["kind"])
        told = [(alert.event["kind"], alert.event.get("domain")) for alert in alerts]
        sentence = " and ".join(f"{kind} of {domain or 'the monitor'}" for kind, domain in expected)
        self.checks.equal(f"exactly this arrives: {sentence}", told, list(expected))
        for alert in alerts:
            keeps_the_contract(self.checks, alert)
        return alerts

    def enabled_regions(self) -> list[str]:
        answer = self.emulator.client("ec2").describe_regions()
        return [region["RegionName"] for region in answer["Regions"]]

    def quiet_scan(self, event: Any, what: str) -> list[dict[str, Any]]:
        """A scan that tells nothing and writes nothing of identities; the calls that it made."""
        before = self.table.remembered()
        self.emulator.control("calls")
        self.scan(event)
        self.checks.equal(f"{what} is quiet", self.arrived(), [])
        self.checks.equal(
            f"{what} leaves every other row as it was", self.table.remembered(), before
        )
        calls = self.emulator.calls("function")
        written = [partition for call in calls for partition in call["written"]]
        self.checks.equal(
            f"{what} writes the account twice, each region twice and its own row once",
            {partition: written.count(partition) for partition in written},
            {
                "accounts": 2,
                f"regions#{ACCOUNT}": 2 * len(self.enabled_regions()),
                f"scan#{ACCOUNT}": 1,
            },
        )
        return calls

    def pace_was_kept(self, calls: list[dict[str, Any]]) -> None:
        """SES's limit, at most one call a second in a region.

        A list and three kinds of attribute, and the detail of domains never asked about. Half a
        second is allowed for the way of the first and the last call to here.
        """
        times: dict[str, list[float]] = {}
        for call in calls:
            if call["operation"].startswith("ses:"):
                times.setdefault(call["region"], []).append(call["at"])
        for region in (HOME_REGION, IRELAND):
            asked = sorted(times.get(region, []))
            self.checks.holds(
                f"{region}: SES was asked at least four times, at most once a second",
                len(asked) >= 4 and asked[-1] - asked[0] >= len(asked) - 1 - 0.5,
                asked,
            )
