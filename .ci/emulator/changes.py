"""What happens to identities and regions after the first scan, and what people hear of it."""

from datetime import datetime, timedelta

from emulator.alerts import Alert
from emulator.checks import Checks
from emulator.emulated_account import HOME_REGION
from emulator.rows import INSTANT, identities_of
from emulator.ses_answers import dkim_tokens
from emulator.watched_account import BY_HAND, IRELAND, WatchedAccount


class Changes:
    def __init__(self, checks: Checks, watched: WatchedAccount) -> None:
        self.checks = checks
        self.watched = watched
        self.table = watched.table
        self.emulator = watched.emulator

    def domain_breaks(self) -> None:
        holds, equal = self.checks.holds, self.checks.equal
        self.emulator.control(
            "ses/change", region=IRELAND, identity="example.com", dkimStatus="TemporaryFailure"
        )
        self.watched.scan()
        alert = self.watched.one_alert("REGRESSED", "example.com")
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
        equal(
            "a filter on kind and domain lets it through",
            len(self.watched.arrived(self.watched.regressions)),
            1,
        )
        row = self.table.states(IRELAND)["example.com"]
        equal(
            "the state is unverified",
            (row["verdict"], row["reason"]),
            ("UNVERIFIED", "TEMPORARY_FAILURE"),
        )
        equal(
            "and holds the tokens", row["dkimTokens"], sorted(dkim_tokens(IRELAND, "example.com"))
        )
        equal("and says when it was told", row["toldAt"], self.table.account()["starts"][-1])
        equal("nothing is due any more", self.table.due(IRELAND), [])
        ended, begun = self.table.history(IRELAND, "example.com")
        equal("one stretch ended where the next began", ended.get("until"), begun["sk"])
        holds(
            "the ended one expires, the open one does not",
            "expiresAt" in ended and "expiresAt" not in begun,
            (ended, begun),
        )
        equal(
            "the index holds what is broken now, the longest first",
            next(row["sk"] for row in self.table.broken_now()),
            "lonely@example.org",
        )
        equal(
            "the other region's domain is as it was",
            self.table.states(HOME_REGION)["example.com"]["verdict"],
            "VERIFIED",
        )
        self.watched.quiet_scan(BY_HAND, "the scan after the regression")

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
        self.watched.scan()
        alert = self.watched.one_alert("WORSENED", "example.com")
        self.checks.holds(
            "it tells the worse reason", (IRELAND, "example.com", "FAILED") in alert.names(), alert
        )
        self.checks.equal(
            "three stretches are in the history", len(self.table.history(IRELAND, "example.com")), 3
        )

    def domain_is_fixed(self) -> None:
        self.emulator.control("ses/mend", region=IRELAND, identity="example.com")
        self.watched.scan()
        alert = self.watched.one_alert("RECOVERED", "example.com")
        self.checks.equal(
            "it names the domain and its address",
            sorted(alert.names()),
            [(IRELAND, "billing@example.com", "OK"), (IRELAND, "example.com", "OK")],
        )
        row = self.table.states(IRELAND)["example.com"]
        self.checks.equal(
            "the state is verified", (row["verdict"], row["reason"]), ("VERIFIED", "OK")
        )
        self.checks.holds("and not in the index", "unverifiedIn" not in row, row)

    def domains_are_found(self) -> None:
        """One in grave condition, one that is being set up, of which nobody hears in the end."""
        for name, status in (("failed.example.net", "Failed"), ("new.example.org", "Pending")):
            self.watched.account.domain(IRELAND, name)
            self.emulator.control("ses/change", region=IRELAND, identity=name, dkimStatus=status)
        self.watched.scan()
        alert = self.watched.one_alert("FOUND_UNVERIFIED", "failed.example.net")
        self.checks.equal(
            "it tells the reason", alert.names(), [(IRELAND, "failed.example.net", "FAILED")]
        )
        now = self.table.account()["starts"][-1]
        self.checks.equal(
            "the one that is being set up is due in a day",
            [(row["identity"], row["dueAt"]) for row in self.table.due(IRELAND)],
            [("new.example.org", a_day_after(now))],
        )
        for name in ("failed.example.net", "new.example.org"):
            self.emulator.control("ses/mend", region=IRELAND, identity=name)
        self.watched.scan()
        self.watched.one_alert("RECOVERED", "failed.example.net")
        self.checks.equal("nothing is due any more", self.table.due(IRELAND), [])

    def identities_are_removed(self) -> None:
        self.watched.account.remove(IRELAND, "Sales@example.jp")
        self.watched.account.remove(IRELAND, "example.jp")
        self.watched.scan()
        self.checks.equal("one scan without them tells nothing", self.watched.arrived(), [])
        suspected = self.table.states(IRELAND)["example.jp"]["suspected"]
        self.checks.equal("their states say that they are missing", list(suspected), ["MISSING"])
        self.watched.scan()
        alert = self.watched.one_alert("REMOVED", "example.jp")
        self.checks.equal(
            "it names both",
            sorted(one["identity"] for one in alert.event["identities"]),
            ["Sales@example.jp", "example.jp"],
        )
        self.checks.holds(
            "they are among the states no more",
            not {"Sales@example.jp", "example.jp"} & self.table.states(IRELAND).keys(),
            self.table.states(IRELAND),
        )
        removed = self.table.removed()
        self.checks.equal(
            "the last state of each is kept, marked with the time, and expires",
            {
                arn: bool(INSTANT.fullmatch(row["removedAt"]) and row["expiresAt"])
                for arn, row in removed.items()
            },
            {
                f"{identities_of(IRELAND)}/{name}": True
                for name in ("Sales@example.jp", "example.jp")
            },
        )
        open_stretches = [
            row for row in self.table.history(IRELAND, "example.jp") if "until" not in row
        ]
        self.checks.equal("and its history has ended", open_stretches, [])
        self.watched.quiet_scan(BY_HAND, "the scan after the removal")

    def region_fails(self) -> None:
        """Told in the third scan, and once; visible from the first."""
        before = self.table.remembered()
        self.emulator.control("fault", operation="ses:*", region=IRELAND, kind="serverError")
        for _ in range(2):
            self.watched.scan(healthy=False)
        self.checks.equal("nothing is told in two scans", self.watched.arrived(), [])
        self.watched.scan(healthy=False)
        alert = self.watched.one_alert("SCAN_PROBLEM")
        self.checks.equal(
            "it names the region",
            [one["region"] for one in alert.event["problems"]],
            [IRELAND],
        )
        self.watched.scan(healthy=False)
        self.checks.equal("a region that still fails is not told again", self.watched.arrived(), [])
        self.checks.equal("no state of any region changed", self.table.remembered(), before)
        row = self.table.regions()[IRELAND]
        self.checks.equal(
            "its row says since when it is not read",
            row["unreadSince"],
            alert.event["problems"][0]["since"],
        )
        self.checks.holds(
            "the scan row says why",
            "detail" in self.table.scans()[-1]["regionsNotRead"][IRELAND],
            self.table.scans()[-1],
        )

    def region_answers_again(self) -> None:
        before = self.table.remembered()
        self.emulator.control("clear")
        self.watched.scan()
        self.watched.one_alert("SCAN_RECOVERED")
        self.checks.equal("no state of any region changed", self.table.remembered(), before)
        self.checks.holds(
            "its row says no longer that it is not read",
            "unreadSince" not in self.table.regions()[IRELAND],
            self.table.regions()[IRELAND],
        )

    def all_are_blind(self) -> None:
        """Q1: lists are answered, and nothing else; a domain breaks meanwhile."""
        before = self.table.remembered()
        self.emulator.control(
            "fault", operation="ses:GetIdentityDkimAttributes", region="*", kind="accessDenied"
        )
        self.emulator.control(
            "ses/change", region=IRELAND, identity="example.com", dkimStatus="Failed"
        )
        for _ in range(3):
            self.watched.scan(healthy=False)
        alert = self.watched.one_alert("SCAN_PROBLEM")
        self.checks.equal(
            "it names every region that has identities",
            sorted(one["region"] for one in alert.event["problems"]),
            sorted((HOME_REGION, IRELAND)),
        )
        self.checks.equal("nothing is called broken", self.table.remembered(), before)
        self.emulator.control("fault/clear")
        self.watched.scan()
        self.watched.alerts(("REGRESSED", "example.com"), ("SCAN_RECOVERED", None))
        self.emulator.control("clear")
        self.watched.scan()
        self.watched.one_alert("RECOVERED", "example.com")


def a_day_after(instant: str) -> str:
    later = datetime.fromisoformat(instant) + timedelta(days=1)
    return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")
