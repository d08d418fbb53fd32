"""What SES finds when it looks for the records of a domain."""

import base64
import re
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from emulator.ses_answers import dkim_tokens
from emulator.zone import Zone, joined, text

# As far as the zones of the checks use them (RFC 7208 section 12).
SPF_TERM = re.compile(r"[-+~?]?(all|a|mx|(include|a|mx):[\w.-]+|ip4:[\d./]+|ip6:[\da-f:/]+)")
# The version first and the policy second, as RFC 7489 section 6.3 requires and RFC 9989 allows.
DMARC_POLICY = re.compile(r"v=DMARC1; p=(none|quarantine|reject)(;|$)")
ZONE_OF_KEYS = "dkim.amazonses.com"
KEY = "p=" + base64.b64encode(
    rsa.generate_private_key(65537, 2048)
    .public_key()
    .public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
).decode()


@dataclass(frozen=True)
class Domain:
    """A domain identity with a MAIL FROM domain of its own."""

    name: str
    region: str

    @property
    def mail_from(self) -> str:
        return f"bounce.{self.name}"

    @property
    def mx(self) -> str:
        return f"10 feedback-smtp.{self.region}.amazonses.com."

    def dkim(self) -> dict[str, str]:
        """The CNAME records: name and target."""
        return {
            f"{token}._domainkey.{self.name}": f"{token}.{ZONE_OF_KEYS}."
            for token in dkim_tokens(self.region, self.name)
        }

    def records(self) -> Zone:
        """All that a well-kept zone has, and Amazon's side of it."""
        zone = Zone()
        zone.put(self.name, "A", "192.0.2.10")
        zone.put(self.name, "MX", "10 mail.example.net.")
        zone.put(self.name, "TXT", '"v=spf1 include:amazonses.com ~all"', '"site=abc123"')
        zone.put(f"www.{self.name}", "A", "192.0.2.10")
        for name, target in self.dkim().items():
            zone.put(name, "CNAME", target)
            zone.put(target.rstrip("."), "TXT", text(KEY))
        zone.put(f"_dmarc.{self.name}", "TXT", f'"v=DMARC1; p=reject; rua=mailto:dmarc@{self.name}"')
        zone.put(self.mail_from, "MX", self.mx)
        zone.put(self.mail_from, "TXT", '"v=spf1 include:amazonses.com ~all"')
        zone.put("amazonses.com", "TXT", '"v=spf1 ip4:199.255.192.0/22 ip4:54.240.0.0/18 -all"')
        zone.put("amazonses.com", "SOA", "ns.example.net. root.example.net. 1 900 900 900 900")
        return zone


def dkim_is_right(zone: Zone, domain: Domain) -> bool:
    return all(
        [value.lower() for value in zone.look(name, "CNAME")] == [target.lower()]
        for name, target in domain.dkim().items()
    )


def mail_from_is_right(zone: Zone, domain: Domain) -> bool:
    return zone.look(domain.mail_from, "MX") == [domain.mx] and spf_is_right(zone, domain)


def spf_is_right(zone: Zone, domain: Domain) -> bool:
    spf = [one for one in map(joined, zone.look(domain.mail_from, "TXT")) if one.startswith("v=spf1")]
    terms = [term for one in spf for term in one.split()[1:]]
    passes = "include:amazonses.com" in terms and "-all" not in terms[: terms.index("include:amazonses.com")]
    return len(spf) == 1 and passes and all(map(SPF_TERM.fullmatch, terms))


def dmarc_is_right(zone: Zone, domain: Domain) -> bool:
    said = [one for one in map(joined, zone.look(f"_dmarc.{domain.name}", "TXT"))]
    policies = [one for one in said if one.startswith("v=DMARC1")]
    return len(policies) == 1 and DMARC_POLICY.match(policies[0]) is not None


def is_healthy(zone: Zone, domain: Domain) -> bool:
    return (
        dkim_is_right(zone, domain)
        and mail_from_is_right(zone, domain)
        and dmarc_is_right(zone, domain)
    )
