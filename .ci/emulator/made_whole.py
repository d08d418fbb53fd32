"""Resource types that moto's CloudFormation makes, but not whole.

Gaps of moto 5.2.1 that this module fills:
- a table without its time to live and its point-in-time recovery;
- a function without its architecture and its logging;
- a role whose inline policies cannot be read back, and stay as they were in an update.
"""

import json
from collections.abc import Callable
from typing import Any

from moto.awslambda.models import LambdaFunction
from moto.core.common_models import CloudFormationModel
from moto.dynamodb.models.table import Table
from moto.iam.models import Role

from emulator.cloudformation_types import client

Properties = dict[str, Any]


def install() -> None:
    complete(Table, complete_table)
    complete(LambdaFunction, complete_function)
    complete(Role, complete_role)
    configuration = LambdaFunction.get_configuration

    def get_configuration(function: LambdaFunction, *more: Any, **named: Any) -> dict[str, Any]:
        logging = {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{function.function_name}"}
        logging |= getattr(function, "logging", {})
        return configuration(function, *more, **named) | {"LoggingConfig": logging}

    LambdaFunction.get_configuration = get_configuration


def complete(model: type[CloudFormationModel], rest: Callable[[Any, Properties], None]) -> None:
    """Does the rest after moto has created or updated a resource of this type."""
    for name in ("create_from_cloudformation_json", "update_from_cloudformation_json"):
        method = getattr(model, name)
        if hasattr(method, "__isabstractmethod__"):
            continue

        def completed(
            cls: type[CloudFormationModel],
            *positional: Any,
            _moto: Any = method.__func__,
            **named: Any,
        ) -> Any:
            resource = _moto(cls, *positional, **named)
            template = named.get("cloudformation_json") or positional[1]
            rest(resource, template["Properties"])
            return resource

        setattr(model, name, classmethod(completed))


def complete_table(table: Table, wanted: Properties) -> None:
    dynamodb = client("dynamodb", table.region_name)
    if "TimeToLiveSpecification" in wanted:
        dynamodb.update_time_to_live(
            TableName=table.name, TimeToLiveSpecification=wanted["TimeToLiveSpecification"]
        )
    if "PointInTimeRecoverySpecification" in wanted:
        dynamodb.update_continuous_backups(
            TableName=table.name,
            PointInTimeRecoverySpecification=wanted["PointInTimeRecoverySpecification"],
        )


def complete_function(function: LambdaFunction, wanted: Properties) -> None:
    function.architectures = wanted.get("Architectures", ["x86_64"])
    function.logging = wanted.get("LoggingConfig", {})


def complete_role(role: Role, wanted: Properties) -> None:
    for policy in wanted.get("Policies", []):
        role.put_policy(policy["PolicyName"], json.dumps(policy["PolicyDocument"]))
