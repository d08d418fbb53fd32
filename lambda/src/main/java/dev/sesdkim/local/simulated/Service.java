package dev.sesdkim.local.simulated;

/// A service that the simulated account answers for. SES appears twice: its two APIs share a
/// signing name and nothing else.
public enum Service {
  CLOUD_FORMATION,
  DYNAMO_DB,
  EC2,
  SES,
  SES_V2,
  SNS,
  STS
}
