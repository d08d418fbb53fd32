"""One monitor watches many accounts: each by its own role, all of them in one telling."""

from emulator.checks import Checks
from emulator.emulated_account import ACCOUNT, EmulatedAccount
from emulator.organization import Organization
from emulator.organization_monitor import OrganizationMonitor
from emulator.whole_organization import WholeOrganization, populate

# With the account that manages them more than a page of ListAccounts.
MEMBERS = 20
OUTSIDER = "999999999999"


class SomeAccounts:
    """`ORGANIZATION` with the id of a unit, and `ACCOUNTS`."""

    def __init__(self, checks: Checks, organization: Organization) -> None:
        self.checks = checks
        self.organization = organization
        shops = organization.unit("shops")
        small = organization.unit("small", shops)
        self.unit = shops
        self.inside = [
            organization.account(name, unit)
            for name, unit in (("one", shops), ("two", shops), ("three", small), ("four", small))
        ]
        for account in self.inside:
            populate(organization, account)

    def of_unit(self) -> None:
        one, two, three, four = self.inside
        settings = {"ORGANIZATION": self.unit, "EXCLUDED_ACCOUNTS": four}
        monitor = OrganizationMonitor(self.checks, self.organization, "unit", settings)
        with monitor:
            monitor.scan("a unit and the units below it", [("STARTED", (ACCOUNT, one, two, three))])
            self.checks.equal(
                "no other account has a row",
                sorted(monitor.accounts()),
                sorted([ACCOUNT, one, two, three]),
            )
            self.not_listed(monitor)
        with monitor.with_settings(settings | {"EXCLUDED_ACCOUNTS": f"{two},{four}"}):
            monitor.scan("an account is left out", [])
            monitor.scan("a second scan agrees", [("SCAN_PROBLEM", (two,))])
            monitor.no_longer_watches(two)
            monitor.scan("a third scan", [])
        with monitor.with_settings(settings):
            monitor.scan("it is watched again", [("SCAN_RECOVERED", (two,))])
            monitor.no_longer_watches()

    def not_listed(self, monitor: OrganizationMonitor) -> None:
        """As where the monitor's account is no delegated administrator any more."""
        refused = "organizations:ListAccountsForParent"
        emulator = self.organization.emulator
        emulator.control("fault", operation=refused, region="*", kind="accessDenied")
        scan = monitor.scan("the accounts may not be listed", [])
        self.checks.equal(
            "those that are known are scanned",
            {id: one["outcome"] for id, one in scan.response["otherAccounts"].items()},
            dict.fromkeys(self.inside[:3], "SCANNED"),
        )
        monitor.scan("nor in a second scan", [])
        monitor.scan("nor in a third scan", [("SCAN_PROBLEM", (ACCOUNT,))], healthy=False)
        (problem,) = monitor.alert("SCAN_PROBLEM").event["problems"]
        self.checks.equal(
            "it is about the list of accounts",
            (problem["part"], problem["kind"], problem["action"]),
            ("ACCOUNTS", "ACCESS_DENIED", refused),
        )
        emulator.control("fault/clear")
        monitor.scan("they are listed again", [("SCAN_RECOVERED", (ACCOUNT,))])

    def of_list(self) -> None:
        one, two, *_ = self.inside
        settings = {"ACCOUNTS": f"{one},{two},{OUTSIDER}"}
        emulator = self.organization.emulator
        monitor = OrganizationMonitor(self.checks, self.organization, "list", settings)
        with monitor:
            emulator.control("calls")
            scan = monitor.scan(
                "a list of accounts", [("STARTED", (ACCOUNT, one, two))], healthy=False
            )
            made = [call["operation"] for call in emulator.calls("function")]
            self.checks.equal(
                "no role is assumed outside the organization", made.count("sts:AssumeRole"), 2
            )
            outside = scan.response["otherAccounts"][OUTSIDER]
            self.checks.holds(
                "the account outside was not scanned, and why",
                outside["outcome"] == "NOT_SCANNED"
                and "not in this monitor's organization" in outside["because"],
                outside,
            )
            monitor.scan("a second scan", [], healthy=False)
            monitor.scan(
                "the account outside, a third time",
                [("SCAN_PROBLEM", (OUTSIDER,))],
                healthy=False,
            )
            self.checks.equal(
                "the accounts of the list have their names",
                [monitor.accounts()[id].get("accountName") for id in (one, two)],
                ["one", "two"],
            )


def run(checks: Checks) -> None:
    with EmulatedAccount("accounts") as emulator:
        organization = Organization(emulator)
        members = {}
        for number in range(1, MEMBERS + 1):
            name = f"member-{number:02}"
            members[organization.account(name)] = name
        for account in (ACCOUNT, *members):
            populate(organization, account)
        WholeOrganization(checks, organization, members).run()
        some = SomeAccounts(checks, organization)
        with checks.part("A unit of the organization"):
            some.of_unit()
        with checks.part("A list of accounts"):
            some.of_list()
