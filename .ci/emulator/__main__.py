"""Runs the parts that are named, or all: two at a time, each in a process of its own."""

import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from emulator import check_deploy, check_organization, check_report, check_words
from emulator.checks import Checks

# The longest first.
PARTS = {
    "organization": check_organization.run,
    "deploy": check_deploy.run,
    "report": check_report.run,
    "words": check_words.run,
}
AT_ONCE = 2
RUNNING: list[subprocess.Popen[str]] = []


def output(name: str) -> str:
    """What a part says, in a process that ends with this one."""
    command = [sys.executable, "-m", "emulator", name]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    RUNNING.append(process)
    said, _ = process.communicate()
    print(said, flush=True)
    return said if process.returncode in (0, 1) else "0 passed, 1 failed"


def end(*_: object) -> None:
    for process in RUNNING:
        process.terminate()
    sys.exit(143)


def in_processes(names: list[str]) -> int:
    signal.signal(signal.SIGTERM, end)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        said = list(pool.map(output, names))
    counts = re.findall(r"(\d+) passed, (\d+) failed\s*$", "\n".join(said), re.MULTILINE)
    passed, failed = (sum(map(int, column)) for column in zip(*counts, strict=True))
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed else 0


def here(name: str) -> int:
    # Ended from outside, the `with` blocks still end what they started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    checks = Checks()
    with checks.part(f"== {name} =="):
        PARTS[name](checks)
    print(f"\n{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    asked = sys.argv[1:] or list(PARTS)
    sys.exit(here(asked[0]) if len(asked) == 1 else in_processes(asked))
