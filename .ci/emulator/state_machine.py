"""A state machine on an emulator that interprets it, through the API of Step Functions."""

import json
import time
from dataclasses import dataclass
from typing import Any

from emulator.emulated_account import ACCOUNT

ENDS_WITHIN_SECONDS = 600


@dataclass(frozen=True)
class Execution:
    status: str
    output: Any
    failure: tuple[str | None, str | None]


class StateMachine:
    def __init__(self, step_functions: Any, definition: str) -> None:
        self.step_functions = step_functions
        self.arn = step_functions.create_state_machine(
            name="fan-out", definition=definition, roleArn=f"arn:aws:iam::{ACCOUNT}:role/fan-out"
        )["stateMachineArn"]

    def run(self, name: str) -> Execution:
        """An execution of this name, to its end."""
        started = self.step_functions.start_execution(
            stateMachineArn=self.arn, name=name, input="{}"
        )
        give_up = time.monotonic() + ENDS_WITHIN_SECONDS
        while time.monotonic() < give_up:
            seen = self.step_functions.describe_execution(executionArn=started["executionArn"])
            if seen["status"] != "RUNNING":
                output = json.loads(seen["output"]) if seen.get("output") else None
                return Execution(seen["status"], output, (seen.get("error"), seen.get("cause")))
            time.sleep(0.2)
        raise RuntimeError(f"{name} did not end within {ENDS_WITHIN_SECONDS} seconds")
