"""The report of the demo's account, opened in Debian's Chromium."""

import json
import tempfile
from pathlib import Path

from emulator.checks import Checks
from emulator.commands import ROOT, ran

BROWSER = ROOT / ".ci/browser"
# A test of the build leaves it.
LARGEST = ROOT / "lambda/target/report-of-10000.html"


def run(checks: Checks) -> None:
    with tempfile.TemporaryDirectory() as directory:
        report = Path(directory, "report.html")
        made = ran([str(ROOT / "sesdkim"), "demo", "--report", str(report)])
        checks.holds("./sesdkim demo --report: exit status 0", made.returncode == 0, made)
        opened = ran(["node", str(BROWSER / "check-report.mjs"), str(report), str(LARGEST)])
        checks.holds("the browser comes to its end", opened.returncode == 0, opened)
        told = json.loads(opened.stdout)
    for check in told["checks"]:
        checks.holds(check["sentence"], check["holds"], check.get("seen"))
    for name, ratio in told["figures"].items():
        print(f"        {name}: loads in {ratio:.1f} times an empty page's time", flush=True)
