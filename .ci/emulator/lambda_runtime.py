"""Lambda around the packaged function: its Runtime API, its directory, its flags, its environment.

The function runs under AWS's own runtime interface client, which asks this API for events as it
asks Lambda's. What is not Lambda: no sandbox, no download, no limit on CPU, another JDK build.
"""

import json
import os
import platform
import queue
import subprocess
import tempfile
import threading
import time
import uuid
import zipfile
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"
LIBRARY = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI"
VERSION = "/2018-06-01/runtime"
# Lambda's own flags for Java, as its runtime starts it; the heap is what it leaves of the memory.
FLAGS = ("-XX:+UseSerialGC", "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1", "-Xshare:auto")
HEAP_SHARE = 0.85


@dataclass(frozen=True)
class Invocation:
    """How one event ended: the function's answer, or its error as Lambda would see it."""

    response: Any
    error: dict[str, Any] | None
    log: list[str]

    def healthy(self) -> list[int]:
        """The samples of the metric `ScanHealthy` in the log."""
        return [event["ScanHealthy"] for event in self.log_events() if "_aws" in event]

    def log_events(self) -> list[dict[str, Any]]:
        """The lines of the log that are JSON objects."""
        events = []
        for line in self.log:
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if isinstance(event, dict):
                events.append(event)
        return events


@dataclass(frozen=True)
class Event:
    request_id: str
    body: bytes
    deadline_ms: int
    done: "queue.Queue[tuple[str, Any]]"


class LambdaRuntime:
    """One warm function; leaving the `with` block ends its process."""

    def __init__(
        self,
        package: Path,
        client_jars: Path,
        handler: str,
        environment: dict[str, str],
        function_name: str = "ses-dkim-monitor",
        memory_mib: int = 1024,
        timeout_seconds: int = 840,
    ) -> None:
        self.handler = handler
        self.function_name = function_name
        self.memory_mib = memory_mib
        self.timeout_seconds = timeout_seconds
        self.environment = environment
        self.client_jars = client_jars
        self.directory = tempfile.TemporaryDirectory(prefix="lambda-")
        self.task = Path(self.directory.name, "task")
        with zipfile.ZipFile(package) as packed:
            packed.extractall(self.task)
        self.log_path = Path(self.directory.name, "log")
        self.log_read = 0
        self.waiting: queue.Queue[Event] = queue.Queue()
        self.running: dict[str, Event] = {}
        self.init_error: dict[str, Any] | None = None
        self.asking = threading.Event()
        self.closed = threading.Event()

    def __enter__(self) -> "LambdaRuntime":
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), runtime_api(self))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        with self.log_path.open("wb") as log:
            self.process = subprocess.Popen(
                self.command(), cwd=self.task, env=self.variables(), stdout=log, stderr=log
            )
        return self

    def __exit__(self, *_: Any) -> None:
        self.closed.set()
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.server.shutdown()
        self.server.server_close()
        self.directory.cleanup()

    def command(self) -> list[str]:
        java = Path(os.environ["JAVA_HOME"], "bin", "java")
        heap = f"-XX:MaxHeapSize={int(self.memory_mib * HEAP_SHARE)}m"
        access = "--enable-native-access=ALL-UNNAMED"
        library = f"-D{LIBRARY}={self.library()}"
        path = str(self.client_jars / "*")
        return [str(java), heap, *FLAGS, access, library, "-cp", path, CLIENT, self.handler]

    def library(self) -> str:
        """The client's own. It would unpack it to one place in /tmp for all that start together."""
        machine = platform.machine().replace("aarch64", "aarch_64")
        (jar,) = self.client_jars.glob("aws-lambda-java-runtime-interface-client-*.jar")
        with zipfile.ZipFile(jar) as packed:
            return packed.extract(f"jni/libaws-lambda-jni.linux-{machine}.so", self.directory.name)

    def variables(self) -> dict[str, str]:
        """Lambda's variables and the function's own: nothing of this process's environment."""
        region = self.environment.get("AWS_REGION", "us-east-1")
        return {
            "AWS_DEFAULT_REGION": region,
            "AWS_EXECUTION_ENV": "AWS_Lambda_java25",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(self.memory_mib),
            "AWS_LAMBDA_FUNCTION_NAME": self.function_name,
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "AWS_LAMBDA_LOG_FORMAT": "JSON",
            "AWS_LAMBDA_LOG_GROUP_NAME": f"/aws/lambda/{self.function_name}",
            "AWS_LAMBDA_LOG_LEVEL": "INFO",
            "AWS_LAMBDA_LOG_STREAM_NAME": "2026/01/01/[$LATEST]0",
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self.server.server_port}",
            "AWS_REGION": region,
            "LAMBDA_TASK_ROOT": str(self.task),
            "LANG": "en_US.UTF-8",
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "TZ": ":UTC",
            "_HANDLER": self.handler,
        } | self.environment

    def invoke(self, event: Any, request_id: str | None = None) -> Invocation:
        """Runs one event to its end. Raises RuntimeError when the function does not get there.

        Lambda retries an invocation under its own request id.
        """
        body = event if isinstance(event, bytes) else json.dumps(event).encode()
        deadline = time.time() + self.timeout_seconds
        asked = Event(request_id or str(uuid.uuid4()), body, int(deadline * 1000), queue.Queue())
        self.waiting.put(asked)
        while time.time() < deadline:
            try:
                kind, payload = asked.done.get(timeout=0.5)
            except queue.Empty:
                if self.process.poll() is not None:
                    raise RuntimeError(self.end_without_answer()) from None
                continue
            self.asking.wait(5)
            log = self.new_log_lines()
            return (
                Invocation(payload, None, log)
                if kind == "response"
                else Invocation(None, payload, log)
            )
        raise RuntimeError(f"No answer within {self.timeout_seconds} seconds")

    def end_without_answer(self) -> str:
        lines = "\n".join(self.new_log_lines())
        return f"The function ended with {self.process.returncode}, {self.init_error}:\n{lines}"

    def new_log_lines(self) -> list[str]:
        """What was logged since the last look."""
        with self.log_path.open("rb") as log:
            log.seek(self.log_read)
            written = log.read()
        self.log_read += len(written)
        return written.decode(errors="replace").splitlines()

    def next_event(self) -> Event | None:
        """Waits for an event. Who asks for the next has written all that there was of the last."""
        self.asking.set()
        while not self.closed.is_set():
            try:
                event = self.waiting.get(timeout=0.2)
            except queue.Empty:
                continue
            self.asking.clear()
            self.running[event.request_id] = event
            return event
        return None

    def arn(self) -> str:
        region = self.environment.get("AWS_REGION", "us-east-1")
        return f"arn:aws:lambda:{region}:123456789012:function:{self.function_name}"


def runtime_api(runtime: LambdaRuntime) -> type[BaseHTTPRequestHandler]:
    """The four routes of the Runtime API that the client uses."""

    class RuntimeApi(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            event = runtime.next_event()
            if event is None:
                self.close_connection = True
                return
            self.send_response(200)
            self.send_header("Lambda-Runtime-Aws-Request-Id", event.request_id)
            self.send_header("Lambda-Runtime-Deadline-Ms", str(event.deadline_ms))
            self.send_header("Lambda-Runtime-Invoked-Function-Arn", runtime.arn())
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(event.body)))
            self.end_headers()
            self.wfile.write(event.body)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            payload = json.loads(body) if body else None
            if self.path == f"{VERSION}/init/error":
                runtime.init_error = payload
            else:
                request_id, kind = self.path.removeprefix(f"{VERSION}/invocation/").split("/")
                runtime.running.pop(request_id).done.put((kind, payload))
            self.send_response(202)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """One line a request would bury the checks."""

    return RuntimeApi
