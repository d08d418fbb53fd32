"""An alert as a subscriber gets it, and what the contract says of every one."""

import json
from dataclasses import dataclass
from typing import Any

from emulator.checks import Checks
from emulator.rows import INSTANT

SEVERITIES = {
    "STARTED": "INFO",
    "FOUND_UNVERIFIED": "WARNING",
    "REGRESSED": "CRITICAL",
    "WORSENED": "CRITICAL",
    "RECOVERED": "INFO",
    "REMOVED": "WARNING",
    "AT_RISK": "WARNING",
    "NOT_READY": "WARNING",
    "SCAN_PROBLEM": "WARNING",
    "SCAN_RECOVERED": "INFO",
    "DIGEST": "INFO",
}
ABOUT_NO_DOMAIN = {"STARTED", "SCAN_PROBLEM", "SCAN_RECOVERED", "DIGEST"}
EVENT_FIELDS = {
    "schemaVersion", "kind", "severity", "account", "scanId", "observedAt", "identities", "remedy",
    "links",
}  # fmt: skip
IDENTITY_FIELDS = {
    "arn", "region", "identity", "identityType", "verdict", "reason", "since",
}  # fmt: skip


@dataclass(frozen=True)
class Alert:
    subject: str
    attributes: dict[str, dict[str, str]]
    event: dict[str, Any]

    @classmethod
    def of(cls, notification: dict[str, Any]) -> "Alert":
        return cls(
            notification["Subject"],
            notification["MessageAttributes"],
            json.loads(notification["Message"]),
        )

    def attribute(self, name: str) -> str | None:
        return self.attributes.get(name, {}).get("Value")

    def listed(self, name: str) -> list[str]:
        """An attribute that is an array; a name without any is left out."""
        attribute = self.attributes.get(name, {"Type": "String.Array", "Value": "[]"})
        if attribute["Type"] != "String.Array":
            raise ValueError(f"{name} is no array: {attribute}")
        return json.loads(attribute["Value"])

    def names(self) -> list[tuple[str, str, str]]:
        return [(one["region"], one["identity"], one["reason"]) for one in self.event["identities"]]


def keeps_the_contract(checks: Checks, alert: Alert) -> None:
    """The rules that every alert keeps, whatever its kind."""
    event, kind = alert.event, alert.event["kind"]
    printable = all(" " <= character <= "~" for character in alert.subject)
    checks.holds(
        f"{kind}: the subject is printable ASCII under 100 characters",
        printable and 0 < len(alert.subject) < 100,
        alert.subject,
    )
    wanted = EVENT_FIELDS if kind in ABOUT_NO_DOMAIN else EVENT_FIELDS | {"domain"}
    checks.equal(f"{kind}: the event has the contract's fields", sorted(wanted - set(event)), [])
    checks.equal(f"{kind}: the event's schema version is the string 1", event["schemaVersion"], "1")
    checks.equal(f"{kind}: the severity is the kind's", event["severity"], SEVERITIES.get(kind))
    checks.holds(f"{kind}: observedAt is an instant", INSTANT.fullmatch(event["observedAt"]), event)
    for name in ("kind", "account", "severity"):
        checks.equal(
            f"{kind}: attribute {name} says what the event says", alert.attribute(name), event[name]
        )
    checks.equal(
        f"{kind}: attribute domains is an array of the event's domain",
        alert.listed("domains"),
        [event["domain"]] if "domain" in event else [],
    )
    subjects = event["identities"] + event.get("problems", [])
    named = {one["region"] for one in subjects if "region" in one}
    checks.holds(
        f"{kind}: attribute regions is an array of the event's regions",
        named <= set(alert.listed("regions"))
        if kind == "STARTED"
        else sorted(named) == alert.listed("regions"),
        alert,
    )
    for one in event["identities"]:
        # What has never been seen before was nothing.
        new = kind in ("STARTED", "FOUND_UNVERIFIED")
        wanted = IDENTITY_FIELDS if new else IDENTITY_FIELDS | {"was"}
        checks.equal(
            f"{kind}: {one['identity']} has the contract's fields", sorted(wanted - set(one)), []
        )


def bodies_keep_the_contract(checks: Checks, published: dict[str, str]) -> None:
    """The bodies that no queue receives: text for people, Slack's custom notification."""
    bodies = json.loads(published["message"])
    checks.equal(
        "the message has a body for each kind of subscriber",
        set(bodies),
        {"default", "email", "https", "sqs", "lambda"},
    )
    checks.equal(
        "programs behind a queue and behind Lambda get the same event",
        bodies["sqs"],
        bodies["lambda"],
    )
    chat = json.loads(bodies["https"])
    checks.equal(
        "Slack's body is a custom notification",
        (chat["version"], chat["source"]),
        ("1.0", "custom"),
    )
    checks.holds("Slack's body has a description", chat["content"]["description"].strip(), chat)
    checks.holds(
        "the email is text of several lines", bodies["email"].count("\n") > 2, bodies["email"]
    )
