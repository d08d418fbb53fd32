"""The main job on real input: the packaged function, from identities in SES to rows and alerts;
then the command for a laptop on the same account."""

from emulator.changes import Changes
from emulator.check_local import LocalCommand
from emulator.check_queries import Queries
from emulator.checks import Checks
from emulator.emulated_account import EmulatedAccount
from emulator.first_scan import FirstScan
from emulator.watched_account import SCHEDULE, WatchedAccount


def run(checks: Checks) -> None:
    with EmulatedAccount("scan") as emulator:
        watched = WatchedAccount(checks, emulator)
        function_scans(checks, watched)
        people_scan(checks, watched)


def function_scans(checks: Checks, watched: WatchedAccount) -> None:
    part = checks.part
    changes = Changes(checks, watched)
    with watched.running():
        with part("The first scan, on a rule's scheduled event"):
            FirstScan(checks, watched).check()
        with part("Nothing changed, on our own schedule's input"):
            watched.quiet_scan(SCHEDULE, "a second scan of the same account")
            watched.pace_was_kept()
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


def people_scan(checks: Checks, watched: WatchedAccount) -> None:
    part = checks.part
    local = LocalCommand(checks, watched)
    with part("The account from a laptop"):
        local.scan()
    with part("The account from a laptop, a region failing"):
        local.scan_in_part()
    with part("The deployed table from a laptop"):
        local.deployed_table()
    with part("The deployed table by README's commands"):
        Queries(checks, watched).run()
    with part("A region with more than a page of identities"):
        local.many_identities()
