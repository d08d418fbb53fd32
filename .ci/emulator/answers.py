"""The answers that no emulator gives: a DKIM status other than Success, and a role that trusts another.

moto's SES v2 keeps a status with each identity and v1 says Success whatever it is. Here v1 says what
v2 says, of an address what it says of its domain. Whoever asks about an account may be ended, too.
"""

from collections.abc import Callable
from typing import Any

from flask import request
from moto.ses.models import SESBackend, ses_backends
from moto.sesv2.models import sesv2_backends
from moto.sts.exceptions import STSClientError
from moto.sts.models import AssumedRole, STSBackend

# The accounts that give nobody their role.
REFUSING: set[str] = set()
# By account: what becomes of a program that asks, by the port that it asks from.
END: dict[str, Callable[[int], None]] = {}


def install() -> None:
    """For this process."""
    always_success = SESBackend.get_identity_dkim_attributes

    def get_identity_dkim_attributes(backend: SESBackend, identities: list[str]) -> dict:
        if backend.account_id in END:
            END[backend.account_id](request.environ["REMOTE_PORT"])
        attributes = always_success(backend, identities)
        for name, told in attributes.items():
            domain = backend.email_identities.get(name.rpartition("@")[2])
            if domain is not None:
                # TEMPORARY_FAILURE in v2 is TemporaryFailure in v1.
                word = domain.dkim_attributes["Status"].title().replace("_", "")
                told["DkimVerificationStatus"] = word
        return attributes

    SESBackend.get_identity_dkim_attributes = get_identity_dkim_attributes
    always_trusted = STSBackend.assume_role

    def assume_role(backend: STSBackend, role_arn: str, **asked: Any) -> AssumedRole:
        if role_arn.split(":")[4] in REFUSING:
            raise STSClientError("AccessDenied", f"Not authorized to perform sts:AssumeRole on {role_arn}")
        return always_trusted(backend, role_arn=role_arn, **asked)

    STSBackend.assume_role = assume_role


def sign(account: str, region: str, domain: str) -> None:
    """A domain with Easy DKIM, which moto's SES begins when it is told of a key's length."""
    signing = {"NextSigningKeyLength": "RSA_2048_BIT"}
    sesv2 = sesv2_backends[account][region]
    identity = sesv2.create_email_identity(domain, None, signing, None)
    # moto tells it as text, which no client reads, and does not tell where the keys are.
    del identity.dkim_attributes["LastKeyGenerationTimestamp"]
    identity.dkim_attributes["SigningHostedZone"] = "dkim.amazonses.com"


def set_status(account: str, region: str, domain: str, status: str) -> None:
    """status: as in v2, such as `TEMPORARY_FAILURE`."""
    ses_backends[account][region].email_identities[domain].dkim_attributes["Status"] = status
