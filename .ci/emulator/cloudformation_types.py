"""Resource types that moto's CloudFormation passes over, made through moto's own API.

moto 5.2.1 logs "No Moto CloudFormation support for ..." and goes on, so a stack seems complete that
has no alarm, no schedule and no subscription. Made through boto3, each resource has its properties
checked against the service's model, and can be read back as on AWS. moto finds the types by itself:
it asks CloudFormationModel for its subclasses. The policy of a bucket stays unmade: moto would keep
the one of the bootstrap stack, which refuses all that does not come over TLS.
"""

import json
from typing import Any

import boto3
from moto.core.common_models import CloudFormationModel

ACCESS_KEY = "cloudformation"


def client(service: str, region: str) -> Any:
    return boto3.client(
        service, region_name=region, aws_access_key_id=ACCESS_KEY, aws_secret_access_key=ACCESS_KEY
    )


class MadeThroughApi:
    """The part that all types share; a type says how it is made and unmade."""

    NAME_PROPERTY = ""

    def __init__(self, name: str, properties: dict[str, Any], region: str) -> None:
        self.name = name
        self.properties = properties
        self.region = region

    @property
    def physical_resource_id(self) -> str:
        return self.name

    def is_created(self) -> bool:
        return True

    def get_cfn_attribute(self, attribute: str) -> Any:
        raise NotImplementedError(f"{type(self).__name__} has no attribute {attribute} here")

    @classmethod
    def cloudformation_name_type(cls) -> str:
        return cls.NAME_PROPERTY

    @classmethod
    def cloudformation_type(cls) -> str:
        return cls.TYPE

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return True

    @classmethod
    def create_from_cloudformation_json(
        cls,
        resource_name: str,
        cloudformation_json: dict,
        account_id: str,
        region_name: str,
        **_: Any,
    ) -> "MadeThroughApi":
        made = cls(resource_name, cloudformation_json["Properties"], region_name)
        made.make()
        return made

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: "MadeThroughApi",
        new_resource_name: str,
        cloudformation_json: dict,
        account_id: str,
        region_name: str,
    ) -> "MadeThroughApi":
        properties = cloudformation_json["Properties"]
        name = properties.get(cls.NAME_PROPERTY, original_resource.name)
        original_resource.unmake()
        return cls.create_from_cloudformation_json(
            name, cloudformation_json, account_id, region_name
        )

    def delete(self, account_id: str, region_name: str) -> None:
        self.unmake()


class Subscription(MadeThroughApi, CloudFormationModel):
    TYPE = "AWS::SNS::Subscription"

    def make(self) -> None:
        wanted = dict(self.properties)
        attributes = {
            key: value if isinstance(value, str) else json.dumps(value)
            for key, value in wanted.items()
            if key not in ("TopicArn", "Protocol", "Endpoint", "Region")
        }
        answer = client("sns", self.region).subscribe(
            TopicArn=wanted["TopicArn"],
            Protocol=wanted["Protocol"],
            Endpoint=wanted["Endpoint"],
            Attributes=attributes,
            ReturnSubscriptionArn=True,
        )
        self.name = answer["SubscriptionArn"]

    def unmake(self) -> None:
        client("sns", self.region).unsubscribe(SubscriptionArn=self.name)


class TopicPolicy(MadeThroughApi, CloudFormationModel):
    TYPE = "AWS::SNS::TopicPolicy"

    def make(self) -> None:
        for topic in self.properties["Topics"]:
            client("sns", self.region).set_topic_attributes(
                TopicArn=topic,
                AttributeName="Policy",
                AttributeValue=json.dumps(self.properties["PolicyDocument"]),
            )

    def unmake(self) -> None:
        """A topic takes its policy with it when it goes."""


class QueuePolicy(MadeThroughApi, CloudFormationModel):
    TYPE = "AWS::SQS::QueuePolicy"

    def make(self) -> None:
        for queue in self.properties["Queues"]:
            client("sqs", self.region).set_queue_attributes(
                QueueUrl=queue, Attributes={"Policy": json.dumps(self.properties["PolicyDocument"])}
            )

    def unmake(self) -> None:
        """A queue takes its policy with it when it goes."""


class Alarm(MadeThroughApi, CloudFormationModel):
    TYPE = "AWS::CloudWatch::Alarm"
    NAME_PROPERTY = "AlarmName"

    def make(self) -> None:
        client("cloudwatch", self.region).put_metric_alarm(
            **self.properties | {"AlarmName": self.name}
        )

    def unmake(self) -> None:
        client("cloudwatch", self.region).delete_alarms(AlarmNames=[self.name])

    def get_cfn_attribute(self, attribute: str) -> Any:
        found = client("cloudwatch", self.region).describe_alarms(AlarmNames=[self.name])
        return {"Arn": found["MetricAlarms"][0]["AlarmArn"]}[attribute]


class ScheduleGroup(MadeThroughApi, CloudFormationModel):
    TYPE = "AWS::Scheduler::ScheduleGroup"
    NAME_PROPERTY = "Name"

    def make(self) -> None:
        wanted = self.properties | {"Name": self.name}
        self.arn = client("scheduler", self.region).create_schedule_group(**wanted)[
            "ScheduleGroupArn"
        ]

    def unmake(self) -> None:
        client("scheduler", self.region).delete_schedule_group(Name=self.name)

    def get_cfn_attribute(self, attribute: str) -> Any:
        return {"Arn": self.arn}[attribute]


class Schedule(MadeThroughApi, CloudFormationModel):
    TYPE = "AWS::Scheduler::Schedule"
    NAME_PROPERTY = "Name"

    def make(self) -> None:
        wanted = self.properties | {"Name": self.name}
        self.arn = client("scheduler", self.region).create_schedule(**wanted)["ScheduleArn"]

    def unmake(self) -> None:
        group = self.properties.get("GroupName", "default")
        client("scheduler", self.region).delete_schedule(Name=self.name, GroupName=group)

    def get_cfn_attribute(self, attribute: str) -> Any:
        return {"Arn": self.arn}[attribute]


class EventInvokeConfig(MadeThroughApi, CloudFormationModel):
    TYPE = "AWS::Lambda::EventInvokeConfig"

    def make(self) -> None:
        client("lambda", self.region).put_function_event_invoke_config(**self.properties)

    def unmake(self) -> None:
        """moto deletes in any order: the function may have gone before, and this with it."""
        functions = client("lambda", self.region)
        try:
            functions.delete_function_event_invoke_config(
                FunctionName=self.properties["FunctionName"]
            )
        except functions.exceptions.ResourceNotFoundException:
            return
