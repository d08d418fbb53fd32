"""Programs as a person starts them: from the project's directory, with nobody at the keyboard."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def checkout() -> Iterator[Path]:
    """The project as somebody has it who has just cloned it. What is built there disturbs nobody."""
    copy = 'git ls-files -z | tar --create --null --files-from - | tar --extract --directory "$0"'
    with tempfile.TemporaryDirectory(prefix="checkout-") as directory:
        subprocess.run(["sh", "-c", copy, directory], cwd=ROOT, check=True)
        yield Path(directory)
