"""All accounts of an organization: how they begin, break, refuse, come and go."""

from emulator.checks import Checks
from emulator.emulated_account import ACCOUNT, HOME_REGION
from emulator.organization import Organization
from emulator.organization_monitor import OrganizationMonitor
from emulator.watched_account import ACCOUNT_NAME, IRELAND

DOMAIN = "example.com"


class WholeOrganization:
    """`ORGANIZATION=all`."""

    def __init__(
        self, checks: Checks, organization: Organization, members: dict[str, str]
    ) -> None:
        self.checks = checks
        self.organization = organization
        self.emulator = organization.emulator
        self.names = members
        self.members = list(members)
        self.monitor = OrganizationMonitor(
            checks,
            organization,
            "organization",
            {"ORGANIZATION": "all", "ACCOUNT_NAME": ACCOUNT_NAME},
        )

    def run(self) -> None:
        with self.monitor:
            for name, part in (
                ("The first scan of an organization", self.starts),
                ("A domain breaks in one account", self.one_breaks),
                ("The same domain breaks in four accounts", self.four_break),
                ("The role of an account refuses", self.role_refuses),
                ("An account leaves, one is closed, one joins", self.accounts_come_and_go),
            ):
                with self.checks.part(name):
                    part()

    def starts(self) -> None:
        equal = self.checks.equal
        self.emulator.control("calls")
        scan = self.monitor.scan("the first scan", [("STARTED", (ACCOUNT, *self.members))])
        calls = self.emulator.control("calls")
        made = [call["operation"] for call in calls if call["access_key"] == "function"]
        equal("the accounts are read in two pages", made.count("organizations:ListAccounts"), 2)
        equal("one role is assumed in each", made.count("sts:AssumeRole"), len(self.members))
        equal(
            "every account answers that it was scanned",
            {id: one["outcome"] for id, one in scan.response["otherAccounts"].items()},
            dict.fromkeys(self.members, "SCANNED"),
        )
        equal(
            "STARTED names them as people do",
            {
                one["account"]: one["accountName"]
                for one in self.monitor.alert("STARTED").event["accounts"]
            },
            self.names | {ACCOUNT: ACCOUNT_NAME},
        )
        rows = self.monitor.accounts()
        equal("each has a row", sorted(rows), sorted([ACCOUNT, *self.members]))
        equal(
            "with its name",
            {id: row.get("accountName") for id, row in rows.items()},
            self.names | {ACCOUNT: ACCOUNT_NAME},
        )
        for region in (HOME_REGION, IRELAND):
            equal(
                f"each has a row of {region}",
                [id for id in rows if region not in self.regions(id)],
                [],
            )
            equal(
                f"the identities of {region} stand under the ARNs of their account",
                {id: self.monitor.verdicts(id, region) for id in rows},
                {id: {domain_of(id, region): "VERIFIED"} for id in rows},
            )
        sessions = {call["access_key"] for call in calls} - {"function", "check"}
        equal("every account was read in a session of its own", len(sessions), len(self.members))
        equal(
            "no session's key is in the log",
            [key for key in sessions if any(key in line for line in self.monitor.log)],
            [],
        )
        self.monitor.scan("a scan of the same organization", [])

    def one_breaks(self) -> None:
        broken, other = self.members[0], self.members[1]
        self.organization.broken(broken, DOMAIN)
        self.monitor.scan("a domain broke in one account", [("REGRESSED", (broken,))])
        event = self.monitor.alert("REGRESSED").event
        self.checks.equal(
            "it names the identity of that account and the account's name",
            ([one["arn"] for one in event["identities"]], event["accountName"]),
            ([arn(broken, DOMAIN)], self.names[broken]),
        )
        self.checks.equal(
            "the same domain of other accounts stays as it was",
            [self.monitor.verdicts(id, HOME_REGION)[DOMAIN] for id in (broken, other, ACCOUNT)],
            ["UNVERIFIED", "VERIFIED", "VERIFIED"],
        )
        self.organization.mended(broken, DOMAIN)
        self.monitor.scan("it is fixed", [("RECOVERED", (broken,))])

    def four_break(self) -> None:
        four = self.members[:4]
        for account in four:
            self.organization.broken(account, DOMAIN)
        self.monitor.scan("four accounts broke", [("REGRESSED", tuple(four))])
        named = [one["arn"] for one in self.monitor.alert("REGRESSED").event["identities"]]
        self.checks.equal(
            "one message names all four", sorted(named), sorted(arn(id, DOMAIN) for id in four)
        )
        for account in four:
            self.organization.mended(account, DOMAIN)
        self.monitor.scan("all four are fixed", [("RECOVERED", tuple(four))])

    def role_refuses(self) -> None:
        refusing, broken = self.members[5], self.members[6]
        self.emulator.control("member/refuse", account=refusing)
        self.organization.broken(broken, DOMAIN)
        scan = self.monitor.scan(
            "a role refuses",
            [("SCAN_PROBLEM", (refusing,)), ("REGRESSED", (broken,))],
            healthy=False,
        )
        self.checks.equal(
            "the answer says which account was not scanned",
            [
                id
                for id, one in scan.response["otherAccounts"].items()
                if one["outcome"] != "SCANNED"
            ],
            [refusing],
        )
        (problem,) = self.monitor.alert("SCAN_PROBLEM").event["problems"]
        self.checks.equal(
            "the problem names what was refused",
            (problem["kind"], problem["action"]),
            ("ACCESS_DENIED", "sts:AssumeRole"),
        )
        row = self.monitor.accounts()[refusing]
        self.checks.holds("the account's row says since when", "unreadSince" in row, row)
        self.checks.equal(
            "and what was known of it stays",
            self.monitor.verdicts(refusing, HOME_REGION),
            {DOMAIN: "VERIFIED"},
        )
        self.monitor.scan("it refuses again", [], healthy=False)
        self.emulator.control("member/trust", account=refusing)
        self.organization.mended(broken, DOMAIN)
        self.monitor.scan(
            "it trusts again", [("SCAN_RECOVERED", (refusing,)), ("RECOVERED", (broken,))]
        )
        row = self.monitor.accounts()[refusing]
        self.checks.holds("and its row says no more", "unreadSince" not in row, row)

    def accounts_come_and_go(self) -> None:
        left, closed = self.members[7], self.members[8]
        joined = self.organization.account("joined")
        self.organization.leaves(left)
        self.organization.closes(closed)
        scan = self.monitor.scan("a first scan misses them", [("STARTED", (joined,))])
        self.checks.equal(
            "and still reads them",
            [scan.response["otherAccounts"][id]["outcome"] for id in (left, closed)],
            ["SCANNED", "SCANNED"],
        )
        self.monitor.scan(
            "a second scan agrees", [("SCAN_PROBLEM", (left,)), ("SCAN_PROBLEM", (closed,))]
        )
        self.monitor.no_longer_watches(left, closed)
        scan = self.monitor.scan("a third scan", [])
        self.checks.equal(
            "neither is scanned any more",
            {left, closed} & scan.response["otherAccounts"].keys(),
            set(),
        )

    def regions(self, account: str) -> set[str]:
        return {row["region"] for row in self.monitor.table.under(f"regions#{account}")}


def populate(organization: Organization, account: str) -> None:
    """In one region a domain that every account has, in another one of its own."""
    for region in (HOME_REGION, IRELAND):
        organization.domain(account, region, domain_of(account, region))


def domain_of(account: str, region: str) -> str:
    return DOMAIN if region == HOME_REGION else f"a{account}.example"


def arn(account: str, domain: str) -> str:
    return f"arn:aws:ses:{HOME_REGION}:{account}:identity/{domain}"
