"""The commands that README gives for asking the table, run as they stand there."""

import os
import re
import subprocess
import sys
from pathlib import Path

from emulator.checks import Checks
from emulator.emulated_account import ACCOUNT
from emulator.packaged_function import ROOT
from emulator.watched_account import IRELAND, WatchedAccount

BROKEN, HISTORY, CHANGED, UNREAD, DUE = range(5)


class Queries:
    def __init__(self, checks: Checks, watched: WatchedAccount) -> None:
        self.checks = checks
        self.watched = watched
        self.commands = commands_in((ROOT / "README.md").read_text())

    def run(self) -> None:
        equal, holds = self.checks.equal, self.checks.holds
        equal("README has five commands for the table", len(self.commands), 5)
        broken = lines(self.answer(BROKEN))
        equal("what is broken now", [line[2] for line in broken], ["lonely@example.org"])
        history = self.watched.table.history(IRELAND, "example.com")
        equal(
            "one identity's history, newest first",
            [line[0] for line in lines(self.answer(HISTORY))],
            [row["sk"] for row in history][::-1],
        )
        changed = [line[1] for line in lines(self.answer(CHANGED))]
        holds("the changes of a day: a regression", "example.com" in changed, changed)
        holds("the changes of a day: a removal", "example.jp" in changed, changed)

    def while_something_is_due(self) -> None:
        due = [line[1:] for line in lines(self.answer(DUE))]
        expected = [["FOUND_UNVERIFIED", "lonely@example.org", "NO_DOMAIN_IDENTITY"]]
        self.checks.equal("README's command tells what is due", due, expected)

    def while_a_region_fails(self) -> None:
        row = self.watched.table.regions()[IRELAND]
        self.checks.equal(
            "README's command tells which region is not read, since when and why",
            lines(self.answer(UNREAD)),
            [[IRELAND, row["unreadSince"], row["problem"]["detail"]]],
        )

    def answer(self, which: int) -> str:
        """Runs a command as a person would, who has set the variables that README names."""
        day = self.watched.table.history(IRELAND, "example.com")[-1]["sk"][:10]
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        variables = {"TABLE": self.watched.table.name, "ACCOUNT": ACCOUNT, "DAY": day, "PATH": path}
        done = subprocess.run(
            ["bash", "-c", self.commands[which]],
            env=os.environ | self.watched.emulator.environment("check") | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{self.commands[which]}\nended with {done.stderr}")
        return done.stdout


def commands_in(readme: str) -> list[str]:
    marked = re.search(r"<!-- queries:begin -->(.*)<!-- queries:end -->", readme, re.DOTALL)
    return re.findall(r"^```sh\n(.*?)^```", marked[1], re.DOTALL | re.MULTILINE) if marked else []


def lines(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]
