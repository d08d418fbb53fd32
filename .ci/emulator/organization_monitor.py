"""A monitor of many accounts: its function, its table, and what a program behind a queue gets."""

import json
from typing import Any

from jsonschema import Draft202012Validator

from emulator import packaged_function
from emulator.alerts import Alert
from emulator.checks import Checks
from emulator.emulated_account import HOME_REGION
from emulator.lambda_runtime import Invocation
from emulator.member_gate import EXTERNAL_ID
from emulator.monitored_account import MonitoredAccount
from emulator.organization import Organization
from emulator.rows import INSTANT, Row, StateTable
from emulator.watched_account import BY_HAND, IRELAND

SCHEMA = Draft202012Validator(
    json.loads((packaged_function.ROOT / "docs/event.schema.json").read_text())
)
Told = list[tuple[str, tuple[str, ...]]]


class OrganizationMonitor:
    """Leaving the `with` block ends its function; `with_settings` goes on with the same table."""

    def __init__(
        self, checks: Checks, organization: Organization, name: str, settings: dict[str, str]
    ) -> None:
        self.checks = checks
        self.emulator = organization.emulator
        account = MonitoredAccount(self.emulator)
        topic = account.topic(name)
        self.queue = account.queue_on(topic, name)
        self.table = StateTable(self.emulator.client("dynamodb"), account.table(name))
        self.log: list[str] = []
        self.usual = {
            "TABLE_NAME": name,
            "TOPIC_ARN": topic,
            "REGIONS": f"{HOME_REGION},{IRELAND}",
            "EXTERNAL_ID": EXTERNAL_ID,
            "SES_CALLS_PER_SECOND": "50",
            "DIGEST": "off",
        }
        self.with_settings(settings)

    def with_settings(self, settings: dict[str, str]) -> "OrganizationMonitor":
        self.settings = self.usual | settings
        return self

    def __enter__(self) -> "OrganizationMonitor":
        self.function = packaged_function.running(self.emulator, self.settings)
        self.function.__enter__()
        return self

    def __exit__(self, *ended: Any) -> None:
        self.function.__exit__(*ended)

    def scan(self, what: str, told: Told, healthy: bool = True) -> Invocation:
        """A scan that tells exactly this, as kinds and the accounts that each is about."""
        return self.tells(what, self.function.invoke(BY_HAND), told, healthy)

    def tells(
        self, what: str, invocation: Invocation, told: Told, healthy: bool = True
    ) -> Invocation:
        self.log += invocation.log
        self.checks.equal(f"{what}: the function's answer is no error", invocation.error, None)
        self.alerts = [Alert.of(notification) for notification in self.queue.taken()]
        self.checks.equal(
            f"{what}: told is {' and '.join(kind for kind, _ in told) or 'nothing'}",
            sorted((alert.event["kind"], accounts(alert)) for alert in self.alerts),
            sorted((kind, tuple(sorted(about))) for kind, about in told),
        )
        self.checks.equal(
            f"{what}: the scan calls itself {'healthy' if healthy else 'not healthy'}",
            invocation.healthy(),
            [int(healthy)],
        )
        for alert in self.alerts:
            faults = [fault.message for fault in SCHEMA.iter_errors(alert.event)]
            self.checks.equal(f"{what}: {alert.event['kind']} is as the schema says", faults, [])
        return invocation

    def alert(self, kind: str) -> Alert:
        """The one of this kind that the last scan told."""
        (alert,) = (one for one in self.alerts if one.event["kind"] == kind)
        return alert

    def accounts(self) -> dict[str, Row]:
        return {row["sk"]: row for row in self.table.under("accounts")}

    def no_longer_watches(self, *gone: str) -> None:
        rows = self.accounts()
        self.checks.holds(
            "the rows of the accounts that went say since when they are not watched",
            all(INSTANT.fullmatch(rows[id].get("notWatchedSince", "")) for id in gone),
            [rows[id] for id in gone],
        )
        self.checks.equal(
            "and no other row does",
            [id for id, row in rows.items() if "notWatchedSince" in row and id not in gone],
            [],
        )

    def verdicts(self, account: str, region: str) -> dict[str, str]:
        rows = self.table.under(f"arn:aws:ses:{region}:{account}:identity")
        return {row["sk"]: row["verdict"] for row in rows}


def accounts(alert: Alert) -> tuple[str, ...]:
    """The accounts that an alert is about, in order."""
    several = [one["account"] for one in alert.event.get("accounts", [])]
    return tuple(sorted(several or [alert.event["account"]]))
