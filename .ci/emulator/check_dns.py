"""What DNS says about a domain that SES calls verified, and what happens when DNS is silent."""

from typing import Any

from emulator import packaged_function
from emulator.alerts import Alert, keeps_the_contract
from emulator.checks import Checks
from emulator.dns_server import EmptyDns
from emulator.emulated_account import EmulatedAccount
from emulator.lambda_runtime import Invocation
from emulator.monitored_account import MonitoredAccount
from emulator.rows import StateTable
from emulator.watched_account import BY_HAND

FRANKFURT = "eu-central-1"


class EarlyWarning:
    """One region with one domain, whose records are nowhere."""

    def __init__(self, checks: Checks, emulator: EmulatedAccount, dns: EmptyDns) -> None:
        self.checks = checks
        self.dns = dns
        account = MonitoredAccount(emulator)
        account.domain(FRANKFURT, "example.com")
        self.table = StateTable(emulator.client("dynamodb"), account.table("warned-state"))
        topic = account.topic("warnings")
        self.queue = account.queue_on(topic, "warnings")
        settings = {
            "TABLE_NAME": self.table.name,
            "TOPIC_ARN": topic,
            "REGIONS": FRANKFURT,
            "CONFIRM_MINUTES": "0",
        }
        self.function = packaged_function.running(emulator, settings, dns_server=dns.address())

    def run(self) -> None:
        with self.function:
            with self.checks.part("SES calls a domain verified, and DNS has none of its records"):
                self.two_scans_must_agree()
            with self.checks.part("DNS answers nothing"):
                self.dns_is_silent()

    def two_scans_must_agree(self) -> None:
        self.scan("the first scan tells of no risk", "STARTED", request_id="first")
        self.scan("nor does its retry, which is no second scan", request_id="first")
        suspected = self.state()["suspected"]["AT_RISK"]
        alert = self.scan("the second scan confirms it", "AT_RISK")
        self.checks.equal(
            "it was at risk since it was first seen",
            [one["since"] for one in alert.event["identities"]] + [self.state()["atRiskSince"]],
            [suspected["at"]] * 2,
        )
        before = self.table.remembered()
        self.scan("the third scan tells nothing")
        self.checks.equal("and leaves every other row as it was", self.table.remembered(), before)

    def dns_is_silent(self) -> None:
        before = self.table.remembered()
        self.dns.silent = True
        self.scan("one silence is not told")
        self.dns.questions = 0
        self.scan("nor are two")
        self.checks.equal(
            "and DNS was asked two questions, this domain's first and Amazon's name",
            self.dns.questions,
            2,
        )
        alert = self.scan("the third is told", "SCAN_PROBLEM", healthy=False)
        self.checks.equal(
            "as that of DNS", [one["part"] for one in alert.event["problems"]], ["DNS"]
        )
        self.scan("and told once", healthy=False)
        self.checks.equal("the domain is at risk as before", self.table.remembered(), before)
        self.dns.silent = False
        self.scan("its end is told", "SCAN_RECOVERED")

    def scan(
        self, sentence: str, *kinds: str, healthy: bool = True, request_id: str | None = None
    ) -> Alert | None:
        invocation: Invocation = self.function.invoke(BY_HAND, request_id)
        alerts = [Alert.of(notification) for notification in self.queue.taken()]
        self.checks.equal(
            sentence,
            (invocation.error, invocation.healthy(), [alert.event["kind"] for alert in alerts]),
            (None, [int(healthy)], list(kinds)),
        )
        for alert in alerts:
            keeps_the_contract(self.checks, alert)
        return alerts[0] if alerts else None

    def state(self) -> dict[str, Any]:
        return self.table.states(FRANKFURT)["example.com"]


def run(checks: Checks) -> None:
    with EmulatedAccount("dns") as emulator, EmptyDns() as dns:
        EarlyWarning(checks, emulator, dns).run()
