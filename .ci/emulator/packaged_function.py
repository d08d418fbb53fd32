"""Where the build leaves what the checks run."""

import os
import subprocess
from pathlib import Path

from emulator.emulated_account import EmulatedAccount
from emulator.lambda_runtime import LambdaRuntime

ROOT = Path(__file__).parents[2]
FUNCTION_JAR = ROOT / "lambda/target/function.jar"
CLIENT_JARS = ROOT / "lambda/target/runtime-client"
HANDLER = "dev.sesdkim.ScanHandler::handleRequest"


def running(
    emulator: EmulatedAccount,
    settings: dict[str, str],
    handler: str = HANDLER,
    dns_server: str | None = None,
    **more: object,
) -> LambdaRuntime:
    """The packaged function with these settings; it calls under the name `function`.

    It asks this DNS server or none: the identities here are in no other.
    """
    environment = emulator.environment("function") | {"AWS_SESSION_TOKEN": "function"} | settings
    environment |= {"DNS_EVIDENCE": "false"}
    if dns_server:
        environment |= {"DNS_EVIDENCE": "true", "DNS_SERVER": dns_server}
    return LambdaRuntime(FUNCTION_JAR, CLIENT_JARS, handler, environment, **more)


def local_command(emulator: EmulatedAccount, *words: str) -> subprocess.CompletedProcess[str]:
    """`./sesdkim` as a person starts it, with its output caught and no terminal."""
    return subprocess.run(
        [str(ROOT / "sesdkim"), *words],
        cwd=ROOT,
        env=os.environ | emulator.environment("local"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
