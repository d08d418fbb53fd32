"""Rules of EC2, SNS and Organizations that moto 5.2.1 does not keep.

- DescribeRegions lists 38 regions, those that an account must enable first and those of other
  partitions among them.
- Publish takes subjects that SNS refuses, and a JSON message without a default for its protocols.
- A topic counts none of its subscriptions: SNS counts those that are confirmed, as a queue's is at
  once, and those of addresses, which are pending until somebody confirms.
- A page of ListAccounts holds a hundred accounts: in Organizations twenty.
"""

import json

from moto.core.responses import ActionResult
from moto.ec2.responses import EC2Response
from moto.organizations.utils import PAGINATION_MODEL
from moto.sns.exceptions import SNSInvalidParameter
from moto.sns.models import SNSBackend, sns_backends
from moto.sns.responses import SNSResponse

# What an account has that enabled no further region.
ENABLED_REGIONS = frozenset(
    "ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 "
    "ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 "
    "us-east-1 us-east-2 us-west-1 us-west-2".split()
)
SUBJECT_LIMIT = 100
MESSAGE_BYTES = 262_144
ACCOUNTS_PER_PAGE = 20
CONFIRMED_BY_PEOPLE = ("email", "email-json")


def install() -> None:
    every_region = EC2Response.describe_regions

    def describe_regions(response: EC2Response) -> ActionResult:
        if response._get_bool_param("AllRegions", False):
            return every_region(response)
        listed = every_region(response).result["Regions"]
        return ActionResult({"Regions": [one for one in listed if one.name in ENABLED_REGIONS]})

    publish_anything = SNSBackend.publish

    def publish(
        backend: SNSBackend, message: str, *args, subject=None, message_structure=None, **more
    ):
        if subject is not None:
            require_subject(subject)
        if len(message.encode()) > MESSAGE_BYTES:
            raise SNSInvalidParameter("Invalid parameter: Message too long")
        if message_structure == "json":
            require_default(message)
        return publish_anything(
            backend, message, *args, subject=subject, message_structure=message_structure, **more
        )

    uncounted_attributes = SNSResponse.get_topic_attributes

    def get_topic_attributes(response: SNSResponse) -> ActionResult:
        answer = uncounted_attributes(response)
        attributes = answer.result["Attributes"]
        subscribed = response.backend.list_subscriptions_by_topic(attributes["TopicArn"])[0]
        pending = sum(one.protocol in CONFIRMED_BY_PEOPLE for one in subscribed)
        attributes["SubscriptionsPending"] = pending
        attributes["SubscriptionsConfirmed"] = len(subscribed) - pending
        return answer

    EC2Response.describe_regions = describe_regions
    SNSResponse.get_topic_attributes = get_topic_attributes
    SNSBackend.publish = publish
    PAGINATION_MODEL["list_accounts"]["limit_default"] = ACCOUNTS_PER_PAGE


def published(account: str, region: str) -> list[dict[str, str]]:
    """Every message published to a topic, whole: with the bodies of protocols nobody has here."""
    return [
        {"topic": topic.arn, "message": message, "subject": subject}
        for topic in sns_backends[account][region].topics.values()
        for _, message, subject, *_ in topic.sent_notifications
    ]


def require_subject(subject: str) -> None:
    """The strictest reading of SNS's own words: printable ASCII, begun by no blank, under 100."""
    printable = all(" " <= character <= "~" for character in subject)
    if not subject or not printable or subject[0] == " " or len(subject) >= SUBJECT_LIMIT:
        raise SNSInvalidParameter("Invalid parameter: Subject")


def require_default(message: str) -> None:
    try:
        bodies = json.loads(message)
    except ValueError as not_json:
        raise SNSInvalidParameter(
            "Invalid parameter: Message Structure - JSON message body failed to parse"
        ) from not_json
    if not isinstance(bodies, dict) or not isinstance(bodies.get("default"), str):
        raise SNSInvalidParameter(
            "Invalid parameter: Message Structure - No default entry in JSON message body"
        )
