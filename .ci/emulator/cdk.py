"""The CDK's command-line tool, as the project pins it, against the emulator."""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from emulator.emulated_account import ACCOUNT, HOME_REGION, EmulatedAccount
from emulator.ministack import MiniStack
from emulator.packaged_function import ROOT

STACK = "SesDkimMonitor"
TOOL = ROOT / "node_modules/.bin/cdk"


class Cdk:
    """One user's tool; leaving the `with` block removes what it keeps about accounts."""

    def __init__(self, emulator: EmulatedAccount | MiniStack) -> None:
        self.emulator = emulator

    def __enter__(self) -> "Cdk":
        self.home = tempfile.TemporaryDirectory(prefix="cdk-")
        return self

    def __exit__(self, *_: Any) -> None:
        self.home.cleanup()

    def bootstrap(self) -> str:
        # Away from the project, whose app it does not need and would build.
        return self.run("bootstrap", f"aws://{ACCOUNT}/{HOME_REGION}", directory=self.home.name)

    def deploy(self, *context: str) -> tuple[dict[str, str], str]:
        """Deploys as a user types it; the outputs, and what the tool said."""
        return self.deployed("deploy", *(word for pair in context for word in ("-c", pair)))

    def deploy_again(self) -> tuple[dict[str, str], str]:
        """Deploys what was synthesized last."""
        return self.deployed("deploy", "--app", "cdk.out")

    def deployed(self, *words: str) -> tuple[dict[str, str], str]:
        outputs = Path(self.home.name, "outputs.json")
        # Nobody is there to be asked.
        said = self.run(*words, "--require-approval", "never", "--outputs-file", str(outputs))
        return json.loads(outputs.read_text())[STACK], said

    def synthesized(self, context: dict[str, str]) -> dict[str, Any]:
        """The stack's template."""
        words = [word for key, value in context.items() for word in ("-c", f"{key}={value}")]
        # Built already: the checks run what the build left.
        self.run("synth", "--quiet", "--build", "true", "--output", self.home.name, *words)
        return json.loads(Path(self.home.name, f"{STACK}.template.json").read_text())

    def destroy(self) -> str:
        """Destroys what was synthesized last."""
        return self.run("destroy", "--app", "cdk.out", "--force")

    def run(self, *words: str, directory: str | Path = ROOT) -> str:
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
            cwd=directory,
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
