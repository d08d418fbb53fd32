"""The state machine that scans more accounts than one function can, run by two emulators.

moto has the organization, identities, table and topic, and its interpreter reads the list from
its S3; MiniStack's retries and catches what fails. The packaged function answers both.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from emulator import packaged_function
from emulator.cdk import Cdk
from emulator.checks import Checks
from emulator.emulated_account import ACCOUNT, HOME_REGION, EmulatedAccount
from emulator.invoked_functions import EVERY, InvokedFunctions
from emulator.lambda_runtime import Invocation
from emulator.member_gate import EXTERNAL_ID
from emulator.ministack import MiniStack
from emulator.organization import Organization
from emulator.organization_monitor import OrganizationMonitor, Told
from emulator.rows import Row
from emulator.stack_template import StackTemplate
from emulator.state_machine import StateMachine
from emulator.watched_account import IRELAND
from emulator.whole_organization import DOMAIN, populate

NAME = "fan-out"
FUNCTION = f"arn:aws:lambda:{HOME_REGION}:{ACCOUNT}:function:{NAME}"
MEMBERS = 24
WARM_FUNCTIONS = 3
CONTEXT = {
    "fanOut": "true",
    "organization": "all",
    "externalId": EXTERNAL_ID,
    "regions": f"{HOME_REGION},{IRELAND}",
    "sesCallsPerSecond": "50",
    "digest": "off",
}
IN_ORDER, BROKEN, EMPTY = "in order", "broken", "without an identity"
REFUSING, NOT_SCANNED = "its role refuses", "not scanned"


class FanOutCheck:
    """How the accounts are: 25, of which the first is the monitor's own."""

    def __init__(self, checks: Checks, organization: Organization, template: StackTemplate) -> None:
        self.checks = checks
        self.organization = organization
        self.emulator = organization.emulator
        self.definition = template.state_machine()
        settings = template.properties("AWS::Lambda::Function")["Environment"]["Variables"]
        self.monitor = OrganizationMonitor(checks, organization, NAME, settings)
        members = [organization.account(f"member-{n:02}") for n in range(1, MEMBERS + 1)]
        self.refusing, self.stopped, self.empty, self.broken = (
            members[first : first + many] for first, many in ((0, 3), (3, 3), (6, 4), (10, 4))
        )
        self.accounts = [ACCOUNT, *members]
        for account in self.accounts:
            if account not in self.empty:
                populate(organization, account)

    @contextmanager
    def functions(self, s3: str) -> Iterator[InvokedFunctions]:
        """The list goes to the S3 that the interpreter reads."""
        settings = self.monitor.settings | {"AWS_ENDPOINT_URL_S3": s3}
        warm = [packaged_function.running(self.emulator, settings) for _ in range(WARM_FUNCTIONS)]
        with InvokedFunctions(warm) as self.warm:
            yield self.warm

    def run(self) -> None:
        part = self.checks.part
        with self.functions(self.emulator.endpoint) as functions:
            self.emulator.client("s3").create_bucket(Bucket=NAME)
            self.emulator.control("functions", at=functions.address)
            self.machine = StateMachine(self.emulator.client("stepfunctions"), self.definition)
            with part("The first execution, on moto"):
                self.first()
        with MiniStack() as ministack, self.functions(ministack.endpoint) as functions:
            ministack.client("s3").create_bucket(Bucket=NAME)
            ministack.run_functions(NAME, functions.address)
            self.machine = StateMachine(ministack.client("stepfunctions"), self.definition)
            for name, what in (
                ("Some accounts fail, on MiniStack", self.some_fail),
                ("Every worker fails", self.every_worker_fails),
                ("Some go on failing", self.some_go_on_failing),
                ("All is in order again", self.in_order_again),
                ("The accounts cannot be listed", self.no_list),
            ):
                with part(name):
                    what()

    def first(self) -> None:
        self.execution("first", [("STARTED", tuple(self.accounts))], {})

    def some_fail(self) -> None:
        for account in self.refusing:
            self.emulator.control("member/refuse", account=account)
        for account in self.broken:
            self.organization.broken(account, DOMAIN)
        self.warm.stopped.update(self.stopped)
        throttled = self.accounts[-1]
        self.warm.to_refuse[throttled] = 2
        last = self.execution(
            "some-fail",
            [("REGRESSED", tuple(self.broken)), *each("SCAN_PROBLEM", self.refusing)],
            dict.fromkeys(self.refusing, REFUSING)
            | dict.fromkeys(self.stopped, NOT_SCANNED)
            | dict.fromkeys(self.broken, BROKEN),
        )
        equal = self.checks.equal
        equal(
            "an invocation that Lambda refused twice was tried a third time",
            dict(self.warm.refused),
            {throttled: 2},
        )
        seen = last.response["accounts"]
        equal("the last step counts the accounts", seen["all"], len(self.accounts))
        equal(
            "and names those that were not scanned",
            sorted(seen["notScanned"]),
            sorted(self.stopped),
        )

    def every_worker_fails(self) -> None:
        self.warm.stopped.add(EVERY)
        execution = self.machine.run("every-worker-fails")
        self.checks.equal(
            "the execution fails, for which there is an alarm",
            (execution.status, execution.failure[0]),
            ("FAILED", "dev.sesdkim.FailedScan"),
        )
        last = [invocation for what, _, invocation in self.warm.taken() if what == "tell"]
        self.checks.holds("its last step was tried more than once", len(last) > 1, last)
        self.checks.equal(
            "and named every account as not scanned each time",
            [not_scanned(invocation) for invocation in last],
            [sorted(self.accounts)] * len(last),
        )

    def some_go_on_failing(self) -> None:
        self.warm.stopped.discard(EVERY)
        for account in self.refusing:
            self.emulator.control("member/trust", account=account)
        for account in self.broken:
            self.organization.mended(account, DOMAIN)
        self.execution(
            "some-go-on-failing",
            [
                ("RECOVERED", tuple(self.broken)),
                *each("SCAN_RECOVERED", self.refusing),
                *each("SCAN_PROBLEM", self.stopped),
            ],
            dict.fromkeys(self.stopped, NOT_SCANNED),
        )

    def in_order_again(self) -> None:
        self.warm.stopped.clear()
        self.execution("in-order-again", each("SCAN_RECOVERED", self.stopped), {})

    def no_list(self) -> None:
        self.warm.stopped.add("")
        execution = self.machine.run("no-list")
        self.checks.equal(
            "the execution fails, for which there is an alarm",
            (execution.status, execution.failure[0]),
            ("FAILED", "Sandbox.Timedout"),
        )
        self.checks.equal("no account was read", self.warm.taken(), [])

    def execution(self, name: str, told: Told, injected: dict[str, str]) -> Invocation:
        """One execution: what it tells, and that each account ends as it was made."""
        equal = self.checks.equal
        execution = self.machine.run(name)
        equal(f"{name}: the execution succeeds", execution.status, "SUCCEEDED")
        invocations = self.warm.taken()
        equal(
            f"{name}: every account's function ran once, unless Lambda stopped it",
            sorted(account for what, account, _ in invocations if what == "account"),
            sorted(set(self.accounts) - self.warm.stopped),
        )
        (last,) = (invocation for what, _, invocation in invocations if what == "tell")
        self.monitor.tells(name, last, told, healthy=not injected)
        usual = {id: EMPTY if id in self.empty else IN_ORDER for id in self.accounts}
        equal(
            f"{name}: every account ends as it was made",
            {id: self.seen(row, name) for id, row in self.monitor.accounts().items()},
            usual | injected,
        )
        return last

    def seen(self, row: Row, execution: str) -> str:
        """What the table's rows say of an account after an execution."""
        if row["work"]["scanId"] != execution:
            return NOT_SCANNED
        if "unreadSince" in row:
            return REFUSING
        verdicts = [
            verdict
            for region in (HOME_REGION, IRELAND)
            for verdict in self.monitor.verdicts(row["sk"], region).values()
        ]
        if not verdicts:
            return EMPTY
        return BROKEN if "UNVERIFIED" in verdicts else IN_ORDER


def each(kind: str, accounts: list[str]) -> Told:
    return [(kind, (account,)) for account in accounts]


def not_scanned(last: Invocation) -> list[str]:
    """The accounts that the last step's log names so."""
    return sorted(
        event["account"]
        for event in last.log_events()
        if event.get("message") == "account not scanned"
    )


def run(checks: Checks) -> None:
    names = {
        "AWS::DynamoDB::Table": {"Ref": NAME},
        "AWS::Lambda::Function": {"Ref": NAME, "Arn": FUNCTION},
        "AWS::S3::Bucket": {"Ref": NAME},
        "AWS::SNS::Topic": {"Ref": f"arn:aws:sns:{HOME_REGION}:{ACCOUNT}:{NAME}"},
    }
    with EmulatedAccount("fanout") as emulator, Cdk(emulator) as cdk:
        template: Any = StackTemplate(cdk.synthesized(CONTEXT), names)
        FanOutCheck(checks, Organization(emulator), template).run()
