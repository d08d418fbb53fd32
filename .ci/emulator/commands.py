"""Programs as a person starts them: from the project's directory, with nobody at the keyboard."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def ran(
    command: list[str], environment: dict[str, str] | None = None, directory: str | Path = ROOT
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=directory,
        env=os.environ | (environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
