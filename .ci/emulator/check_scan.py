"""The main job on real input: the packaged function, from identities in SES to rows and alerts."""

import json
from typing import Any

from emulator import packaged_function
from emulator.alerts import Alert, bodies_keep_the_contract, keeps_the_contract
from emulator.checks import Checks
from emulator.emulated_account import ACCOUNT, HOME_REGION, EmulatedAccount
from emulator.lambda_runtime import Invocation, LambdaRuntime
from emulator.monitored_account import MonitoredAccount, Queue, scheduled_event
from emulator.rows import ALWAYS_IN_STATE, INSTANT, Row, StateTable, identities_of
from emulator.ses_answers import dkim_tokens

IRELAND = "eu-west-1"
RULE = scheduled_event("aws.events", f"arn:aws:events:{HOME_REGION}:{ACCOUNT}:rule/hourly")
SCHEDULE = scheduled_event(
    "aws.scheduler", f"arn:aws:scheduler:{HOME_REGION}:{ACCOUNT}:schedule/default/hourly"
)
BY_HAND: dict[str, Any] = {}
REGIONS_ENABLED = 17


class ScanCheck:
    """One account, watched by one function through its life."""

    def __init__(self, checks: Checks, emulator: EmulatedAccount) -> None:
        self.checks = checks
        self.emulator = emulator
        self.account = MonitoredAccount(emulator)
        self.account.table("dkim-state")
        self.table = StateTable(emulator.client("dynamodb"), "dkim-state")
        self.topic = self.account.topic("dkim-alerts")
        self.everything = self.account.queue_on(self.topic, "everything")
        self.regressions = self.account.queue_on(
            self.topic, "regressions", {"kind": ["REGRESSED"], "regions": [IRELAND]}
        )
        self.settings = {
            "TABLE_NAME": "dkim-state",
            "TOPIC_ARN": self.topic,
            "HISTORY_DAYS": "400",
        }

    def run(self) -> None:
        self.make_identities()
        with packaged_function.running(self.emulator, self.settings) as function:
            self.function: LambdaRuntime = function
            part = self.checks.part
            with part("The first scan, on a rule's scheduled event"):
                self.first_scan()
            with part("Nothing changed, on our own schedule's input"):
                self.quiet_scan(SCHEDULE, "a second scan of the same account")
            with part("A domain breaks in one region, by hand"):
                self.domain_breaks()
            with part("It gets worse"):
                self.domain_gets_worse()
            with part("It is mended"):
                self.domain_is_mended()
            with part("Identities are removed"):
                self.identities_are_removed()
            with part("A region fails"):
                self.region_fails()

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

    def first_scan(self) -> None:
        holds, equal = self.checks.holds, self.checks.equal
        invocation = self.scan(RULE)
        text = json.dumps(invocation.response)
        missing = [name for name in self.enabled_regions() if name not in text]
        equal("the summary names every region", missing, [])
        self.calls_of_the_first_scan()
        started = self.one_alert("STARTED", "*")
        bodies_keep_the_contract(
            self.checks,
            self.emulator.control("published", account=ACCOUNT, region=HOME_REGION)[0],
        )
        holds(
            "STARTED tells what is already unverified",
            "lonely@example.org" in json.dumps(started.event),
            started,
        )
        self.states_of_the_first_scan()
        self.histories_of_the_first_scan()
        self.scan_row(self.table.scans()[-1], alerts=1)
        broken = [row["sk"] for row in self.table.broken_now()]
        equal("the index holds what is broken now", broken, ["lonely@example.org"])
        metrics = [event for event in invocation.log_events() if "_aws" in event]
        equal("one line of embedded metrics is logged", len(metrics), 1)
        holds(
            "and it is the last line of the log",
            "_aws" in json.loads(invocation.log[-1]),
            invocation.log[-1],
        )
        equal("every line of the log is JSON", len(invocation.log_events()), len(invocation.log))

    def enabled_regions(self) -> list[str]:
        answer = self.emulator.client("ec2").describe_regions()
        return [region["RegionName"] for region in answer["Regions"]]

    def calls_of_the_first_scan(self) -> None:
        calls = self.emulator.calls("function")
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
            ireland["lonely@example.org"], IRELAND,
            verdict="UNVERIFIED", reason="NO_DOMAIN_IDENTITY", signingEnabled=False, dkimStatus="NotStarted",
        )  # fmt: skip

    def state(self, row: Row, region: str, **differs: Any) -> None:
        """A state row, field by field: healthy and new but for what differs."""
        name = row["sk"]
        self.checks.holds(
            f"{name}: every field of the contract is there", row.keys() >= ALWAYS_IN_STATE, row
        )
        instants = [row[field] for field in ("since", "firstSeenAt", "lastSeenAt")]
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
            "lastSeenAt": row["firstSeenAt"],
        } | differs
        seen = {field: row.get(field) for field in expected}
        self.checks.equal(f"{name}: each says what SES said", seen, expected)
        unwanted = {"alertDue", "removedAt", "expiresAt"} & row.keys()
        self.checks.equal(f"{name}: no alert is due, nothing expires", unwanted, set())

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

    def scan_row(self, row: Row, alerts: int) -> None:
        equal = self.checks.equal
        equal("the scan row is named by the instant it started", row["sk"], row["startedAt"])
        self.checks.holds("it ended after it started", row["finishedAt"] >= row["startedAt"], row)
        self.checks.holds("it expires", int(row["expiresAt"]) > 0, row)
        self.checks.holds("it has an id", row["scanId"], row)
        self.last_scan_row = row
        equal(
            "it names the regions read", sorted(row["regionsRead"]), sorted(self.enabled_regions())
        )
        equal("it names no region as not read", dict(row.get("regionsNotRead", {})), {})

    def quiet_scan(self, event: Any, what: str) -> None:
        before = self.memory()
        seen_before = self.table.states(HOME_REGION)["example.com"]["lastSeenAt"]
        self.scan(event)
        self.checks.equal(f"{what} is quiet", self.arrived(), [])
        self.checks.equal(f"{what} changes neither verdicts nor history", self.memory(), before)
        seen = self.table.states(HOME_REGION)["example.com"]["lastSeenAt"]
        self.checks.holds("the state says when it was last seen", seen > seen_before, seen)

    def memory(self) -> list[Row]:
        """All that an uneventful scan leaves as it was."""
        passing = ("lastSeenAt", "scanId")
        kept = [row for row in self.table.all_rows() if row["pk"].startswith("arn:")]
        return sorted(
            ({key: row[key] for key in row if key not in passing} for row in kept),
            key=lambda row: (row["pk"], row["sk"]),
        )

    def domain_breaks(self) -> None:
        holds, equal = self.checks.holds, self.checks.equal
        self.emulator.control(
            "ses/change", region=IRELAND, identity="example.com", dkimStatus="TemporaryFailure"
        )
        self.scan(BY_HAND)
        alert = self.one_alert("REGRESSED", "example.com")
        equal(
            "it names the domain and the address it takes down, in that region alone",
            sorted(alert.names()),
            [
                (IRELAND, "billing@example.com", "DOMAIN_UNVERIFIED"),
                (IRELAND, "example.com", "TEMPORARY_FAILURE"),
            ],
        )
        equal("and what they were", {one["was"] for one in alert.event["identities"]}, {"VERIFIED"})
        self.remedy_has_the_records(alert)
        equal("a filter on kind and region lets it through", len(self.arrived(self.regressions)), 1)
        row = self.table.states(IRELAND)["example.com"]
        equal(
            "the state is unverified",
            (row["verdict"], row["reason"]),
            ("UNVERIFIED", "TEMPORARY_FAILURE"),
        )
        equal("and holds the tokens", row["dkimTokens"], dkim_tokens(IRELAND, "example.com"))
        holds("and no alert is due any more", "alertDue" not in row, row)
        ended, begun = self.table.history(IRELAND, "example.com")
        equal("one stretch ended where the next began", ended.get("until"), begun["sk"])
        holds(
            "the ended one expires, the open one does not",
            "expiresAt" in ended and "expiresAt" not in begun,
            (ended, begun),
        )
        equal(
            "the index holds what is broken now, the longest first",
            [row["sk"] for row in self.table.broken_now()][0],
            "lonely@example.org",
        )
        equal(
            "the other region's domain is as it was",
            self.table.states(HOME_REGION)["example.com"]["verdict"],
            "VERIFIED",
        )
        self.quiet_scan(BY_HAND, "the scan after the regression")

    def remedy_has_the_records(self, alert: Alert) -> None:
        wanted = {
            (f"{token}._domainkey.example.com", "CNAME", f"{token}.dkim.amazonses.com")
            for token in dkim_tokens(IRELAND, "example.com")
        }
        records = alert.event["remedy"]["dnsRecords"]
        told = {
            (record["name"].rstrip("."), record["type"], record["value"].rstrip("."))
            for record in records
        }
        self.checks.holds(
            "the remedy has the region's own three CNAME records", told >= wanted, records
        )

    def domain_gets_worse(self) -> None:
        self.emulator.control(
            "ses/change", region=IRELAND, identity="example.com", dkimStatus="Failed"
        )
        self.scan(BY_HAND)
        alert = self.one_alert("WORSENED", "example.com")
        self.checks.holds(
            "it tells the worse reason", (IRELAND, "example.com", "FAILED") in alert.names(), alert
        )
        self.checks.equal(
            "three stretches are in the history", len(self.table.history(IRELAND, "example.com")), 3
        )

    def domain_is_mended(self) -> None:
        self.emulator.control("ses/mend", region=IRELAND, identity="example.com")
        self.scan(BY_HAND)
        alert = self.one_alert("RECOVERED", "example.com")
        self.checks.equal(
            "it names the domain and its address",
            sorted(alert.names()),
            [(IRELAND, "billing@example.com", "OK"), (IRELAND, "example.com", "OK")],
        )
        row = self.table.states(IRELAND)["example.com"]
        self.checks.equal(
            "the state is verified", (row["verdict"], row["reason"]), ("VERIFIED", "OK")
        )
        self.checks.holds(
            "a verified one holds no tokens and is not in the index",
            not {"dkimTokens", "unverifiedIn"} & row.keys(),
            row,
        )

    def identities_are_removed(self) -> None:
        self.account.remove(IRELAND, "Sales@example.jp")
        self.account.remove(IRELAND, "example.jp")
        self.scan(BY_HAND)
        alert = self.one_alert("REMOVED", "example.jp")
        self.checks.equal(
            "it names both",
            sorted(one["identity"] for one in alert.event["identities"]),
            ["Sales@example.jp", "example.jp"],
        )
        row = self.table.states(IRELAND)["example.jp"]
        self.checks.holds(
            "the state stays, marked with the time",
            INSTANT.fullmatch(row.get("removedAt", "")),
            row,
        )
        self.quiet_scan(BY_HAND, "the scan after the removal")

    def region_fails(self) -> None:
        before = self.memory()
        self.emulator.control("fault", service="ses", region=IRELAND, kind="serverError")
        self.scan(BY_HAND)
        self.checks.equal("no state of any region changed", self.memory(), before)
        alert = self.one_alert("SCAN_PROBLEM", "*")
        self.checks.holds(
            "it names the region", IRELAND in (alert.attribute("regions") or ""), alert
        )
        row = self.table.scans()[-1]
        self.checks.holds(
            "the scan row says that it was not read", IRELAND in row["regionsNotRead"], row
        )
        self.emulator.control("fault", service="ses", region=IRELAND, kind="accessDenied")
        self.scan(BY_HAND)
        self.checks.equal("a region that still fails is not told again", self.arrived(), [])
        self.emulator.control("clear")
        self.scan(BY_HAND)
        self.checks.equal(
            "a region that answers again is no change of its identities", self.memory(), before
        )


def run(checks: Checks) -> None:
    with EmulatedAccount() as emulator:
        ScanCheck(checks, emulator).run()
