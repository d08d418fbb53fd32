"""What the first scan of an account must leave behind, field by field, and who hears of it."""

import json
from typing import Any

from emulator.alerts import bodies_keep_the_contract
from emulator.checks import Checks
from emulator.emulated_account import ACCOUNT, HOME_REGION
from emulator.rows import ALWAYS_IN_STATE, INSTANT, Row, identities_of
from emulator.watched_account import ACCOUNT_NAME, IRELAND, RULE, SCHEDULE, WatchedAccount

REGIONS_ENABLED = 17


class FirstScan:
    def __init__(self, checks: Checks, watched: WatchedAccount) -> None:
        self.checks = checks
        self.watched = watched
        self.table = watched.table

    def nobody_listens(self) -> None:
        holds, equal = self.checks.holds, self.checks.equal
        invocation = self.watched.scan(RULE, healthy=False)
        equal(
            "the summary names every region as read",
            {name: one["outcome"] for name, one in invocation.response["regions"].items()},
            dict.fromkeys(self.watched.enabled_regions(), "READ"),
        )
        self.calls_of_the_first_scan()
        equal("nothing is published", self.published(), [])
        account = self.table.account()
        equal("the account's row knows of no subscriber", account["listeners"], 0)
        equal("since this scan", [account["unheardSince"]], account["starts"])
        holds("and that nothing was told", "startedTold" not in account, account)
        equal(
            "what waits is due", [row["identity"] for row in self.waiting()], ["lonely@example.org"]
        )
        self.states_of_the_first_scan()
        self.histories_of_the_first_scan()
        self.region_rows(account)
        self.scan_row(self.table.scans()[-1], account)
        broken = [row["sk"] for row in self.table.broken_now()]
        equal("the index holds what is broken now", broken, ["lonely@example.org"])
        holds(
            "the metric is the last line of the log",
            "_aws" in json.loads(invocation.log[-1]),
            invocation.log[-1],
        )
        equal("every line of the log is JSON", len(invocation.log_events()), len(invocation.log))

    def somebody_listens(self) -> None:
        self.watched.subscribe()
        self.watched.scan(SCHEDULE)
        started = self.watched.one_alert("STARTED")
        bodies_keep_the_contract(self.checks, self.published()[0])
        self.checks.equal(
            "it names what is already unverified",
            started.names(),
            [(IRELAND, "lonely@example.org", "NO_DOMAIN_IDENTITY")],
        )
        self.checks.equal(
            "and the account by its name", started.event.get("accountName"), ACCOUNT_NAME
        )
        told = self.table.states(IRELAND)["lonely@example.org"].get("toldAt")
        account = self.table.account()
        self.checks.equal(
            "with that it is told, and so is the start",
            (told, account.get("startedTold"), self.waiting()),
            (account["starts"][-1], account["starts"][-1], []),
        )
        self.checks.holds("and somebody listens", "unheardSince" not in account, account)

    def published(self) -> list[dict[str, str]]:
        return self.watched.emulator.control("published", account=ACCOUNT, region=HOME_REGION)

    def waiting(self) -> list[Row]:
        return [row for place in ("*", HOME_REGION, IRELAND) for row in self.table.due(place)]

    def calls_of_the_first_scan(self) -> None:
        calls = self.watched.emulator.calls("function")
        refused = [call for call in calls if call["status"] >= 400]
        self.checks.equal("no call is refused", refused, [])
        counted: dict[str, int] = {}
        for call in calls:
            if call["operation"].startswith(("ses:", "ec2:")):
                counted[call["operation"]] = counted.get(call["operation"], 0) + 1
        self.checks.equal(
            "regions, lists and attributes take the fewest calls there can be",
            counted,
            {
                "ec2:DescribeRegions": 1,
                "ses:ListIdentities": REGIONS_ENABLED,
                "ses:GetIdentityDkimAttributes": 2,
                "ses:GetIdentityVerificationAttributes": 2,
                "ses:GetIdentityMailFromDomainAttributes": 2,
            },
        )

    def states_of_the_first_scan(self) -> None:
        equal = self.checks.equal
        home, ireland = self.table.states(HOME_REGION), self.table.states(IRELAND)
        equal(
            "domains are kept in lower case, addresses as SES gives them",
            sorted(home),
            [
                "Orders@news.example.com",
                "example.com",
                "first.last+tag@example.com",
                "news.example.com",
            ],
        )
        equal(
            "each region has its own rows",
            sorted(ireland),
            [
                "Sales@example.jp",
                "billing@example.com",
                "example.com",
                "example.jp",
                "lonely@example.org",
            ],
        )
        self.state(
            home["example.com"],
            HOME_REGION,
            mailFromDomain="bounce.example.com",
            mailFromStatus="Success",
        )
        self.state(home["news.example.com"], HOME_REGION)
        self.state(home["Orders@news.example.com"], HOME_REGION, governedBy="news.example.com")
        self.state(home["first.last+tag@example.com"], HOME_REGION, governedBy="example.com")
        self.state(ireland["Sales@example.jp"], IRELAND, governedBy="example.jp")
        self.state(
            ireland["lonely@example.org"],
            IRELAND,
            verdict="UNVERIFIED",
            reason="NO_DOMAIN_IDENTITY",
            signingEnabled=False,
            dkimStatus="NotStarted",
        )

    def state(self, row: Row, region: str, **differs: Any) -> None:
        """A state row, field by field: healthy and new but for what differs."""
        name = row["sk"]
        self.checks.holds(
            f"{name}: every field of the contract is there", row.keys() >= ALWAYS_IN_STATE, row
        )
        instants = [row[field] for field in ("since", "firstSeenAt")]
        self.checks.holds(
            f"{name}: times have milliseconds", all(map(INSTANT.fullmatch, instants)), instants
        )
        expected = {
            "pk": identities_of(region),
            "identity": name,
            "identityType": "EMAIL_ADDRESS" if "@" in name else "DOMAIN",
            "region": region,
            "account": ACCOUNT,
            "verdict": "VERIFIED",
            "reason": "OK",
            "signingEnabled": True,
            "dkimStatus": "Success",
            "verificationStatus": "Success",
            "since": row["firstSeenAt"],
        } | differs
        seen = {field: row.get(field) for field in expected}
        self.checks.equal(f"{name}: each says what SES said", seen, expected)
        self.checks.holds(f"{name}: it never expires", "expiresAt" not in row, row)

    def histories_of_the_first_scan(self) -> None:
        for region, name in ((HOME_REGION, "example.com"), (IRELAND, "lonely@example.org")):
            rows = self.table.history(region, name)
            state = self.table.states(region)[name]
            self.checks.equal(
                f"{name}: one open stretch begins", [row["sk"] for row in rows], [state["since"]]
            )
            self.checks.holds(
                f"{name}: it is open and never expires",
                not {"until", "expiresAt"} & rows[0].keys(),
                rows,
            )
            same = ("identity", "verdict", "reason", "dkimStatus", "scanId", "account", "region")
            self.checks.equal(
                f"{name}: history says what the state says",
                [rows[0].get(field) for field in same],
                [state[field] for field in same],
            )

    def region_rows(self, account: Row) -> None:
        rows = self.table.regions()
        counted = ("verified", "unverified", "unknown", "atRisk")
        self.checks.equal(
            "each region has a row with its counts",
            {region: [int(row[count]) for count in counted] for region, row in rows.items()},
            dict.fromkeys(self.watched.enabled_regions(), [0, 0, 0, 0])
            | {HOME_REGION: [4, 0, 0, 0], IRELAND: [4, 1, 0, 0]},
        )
        self.checks.equal(
            "each was read in whole, as of this scan and under its number",
            {(row["readAt"], row["readInPart"], row["fence"]) for row in rows.values()},
            {(account["starts"][-1], False, account["fence"])},
        )

    def scan_row(self, row: Row, account: Row) -> None:
        equal = self.checks.equal
        equal(
            "the scan row is of the scan that the account remembers",
            row["sk"],
            account["starts"][-1],
        )
        equal("the scan row is named by the instant it started", row["sk"], row["startedAt"])
        self.checks.holds("it ended after it started", row["finishedAt"] >= row["startedAt"], row)
        self.checks.holds("it expires", int(row["expiresAt"]) > 0, row)
        self.checks.holds("it has an id", row["scanId"], row)
        equal(
            "it names the regions read",
            sorted(row["regionsRead"]),
            sorted(self.watched.enabled_regions()),
        )
        equal("it names no region as not read", dict(row.get("regionsNotRead", {})), {})
