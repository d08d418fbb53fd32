package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.State;

/// The attributes that a state row and a history row share: which identity, its verdict, and what
/// SES said.
final class FactsAttributes {

  /// Raised by every change that would make an older version misread a row.
  static final int SCHEMA = 1;

  private static final int SCAN_ID = 100;

  private FactsAttributes() {}

  static void write(State state, NewRow row) {
    Identity identity = state.identity();
    Facts facts = state.facts();
    row.put("schema", SCHEMA)
        .put("identity", identity.name())
        .put("identityType", identity.type().name())
        .put("region", identity.region())
        .put("account", identity.account())
        .put("verdict", state.verdict().name())
        .put("reason", state.reason().name())
        .putText("dkimStatus", facts.dkimStatus())
        .putText("verificationStatus", facts.verificationStatus())
        .putText("governedBy", facts.governedBy())
        .put("since", state.since())
        .put("firstSeenAt", state.dates().firstSeenAt())
        .put("scanId", state.scanId(), SCAN_ID);
    facts.signingEnabled().ifPresent(enabled -> row.put("signingEnabled", enabled));
    if (!facts.dkimTokens().isEmpty()) {
      row.put("dkimTokens", NewRow.texts(facts.dkimTokens()));
    }
    switch (facts.mailFrom()) {
      case MailFrom.Standard() -> {}
      case MailFrom.Custom(String domain, String status, String onFailure) ->
          row.put("mailFromDomain", domain)
              .put("mailFromStatus", status)
              .put("mailFromOnFailure", onFailure);
      case MailFrom.Unread() -> row.put("mailFromUnread", true);
    }
  }

  /// Reads what SES said.
  static Facts facts(Row row) {
    return new Facts(
        row.flagIfAny("signingEnabled"),
        row.textIfAny("dkimStatus"),
        row.textIfAny("verificationStatus"),
        row.texts("dkimTokens"),
        row.textIfAny("governedBy"),
        mailFrom(row));
  }

  static Identity identity(Row row) {
    return new Identity(row.text("region"), row.text("account"), row.text("identity"));
  }

  private static MailFrom mailFrom(Row row) {
    if (row.has("mailFromDomain")) {
      return new MailFrom.Custom(
          row.text("mailFromDomain"), row.text("mailFromStatus"), row.text("mailFromOnFailure"));
    }
    return row.has("mailFromUnread") ? new MailFrom.Unread() : new MailFrom.Standard();
  }
}
