"""Advice that heals: what an alert says to publish is published, and the domain is well again.

For each fault the zone is broken, the packaged function looks and tells, and what it tells is done
in three ways, each on the zone as it was broken: the records by name, type and value; the lines of
a zone file; the Route 53 commands and change batches, in moto's Route 53 behind the rules of the
real one. Then SES looks at DNS again: the domain must be well, and nothing else changed.
"""

import json
from typing import Any

import dns.rdatatype
import dns.zonefile

from emulator import aws_in_shell, packaged_function, route53_rules
from emulator.alerts import Alert
from emulator.checks import Checks
from emulator.emulated_account import EmulatedAccount
from emulator.monitored_account import MonitoredAccount
from emulator.ses_checking_dns import Domain, dkim_is_right, is_healthy
from emulator.watched_account import BY_HAND
from emulator.zone import TTL, Authority, Zone, joined
from emulator.zone_faults import FAULTS, Fault

DOMAIN = Domain("example.com", "eu-central-1")
WAYS = ("records", "zone file", "Route 53")
Record = tuple[str, str, str]


class Loop:
    def __init__(self, checks: Checks, emulator: EmulatedAccount, authority: Authority) -> None:
        self.checks = checks
        self.emulator = emulator
        self.authority = authority
        self.route53 = HostedZone(emulator)
        account = MonitoredAccount(emulator)
        account.domain(DOMAIN.region, DOMAIN.name)
        emulator.client("ses", DOMAIN.region).set_identity_mail_from_domain(
            Identity=DOMAIN.name, MailFromDomain=DOMAIN.mail_from
        )
        topic = account.topic("loop")
        self.queue = account.queue_on(topic, "loop")
        settings = {
            "TABLE_NAME": account.table("loop"),
            "TOPIC_ARN": topic,
            "REGIONS": DOMAIN.region,
            "CONFIRM_MINUTES": "0",
            "SES_CALLS_PER_SECOND": "50",
        }
        self.function = packaged_function.running(
            emulator, settings, dns_server=authority.address()
        )
        self.healed = dict.fromkeys(WAYS, 0)
        self.replaced = 0
        self.told_by_hand = 0
        self.commanded = 0

    def run(self) -> None:
        with self.function:
            self.scan()
            self.scan()
            for fault in FAULTS:
                with self.checks.part(f"-- {fault.name}"):
                    self.tell_and_heal(fault)
        self.summarize()

    def summarize(self) -> None:
        commands = sum(fault.command is not None for fault in FAULTS)
        by_hand = sum(fault.by_hand is not None for fault in FAULTS)
        records = len(FAULTS) - commands - by_hand
        print(f"  {len(FAULTS)} faults: {len(FAULTS) - commands} of the zone, {commands} of SES")
        for way in WAYS:
            print(f"  healed by {way}: {self.healed[way]} of {records}")
        print(f"    {self.replaced} of these by the command for what stands in the way")
        print(f"  given the command that SES needs: {self.commanded} of {commands}")
        if by_hand:
            print(f"  told what to correct by hand: {self.told_by_hand} of {by_hand}")

    def tell_and_heal(self, fault: Fault) -> None:
        healthy = DOMAIN.records()
        broken = healthy.copy()
        fault.breaks(broken, DOMAIN)
        self.authority.zone = broken
        if fault.ses:
            self.emulator.control(
                "ses/change", region=DOMAIN.region, identity=DOMAIN.name, **fault.ses
            )
        alert = self.told(fault.alert)
        try:
            if alert is not None:
                self.heal(fault, broken, alert)
        finally:
            self.emulator.control("ses/mend", region=DOMAIN.region, identity=DOMAIN.name)
            self.authority.zone = healthy
            self.quiet_again()

    def told(self, kind: str) -> Alert | None:
        """The alert of the first scan, or of the second where two must agree."""
        others: list[str] = []
        for _ in range(2):
            for alert in self.scan():
                if alert.event["kind"] == kind:
                    self.checks.holds(f"{kind} is told", True)
                    return alert
                others.append(alert.subject)
        self.checks.holds(f"{kind} is told", False, others)
        return None

    def heal(self, fault: Fault, broken: Zone, alert: Alert) -> None:
        remedy = alert.event["remedy"]
        if fault.command is not None:
            given = any(fault.command in command for command in remedy["commands"])
            right = dkim_is_right(published(broken, records(remedy)), DOMAIN)
            self.commanded += given and right
            self.checks.holds(f"the alert gives the command: {fault.command}", given, remedy)
            self.checks.holds("what it says to publish makes DKIM right", right, remedy)
            return
        if fault.by_hand is not None:
            told = any(fault.by_hand in step for step in remedy["steps"])
            self.told_by_hand += told
            self.checks.holds(f"a step says: {fault.by_hand}", told, remedy)
            return
        for way, zone in (
            ("records", lambda: published(broken, records(remedy))),
            ("zone file", lambda: published(broken, zone_file(remedy))),
            ("Route 53", lambda: self.route53.changed(broken, remedy)),
        ):
            try:
                after = zone()
            except route53_rules.Refused as refused:
                self.checks.holds(f"{way}: the change is taken", False, f"{refused}: {remedy}")
                continue
            well = is_healthy(after, DOMAIN)
            self.healed[way] += well
            if way == "Route 53" and remedy["route53Replacements"]:
                self.replaced += well
                self.checks.holds(
                    "a step says that something else may use what stands in the way",
                    any("Check what else uses" in step for step in remedy["steps"]),
                    remedy,
                )
            self.checks.holds(f"{way}: the domain is well again", well, remedy)
            self.checks.equal(
                f"{way}: nothing else changed", touched(broken, after) - named(remedy), set()
            )

    def quiet_again(self) -> None:
        told = [alert.subject for alert in self.scan()]
        for _ in range(3):
            if not told:
                break
            told = [alert.subject for alert in self.scan()]
        self.checks.equal("then all is quiet", told, [])

    def scan(self) -> list[Alert]:
        invocation = self.function.invoke(BY_HAND)
        if invocation.error is not None:
            raise RuntimeError(str(invocation.error))
        return [Alert.of(notification) for notification in self.queue.taken()]


def records(remedy: dict[str, Any]) -> list[Record]:
    return [
        (one["name"], one["type"], presented(one["type"], one["value"]))
        for one in remedy["dnsRecords"]
    ]


def presented(kind: str, value: str) -> str:
    """A value as a zone file has it: a DNS host quotes a text and ends a target with a dot."""
    if kind == "TXT":
        return '"' + value.replace('"', "") + '"'
    return value if value.endswith(".") else value + "."


def zone_file(remedy: dict[str, Any]) -> list[Record]:
    """The lines as a parser of zone files reads them."""
    read = dns.zonefile.read_rrsets("\n".join(remedy["zoneFile"]), origin=".", rdclass=None)
    return [
        (one.name.to_text(omit_final_dot=True), dns.rdatatype.to_text(one.rdtype), data.to_text())
        for one in read
        for data in one
    ]


def published(zone: Zone, wanted: list[Record]) -> Zone:
    """What a person makes of them: a CNAME stands alone, and a policy replaces the one it corrects."""
    after = zone.copy()
    for name, kind, value in wanted:
        if kind == "CNAME":
            for other in after.kinds(name):
                after.drop(name, other)
        kept = [one for one in after.values(name, kind) if kind == "TXT" and not corrects(value, one)]
        after.drop(name, "CNAME")
        after.put(name, kind, *kept, value)
    return after


def corrects(value: str, old: str) -> bool:
    """Whether both are SPF, or both DMARC, however wrong the old one is."""
    new, was = joined(value).lower(), joined(old).lower().strip()
    if new.startswith("v=dmarc1"):
        return "v=dmarc1" in was or was.startswith("p=")
    return new.startswith("v=spf1") and was.startswith("v=spf1")


def named(remedy: dict[str, Any]) -> set[str]:
    return {one["name"].lower() for one in remedy["dnsRecords"]}


def touched(before: Zone, after: Zone) -> set[str]:
    keys = before.sets.keys() | after.sets.keys()
    return {name for name, kind in keys if before.values(name, kind) != after.values(name, kind)}


class HostedZone:
    """The domain's zone in moto's Route 53."""

    def __init__(self, emulator: EmulatedAccount) -> None:
        self.emulator = emulator
        self.client = emulator.client("route53")

    def changed(self, zone: Zone, remedy: dict[str, Any]) -> Zone:
        """The zone after what a remedy says to do in Route 53, in its order.

        Raises Refused where Route 53 would not take one.
        """
        created = self.client.create_hosted_zone(Name=DOMAIN.name, CallerReference=str(id(remedy)))
        hosted = created["HostedZone"]["Id"]
        try:
            self.fill(hosted, zone)
            for replacement in remedy["route53Replacements"]:
                environment = self.emulator.environment("check")
                aws_in_shell.run(replacement["command"], hosted.split("/")[-1], environment)
            for batch in remedy["route53ChangeBatches"]:
                change = json.loads(batch) if isinstance(batch, str) else batch
                route53_rules.check(change, self.sets(hosted))
                self.client.change_resource_record_sets(HostedZoneId=hosted, ChangeBatch=change)
            return self.zone(hosted, zone)
        finally:
            self.empty(hosted)
            self.client.delete_hosted_zone(Id=hosted)

    def fill(self, hosted: str, zone: Zone) -> None:
        for (name, kind), values in zone.sets.items():
            if name == DOMAIN.name or name.endswith("." + DOMAIN.name):
                self.change(hosted, "CREATE", record_set(name, kind, values))

    def sets(self, hosted: str) -> list[dict[str, Any]]:
        listed = self.client.list_resource_record_sets(HostedZoneId=hosted)["ResourceRecordSets"]
        return [
            one | {"Name": one["Name"].replace("\\052", "*")}
            for one in listed
            if one["Type"] not in ("NS", "SOA")
        ]

    def zone(self, hosted: str, before: Zone) -> Zone:
        after = before.copy()
        for name, kind in list(after.sets):
            if name == DOMAIN.name or name.endswith("." + DOMAIN.name):
                after.drop(name, kind)
        for one in self.sets(hosted):
            values = [value["Value"] for value in one["ResourceRecords"]]
            after.put(one["Name"].rstrip("."), one["Type"], *values)
        return after

    def empty(self, hosted: str) -> None:
        for one in self.sets(hosted):
            self.change(hosted, "DELETE", one)

    def change(self, hosted: str, action: str, record: dict[str, Any]) -> None:
        self.client.change_resource_record_sets(
            HostedZoneId=hosted,
            ChangeBatch={"Changes": [{"Action": action, "ResourceRecordSet": record}]},
        )


def record_set(name: str, kind: str, values: list[str]) -> dict[str, Any]:
    return {
        "Name": name + ".",
        "Type": kind,
        "TTL": TTL,
        "ResourceRecords": [{"Value": value} for value in values],
    }


def run(checks: Checks) -> None:
    with EmulatedAccount("loop") as emulator, Authority(DOMAIN.records()) as authority:
        Loop(checks, emulator, authority).run()
