"""The newest botocore's words of SES, in a virtual environment of its own: the checks' own one is held still.

Run by that environment's Python it prints them, a line for each kind, as SdkWords.java does.
"""

import subprocess
import sys
import venv
from pathlib import Path

ENVIRONMENT = Path(".venv-newest")
SHAPES = {
    "ses": ["VerificationStatus", "CustomMailFromStatus"],
    "sesv2": ["DkimStatus", "DkimSigningAttributesOrigin", "DkimSigningKeyLength"]
    + ["MailFromDomainStatus", "VerificationError", "VerificationStatus"],
}


class NotReached(Exception):
    """No package index answered, so nothing can be compared."""


def words() -> dict[str, set[str]]:
    """What the newest botocore knows, by kind."""
    venv.create(ENVIRONMENT, with_pip=True)
    python = ENVIRONMENT / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade", "botocore"]
    installed = subprocess.run(pip, capture_output=True, text=True)
    if installed.returncode:
        raise NotReached(installed.stderr.strip().splitlines()[-1])
    return parsed(subprocess.run([python, __file__], capture_output=True, text=True, check=True).stdout)


def parsed(lines: str) -> dict[str, set[str]]:
    return {kind: set(known) for kind, *known in (line.split() for line in lines.splitlines())}


def main() -> None:
    import botocore
    from botocore.session import Session

    session = Session()
    print("version", botocore.__version__)
    print("regions", *session.get_available_regions("ses"))
    for service, shapes in SHAPES.items():
        model = session.get_service_model(service)
        for shape in shapes:
            print(f"{service}.{shape}", *model.shape_for(shape).enum)


if __name__ == "__main__":
    sys.exit(main())
