"""A domain as its owner has it: identities in SES, a zone in Route 53, DNS that answers from it."""

import base64
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from emulator import answers
from emulator.aws import ACCOUNT, Aws
from emulator.zone import TTL, Zone

DOMAIN = "example.com"
NEW_DOMAIN = "example.org"
REGION = "eu-west-1"
KEY = base64.b64encode(
    rsa.generate_private_key(65537, 2048)
    .public_key()
    .public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
).decode()
OTHERS = f"""
{DOMAIN}. 300 IN SOA ns.example.net. root.example.net. 1 900 900 900 900
amazonses.com. 300 IN TXT "v=spf1 ip4:199.255.192.0/22 -all"
"""


class WatchedDomain:
    """All is well at first. Leaving the `with` block ends its DNS."""

    other_region = "us-east-1"

    def __init__(self, aws: Aws) -> None:
        for region in (REGION, self.other_region):
            answers.sign(ACCOUNT, region, DOMAIN)
        ses = aws.client("ses", REGION)
        ses.verify_email_identity(EmailAddress=f"billing@{DOMAIN}")
        told = ses.get_identity_dkim_attributes(Identities=[DOMAIN])["DkimAttributes"][DOMAIN]
        aliases = {
            f"{token}._domainkey.{DOMAIN}": f"{token}.dkim.amazonses.com"
            for token in told["DkimTokens"]
        }
        keys = [f'{target}. 300 IN TXT "p={KEY[:200]}" "{KEY[200:]}"' for target in aliases.values()]
        self.zone = Zone(aws.client("route53"), DOMAIN, OTHERS + "\n".join(keys))
        self.zone.change("CREATE", DOMAIN, "A", "192.0.2.10")
        self.zone.change("CREATE", f"_dmarc.{DOMAIN}", "TXT", f'"v=DMARC1; p=reject; rua=mailto:d@{DOMAIN}"')
        for name, target in aliases.items():
            self.zone.change("CREATE", name, "CNAME", f"{target}.")
        self.missing = (name, "CNAME", target)

    def __enter__(self) -> "WatchedDomain":
        self.zone.__enter__()
        return self

    def __exit__(self, *ended: Any) -> None:
        self.zone.__exit__(*ended)

    def breaks(self) -> None:
        """A record is lost, and SES has noticed in one region."""
        self.loses_its_record()
        answers.set_status(ACCOUNT, REGION, DOMAIN, "TEMPORARY_FAILURE")

    def loses_its_record(self) -> None:
        name, kind, target = self.missing
        self.zone.change("DELETE", name, kind, f"{target}.")

    def gets_a_text_in_its_place(self) -> None:
        self.loses_its_record()
        self.zone.change("CREATE", self.missing[0], "TXT", '"site=abc123"')

    def begins_another(self) -> None:
        answers.sign(ACCOUNT, REGION, NEW_DOMAIN)
        answers.set_status(ACCOUNT, REGION, NEW_DOMAIN, "PENDING")

    def ses_looks_again(self) -> bool:
        """Whether SES finds the record."""
        name, kind, target = self.missing
        found = f"{name}. {TTL} IN {kind} {target}." in self.zone.records()
        if found:
            answers.set_status(ACCOUNT, REGION, DOMAIN, "SUCCESS")
        return found
