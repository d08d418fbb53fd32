#!/usr/bin/env python3
"""The runtime of the function that MiniStack runs: it hands each invocation on and back."""

import json
import os
from http.client import HTTPResponse
from urllib.error import HTTPError
from urllib.request import Request, urlopen


def invoked(event: bytes) -> HTTPResponse | HTTPError:
    try:
        return urlopen(Request(os.environ["FORWARD_TO"], event))
    except HTTPError as refused:
        return refused


def run(api: str) -> None:
    """Takes invocations from Lambda's Runtime API until it is ended."""
    while True:
        with urlopen(f"{api}/next") as asked:
            request_id = asked.headers["Lambda-Runtime-Aws-Request-Id"]
            event = asked.read()
        with invoked(event) as answer:
            payload = answer.read()
            refusal = answer.headers.get("x-amzn-ErrorType")
            failed = refusal or answer.headers.get("X-Amz-Function-Error")
        if refusal:
            said = {"errorType": f"Lambda.{refusal}", "errorMessage": payload.decode()}
            payload = json.dumps(said).encode()
        how = "error" if failed else "response"
        urlopen(Request(f"{api}/{request_id}/{how}", payload)).close()


if __name__ == "__main__":
    run(f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation")
