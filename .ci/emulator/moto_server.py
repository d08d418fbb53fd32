"""The emulator of the checks: moto on loopback, with the gaps closed that the checks meet.

Run by a check through `emulated_account.py`. It prints its address on the first line and serves
until it is ended. Under `/control/` it takes JSON from the checks; everything else is AWS.
"""

import io
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

from emulator import (
    account_rules,
    member_gate,
    route53_gate,
    running_machines,
    ses_answers,
)
from emulator.faults import Faults
from emulator.member_gate import MemberRoles
from emulator.recorder import Recorder, Scope, operation
from emulator.ses_answers import SesAnswers

Environ = dict[str, Any]


class Emulator:
    """One WSGI application: control routes, faults and the record in front of moto."""

    def __init__(self, aws: Callable[..., Any]) -> None:
        self.aws = aws
        self.answers = SesAnswers()
        self.faults = Faults()
        self.members = MemberRoles()
        self.recorder = Recorder()
        self.functions: str | None = None
        self.control = {
            "/control/ses/change": lambda wanted: self.answers.change(**wanted),
            "/control/ses/mend": lambda wanted: self.answers.mend(**wanted),
            "/control/member/refuse": lambda wanted: self.members.refuse(**wanted),
            "/control/member/trust": lambda wanted: self.members.trust(**wanted),
            "/control/functions": lambda wanted: self.run_functions(**wanted),
            "/control/fault": lambda wanted: self.faults.switch_on(**wanted),
            "/control/fault/clear": lambda wanted: self.faults.clear(),
            "/control/clear": lambda wanted: self.clear(),
            "/control/calls": lambda wanted: self.recorder.taken(),
            "/control/published": lambda wanted: account_rules.published(**wanted),
        }

    def clear(self) -> None:
        self.answers.clear()
        self.faults.clear()

    def run_functions(self, at: str) -> None:
        self.functions = at

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Any:
        body = read_body(environ)
        route = self.control.get(environ["PATH_INFO"])
        if route:
            return self.answer_control(route, body, start_response)
        scope = Scope.of(environ.get("HTTP_AUTHORIZATION", ""))
        if scope is None:
            return self.aws(environ, start_response)
        return self.answer_aws(scope, environ, body, start_response)

    def answer_control(self, route: Callable, body: bytes, start_response: Callable) -> list[bytes]:
        try:
            answer, status = route(json.loads(body or b"{}")), "200 OK"
        except (TypeError, ValueError) as wrong:
            answer, status = {"problem": str(wrong)}, "400 Bad Request"
        start_response(status, [("Content-Type", "application/json")])
        return [json.dumps(answer).encode()]

    def answer_aws(
        self, scope: Scope, environ: Environ, body: bytes, start_response: Callable
    ) -> Any:
        def recording_start(status: str, headers: list, exc_info: Any = None) -> Any:
            self.recorder.record(scope, environ, body, int(status.split()[0]))
            return start_response(status, headers, exc_info)

        refused = None if scope.access_key == "check" else route53_gate.refusal(environ, body)
        if refused is not None:
            return route53_gate.answer(refused, recording_start)
        name = f"{scope.service}:{operation(scope.service, environ, body)}"
        if name == "sts:AssumeRole" and scope.access_key == "function":
            role = self.members.refused(body)
            if role is not None:
                return member_gate.answer(role, recording_start)
        if name == "lambda:Invoke" and self.functions:
            return running_machines.invoke(self.functions, body, recording_start)
        if ses_answers.sets_dkim(environ):
            recording_start("200 OK", [("Content-Type", "application/json")])
            return [b"{}"]
        fault = self.faults.for_call(scope.region, name)
        if fault is None:
            return self.aws(environ, recording_start)
        recording_start(f"{fault.status} Fault", [("Content-Type", fault.content_type)])
        return [fault.body.encode()]


def read_body(environ: Environ) -> bytes:
    """The whole body, laid back for moto to read: chunked uploads pass as they come."""
    length = environ.get("CONTENT_LENGTH")
    if not length:
        return b""
    body = environ["wsgi.input"].read(int(length))
    environ["wsgi.input"] = io.BytesIO(body)
    return body


def main() -> None:
    emulator = Emulator(DomainDispatcherApplication(create_backend_app))
    account_rules.install()
    ses_answers.install(emulator.answers)
    running_machines.install()
    server = make_server("127.0.0.1", 0, emulator, threaded=True)
    endpoint = f"http://127.0.0.1:{server.server_port}"
    # moto calls itself for some deliveries.
    os.environ |= {"MOTO_PORT": str(server.server_port), "AWS_ENDPOINT_URL": endpoint}
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(endpoint, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
