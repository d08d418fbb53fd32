"""What goes wrong in a domain's zone and in SES: one fault a case."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from emulator.ses_checking_dns import KEY, Domain
from emulator.zone import Zone, text

Break = Callable[[Zone, Domain], None]
SOON = {"dkimStatus": "TemporaryFailure"}
FAILED = {"dkimStatus": "Failed"}


@dataclass(frozen=True)
class Fault:
    """A fault, what SES says meanwhile, and the alert that tells of it.

    command: a part of the command that the alert must give, where DNS alone does not heal it.
    by_hand: what a step must say where no record can be given: nobody knows what is meant, or it is
        kept elsewhere.
    """

    name: str
    breaks: Break
    alert: str
    ses: dict[str, Any] = field(default_factory=dict)
    command: str | None = None
    by_hand: str | None = None


def nothing(zone: Zone, domain: Domain) -> None:
    """The zone stays as it is."""


def first(domain: Domain) -> tuple[str, str]:
    return next(iter(domain.dkim().items()))


def gone(count: int) -> Break:
    def breaks(zone: Zone, domain: Domain) -> None:
        for name in list(domain.dkim())[:count]:
            zone.drop(name, "CNAME")

    return breaks


def leading_to(target: Callable[[str, Domain], str]) -> Break:
    def breaks(zone: Zone, domain: Domain) -> None:
        name, right = first(domain)
        zone.put(name, "CNAME", target(right, domain))

    return breaks


def under(other: Callable[[str, Domain], str], count: int = 1) -> Break:
    def breaks(zone: Zone, domain: Domain) -> None:
        for name, target in list(domain.dkim().items())[:count]:
            zone.drop(name, "CNAME")
            zone.put(other(name, domain), "CNAME", target)

    return breaks


def instead(kind: str, *values: str) -> Break:
    def breaks(zone: Zone, domain: Domain) -> None:
        name, _ = first(domain)
        zone.drop(name, "CNAME")
        zone.put(name, kind, *values)

    return breaks


def covered_by(kind: str, *values: str) -> Break:
    def breaks(zone: Zone, domain: Domain) -> None:
        gone(3)(zone, domain)
        zone.put(f"*.{domain.name}", kind, *values)

    return breaks


def spf(*texts: str) -> Break:
    return lambda zone, domain: zone.put(domain.mail_from, "TXT", *map(text, texts))


def dmarc(*texts: str) -> Break:
    return lambda zone, domain: zone.put(f"_dmarc.{domain.name}", "TXT", *map(text, texts))


def without(name: Callable[[Domain], str], kind: str) -> Break:
    return lambda zone, domain: zone.drop(name(domain), kind)


def alias_at_mail_from(*spf_there: str) -> Break:
    target = "mail.example.net"

    def breaks(zone: Zone, domain: Domain) -> None:
        for kind in ("MX", "TXT"):
            zone.drop(domain.mail_from, kind)
        zone.put(domain.mail_from, "CNAME", target + ".")
        zone.put(target, "A", "192.0.2.25")
        if spf_there:
            zone.put(target, "MX", f"10 {target}.")
            zone.put(target, "TXT", *map(text, spf_there))

    return breaks


def both(*breaks: Break) -> Break:
    def all_of_them(zone: Zone, domain: Domain) -> None:
        for one in breaks:
            one(zone, domain)

    return all_of_them


def doubled_dmarc(zone: Zone, domain: Domain) -> None:
    name = f"_dmarc.{domain.name}"
    zone.put(f"{name}.{domain.name}", "TXT", *zone.values(name, "TXT"))
    zone.drop(name, "TXT")


def hosted_dmarc(zone: Zone, domain: Domain) -> None:
    name = f"_dmarc.{domain.name}"
    zone.drop(name, "TXT")
    zone.put(name, "CNAME", "dmarc.hosted.example.net.")
    zone.put("dmarc.hosted.example.net", "TXT", text("v=dmarc1; p=reject"))


DOUBLED = under(lambda name, domain: f"{name}.{domain.name}")
PROXIED = instead("A", "192.0.2.1", "192.0.2.2")
FLATTENED = instead("TXT", text(KEY))
NO_DMARC = without(lambda domain: f"_dmarc.{domain.name}", "TXT")
NO_SPF = without(lambda domain: domain.mail_from, "TXT")
AT_RISK = [
    ("one DKIM record is gone", gone(1)),
    ("two DKIM records are gone", gone(2)),
    ("all DKIM records are gone", gone(3)),
    ("a target is misspelt", leading_to(lambda right, _: right.replace("amazonses", "amazonsses"))),
    ("a target is another zone", leading_to(lambda right, _: right.replace("dkim.", "dkim.eu."))),
    ("a target has the zone behind it", leading_to(lambda right, d: f"{right}{d.name}.")),
    ("a target is another provider", leading_to(lambda *_: "dkim.mail.example.net.")),
    ("a name is doubled", DOUBLED),
    ("all names are doubled", under(lambda name, domain: f"{name}.{domain.name}", 3)),
    ("a name lacks its underscore", under(lambda name, _: name.replace("_domainkey", "domainkey"))),
    ("a name stands below www", under(lambda name, d: name.replace(d.name, "www." + d.name))),
    ("a record is proxied", PROXIED),
    ("a record is proxied over IPv6", instead("AAAA", "2001:db8::1")),
    ("the DNS host flattens a record", FLATTENED),
    ("a text stands in place of a record", instead("TXT", '"site=abc123"')),
    (
        "addresses and a text stand in place of a record",
        both(
            instead("A", "192.0.2.1"),
            instead("AAAA", "2001:db8::1"),
            instead("TXT", '"site=abc123"', '"site=def456"'),
        ),
    ),
    ("a wildcard address covers the names", covered_by("A", "192.0.2.7")),
    ("a wildcard text covers the names", covered_by("TXT", '"v=spf1 -all"')),
    ("a wildcard CNAME covers the names", covered_by("CNAME", "park.example.net.")),
]
REGRESSED = [
    ("one DKIM record is gone and SES has noticed", gone(1)),
    ("all DKIM records are gone and SES has noticed", gone(3)),
    ("a target is misspelt and SES has noticed", AT_RISK[3][1]),
    ("a name is doubled and SES has noticed", DOUBLED),
    ("a record is proxied and SES has noticed", PROXIED),
    ("the DNS host flattens a record and SES has noticed", FLATTENED),
    ("a wildcard text covers the names and SES has noticed", AT_RISK[16][1]),
]
NOT_READY = [
    ("SPF of MAIL FROM is gone", NO_SPF),
    ("SPF of MAIL FROM is gone beside another text", spf("site=abc123")),
    ("SPF of MAIL FROM leaves Amazon out", spf("v=spf1 include:_spf.example.net -all")),
    ("SPF of MAIL FROM ends before Amazon", spf("v=spf1 ip4:192.0.2.1 -all include:amazonses.com")),
    ("SPF of MAIL FROM stands there twice", spf("v=spf1 include:amazonses.com ~all", "v=spf1 -all")),
    ("SPF of MAIL FROM misspells Amazon", spf("v=spf1 include:amazonsses.com ~all")),
    ("SPF of MAIL FROM has a word that is none", spf("v=spf1 ipv4:192.0.2.1 include:amazonses.com")),
    ("SPF of MAIL FROM includes nothing", spf("v=spf1 include: include:amazonses.com ~all")),
    ("SPF of MAIL FROM is wrong beside another text", spf("site=abc123", "v=spf1 ip4:192.0.2.1 -all")),
    ("an alias stands at the MAIL FROM name", alias_at_mail_from()),
    (
        "an alias to another mail server stands at the MAIL FROM name",
        alias_at_mail_from("v=spf1 ip4:192.0.2.1 -all"),
    ),
    ("the DMARC record is gone", NO_DMARC),
    ("the DMARC record's name is doubled", doubled_dmarc),
    ("another text stands at the DMARC name", dmarc("site=abc123")),
    ("the DMARC policy is misspelt", dmarc("v=DMARC1; p=rejct")),
    ("there are two DMARC records", dmarc("v=DMARC1; p=none", "v=DMARC1; p=reject")),
    ("the DMARC version is in small letters", dmarc("v=dmarc1; p=reject")),
    ("the DMARC record has no version", dmarc("p=reject")),
    ("the DMARC record has no policy", dmarc("v=DMARC1; rua=mailto:dmarc@example.com")),
    ("the DMARC record is in quotes", dmarc("'v=DMARC1; p=reject'")),
    ("the DMARC record is broken beside another text", dmarc("site=abc123", "v=dmarc1; p=reject")),
    (
        "a wildcard text covers the DMARC name",
        both(NO_DMARC, lambda zone, domain: zone.put(f"*.{domain.name}", "TXT", '"v=spf1 -all"')),
    ),
]
BY_HAND = [
    ("nobody can tell which DMARC policy is meant", dmarc("v=DMARC1; p=blok"), "p=blok"),
    ("a DMARC service has a broken record", hosted_dmarc, "leave the CNAME"),
]
IN_SES = [
    Fault(
        "signing is switched off", nothing, "REGRESSED", {"dkimEnabled": False}, "--signing-enabled"
    ),
    Fault("SES has given up on DKIM", nothing, "REGRESSED", FAILED, "signing-attributes-origin"),
    Fault(
        "SES has given up and the records are gone",
        gone(3),
        "REGRESSED",
        FAILED,
        "signing-attributes-origin",
    ),
    Fault(
        "SES has lost the domain's verification",
        nothing,
        "REGRESSED",
        {"verificationStatus": "Failed"},
        "verify-domain-identity",
    ),
]
FAULTS = [
    *(Fault(name, breaks, "AT_RISK") for name, breaks in AT_RISK),
    *(Fault(name, breaks, "REGRESSED", SOON) for name, breaks in REGRESSED),
    *(Fault(name, breaks, "NOT_READY") for name, breaks in NOT_READY),
    *(Fault(name, breaks, "NOT_READY", by_hand=says) for name, breaks, says in BY_HAND),
    *IN_SES,
]
