import signal
import sys

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

PARTS = {
    "scan": check_scan.run,
    "dns": check_dns.run,
    "loop": check_loop.run,
    "apply": check_apply.run,
    "mute": check_mute.run,
    "accounts": check_accounts.run,
    "fanout": check_fanout.run,
    "words": check_words.run,
    "report": check_report.run,
    "deploy": check_deploy.run,
}


def main() -> int:
    # Ended from outside, the `with` blocks still end what they started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    checks = Checks()
    for name in sys.argv[1:] or PARTS:
        with checks.part(f"== {name} =="):
            PARTS[name](checks)
    print(f"\n{checks.summary()}")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
