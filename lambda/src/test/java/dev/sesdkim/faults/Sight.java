package dev.sesdkim.faults;

/// What a scan reads of the world. Each is a sort of call.
enum Sight {
  REGIONS("DescribeRegions"),
  LIST("ListIdentities"),
  DKIM("GetIdentityDkimAttributes"),
  VERIFICATION("GetIdentityVerificationAttributes"),
  MAIL_FROM("GetIdentityMailFromDomainAttributes"),
  DETAIL("GetEmailIdentity"),
  DNS("");

  private final String action;

  Sight(String action) {
    this.action = action;
  }

  boolean isBy(AwsCall call) {
    return this == DNS ? call.isOfDns() : call.action().equals(action);
  }

  /// Whether one call asks about a hundred identities.
  boolean asksAboutMany() {
    return this == DKIM || this == VERIFICATION || this == MAIL_FROM;
  }

  /// Whether a verdict needs it.
  boolean decides() {
    return this == LIST || this == DKIM || this == VERIFICATION;
  }

  String action() {
    return action;
  }
}
