"""Step Functions in moto, which runs machines when it is told to, and Lambda, which it only plays.

Its Lambda echoes a machine's invocation; here the checks' functions answer it.
"""

import copy
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from moto.core.config import default_user_config
from moto.stepfunctions.models import StateMachine

PASSED_ON = ("content-type", "x-amz-function-error", "x-amzn-errortype", "x-amzn-requestid")


def install() -> None:
    default_user_config["stepfunctions"] = {"execute_state_machine": True}
    # An execution gets a copy of its machine: one that goes deep fails on the executions before it.
    StateMachine.__deepcopy__ = lambda machine, _: copy.copy(machine)


def invoke(functions: str, body: bytes, start_response: Callable[..., Any]) -> list[bytes]:
    try:
        answer = urlopen(Request(functions, body))
    except HTTPError as refused:
        answer = refused
    with answer:
        headers = [pair for pair in answer.headers.items() if pair[0].lower() in PASSED_ON]
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", headers)
        return [answer.read()]
