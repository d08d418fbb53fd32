"""What stands between moto 5.2.1 and `cdk deploy` as users type it.

- The tool hands over its template by an address with the bucket in the path; moto takes the host's
  first part for the bucket.
- A stack made by a change set has no outputs.
- The tool deletes what change set there may be and waits until it is gone: moto fails when there is
  none, and does not say "not found" in CloudFormation's words.
- A resource that is retained except when its creation fails is deleted with its stack.
- The value of an SSM parameter is taken for its name when a deployment says "as before".
"""

from typing import Any
from urllib.parse import urlparse

from moto.cloudformation import responses
from moto.cloudformation.models import ChangeSet, CloudFormationBackend
from moto.cloudformation.parsing import ResourceMap
from moto.core.exceptions import ServiceException
from moto.s3.models import s3_backends


class ChangeSetNotFound(ServiceException):
    code = "ChangeSetNotFound"


def install() -> None:
    describe = CloudFormationBackend.describe_change_set
    execute = CloudFormationBackend.execute_change_set
    delete = CloudFormationBackend.delete_change_set
    ssm_value = ResourceMap.parse_ssm_parameter
    delete_resources = ResourceMap.delete

    def template_at(template_url: str, account_id: str, partition: str) -> str:
        bucket, _, key = urlparse(template_url).path.lstrip("/").partition("/")
        return s3_backends[account_id][partition].get_object(bucket, key).value.decode()

    def execute_change_set(
        backend: CloudFormationBackend, change_set_name: str, stack_name: str | None = None
    ) -> None:
        stack = backend.stacks[backend.describe_change_set(change_set_name).stack_id]
        execute(backend, change_set_name, stack_name)
        stack._parse_template()
        stack.output_map = stack._create_output_map()

    def exists(backend: CloudFormationBackend, change_set_name: str) -> bool:
        names = {change_set.change_set_name for change_set in backend.change_sets.values()}
        return change_set_name in names or change_set_name in backend.change_sets

    def describe_change_set(backend: CloudFormationBackend, change_set_name: str) -> ChangeSet:
        if not exists(backend, change_set_name):
            raise ChangeSetNotFound(f"ChangeSet [{change_set_name}] does not exist")
        return describe(backend, change_set_name)

    def delete_change_set(backend: CloudFormationBackend, change_set_name: str) -> None:
        if exists(backend, change_set_name):
            delete(backend, change_set_name)

    def parse_ssm_parameter(resource_map: ResourceMap, value: str, value_type: str) -> Any:
        return ssm_value(resource_map, value, value_type) if value.startswith("/") else value

    def delete_stack(resource_map: ResourceMap) -> None:
        for resource in resource_map._resource_json_map.values():
            if resource.get("DeletionPolicy") == "RetainExceptOnCreate":
                resource["DeletionPolicy"] = "Retain"
        delete_resources(resource_map)

    responses.get_stack_from_s3_url = template_at
    CloudFormationBackend.describe_change_set = describe_change_set
    CloudFormationBackend.execute_change_set = execute_change_set
    CloudFormationBackend.delete_change_set = delete_change_set
    ResourceMap.parse_ssm_parameter = parse_ssm_parameter
    ResourceMap.delete = delete_stack
