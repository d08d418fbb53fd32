"""Lambda's Invoke on loopback: the packaged function, warm several times, for a state machine.

What Lambda itself may do to an invocation is scripted by account: refuse it, or stop it.
"""

import json
import queue
import threading
import uuid
from collections import Counter
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from emulator.lambda_runtime import Invocation, LambdaRuntime

REFUSED = {"Type": "User", "message": "Rate Exceeded."}
EVERY = "every account"


def error(kind: str, message: str) -> dict[str, str]:
    return {"errorType": kind, "errorMessage": message}


STOPPED = error("Sandbox.Timedout", "RequestId: 1 Error: Task timed out after 840.00 seconds")


class InvokedFunctions:
    """Leaving the `with` block ends them."""

    def __init__(self, functions: list[LambdaRuntime]) -> None:
        self.functions = functions
        self.idle: queue.Queue[LambdaRuntime] = queue.Queue()
        # By account; without one it is the list and the last step.
        self.to_refuse: Counter[str] = Counter()
        self.stopped: set[str] = set()
        self.refused: Counter[str] = Counter()
        self.ended: list[tuple[str, str, Invocation]] = []
        self.lock = threading.Lock()

    def __enter__(self) -> "InvokedFunctions":
        self.running = ExitStack()
        for function in self.functions:
            self.idle.put(self.running.enter_context(function))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), invoke_api(self))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        return self

    def __exit__(self, *_: Any) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.running.close()

    def invoke(self, body: bytes) -> tuple[int, dict[str, str], Any]:
        """Status, headers and payload of Lambda's answer."""
        detail = json.loads(body)["detail"]
        account = detail.get("account", {}).get("id", "")
        with self.lock:
            if self.to_refuse[account] > 0:
                self.to_refuse[account] -= 1
                self.refused[account] += 1
                return 429, {"x-amzn-ErrorType": "TooManyRequestsException"}, REFUSED
            if account in self.stopped or (account and EVERY in self.stopped):
                return 200, {"X-Amz-Function-Error": "Unhandled"}, STOPPED
        function = self.idle.get()
        try:
            invocation = function.invoke(body)
        except RuntimeError as ended:
            invocation = Invocation(None, error("Runtime.ExitError", str(ended)), [])
        finally:
            self.idle.put(function)
        with self.lock:
            self.ended.append((detail["run"], account, invocation))
        if invocation.error is not None:
            return 200, {"X-Amz-Function-Error": "Unhandled"}, invocation.error
        return 200, {}, invocation.response

    def taken(self) -> list[tuple[str, str, Invocation]]:
        """The invocations that ended since the last look: what for, which account, how."""
        with self.lock:
            taken, self.ended = self.ended, []
        return taken


def invoke_api(functions: InvokedFunctions) -> type[BaseHTTPRequestHandler]:
    class InvokeApi(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers, payload = functions.invoke(body)
            answer = json.dumps(payload).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("x-amzn-RequestId", str(uuid.uuid4()))
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: Any) -> None:
            """One line a request would bury the checks."""

    return InvokeApi
