package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.rules.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which DMARC policy applies to mail from a domain (RFC 9989 section 4.10.1).
public final class DmarcRule {

  private final Function<DnsQuestion, DnsAnswer> dns;
  private final TreeWalk walk;
  private final String domain;

  private DmarcRule(String domain, Function<DnsQuestion, DnsAnswer> dns) {
    this.dns = dns;
    this.domain = domain;
    this.walk = TreeWalk.from(domain, dns);
  }

  /// Looks up the policy that applies.
  ///
  /// @param domain the domain in the From header of the mail
  public static Dmarc of(String domain, Function<DnsQuestion, DnsAnswer> dns) {
    return new DmarcRule(DnsName.plain(Ascii.domain(domain)), dns).judge();
  }

  /// The domains whose records may apply to a domain, beginning with itself.
  public static List<String> names(String domain) {
    return TreeWalk.names(domain);
  }

  private Dmarc judge() {
    return switch (walk.start().content()) {
      case TreeWalk.Unread _ -> unknown(List.of());
      case TreeWalk.One one -> found(one.record());
      case TreeWalk.Several(List<DmarcProblem> problems) ->
          TreeWalk.anyUnread(walk.above())
              ? Dmarc.without(DmarcStatus.MULTIPLE, Optional.empty(), problems)
              : inherited(DmarcStatus.MULTIPLE, DmarcStatus.MULTIPLE, problems);
      case TreeWalk.None(List<DmarcProblem> problems) ->
          TreeWalk.anyUnread(walk.above())
              ? unknown(problems)
              : inherited(
                  DmarcStatus.INHERITED,
                  problems.isEmpty() ? DmarcStatus.MISSING : DmarcStatus.INVALID,
                  problems);
    };
  }

  private Dmarc found(PolicyRecord record) {
    return applied(DmarcStatus.FOUND, record, domain, record.forItself(), List.of());
  }

  /// @param found the status if a record above applies
  /// @param notFound the status if none does; broken records above may change it
  private Dmarc inherited(DmarcStatus found, DmarcStatus notFound, List<DmarcProblem> own) {
    List<DmarcProblem> problems = new ArrayList<>(own);
    walk.above().forEach(stop -> problems.addAll(stop.content().problems()));
    Optional<String> source =
        walk.organizationalDomain()
            .filter(name -> walk.recordAt(name).isPresent())
            .or(this::publicSuffix);
    if (source.isEmpty()) {
      DmarcStatus status = notFound == DmarcStatus.MISSING ? aboveOr(notFound) : notFound;
      return Dmarc.without(status, walk.organizationalDomain(), problems);
    }
    PolicyRecord record = walk.recordAt(source.get()).orElseThrow().record();
    Optional<Boolean> exists = record.np().isEmpty() ? Optional.of(true) : exists();
    return exists
        .map(there -> applied(found, record, source.get(), record.forBelow(there), problems))
        .orElseGet(() -> unknown(problems));
  }

  private Dmarc applied(
      DmarcStatus status,
      PolicyRecord record,
      String source,
      DmarcPolicy policy,
      List<DmarcProblem> before) {
    List<DmarcProblem> problems = new ArrayList<>(before);
    if (status == DmarcStatus.INHERITED) {
      OlderReceivers.mayMiss(source, record, dns).ifPresent(problems::add);
    }
    problems.addAll(record.problems());
    Optional<String> organization = walk.organizationalDomain();
    if (record.voided()) {
      return Dmarc.without(
          status == DmarcStatus.MULTIPLE ? status : DmarcStatus.INVALID, organization, problems);
    }
    organization.ifPresent(
        within -> problems.addAll(ReportConsent.missing(record, source, within, dns)));
    return new Dmarc(
        status,
        Optional.of(policy),
        Optional.of(source),
        organization,
        record.strictSpf(),
        problems);
  }

  private Optional<String> publicSuffix() {
    return walk.above().stream()
        .filter(
            stop -> stop.content() instanceof TreeWalk.One one && one.psd() == PolicyRecord.Psd.Y)
        .map(TreeWalk.Stop::domain)
        .findFirst();
  }

  /// Whether the domain exists: DNS does not say NXDOMAIN for it (RFC 9989 section 3.2.13). An
  /// alias exists, whatever its target. Empty if the look-up failed.
  private Optional<Boolean> exists() {
    return switch (dns.apply(new DnsQuestion(domain, DnsType.A))) {
      case DnsAnswer.Failed _ -> Optional.empty();
      case DnsAnswer.NoSuchName none -> Optional.of(!none.chain().isEmpty());
      case DnsAnswer.Found _, DnsAnswer.NoSuchType _ -> Optional.of(true);
    };
  }

  private DmarcStatus aboveOr(DmarcStatus otherwise) {
    DmarcStatus status = otherwise;
    for (TreeWalk.Stop stop : walk.above()) {
      if (stop.content() instanceof TreeWalk.Several) {
        return DmarcStatus.MULTIPLE;
      }
      if (!stop.content().problems().isEmpty()) {
        status = DmarcStatus.INVALID;
      }
    }
    return status;
  }

  private static Dmarc unknown(List<DmarcProblem> problems) {
    return Dmarc.without(DmarcStatus.UNKNOWN, Optional.empty(), problems);
  }
}
