"""What happens to identities and regions after the first scan, and what people hear of it."""

from emulator.alerts import Alert
from emulator.checks import Checks
from emulator.emulated_account import HOME_REGION
from emulator.rows import INSTANT
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
        self.watched.scan(BY_HAND)
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
            "a filter on kind and region lets it through",
            len(self.watched.arrived(self.watched.regressions)),
            1,
        )
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
        self.watched.scan(BY_HAND)
        alert = self.watched.one_alert("WORSENED", "example.com")
        self.checks.holds(
            "it tells the worse reason", (IRELAND, "example.com", "FAILED") in alert.names(), alert
        )
        self.checks.equal(
            "three stretches are in the history", len(self.table.history(IRELAND, "example.com")), 3
        )

    def domain_is_mended(self) -> None:
        self.emulator.control("ses/mend", region=IRELAND, identity="example.com")
        self.watched.scan(BY_HAND)
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
        self.checks.holds(
            "a verified one holds no tokens and is not in the index",
            not {"dkimTokens", "unverifiedIn"} & row.keys(),
            row,
        )

    def identities_are_removed(self) -> None:
        self.watched.account.remove(IRELAND, "Sales@example.jp")
        self.watched.account.remove(IRELAND, "example.jp")
        self.watched.scan(BY_HAND)
        alert = self.watched.one_alert("REMOVED", "example.jp")
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
        self.watched.quiet_scan(BY_HAND, "the scan after the removal")

    def region_fails(self) -> None:
        before = self.watched.memory()
        self.emulator.control("fault", service="ses", region=IRELAND, kind="serverError")
        self.watched.scan(BY_HAND)
        self.checks.equal("no state of any region changed", self.watched.memory(), before)
        alert = self.watched.one_alert("SCAN_PROBLEM", "*")
        self.checks.holds(
            "it names the region", IRELAND in (alert.attribute("regions") or ""), alert
        )
        row = self.table.scans()[-1]
        self.checks.holds(
            "the scan row says that it was not read", IRELAND in row["regionsNotRead"], row
        )
        self.emulator.control("fault", service="ses", region=IRELAND, kind="accessDenied")
        self.watched.scan(BY_HAND)
        self.checks.equal("a region that still fails is not told again", self.watched.arrived(), [])
        self.emulator.control("clear")
        self.watched.scan(BY_HAND)
        self.checks.equal(
            "a region that answers again is no change of its identities",
            self.watched.memory(),
            before,
        )
