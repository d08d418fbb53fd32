"""What was called: every AWS request as IAM names it, its region, its caller and its status."""

import json
import re
import threading
import time
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qs, unquote

from botocore.session import Session

# A service signs by one name and is called by another in IAM, where the two differ.
IAM_PREFIXES = {"email": "ses", "monitoring": "cloudwatch"}
TRANSACTION_ITEMS = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "Get": "GetItem",
    "ConditionCheck": "ConditionCheckItem",
}


@dataclass(frozen=True)
class Call:
    """One request; `actions` are the IAM actions it needs, more than one for a transaction.

    `written` are the partition keys of the rows that it writes. `at` is in seconds of a clock that
    only goes forward, when the answer began.
    """

    operation: str
    actions: tuple[str, ...]
    written: tuple[str, ...]
    region: str
    access_key: str
    status: int
    at: float


@dataclass(frozen=True)
class Scope:
    """Who asks which service of which region, as the request's signature says."""

    access_key: str
    region: str
    service: str

    @classmethod
    def of(cls, authorization: str) -> "Scope | None":
        found = re.search(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4_request", authorization)
        return cls(*found.groups()) if found else None


class Recorder:
    def __init__(self) -> None:
        self._calls: list[Call] = []
        self._lock = threading.Lock()

    def record(self, scope: Scope, environ: dict[str, Any], body: bytes, status: int) -> None:
        name = operation(scope.service, environ, body)
        prefix = IAM_PREFIXES.get(scope.service, scope.service)
        actions = tuple(f"{prefix}:{action}" for action in needed_actions(name, body))
        written = written_partitions(name, body)
        at = time.monotonic()
        call = Call(
            f"{prefix}:{name}", actions, written, scope.region, scope.access_key, status, at
        )
        with self._lock:
            self._calls.append(call)

    def taken(self) -> list[dict[str, Any]]:
        """The calls since the last look."""
        with self._lock:
            taken, self._calls = self._calls, []
        return [asdict(call) for call in taken]


def operation(service: str, environ: dict[str, Any], body: bytes) -> str:
    """The operation, wherever the service's protocol says it: header, form, or method and path."""
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        return target.rpartition(".")[2]
    if "x-www-form-urlencoded" in environ.get("CONTENT_TYPE", ""):
        return parse_qs(body.decode())["Action"][0]
    path = environ["PATH_INFO"]
    model = "sesv2" if service == "ses" and path.startswith("/v2/") else service
    for method, pattern, name in rest_operations(model):
        if method == environ["REQUEST_METHOD"] and pattern.fullmatch(unquote(path)):
            return name
    return f"{environ['REQUEST_METHOD']} {path}"


@cache
def rest_operations(service: str) -> list[tuple[str, re.Pattern[str], str]]:
    session = Session()
    if service not in session.get_available_services():
        return []
    model = session.get_service_model(service)
    found = []
    for name in model.operation_names:
        http = model.operation_model(name).http
        path = http["requestUri"].partition("?")[0].rstrip("/")
        found.append((http["method"], path_pattern(path), name))
    return found


def path_pattern(path: str) -> re.Pattern[str]:
    """`/v2/email/identities/{EmailIdentity}` as a pattern; a part with a + may hold slashes."""
    parts = re.split(r"\{([^}]+)\}", path)
    for number in range(1, len(parts), 2):
        parts[number] = ".+" if parts[number].endswith("+") else "[^/]+"
    parts[::2] = [re.escape(literal) for literal in parts[::2]]
    return re.compile("".join(parts) + "/?")


def needed_actions(name: str, body: bytes) -> list[str]:
    """A transaction has no IAM action of its own: it needs those of its items."""
    if name not in ("TransactWriteItems", "TransactGetItems"):
        return [name]
    kinds = {kind for item in json.loads(body)["TransactItems"] for kind in item}
    return sorted(TRANSACTION_ITEMS[kind] for kind in kinds)


def written_partitions(name: str, body: bytes) -> tuple[str, ...]:
    """A row is written whole, as `Item`, or in part, by its `Key`."""
    if name == "TransactWriteItems":
        items = json.loads(body)["TransactItems"]
        writes = [part for item in items for kind, part in item.items() if kind != "ConditionCheck"]
    elif name in ("PutItem", "UpdateItem", "DeleteItem"):
        writes = [json.loads(body)]
    else:
        return ()
    return tuple(write.get("Item", write.get("Key"))["pk"]["S"] for write in writes)
