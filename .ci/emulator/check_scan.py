"""The main job on real input: the packaged function, from identities in SES to rows and alerts;
then the command for a laptop on the same account."""

from emulator.changes import Changes
from emulator.check_local import LocalCommand
from emulator.check_queries import Queries
from emulator.checks import Checks
from emulator.emulated_account import EmulatedAccount
from emulator.first_scan import FirstScan
from emulator.invocations import Invocations
from emulator.watched_account import BY_HAND, WatchedAccount


def run(checks: Checks) -> None:
    with EmulatedAccount("scan") as emulator:
        watched = WatchedAccount(checks, emulator)
        function_scans(checks, watched)
        people_scan(checks, watched)


def function_scans(checks: Checks, watched: WatchedAccount) -> None:
    part = checks.part
    first, changes = FirstScan(checks, watched), Changes(checks, watched)
    queries, invocations = Queries(checks, watched), Invocations(checks, watched)
    with watched.running():
        with part("The first scan, on a rule's scheduled event, and nobody listens"):
            first.nobody_listens()
            queries.while_something_is_due()
        with part("Somebody listens, and our own schedule's input comes"):
            first.somebody_listens()
        with part("Nothing changed, by hand"):
            watched.pace_was_kept(watched.quiet_scan(BY_HAND, "a scan of the same account"))
        with part("A domain breaks in one region"):
            changes.domain_breaks()
        with part("It gets worse"):
            changes.domain_gets_worse()
        with part("It is fixed"):
            changes.domain_is_fixed()
        with part("Unverified domains are added"):
            changes.domains_are_found()
        with part("Identities are removed"):
            changes.identities_are_removed()
        with part("A region fails"):
            changes.region_fails()
            queries.while_a_region_fails()
        with part("It answers again"):
            changes.region_answers_again()
        with part("Every region lists its identities and tells nothing of them"):
            changes.all_are_blind()
        with part("What the function called since it was last asked"):
            invocations.called_what_the_role_allows()
        with part("A retry, while the scan that it repeats still runs"):
            invocations.retry_under_a_live_lease()
        with part("Events that cannot be read"):
            invocations.unreadable_events()


def people_scan(checks: Checks, watched: WatchedAccount) -> None:
    part = checks.part
    local = LocalCommand(checks, watched)
    with part("The account from a laptop"):
        local.scan()
    with part("The account from a laptop, a region failing"):
        local.scan_in_part()
    with part("The deployed table from a laptop"):
        local.deployed_table()
        local.report()
    with part("The deployed table by README's commands"):
        Queries(checks, watched).run()
    with part("A region with more than a page of identities"):
        local.many_identities()
