"""How an invocation may begin: while another scan has the account, or with an unreadable event."""

from emulator.checks import Checks
from emulator.emulated_account import ACCOUNT
from emulator.packaged_function import ROOT
from emulator.watched_account import BY_HAND, SCHEDULE, WatchedAccount

CALLED_ACTIONS = ROOT / "infra/src/test/resources/called-actions.txt"
# EventBridge Scheduler's own, where a schedule has none: its detail is text.
DEFAULT_INPUT = SCHEDULE | {"detail": "{}"}


class Invocations:
    def __init__(self, checks: Checks, watched: WatchedAccount) -> None:
        self.checks = checks
        self.watched = watched
        self.emulator = watched.emulator

    def called_what_the_role_allows(self) -> None:
        """The stack's own tests hold the role against the same list, one action a line."""
        called = {action for call in self.emulator.calls("function") for action in call["actions"]}
        expected = [line for line in CALLED_ACTIONS.read_text().splitlines() if ":" in line]
        self.checks.equal(
            "the calls are those that the role allows", sorted(called), sorted(expected)
        )

    def retry_under_a_live_lease(self) -> None:
        """What a retry meets while the invocation that it repeats still runs."""
        holder = self.watched.table.account()["holder"]
        self.lease_until("9999-01-01T00:00:00.000Z")
        before = self.watched.table.all_rows()
        invocation = self.watched.function.invoke(BY_HAND, request_id=holder)
        self.checks.equal(
            "the retry is skipped, without a sample of the metric",
            (invocation.error, invocation.response["outcome"], invocation.healthy()),
            (None, "SKIPPED", []),
        )
        self.checks.equal("and writes nothing", self.watched.table.all_rows(), before)
        self.lease_until("1970-01-01T00:00:00.000Z")
        self.watched.quiet_scan(DEFAULT_INPUT, "a scan on Scheduler's default input")

    def lease_until(self, instant: str) -> None:
        self.emulator.client("dynamodb").update_item(
            TableName=self.watched.table.name,
            Key={"pk": {"S": "accounts"}, "sk": {"S": ACCOUNT}},
            UpdateExpression="SET #until = :instant",
            ExpressionAttributeNames={"#until": "until"},
            ExpressionAttributeValues={":instant": {"S": instant}},
        )

    def unreadable_events(self) -> None:
        self.emulator.control("calls")
        for event in (b"{", b"[]", b'"scan"', {"detail": 7}):
            error = self.watched.function.invoke(event).error
            self.checks.holds(
                f"{event!r} ends with a sentence that says what is expected",
                error and "expected" in error["errorMessage"],
                error,
            )
        self.checks.equal("and nothing is called", self.emulator.calls("function"), [])
