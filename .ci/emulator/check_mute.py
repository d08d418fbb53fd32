"""What a person mutes is quiet and stays known; the digest comes when it is asked for."""

from datetime import UTC, datetime, timedelta

from emulator import packaged_function
from emulator.alerts import Alert
from emulator.check_loop import DOMAIN
from emulator.checks import Checks
from emulator.emulated_account import EmulatedAccount
from emulator.monitored_account import MonitoredAccount
from emulator.watched_account import BY_HAND
from emulator.zone import Authority
from emulator.zone_faults import FAILED

DIGEST_NOW = {"detail": {"digest": True}}


class Muting:
    def __init__(self, checks: Checks, emulator: EmulatedAccount, authority: Authority) -> None:
        self.checks = checks
        self.emulator = emulator
        account = MonitoredAccount(emulator)
        account.domain(DOMAIN.region, DOMAIN.name)
        topic = account.topic("mute")
        self.queue = account.queue_on(topic, "mute")
        self.table = account.table("mute")
        settings = {"TABLE_NAME": self.table, "TOPIC_ARN": topic, "REGIONS": DOMAIN.region}
        self.function = packaged_function.running(
            emulator, settings, dns_server=authority.address()
        )

    def run(self) -> None:
        with self.function:
            self.checks.equal("monitoring starts", self.kinds(BY_HAND), ["STARTED"])
            self.refusals()
            said = self.command(0, "mute", DOMAIN.name, "--until", day(30), "--reason", "it moves")
            self.checks.holds("it says until when", DOMAIN.name in said and "until" in said, said)
            self.emulator.control("ses/change", region=DOMAIN.region, identity=DOMAIN.name, **FAILED)
            self.checks.equal("what breaks while muted is not told", self.kinds(BY_HAND), [])
            said = self.command(0, "mutes")
            self.checks.holds("mutes lists it with its reason", "it moves" in said, said)
            self.command(0, "status")
            told = self.told(DIGEST_NOW)
            self.checks.equal("a digest comes when asked for", kinds(told), ["DIGEST"])
            self.checks.holds(
                "it names what is muted", all(DOMAIN.name in str(one.event) for one in told), told
            )
            self.command(0, "unmute", DOMAIN.name)
            self.checks.equal(
                "what is still broken is told then", self.kinds(BY_HAND), ["FOUND_UNVERIFIED"]
            )
            self.command(1, "status")
            self.checks.equal("and once", self.kinds(BY_HAND), [])

    def refusals(self) -> None:
        for words in (
            ("exampel.com", "--until", day(30), "--reason", "a slip"),
            (DOMAIN.name, "--until", day(-1), "--reason", "too late"),
            (DOMAIN.name, "--until", day(400), "--reason", "too long"),
            (DOMAIN.name, "--reason", "without end"),
        ):
            self.command(2, "mute", *words)

    def command(self, status: int, *words: str) -> str:
        done = packaged_function.local_command(self.emulator, *words, "--table", self.table)
        said = f"./sesdkim {' '.join(words)}: exit status {status}"
        self.checks.holds(said, done.returncode == status, done)
        return done.stdout

    def kinds(self, event: object) -> list[str]:
        return kinds(self.told(event))

    def told(self, event: object) -> list[Alert]:
        invocation = self.function.invoke(event)
        if invocation.error is not None:
            raise RuntimeError(str(invocation.error))
        return [Alert.of(notification) for notification in self.queue.taken()]


def kinds(alerts: list[Alert]) -> list[str]:
    return [alert.event["kind"] for alert in alerts]


def day(days: int) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


def run(checks: Checks) -> None:
    with EmulatedAccount("mute") as emulator, Authority(DOMAIN.records()) as authority:
        Muting(checks, emulator, authority).run()
