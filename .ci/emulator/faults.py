"""A service that does not answer as it should: one operation or all, in one region or in each."""

import json
import threading
import uuid
from dataclasses import dataclass
from itertools import product
from typing import Any
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Fault:
    status: int
    content_type: str
    body: str


def server_error() -> Fault:
    """What a failing front end sends: a page, not an answer of the service."""
    return Fault(500, "text/html", "<html><body><h1>Internal Server Error</h1></body></html>")


def access_denied(operation: str) -> Fault:
    return query_error(
        403,
        "AccessDenied",
        f"User: arn:aws:sts::123456789012:assumed-role/monitor is not "
        f"authorized to perform: {operation} because no identity-based policy allows it",
    )


def organizations_access_denied() -> Fault:
    """What an account hears that may not list the accounts of its organization."""
    said = {
        "__type": "AccessDeniedException",
        "Message": "You don't have permissions to access this resource.",
    }
    return Fault(400, "application/x-amz-json-1.1", json.dumps(said))


def throttled() -> Fault:
    return query_error(400, "Throttling", "Rate exceeded")


def query_error(status: int, code: str, message: str) -> Fault:
    body = (
        '<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type>'
        f"<Code>{code}</Code><Message>{escape(message)}</Message></Error>"
        f"<RequestId>{uuid.uuid4()}</RequestId></ErrorResponse>"
    )
    return Fault(status, "text/xml", body)


class Faults:
    """The faults switched on, by operation (`ses:ListIdentities`, `ses:*`) and region (or `*`)."""

    KINDS = ("serverError", "accessDenied", "throttled")

    def __init__(self) -> None:
        self._on: dict[tuple[str, str], str] = {}
        self._lock = threading.Lock()

    def switch_on(self, operation: str, region: str, kind: str) -> None:
        if kind not in self.KINDS:
            raise ValueError(f"Fault {kind!r} is none of {', '.join(self.KINDS)}")
        with self._lock:
            self._on[(operation, region)] = kind

    def clear(self) -> None:
        with self._lock:
            self._on.clear()

    def for_call(self, region: str, operation: str) -> Fault | None:
        every_operation = operation.partition(":")[0] + ":*"
        with self._lock:
            kind: Any = next(
                (
                    self._on[where]
                    for where in product((operation, every_operation), (region, "*"))
                    if where in self._on
                ),
                None,
            )
        match kind:
            case "serverError":
                return server_error()
            case "accessDenied" if operation.startswith("organizations:"):
                return organizations_access_denied()
            case "accessDenied":
                return access_denied(operation)
            case "throttled":
                return throttled()
        return None
