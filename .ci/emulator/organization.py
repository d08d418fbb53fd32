"""An organization as a company has it: accounts in units, identities in each account."""

from typing import Any

import boto3
from botocore.config import Config

from emulator.emulated_account import ACCOUNT, HOME_REGION, EmulatedAccount

# What AWS Organizations makes in every new account, for those who manage the organization.
MANAGED_BY = "OrganizationAccountAccessRole"


class Organization:
    """The monitor's own account manages it."""

    def __init__(self, emulator: EmulatedAccount) -> None:
        self.emulator = emulator
        self.client = emulator.client("organizations")
        self.client.create_organization(FeatureSet="ALL")
        self.root = self.client.list_roots()["Roots"][0]["Id"]

    def account(self, name: str, unit: str | None = None) -> str:
        """A new account's id."""
        status = self.client.create_account(Email=f"{name}@example.com", AccountName=name)
        account = status["CreateAccountStatus"]["AccountId"]
        if unit:
            self.client.move_account(
                AccountId=account, SourceParentId=self.root, DestinationParentId=unit
            )
        return account

    def unit(self, name: str, parent: str | None = None) -> str:
        made = self.client.create_organizational_unit(ParentId=parent or self.root, Name=name)
        return made["OrganizationalUnit"]["Id"]

    def leaves(self, account: str) -> None:
        self.client.remove_account_from_organization(AccountId=account)

    def closes(self, account: str) -> None:
        self.client.close_account(AccountId=account)

    def domain(self, account: str, region: str, name: str) -> None:
        self.ses(account, region).verify_domain_identity(Domain=name)

    def ses(self, account: str, region: str) -> Any:
        """SES in one of the accounts."""
        if account == ACCOUNT:
            return self.emulator.client("ses", region)
        session = self.emulator.client("sts").assume_role(
            RoleArn=f"arn:aws:iam::{account}:role/{MANAGED_BY}", RoleSessionName="check"
        )["Credentials"]
        return boto3.client(
            "ses",
            region_name=region,
            endpoint_url=self.emulator.endpoint,
            aws_access_key_id=session["AccessKeyId"],
            aws_secret_access_key=session["SecretAccessKey"],
            aws_session_token=session["SessionToken"],
            config=Config(retries={"total_max_attempts": 1}),
        )

    def broken(self, account: str, name: str, region: str = HOME_REGION) -> None:
        self.emulator.control(
            "ses/change", account=account, region=region, identity=name, dkimStatus="Failed"
        )

    def mended(self, account: str, name: str, region: str = HOME_REGION) -> None:
        self.emulator.control("ses/mend", account=account, region=region, identity=name)
