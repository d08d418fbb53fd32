"""Whether SES has words or regions by now that the packaged SDK does not know: a warning, never a failure.

The product shows words that it does not know as they are and asks every region of the account, so nothing breaks; but
somebody should look.
"""

import os
import subprocess
from pathlib import Path

from emulator import newest_botocore
from emulator.checks import Checks

PRINTER = ["-cp", "lambda/target/function.jar", ".ci/emulator/SdkWords.java"]


def run(checks: Checks) -> None:
    java = Path(os.environ["JAVA_HOME"], "bin", "java")
    printed = subprocess.run([java, *PRINTER], capture_output=True, text=True, check=True)
    sdk = newest_botocore.parsed(printed.stdout)
    checks.holds("the packaged SDK tells its words of SES", len(sdk) == 9 and all(sdk.values()), sdk)
    try:
        newest = newest_botocore.words()
    except newest_botocore.NotReached as why:
        print(f"  (not compared with the newest botocore: {why})")
        return
    print(f"  compared with botocore {newest.pop('version').pop()}")
    for kind, words in newest.items():
        unknown = sorted(words - sdk.get(kind, set()))
        if unknown:
            print(f"  WARNING: {kind}: the packaged SDK does not know {', '.join(unknown)}")
