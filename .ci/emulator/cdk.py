"""The CDK's command-line tool, as the project pins it, against MiniStack."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from emulator.aws import ACCOUNT, HOME_REGION, Aws, environment
from emulator.commands import ROOT, ran

STACK = "SesDkimMonitor"
# In place of the project's own, which comes before every deployment.
NO_BUILD = ("--build", "true")
TOOL = ROOT / "node_modules/.bin/cdk"


class Cdk:
    """One user's tool; leaving the `with` block removes what it keeps and what it unpacked."""

    def __init__(self, aws: Aws) -> None:
        self.project = ROOT
        self.environment = environment("cdk") | {"AWS_ENDPOINT_URL": aws.ministack}

    def __enter__(self) -> "Cdk":
        self.home = tempfile.TemporaryDirectory(prefix="cdk-")
        # It remembers accounts by access key, and reports unless told not to.
        self.environment |= {"CDK_HOME": self.home.name, "CDK_DISABLE_CLI_TELEMETRY": "true", "CI": "true"}
        return self

    def __exit__(self, *_: Any) -> None:
        self.home.cleanup()

    def unpack(self) -> None:
        """From now on it deploys a release, as its archive has it."""
        (archive,) = ROOT.glob("dist/target/sesdkim-*.zip")
        subprocess.run(["unzip", "-q", str(archive), "-d", self.home.name], check=True)
        self.project = Path(self.home.name, archive.stem)

    def bootstrap(self) -> str:
        # Away from the project, whose app it does not need and would build.
        return self.run("bootstrap", f"aws://{ACCOUNT}/{HOME_REGION}", directory=self.home.name)

    def deploy(self, *words: str) -> tuple[dict[str, str], str]:
        """The outputs, and what the tool said."""
        outputs = Path(self.home.name, "outputs.json")
        unasked = ("--require-approval", "never")
        said = self.run("deploy", *words, *unasked, "--outputs-file", str(outputs))
        return json.loads(outputs.read_text())[STACK], said

    def deploy_built(self, *context: str) -> dict[str, str]:
        """Deploys what was built before, beside others that run it; the outputs."""
        words = [word for pair in context for word in ("-c", pair)]
        assembly = f"{self.home.name}/out"
        self.run("synth", *NO_BUILD, "--quiet", "--output", assembly, *words)
        adapt(Path(assembly, f"{STACK}.template.json"))
        return self.deploy(*NO_BUILD, "--app", assembly)[0]

    def destroy(self) -> str:
        """Destroys what was synthesized last."""
        return self.run("destroy", *NO_BUILD, "--app", "cdk.out", "--force")

    def run(self, *words: str, directory: str | Path | None = None) -> str:
        """Raises RuntimeError with all that the tool said, when it fails."""
        command = [str(TOOL), *words, "--no-notices", "--no-color"]
        done = ran(command, self.environment, directory or self.project)
        said = done.stdout + done.stderr
        if done.returncode:
            raise RuntimeError(f"cdk {' '.join(words)} ended with {done.returncode}:\n{said}")
        return said


def adapt(template: Path) -> None:
    """To MiniStack, which deploys no alarm of a sum (the last part is left), and says Unknown when Lambda refuses."""
    words = template.read_text().replace("Lambda.TooManyRequestsException", "Lambda.Unknown")
    written = json.loads(words)
    for resource in written["Resources"].values():
        for part in resource["Properties"].pop("Metrics", []):
            resource["Properties"] |= part.get("MetricStat", {}).get("Metric", {})
    template.write_text(json.dumps(written))
