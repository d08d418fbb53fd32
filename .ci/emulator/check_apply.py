"""A person's fix heals: `sesdkim fix --apply` changes moto's Route 53 behind the real one's refusals.

The zone that it changes is the one that DNS answers from, and SES looks at DNS again meanwhile: the
command must end by itself, with the domain well and nothing else changed.
"""

import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from emulator.check_loop import DOMAIN, HostedZone, touched
from emulator.checks import Checks
from emulator.emulated_account import EmulatedAccount
from emulator.monitored_account import MonitoredAccount
from emulator.packaged_function import ROOT
from emulator.ses_checking_dns import is_healthy
from emulator.zone import Authority, Zone
from emulator.zone_faults import FAULTS, Fault

NAMES = (
    "all DKIM records are gone and SES has noticed",
    "a target is misspelt and SES has noticed",
    "SPF of MAIL FROM is wrong beside another text",
    "the DMARC record is broken beside another text",
    "signing is switched off",
    "SES has given up and the records are gone",
)
# What SES is told besides, in these cases alone.
TOLD = {
    "signing is switched off": ["ses:PutEmailIdentityDkimAttributes"],
    "SES has given up and the records are gone": ["ses:PutEmailIdentityDkimSigningAttributes"],
}
COMMAND = ("fix", DOMAIN.name, "--apply", "--region", DOMAIN.region)
OF_THE_ZONE = "dns"
PROFILE = f"""[profile {OF_THE_ZONE}]
aws_access_key_id = {OF_THE_ZONE}
aws_secret_access_key = {OF_THE_ZONE}
"""


class Apply:
    def __init__(
        self, checks: Checks, emulator: EmulatedAccount, authority: Authority, profiles: Path
    ) -> None:
        self.checks = checks
        self.emulator = emulator
        self.authority = authority
        self.hosted_zone = HostedZone(emulator)
        self.route53_callers: set[str] = set()
        self.profiles = profiles
        MonitoredAccount(emulator).domain(DOMAIN.region, DOMAIN.name)
        emulator.client("ses", DOMAIN.region).set_identity_mail_from_domain(
            Identity=DOMAIN.name, MailFromDomain=DOMAIN.mail_from
        )

    def run(self) -> None:
        faults = {fault.name: fault for fault in FAULTS}
        for name in NAMES:
            with self.checks.part(f"-- {name}"):
                self.heal(faults[name])
        with self.checks.part("-- another profile has the zone"):
            self.heal(faults[NAMES[0]], "--dns-profile", OF_THE_ZONE)
            self.checks.equal("it alone asks Route 53", self.route53_callers, {OF_THE_ZONE})
        with self.checks.part("-- the zone is in another account"):
            self.authority.zone = self.broken(faults[NAMES[0]], ["ns.example.net"])
            self.changed_nothing(2, "--yes")

    def heal(self, fault: Fault, *words: str) -> None:
        client = self.hosted_zone.client
        created = client.create_hosted_zone(Name=DOMAIN.name, CallerReference=fault.name)
        hosted = created["HostedZone"]["Id"]
        broken = self.broken(fault, created["DelegationSet"]["NameServers"])
        self.authority.zone = broken
        self.hosted_zone.fill(hosted, served(broken))
        try:
            self.changed_nothing(2)
            self.checks.equal(
                "without --yes nothing is changed", touched(broken, self.seen(hosted, broken)), set()
            )
            self.emulator.control("calls")
            said, told = self.applied(hosted, broken, TOLD.get(fault.name, []), *words)
            after = self.seen(hosted, broken)
            self.checks.holds("the command ends well", said.returncode == 0, said)
            self.checks.equal("SES is told what it has to be", told, TOLD.get(fault.name, []))
            self.checks.holds("the domain is well again", is_healthy(after, DOMAIN), said)
            self.checks.equal(
                "nothing else changed",
                touched(broken, after) - touched(DOMAIN.records(), self.broken(fault, [])),
                set(),
            )
        finally:
            self.emulator.control("ses/mend", region=DOMAIN.region, identity=DOMAIN.name)
            self.hosted_zone.empty(hosted)
            client.delete_hosted_zone(Id=hosted)

    def broken(self, fault: Fault, name_servers: list[str]) -> Zone:
        zone = DOMAIN.records()
        fault.breaks(zone, DOMAIN)
        if fault.ses:
            self.emulator.control(
                "ses/change", region=DOMAIN.region, identity=DOMAIN.name, **fault.ses
            )
        if name_servers:
            zone.put(DOMAIN.name, "NS", *(f"{server}." for server in name_servers))
            zone.put(DOMAIN.name, "SOA", f"{name_servers[0]}. root.example.net. 1 900 900 900 900")
        return zone

    def applied(
        self, hosted: str, broken: Zone, expected: list[str], *words: str
    ) -> tuple[subprocess.CompletedProcess[str], list[str]]:
        """DNS answers from the zone as it is now, and SES looks again once it was told what it must.

        Also what SES was told.
        """
        told: list[str] = []
        self.route53_callers = set()
        running = self.started("--yes", "--wait", "2m", *words)
        while running.poll() is None:
            time.sleep(1)
            now = self.seen(hosted, broken)
            self.authority.zone = now
            calls = self.emulator.control("calls")
            told += [
                call["operation"] for call in calls if call["operation"].startswith("ses:Put")
            ]
            self.route53_callers |= {
                call["access_key"]
                for call in calls
                if call["operation"].startswith("route53:") and call["access_key"] != "check"
            }
            if is_healthy(now, DOMAIN) and told == expected:
                self.emulator.control("ses/mend", region=DOMAIN.region, identity=DOMAIN.name)
        out, err = running.communicate()
        return subprocess.CompletedProcess(running.args, running.returncode, out, err), told

    def changed_nothing(self, status: int, *words: str) -> None:
        running = self.started(*words)
        out, err = running.communicate(timeout=300)
        self.checks.holds(
            f"./sesdkim {' '.join((*COMMAND, *words))}: exit status {status}",
            running.returncode == status,
            (running.returncode, out, err),
        )

    def started(self, *words: str) -> subprocess.Popen[str]:
        environment: dict[str, Any] = os.environ | self.emulator.environment("local")
        return subprocess.Popen(
            [str(ROOT / "sesdkim"), *COMMAND, *words],
            cwd=ROOT,
            env=environment
            | {"DNS_SERVER": self.authority.address(), "AWS_CONFIG_FILE": str(self.profiles)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def seen(self, hosted: str, before: Zone) -> Zone:
        now = self.hosted_zone.zone(hosted, before)
        for kind in ("NS", "SOA"):
            now.put(DOMAIN.name, kind, *before.values(DOMAIN.name, kind))
        return now


def served(zone: Zone) -> Zone:
    """Without what Route 53 makes by itself."""
    copied = zone.copy()
    for kind in ("NS", "SOA"):
        copied.drop(DOMAIN.name, kind)
    return copied


def run(checks: Checks) -> None:
    with (
        EmulatedAccount("apply") as emulator,
        Authority(DOMAIN.records()) as authority,
        tempfile.TemporaryDirectory() as directory,
    ):
        profiles = Path(directory, "config")
        profiles.write_text(PROFILE)
        Apply(checks, emulator, authority, profiles).run()
