"""Runs the parts that are named, or all: two at a time, each in a process of its own."""

import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from emulator import (
    check_accounts,
    check_apply,
    check_deploy,
    check_dns,
    check_fanout,
    check_loop,
    check_mute,
    check_report,
    check_scan,
    check_words,
)
from emulator.checks import Checks

# The longest first. Most of the time they wait for SES's pace.
PARTS = {
    "loop": check_loop.run,
    "scan": check_scan.run,
    "accounts": check_accounts.run,
    "fanout": check_fanout.run,
    "apply": check_apply.run,
    "dns": check_dns.run,
    "mute": check_mute.run,
    "report": check_report.run,
    "words": check_words.run,
    "deploy": check_deploy.run,
}
AT_ONCE = 2
# It builds the project, from whose build the others run.
ALONE = "deploy"


class Processes:
    """Parts that run, each in a process that ends with this one."""

    def __init__(self) -> None:
        self.running: list[subprocess.Popen[str]] = []
        self.passed = 0
        self.failed = 0

    def run(self, names: list[str]) -> None:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for said in pool.map(self.output, names):
                print(said, flush=True)

    def output(self, name: str) -> str:
        process = subprocess.Popen(
            [sys.executable, "-m", "emulator", name],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.running.append(process)
        said, _ = process.communicate()
        summary = re.search(r"(\d+) passed, (\d+) failed\s*$", said)
        if summary is None:
            self.failed += 1
            return f"{said}\n  FAIL  {name} ended with {process.returncode}"
        self.passed += int(summary[1])
        self.failed += int(summary[2])
        return said

    def end(self) -> None:
        for process in self.running:
            process.terminate()


def in_processes(names: list[str]) -> int:
    processes = Processes()

    def ended(*_: object) -> None:
        processes.end()
        sys.exit(143)

    signal.signal(signal.SIGTERM, ended)
    processes.run([name for name in names if name != ALONE])
    processes.run([name for name in names if name == ALONE])
    print(f"\n{processes.passed} passed, {processes.failed} failed")
    return 1 if processes.failed else 0


def here(name: str) -> int:
    # Ended from outside, the `with` blocks still end what they started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    checks = Checks()
    with checks.part(f"== {name} =="):
        PARTS[name](checks)
    print(f"\n{checks.summary()}")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    asked = sys.argv[1:] or list(PARTS)
    sys.exit(here(asked[0]) if len(asked) == 1 else in_processes(asked))
