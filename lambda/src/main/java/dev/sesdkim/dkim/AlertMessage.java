package dev.sesdkim.dkim;

import java.util.List;

/// An alert as it is published, a body for each kind of subscriber.
///
/// @param subject printable ASCII, at most 99 characters
/// @param text for people: email and every protocol without a body of its own
/// @param chat the custom notification of Amazon Q Developer in chat applications, as JSON
/// @param event the event for programs, as JSON
/// @param domain the domain it is about, `*` when it is about the account
/// @param regions the regions in which it happened
public record AlertMessage(
    String subject,
    String text,
    String chat,
    String event,
    AlertKind kind,
    String domain,
    String account,
    List<String> regions) {

  public AlertMessage {
    regions = List.copyOf(regions);
  }
}
