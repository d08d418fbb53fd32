"""What SES would answer, where moto always says that all is well.

Gaps of moto 5.2.1 that this module fills:
- every identity is signed and verified, always: answers can be set here, identity by identity;
- an address reports a DKIM state of its own: SES reports that of the domain after its "@";
- all domains share three DKIM tokens: here each has its own in each region;
- ListIdentities gives one endless page, whatever MaxItems says;
- a call may name any number of identities: SES takes 100;
- a MAIL FROM domain set without saying what happens when it fails is answered without that too;
- SES v2 contradicts v1 about the same identity;
- SES v2 does not know how DKIM is switched on or restarted: it is taken, and changes nothing.
"""

import hashlib
import json
import re
from typing import Any

from moto.core.responses import ActionResult, EmptyResult
from moto.ses.exceptions import ValidationError
from moto.ses.models import SESBackend
from moto.ses.responses import EmailResponse
from moto.sesv2.responses import SESV2Response

from emulator.emulated_account import ACCOUNT

PUTS_DKIM = re.compile(r"/v2/email/identities/[^/]+/dkim(/signing)?")
IDENTITIES_PER_CALL = 100
IDENTITIES_PER_PAGE = 1000

HEALTHY = {
    "dkimEnabled": True,
    "dkimStatus": "Success",
    "verificationStatus": "Success",
    "mailFromStatus": "Success",
}


class SesAnswers:
    """The answers set so far; what was not set is healthy."""

    def __init__(self) -> None:
        self._set: dict[tuple[str, str, str], dict[str, Any]] = {}

    def change(self, region: str, identity: str, account: str = ACCOUNT, **answers: Any) -> None:
        unknown = answers.keys() - HEALTHY.keys()
        if unknown:
            raise ValueError(f"SES answers nothing named {', '.join(sorted(unknown))}")
        self._set.setdefault((account, region, identity), {}).update(answers)

    def mend(self, region: str, identity: str, account: str = ACCOUNT) -> None:
        self._set.pop((account, region, identity), None)

    def clear(self) -> None:
        self._set.clear()

    def of(self, backend: SESBackend, identity: str) -> dict[str, Any]:
        where = (backend.account_id, backend.region_name, identity)
        return HEALTHY | self._set.get(where, {})


def dkim_tokens(region: str, domain: str) -> list[str]:
    """Three tokens, as long as SES's, that no other domain or region has."""
    return [
        hashlib.sha256(f"{region} {domain.lower()} {number}".encode()).hexdigest()[:32]
        for number in range(3)
    ]


def dkim_attributes(backend: SESBackend, answers: SesAnswers, identity: str) -> dict[str, Any]:
    domain = identity.rpartition("@")[2]
    named = {name.lower(): name for name in backend.email_identities if "@" not in name}
    if "@" in identity and domain.lower() not in named:
        return {"DkimEnabled": False, "DkimVerificationStatus": "NotStarted"}
    answer = answers.of(backend, named.get(domain.lower(), domain))
    return {
        "DkimEnabled": answer["dkimEnabled"],
        "DkimVerificationStatus": answer["dkimStatus"],
        "DkimTokens": dkim_tokens(backend.region_name, domain),
    }


def install(answers: SesAnswers) -> None:
    """Puts the answers in place of moto's own, for this process."""

    def known(backend: SESBackend, identities: list[str] | None) -> list[str]:
        asked = identities or []
        if len(asked) > IDENTITIES_PER_CALL:
            raise ValidationError(
                f"Value at 'identities' failed to satisfy constraint: {len(asked)} identities, "
                f"{IDENTITIES_PER_CALL} is the most"
            )
        return [name for name in asked if name in backend.email_identities]

    def get_identity_dkim_attributes(backend: SESBackend, identities: list[str]) -> dict:
        return {
            name: dkim_attributes(backend, answers, name) for name in known(backend, identities)
        }

    def get_identity_verification_attributes(
        backend: SESBackend, identities: list[str] | None = None
    ) -> dict:
        return {
            name: {"VerificationStatus": answers.of(backend, name)["verificationStatus"]}
            for name in known(backend, identities)
        }

    mail_from_attributes = SESBackend.get_identity_mail_from_domain_attributes

    def get_identity_mail_from_domain_attributes(
        backend: SESBackend, identities: list[str] | None = None
    ) -> dict:
        attributes = mail_from_attributes(backend, known(backend, identities))
        for name, attribute in attributes.items():
            if attribute["MailFromDomain"]:
                status = answers.of(backend, name)["mailFromStatus"]
                attribute["MailFromDomainStatus"] = status
                attribute["BehaviorOnMXFailure"] = (
                    attribute["BehaviorOnMXFailure"] or "UseDefaultValue"
                )
        return attributes

    one_endless_page = EmailResponse.list_identities

    def list_identities(response: EmailResponse) -> ActionResult:
        names = sorted(one_endless_page(response).result["Identities"])
        size = response._get_int_param("MaxItems", IDENTITIES_PER_PAGE)
        if not 1 <= size <= IDENTITIES_PER_PAGE:
            raise ValidationError(f"MaxItems {size} is not between 1 and {IDENTITIES_PER_PAGE}")
        token = response._get_param("NextToken")
        start = names.index(token) if token in names else 0
        page: dict[str, Any] = {"Identities": names[start : start + size]}
        if start + size < len(names):
            page["NextToken"] = names[start + size]
        return ActionResult(page)

    def set_identity_dkim_enabled(response: EmailResponse) -> ActionResult:
        answers.change(
            response.region,
            response._get_param("Identity"),
            response.current_account,
            dkimEnabled=response._get_bool_param("DkimEnabled", True),
        )
        return EmptyResult()

    contradicting_detail = SESV2Response.get_email_identity

    def get_email_identity(response: SESV2Response) -> str:
        detail = json.loads(contradicting_detail(response))
        identity = response._get_param("EmailIdentity")
        backend = response.sesv2_backend.core_backend
        attributes = dkim_attributes(backend, answers, identity)
        status = answers.of(backend, identity)["verificationStatus"]
        return json.dumps(
            detail
            | {
                "VerificationStatus": v2_word(status),
                "VerifiedForSendingStatus": status == "Success",
                "DkimAttributes": {
                    "SigningEnabled": attributes["DkimEnabled"],
                    "Status": v2_word(attributes["DkimVerificationStatus"]),
                    "Tokens": attributes.get("DkimTokens", []),
                    "SigningHostedZone": "dkim.amazonses.com",
                    "SigningAttributesOrigin": "AWS_SES",
                    "NextSigningKeyLength": "RSA_2048_BIT",
                    "CurrentSigningKeyLength": "RSA_2048_BIT",
                },
            }
        )

    SESBackend.get_identity_dkim_attributes = get_identity_dkim_attributes
    SESBackend.get_identity_verification_attributes = get_identity_verification_attributes
    SESBackend.get_identity_mail_from_domain_attributes = get_identity_mail_from_domain_attributes
    EmailResponse.list_identities = list_identities
    EmailResponse.set_identity_dkim_enabled = set_identity_dkim_enabled
    SESV2Response.get_email_identity = get_email_identity


def sets_dkim(environ: dict[str, Any]) -> bool:
    """Whether a request of SES v2 switches DKIM on or off, or starts it again."""
    return environ["REQUEST_METHOD"] == "PUT" and bool(PUTS_DKIM.fullmatch(environ["PATH_INFO"]))


def v2_word(v1_word: str) -> str:
    """TemporaryFailure in v1 is TEMPORARY_FAILURE in v2."""
    return "".join(f"_{c}" if c.isupper() else c for c in v1_word).lstrip("_").upper()
