package dev.sesdkim.local.report;

import static dev.sesdkim.dkim.ProviderRule.Severity.ADVISED;
import static dev.sesdkim.dkim.ProviderRule.Severity.REQUIRED;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.ProviderRule;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.report.ReportPage.Fact;
import dev.sesdkim.local.report.ReportPage.Failing;
import dev.sesdkim.local.text.Entries;
import dev.sesdkim.local.text.Phrases;
import dev.sesdkim.rules.Cause;
import dev.sesdkim.rules.readiness.ReadinessRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How the domains stand against the rules of each mailbox provider.
record Providers(Report report) {

  private static final int MOST_FAILING = 200;

  /// How a provider treats a domain's mail.
  enum Level {
    READY,
    /// Delivered, with a mark or less trust.
    MARKED,
    NOT_READY,
    UNKNOWN
  }

  ReportPage.Providers all() {
    List<State> domains =
        report.view().all().stream()
            .filter(state -> state.identity().type() == IdentityType.DOMAIN)
            .sorted(Entries.UNDER_DOMAINS)
            .toList();
    List<State> failing =
        domains.stream()
            .filter(state -> state.evidence().readiness().filter(Providers::fails).isPresent())
            .toList();
    return new ReportPage.Providers(
        English.count(domains.size(), "domain identity", "domain identities")
            + ", by what each mailbox provider asks of bulk senders.",
        Stream.of(MailboxProvider.values()).map(provider -> provider(provider, domains)).toList(),
        failing.stream().limit(MOST_FAILING).map(this::failing).toList(),
        failing.size() > MOST_FAILING
            ? English.number(failing.size() - MOST_FAILING) + " more: see the report as CSV."
            : "",
        ReadinessRule.NOT_CHECKED);
  }

  /// For example `Required by Gmail and Yahoo, advised by docomo`; empty if no provider has a rule
  /// about it.
  static Optional<String> requiredBy(ReadinessCheck check) {
    List<String> required = by(check, REQUIRED);
    List<String> advised =
        by(check, ADVISED).stream().filter(one -> !required.contains(one)).toList();
    List<String> parts = new ArrayList<>();
    if (!required.isEmpty()) {
      parts.add("required by " + English.list(required));
    }
    if (!advised.isEmpty()) {
      parts.add("advised by " + English.list(advised));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(FixParts.capital(String.join(", ", parts)));
  }

  private static List<String> by(ReadinessCheck check, ProviderRule.Severity severity) {
    return ProviderRule.ALL.stream()
        .filter(rule -> rule.severity() == severity && rule.checks().contains(check))
        .map(rule -> rule.provider().words())
        .distinct()
        .toList();
  }

  static Level level(MailboxProvider provider, Optional<Readiness> readiness) {
    if (readiness.isEmpty()) {
      return Level.UNKNOWN;
    }
    if (any(provider, REQUIRED, readiness.get(), CheckOutcome.FAIL)) {
      return Level.NOT_READY;
    }
    if (any(provider, ADVISED, readiness.get(), CheckOutcome.FAIL)) {
      return Level.MARKED;
    }
    boolean open =
        any(provider, REQUIRED, readiness.get(), CheckOutcome.UNKNOWN)
            || any(provider, ADVISED, readiness.get(), CheckOutcome.UNKNOWN);
    return open && readiness.get().level() != ReadinessLevel.READY ? Level.UNKNOWN : Level.READY;
  }

  private static boolean any(
      MailboxProvider provider,
      ProviderRule.Severity severity,
      Readiness readiness,
      CheckOutcome outcome) {
    return ProviderRule.ALL.stream()
        .filter(rule -> rule.provider() == provider && rule.severity() == severity)
        .flatMap(rule -> rule.checks().stream())
        .anyMatch(check -> readiness.result(check).outcome() == outcome);
  }

  private static boolean fails(Readiness readiness) {
    return !readiness.with(CheckOutcome.FAIL).isEmpty();
  }

  private static ReportPage.Provider provider(MailboxProvider provider, List<State> domains) {
    Map<Level, Integer> counts = new EnumMap<>(Level.class);
    domains.forEach(
        state -> counts.merge(level(provider, state.evidence().readiness()), 1, Integer::sum));
    return new ReportPage.Provider(
        provider.words(),
        number(counts, Level.READY),
        number(counts, Level.MARKED),
        number(counts, Level.NOT_READY),
        number(counts, Level.UNKNOWN),
        ProviderRule.ALL.stream()
            .filter(rule -> rule.provider() == provider)
            .map(Providers::words)
            .toList());
  }

  private static String number(Map<Level, Integer> counts, Level level) {
    return English.number(counts.getOrDefault(level, 0));
  }

  private static String words(ProviderRule rule) {
    return "%s: %s. %s; read on %s."
        .formatted(
            rule.severity() == REQUIRED ? "Requires" : "Advises",
            checks(rule.checks()),
            rule.source(),
            rule.readOn());
  }

  private static String checks(Set<ReadinessCheck> checks) {
    return English.list(
        Stream.of(ReadinessCheck.values())
            .filter(checks::contains)
            .map(ReadinessCheck::words)
            .toList());
  }

  private Failing failing(State state) {
    Readiness readiness = state.evidence().readiness().orElseThrow();
    return new Failing(
        Shown.style(Standing.of(state)),
        Phrases.name(state.identity().name()),
        report.view().names().where(state.identity()),
        "#" + Shown.id(report, Groups.where(state)),
        readiness.with(CheckOutcome.FAIL).stream()
            .map(
                check ->
                    new Fact(
                        FixParts.capital(Cause.failed(check, state.evidence(), readiness)),
                        requiredBy(check).orElse("")))
            .toList());
  }
}
