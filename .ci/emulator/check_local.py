"""The command for a laptop, against the account that the function watches."""

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from emulator.checks import Checks
from emulator.emulated_account import HOME_REGION
from emulator.packaged_function import local_command
from emulator.watched_account import IRELAND, WatchedAccount

SYDNEY = "ap-southeast-2"
# One more than a page of ListIdentities holds, and the last batch of attributes is not full.
MANY = 1001
READS = {
    "ec2:DescribeRegions",
    "ses:GetEmailIdentity",
    "ses:GetIdentityDkimAttributes",
    "ses:GetIdentityMailFromDomainAttributes",
    "ses:GetIdentityVerificationAttributes",
    "ses:ListIdentities",
    "sts:GetCallerIdentity",
}


class LocalCommand:
    def __init__(self, checks: Checks, watched: WatchedAccount) -> None:
        self.checks = checks
        self.watched = watched
        self.emulator = watched.emulator

    def run(self, exit_status: int, *words: str) -> str:
        """Runs it and checks its exit status; what it printed."""
        done = local_command(self.emulator, *words)
        said = f"./sesdkim {' '.join(words)}"
        self.checks.holds(
            f"{said}: exit status {exit_status}", done.returncode == exit_status, done
        )
        return done.stdout

    def scan(self) -> None:
        self.emulator.control("calls")
        before = self.watched.table.all_rows()
        survey = json.loads(self.run(1, "scan", "--no-dns", "--json"))
        self.checks.equal(
            "it sees what the function wrote", verdicts_told(survey), self.verdicts_written()
        )
        called = {call["operation"] for call in self.emulator.calls("local")}
        self.checks.equal("it only reads", sorted(called - READS), [])
        self.checks.equal("and leaves the table alone", self.watched.table.all_rows(), before)
        text = self.run(0, "scan", "--no-dns", "--all", "--region", HOME_REGION)
        missing = [name for name in self.watched.table.states(HOME_REGION) if name not in text]
        self.checks.equal("the table for people names every identity", missing, [])
        self.checks.holds("without a terminal it has no colours", "\x1b" not in text, text)

    def verdicts_written(self) -> dict[str, dict[str, tuple[str, str]]]:
        regions = {
            region: {
                name: (row["verdict"], row["reason"])
                for name, row in self.watched.table.states(region).items()
            }
            for region in self.watched.enabled_regions()
        }
        return {region: states for region, states in regions.items() if states}

    def scan_in_part(self) -> None:
        self.emulator.control("fault", operation="ses:*", region=IRELAND, kind="accessDenied")
        said = self.run(2, "scan", "--no-dns", "--json", "--region", f"{HOME_REGION},{IRELAND}")
        self.emulator.control("clear")
        outcomes = {one["region"]: one["outcome"] for one in json.loads(said)["regions"]}
        self.checks.equal(
            "what could not be told is told",
            outcomes,
            {HOME_REGION: "READ", IRELAND: "NOT_READ"},
        )

    def deployed_table(self) -> None:
        table = self.watched.table.name
        status = json.loads(self.run(1, "status", "--table", table, "--json"))
        self.checks.equal(
            "status tells what is broken now, and that people were told",
            [(one["identity"], one["alert"]) for one in status["unverified"]],
            [("lonely@example.org", "TOLD")],
        )
        history = json.loads(self.run(0, "history", "example.com", "--table", table, "--json"))
        told = [
            (one["from"], one["verdict"], one["reason"])
            for one in history["stretches"]
            if one["region"] == IRELAND
        ]
        written = [
            (row["sk"], row["verdict"], row["reason"])
            for row in self.watched.table.history(IRELAND, "example.com")
        ]
        self.checks.equal("history tells every stretch, newest first", told, written[::-1])

    def report(self) -> None:
        table = self.watched.table.name
        self.emulator.control("calls")
        made = self.run(1, "report", "--table", table, "--format", "csv", "--out", "-")
        told = {
            (one["region"], one["identity"]): (one["verdict"], one["reason"])
            for one in csv.DictReader(io.StringIO(made))
        }
        written = {
            (region, name): found
            for region, states in self.verdicts_written().items()
            for name, found in states.items()
        }
        self.checks.equal("a report of the table tells what the function wrote", told, written)
        called = {call["operation"] for call in self.emulator.calls("local")}
        self.checks.equal("and asks the table alone", sorted(called & READS), ["sts:GetCallerIdentity"])

    def many_identities(self) -> None:
        ses = self.emulator.client("ses", SYDNEY)
        with ThreadPoolExecutor(4) as several:
            names = (f"d{number}.example.com" for number in range(MANY))
            list(several.map(lambda name: ses.verify_domain_identity(Domain=name), names))
        self.emulator.control("calls")
        survey = json.loads(self.run(0, "scan", "--no-dns", "--json", "--region", SYDNEY))
        self.checks.equal(
            "every identity of two pages is verified", survey["counts"]["verified"], MANY
        )
        calls = [call["operation"] for call in self.emulator.calls("local")]
        self.checks.equal(
            "in as few calls as pages and batches allow",
            {name: calls.count(name) for name in READS if name.startswith("ses:")},
            {
                # Nothing is wrong here, so nothing is asked for in detail.
                "ses:GetEmailIdentity": 0,
                "ses:ListIdentities": 2,
                "ses:GetIdentityDkimAttributes": 11,
                "ses:GetIdentityVerificationAttributes": 11,
                "ses:GetIdentityMailFromDomainAttributes": 11,
            },
        )


def verdicts_told(survey: dict[str, Any]) -> dict[str, dict[str, tuple[str, str]]]:
    """By region and identity; regions without identities left out."""
    return {
        region["region"]: {
            one["identity"]: (one["verdict"], one["reason"]) for one in region["identities"]
        }
        for region in survey["regions"]
        if region.get("identities")
    }
