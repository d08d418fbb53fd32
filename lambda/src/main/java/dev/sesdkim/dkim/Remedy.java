package dev.sesdkim.dkim;

import java.util.List;

/// How an identity is fixed.
///
/// @param steps what to do, in words, in this order
/// @param dnsRecords what must be published
/// @param commands AWS CLI (version 2) commands for a POSIX shell, each harmless if it was not
///   needed
public record Remedy(List<String> steps, List<DnsRecord> dnsRecords, List<String> commands) {

  public Remedy {
    steps = List.copyOf(steps);
    dnsRecords = List.copyOf(dnsRecords);
    commands = List.copyOf(commands);
  }

  /// A remedy without records to publish.
  public Remedy(List<String> steps, List<String> commands) {
    this(steps, List.of(), commands);
  }

  /// Nothing needs fixing.
  public static Remedy none() {
    return new Remedy(List.of(), List.of());
  }

  public boolean isNone() {
    return steps.isEmpty() && dnsRecords.isEmpty() && commands.isEmpty();
  }
}
