"""The trust of the roles in member accounts, in front of moto, which gives anybody any role."""

import re
import threading
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

EXTERNAL_ID = "watched-by-this-monitor"
ROLE = re.compile(r"arn:aws:iam::(\d{12}):role/ses-dkim-monitor/SesDkimMonitorReader")
SCANNER = "arn:aws:sts::123456789012:assumed-role/Scanner/ses-dkim-monitor"


class MemberRoles:
    """Every account has the role and trusts the monitor, unless it was told to refuse."""

    def __init__(self) -> None:
        self._refusing: set[str] = set()
        self._lock = threading.Lock()

    def refuse(self, account: str) -> None:
        with self._lock:
            self._refusing.add(account)

    def trust(self, account: str) -> None:
        with self._lock:
            self._refusing.discard(account)

    def refused(self, body: bytes) -> str | None:
        """The role that STS would not give; None where it would."""
        asked = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        role = ROLE.fullmatch(asked["RoleArn"])
        with self._lock:
            trusted = role is not None and role[1] not in self._refusing
        return None if trusted and asked.get("ExternalId") == EXTERNAL_ID else asked["RoleArn"]


def answer(role: str, start_response: Callable[..., Any]) -> list[bytes]:
    start_response("403 Forbidden", [("Content-Type", "text/xml")])
    message = f"User: {SCANNER} is not authorized to perform: sts:AssumeRole on resource: {role}"
    return [
        (
            '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>'
            f"<Type>Sender</Type><Code>AccessDenied</Code><Message>{escape(message)}</Message>"
            f"</Error><RequestId>{uuid.uuid4()}</RequestId></ErrorResponse>"
        ).encode()
    ]
