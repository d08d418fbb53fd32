"""The CDK's command-line tool, as the project pins it, against the emulator."""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from emulator.emulated_account import ACCOUNT, HOME_REGION, EmulatedAccount
from emulator.packaged_function import ROOT

STACK = "SesDkimMonitor"
TOOL = ROOT / "node_modules/.bin/cdk"


class Cdk:
    """One user's tool; leaving the `with` block removes what it keeps about accounts."""

    def __init__(self, emulator: EmulatedAccount) -> None:
        self.emulator = emulator

    def __enter__(self) -> "Cdk":
        self.home = tempfile.TemporaryDirectory(prefix="cdk-")
        return self

    def __exit__(self, *_: Any) -> None:
        self.home.cleanup()

    def bootstrap(self) -> str:
        return self.run("bootstrap", f"aws://{ACCOUNT}/{HOME_REGION}")

    def deploy(self, *context: str) -> tuple[dict[str, str], str]:
        """Deploys as a user types it; the outputs, and what the tool said."""
        outputs = Path(self.home.name, "outputs.json")
        words = [word for pair in context for word in ("-c", pair)]
        # Nobody is there to be asked.
        said = self.run(
            "deploy", *words, "--require-approval", "never", "--outputs-file", str(outputs)
        )
        return json.loads(outputs.read_text())[STACK], said

    def synthesized(self, context: dict[str, str]) -> dict[str, Any]:
        """The stack's template."""
        words = [word for key, value in context.items() for word in ("-c", f"{key}={value}")]
        # Built already: the checks run what the build left.
        self.run("synth", "--quiet", "--build", "true", "--output", self.home.name, *words)
        return json.loads(Path(self.home.name, f"{STACK}.template.json").read_text())

    def destroy(self, *context: str) -> str:
        words = [word for pair in context for word in ("-c", pair)]
        return self.run("destroy", *words, "--force")

    def run(self, *words: str) -> str:
        """Raises RuntimeError with all that the tool said, when it fails."""
        environment = os.environ | self.emulator.environment("cdk")
        # It remembers accounts by access key, and reports and fetches news unless told not to.
        environment |= {
            "CDK_HOME": self.home.name,
            "CDK_DISABLE_CLI_TELEMETRY": "true",
            "CI": "true",
        }
        done = subprocess.run(
            [str(TOOL), *words, "--no-notices", "--no-color"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=900,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(
                f"cdk {' '.join(words)} ended with {done.returncode}:\n{done.stdout}"
            )
        return done.stdout
