"""A zone in moto's Route 53, and a DNS server that answers from it."""

from typing import Any

from dnslib import QTYPE, RCODE, RR
from dnslib.server import BaseResolver, DNSLogger, DNSServer

TTL = 300


class Zone(BaseResolver):
    """Leaving the `with` block ends the server.

    others: records that are not this zone's, as a zone file has them.
    """

    def __init__(self, route53: Any, name: str, others: str) -> None:
        self.route53 = route53
        self.others = RR.fromZone(others)
        made = route53.create_hosted_zone(Name=name, CallerReference=name)
        self.id = made["HostedZone"]["Id"]

    def __enter__(self) -> "Zone":
        self.server = DNSServer(self, address="127.0.0.1", port=0, logger=DNSLogger("error"))
        self.server.start_thread()
        self.address = "127.0.0.1:{}".format(self.server.server.server_address[1])
        return self

    def __exit__(self, *_: Any) -> None:
        self.server.stop()
        self.server.server.server_close()

    def change(self, action: str, name: str, kind: str, value: str) -> None:
        change = {"Name": f"{name}.", "Type": kind, "TTL": TTL, "ResourceRecords": [{"Value": value}]}
        self.route53.change_resource_record_sets(
            HostedZoneId=self.id,
            ChangeBatch={"Changes": [{"Action": action, "ResourceRecordSet": change}]},
        )

    def records(self) -> set[str]:
        """As a zone file has them."""
        listed = self.route53.list_resource_record_sets(HostedZoneId=self.id)["ResourceRecordSets"]
        return {
            f"{one['Name']} {one['TTL']} IN {one['Type']} {value['Value']}"
            for one in listed
            # moto's is no SOA record.
            if one["Type"] != "SOA"
            for value in one["ResourceRecords"]
        }

    def resolve(self, request: Any, handler: Any) -> Any:
        known = self.others + RR.fromZone("\n".join(self.records()))
        reply, name, kind = request.reply(), request.q.qname, request.q.qtype
        aliases = [QTYPE.reverse["CNAME"]] * (kind != QTYPE.reverse["CNAME"])
        while found := [one for one in known if one.rname == name and one.rtype in (kind, *aliases)]:
            reply.add_answer(*found)
            if found[0].rtype == kind:
                break
            name = found[0].rdata.label
        if not any(one.rname.matchSuffix(name) for one in known):
            reply.header.rcode = RCODE.NXDOMAIN
        return reply
