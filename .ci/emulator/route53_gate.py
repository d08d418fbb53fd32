"""Route 53's own refusals, in front of moto: a change that a person's command sends meets them first."""

import re
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

import xmltodict
from moto.route53.models import route53_backends

from emulator import route53_rules
from emulator.emulated_account import ACCOUNT

Environ = dict[str, Any]
CHANGE = re.compile(r"/2013-04-01/hostedzone/([^/]+)/rrset/?")


def refusal(environ: Environ, body: bytes) -> str | None:
    """Why Route 53 would not take the request; None where it would, or where it is no change."""
    change = CHANGE.fullmatch(environ["PATH_INFO"])
    if change is None or environ["REQUEST_METHOD"] != "POST":
        return None
    try:
        route53_rules.check(batch(body), existing(change[1]))
    except route53_rules.Refused as refused:
        return str(refused)
    return None


def answer(why: str, start_response: Callable[..., Any]) -> list[bytes]:
    start_response("400 Bad Request", [("Content-Type", "text/xml")])
    return [
        (
            '<ErrorResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Error>'
            f"<Type>Sender</Type><Code>InvalidChangeBatch</Code><Message>[{escape(why)}]</Message>"
            "</Error><RequestId>refused</RequestId></ErrorResponse>"
        ).encode()
    ]


def batch(body: bytes) -> dict[str, Any]:
    read = xmltodict.parse(body, force_list=("Change", "ResourceRecord"))
    changes = read["ChangeResourceRecordSetsRequest"]["ChangeBatch"]["Changes"]["Change"]
    return {
        "Changes": [
            {
                "Action": one["Action"],
                "ResourceRecordSet": as_listed(
                    one["ResourceRecordSet"]["Name"],
                    one["ResourceRecordSet"]["Type"],
                    one["ResourceRecordSet"]["TTL"],
                    [
                        record["Value"]
                        for record in one["ResourceRecordSet"]["ResourceRecords"]["ResourceRecord"]
                    ],
                ),
            }
            for one in changes
        ]
    }


def existing(hosted_zone: str) -> list[dict[str, Any]]:
    zone = route53_backends[ACCOUNT]["aws"].get_hosted_zone(hosted_zone)
    return [as_listed(one.name, one.type, one.ttl, one.records) for one in zone.rrsets]


def as_listed(name: str, kind: str, ttl: Any, values: list[str]) -> dict[str, Any]:
    return {
        "Name": name.rstrip(".").lower() + ".",
        "Type": kind,
        "TTL": int(ttl),
        "ResourceRecords": [{"Value": value} for value in values],
    }
