"""What people do with a deployed monitor: each command once, and README's queries."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from emulator.aws import ACCOUNT
from emulator.checks import Checks
from emulator.commands import ROOT, ran
from emulator.domain import DOMAIN, NEW_DOMAIN, REGION, WatchedDomain
from emulator.monitor import Monitor

BROKEN, HISTORY, CHANGED, UNREAD, DUE = range(5)


class People:
    def __init__(self, checks: Checks, monitor: Monitor, domain: WatchedDomain) -> None:
        self.checks = checks
        self.monitor = monitor
        self.domain = domain

    def environment(self) -> dict[str, str]:
        return self.monitor.aws.environment("local") | {"DNS_SERVER": self.domain.zone.address}

    def command(self, status: int, *words: str) -> str:
        """What `./sesdkim` prints."""
        done = ran([str(ROOT / "sesdkim"), *words], self.environment())
        said = f"./sesdkim {' '.join(words)}: exit status {status}"
        self.checks.holds(said, done.returncode == status, done)
        return done.stdout

    def ask(self) -> None:
        equal = self.checks.equal
        survey = json.loads(self.command(1, "scan", "--json"))
        equal(
            "scan sees what the function wrote",
            {
                one["region"]: {it["identity"]: it["verdict"] for it in one["identities"]}
                for one in survey["regions"]
                if one.get("identities")
            },
            {region: self.monitor.verdicts(region) for region in (REGION, self.domain.other_region)},
        )
        broken = json.loads(self.command(1, "status", "--json"))["unverified"]
        equal(
            "status tells what is broken, and that people were told",
            sorted((one["identity"], one["alert"]) for one in broken),
            [(f"billing@{DOMAIN}", "TOLD"), (DOMAIN, "TOLD")],
        )
        history = json.loads(self.command(1, "history", DOMAIN, "--json"))["stretches"]
        equal(
            "history tells every stretch, newest first",
            [one["verdict"] for one in history if one["region"] == REGION],
            ["UNVERIFIED", "VERIFIED"],
        )
        made = self.command(1, "report", "--stack", "--format", "csv", "--out", "-")
        equal(
            "a report of the table tells the same",
            sorted((one["region"], one["identity"], one["verdict"]) for one in csv.DictReader(io.StringIO(made))),
            sorted(
                (region, name, verdict)
                for region in (REGION, self.domain.other_region)
                for name, verdict in self.monitor.verdicts(region).items()
            ),
        )

    def query(self, unread: list[str]) -> None:
        equal = self.checks.equal
        readme = (ROOT / "README.md").read_text()
        marked = re.search("<!-- queries:begin -->(.*)<!-- queries:end -->", readme, re.DOTALL)
        self.queries = re.findall(r"^```sh\n(.*?)^```", marked[1], re.DOTALL | re.MULTILINE)
        equal("README has five of them", len(self.queries), 5)
        names = sorted([f"billing@{DOMAIN}", DOMAIN])
        equal("what is broken now", sorted(line[2] for line in self.lines(BROKEN)), names)
        history = self.monitor.rows(f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/{DOMAIN}")
        starts = [row["sk"] for row in history][::-1]
        equal("a history, newest first", [line[0] for line in self.lines(HISTORY)], starts)
        equal("the changes of a day", {line[1] for line in self.lines(CHANGED)} >= set(names), True)
        equal("the regions that are not read", [line[0] for line in self.lines(UNREAD)], sorted(unread))

    def query_due(self) -> None:
        self.checks.equal(
            "README's command tells what is due",
            [line[1:] for line in self.lines(DUE)],
            [["FOUND_UNVERIFIED", NEW_DOMAIN, "PENDING"]],
        )

    def lines(self, query: int) -> list[list[str]]:
        day = datetime.now(UTC).date().isoformat()
        said = self.in_shell(self.queries[query], TABLE=self.monitor.table, ACCOUNT=ACCOUNT, DAY=day)
        return [line.split("\t") for line in said.splitlines()]

    def in_shell(self, command: str, **variables: str) -> str:
        """With the AWS CLI."""
        path = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        done = ran(["sh", "-c", command], self.environment() | path | variables)
        if done.returncode:
            raise RuntimeError(f"{command}\nended with {done.stderr}")
        return done.stdout

    def replace(self, replacements: list[dict[str, Any]]) -> None:
        """By the commands of an alert."""
        for one in replacements:
            self.in_shell(one["command"].replace("ZONE_ID", self.domain.zone.id.split("/")[-1]))

    def mute(self) -> None:
        until = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
        self.command(0, "mute", DOMAIN, "--until", until, "--reason", "it moves")
        said = self.command(0, "mutes")
        self.checks.holds("mutes lists it with its reason", "it moves" in said, said)
        self.monitor.scan(
            "a digest is asked for, and all regions answer",
            [("DIGEST", (ACCOUNT,)), ("SCAN_RECOVERED", (ACCOUNT,))],
            {"detail": {"digest": True}},
        )
        (digest,) = (event for event in self.monitor.events if event["kind"] == "DIGEST")
        self.checks.equal("it names what is muted", [one["identity"] for one in digest["mutes"]], [DOMAIN])
        self.command(0, "status")
        self.command(0, "unmute", DOMAIN)
        self.monitor.scan("what is still broken is told", [("FOUND_UNVERIFIED", (ACCOUNT,))])
        self.command(1, "status")

    def fix(self) -> None:
        """DNS answers from the zone as it is, and SES looks again."""
        words = ("fix", DOMAIN, "--apply", "--region", REGION)
        before = self.domain.zone.records()
        self.command(2, *words)
        self.checks.equal("without --yes nothing is changed", self.domain.zone.records(), before)
        command = [str(ROOT / "sesdkim"), *words, "--yes", "--wait", "5m"]
        here = os.environ | self.environment()
        said_to = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        fixing = subprocess.Popen(command, env=here, text=True, **said_to)
        while fixing.poll() is None and not self.domain.ses_looks_again():
            time.sleep(1)
        said, _ = fixing.communicate()
        self.checks.holds("the command ends well", fixing.returncode == 0, said)
        name, kind, target = self.domain.missing
        self.checks.equal(
            "the record is in the zone, and nothing else changed",
            self.domain.zone.records() ^ before,
            {f"{name}. 300 IN {kind} {target}."},
        )
