package dev.sesdkim.local.simulated;

import java.util.Arrays;

/// A service that a [FaultyAccount] answers for. SES appears twice: its two APIs share a signing
/// name and nothing else.
public enum Service {
  CLOUD_FORMATION("cloudformation"),
  DYNAMO_DB("dynamodb"),
  EC2("ec2"),
  SES("ses"),
  SES_V2("sesv2"),
  SNS("sns"),
  STS("sts");

  private final String name;

  Service(String name) {
    this.name = name;
  }

  /// The service that a request names.
  ///
  /// @throws IllegalArgumentException when the account does not answer for it
  static Service of(Request request) {
    return Arrays.stream(values())
        .filter(service -> service.name.equals(request.service()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No such service: " + request));
  }
}
