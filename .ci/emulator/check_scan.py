"""The main job on real input: the packaged function, from identities in SES to rows and alerts."""

from emulator.changes import Changes
from emulator.checks import Checks
from emulator.emulated_account import EmulatedAccount
from emulator.first_scan import FirstScan
from emulator.watched_account import SCHEDULE, WatchedAccount


def run(checks: Checks) -> None:
    part = checks.part
    with EmulatedAccount() as emulator:
        watched = WatchedAccount(checks, emulator)
        with watched.running():
            with part("The first scan, on a rule's scheduled event"):
                FirstScan(checks, watched).check()
            with part("Nothing changed, on our own schedule's input"):
                watched.quiet_scan(SCHEDULE, "a second scan of the same account")
            changes = Changes(checks, watched)
            with part("A domain breaks in one region, by hand"):
                changes.domain_breaks()
            with part("It gets worse"):
                changes.domain_gets_worse()
            with part("It is mended"):
                changes.domain_is_mended()
            with part("Identities are removed"):
                changes.identities_are_removed()
            with part("A region fails"):
                changes.region_fails()
