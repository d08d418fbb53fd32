package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was found out about a domain beyond its verdict. It decides no verdict and begins no
/// stretch of history.
///
/// @param detail what SES v2 told last
/// @param dnsRecords the records that DKIM and a custom MAIL FROM need, each as DNS last showed it;
///   and what stands where a missing DMARC record may be published, or one has to be corrected
/// @param atRiskSince since when a DKIM record is known to be wrong although SES still says
///   `Success`
/// @param spf what SPF says where the domain has a custom MAIL FROM
/// @param dmarc what DMARC says
/// @param readiness how the domain stands against the bulk-sender rules
/// @param wasReady whether it met them at some time, and nobody was told since that it does not
/// @param notReadySince since when it does not, once that was told
/// @param keys the keys that DNS published when SES told of the last key that DNS is known to have
public record Evidence(
    Optional<SesDetail> detail,
    List<DnsCheck> dnsRecords,
    Optional<Instant> atRiskSince,
    Optional<Spf> spf,
    Optional<DmarcEvidence> dmarc,
    Optional<Readiness> readiness,
    boolean wasReady,
    Optional<Instant> notReadySince,
    Optional<PublishedKeys> keys) {

  private static final String DKIM_LABEL = "._domainkey.";

  private static final String DMARC_LABEL = "_dmarc.";

  private static final Evidence NONE =
      new Evidence(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty());

  public Evidence {
    dnsRecords = List.copyOf(dnsRecords);
  }

  /// Nothing was looked up.
  public static Evidence none() {
    return NONE;
  }

  public boolean isNone() {
    return equals(NONE);
  }

  /// The records that DKIM needs.
  public List<DnsCheck> dkimRecords() {
    return dnsRecords.stream().filter(Evidence::isDkim).toList();
  }

  /// The records that a custom MAIL FROM needs.
  public List<DnsCheck> mailFromRecords() {
    return dnsRecords.stream().filter(check -> !isDkim(check) && !isDmarc(check)).toList();
  }

  /// What stands at names at which a missing DMARC record may be published, where that is more than
  /// nothing; or where one has to be corrected, the one that matters first.
  public List<DnsCheck> dmarcRecords() {
    return dnsRecords.stream().filter(Evidence::isDmarc).toList();
  }

  private static boolean isDkim(DnsCheck check) {
    return check.name().contains(DKIM_LABEL);
  }

  private static boolean isDmarc(DnsCheck check) {
    return check.name().startsWith(DMARC_LABEL);
  }

  /// Without published keys.
  public Evidence(
      Optional<SesDetail> detail,
      List<DnsCheck> dnsRecords,
      Optional<Instant> atRiskSince,
      Optional<Spf> spf,
      Optional<DmarcEvidence> dmarc,
      Optional<Readiness> readiness,
      boolean wasReady,
      Optional<Instant> notReadySince) {
    this(
        detail,
        dnsRecords,
        atRiskSince,
        spf,
        dmarc,
        readiness,
        wasReady,
        notReadySince,
        Optional.empty());
  }

  public Evidence published(Optional<PublishedKeys> now) {
    return new Evidence(
        detail, dnsRecords, atRiskSince, spf, dmarc, readiness, wasReady, notReadySince, now);
  }

  /// What is still worth knowing of an identity that is gone: one of the same name may get a new
  /// key under the same records.
  public Evidence ofGone() {
    return NONE.published(keys);
  }

  public Evidence with(SesDetail told) {
    return new Evidence(
        Optional.of(told),
        dnsRecords,
        atRiskSince,
        spf,
        dmarc,
        readiness,
        wasReady,
        notReadySince,
        keys);
  }

  /// With something else known of DMARC and of the rules.
  public Evidence with(DmarcEvidence otherDmarc, Optional<Readiness> otherReadiness) {
    return new Evidence(
        detail,
        dnsRecords,
        atRiskSince,
        spf,
        Optional.of(otherDmarc),
        otherReadiness,
        wasReady,
        notReadySince,
        keys);
  }

  public Evidence atRisk(Optional<Instant> since) {
    return new Evidence(
        detail, dnsRecords, since, spf, dmarc, readiness, wasReady, notReadySince, keys);
  }

  /// Ready at some time, or told since when it is not.
  public Evidence ready(boolean ready, Optional<Instant> notSince) {
    return new Evidence(
        detail, dnsRecords, atRiskSince, spf, dmarc, readiness, ready, notSince, keys);
  }

  /// Without the times at which SES was asked and looked: they are no change.
  public Evidence timeless() {
    return new Evidence(
        detail.map(SesDetail::timeless),
        dnsRecords,
        atRiskSince,
        spf,
        dmarc,
        readiness,
        wasReady,
        notReadySince,
        keys);
  }

  /// With what was known earlier in place of what could not be looked up now.
  public Evidence over(Evidence earlier) {
    return new Evidence(
        detail,
        records(earlier),
        atRiskSince,
        spf.map(now -> known(now, earlier)),
        knowsDmarc() ? dmarc : earlier.dmarc().or(() -> dmarc),
        readiness.map(now -> earlier.readiness().map(now::over).orElse(now)).or(earlier::readiness),
        wasReady,
        notReadySince,
        earlier.keys().or(() -> keys));
  }

  /// Where SES no longer says which DKIM records there ought to be, the ones known before stay.
  private List<DnsCheck> records(Evidence earlier) {
    Stream<DnsCheck> dkim =
        dkimRecords().isEmpty() ? earlier.dkimRecords().stream() : dkimRecords().stream();
    Stream<DnsCheck> ofDmarc =
        (knowsDmarc() || earlier.dmarc().isEmpty() ? this : earlier).dmarcRecords().stream();
    return Stream.of(dkim, mailFromRecords().stream(), ofDmarc)
        .flatMap(records -> records)
        .map(earlier::known)
        .toList();
  }

  private boolean knowsDmarc() {
    return dmarc.filter(now -> now.status() != DmarcStatus.UNKNOWN).isPresent();
  }

  /// What could not be evaluated stays as it was known of the same MAIL FROM domain.
  private Spf known(Spf now, Evidence earlier) {
    boolean same =
        mailFromRecords().stream()
            .anyMatch(check -> earlier.mailFromRecords().stream().anyMatch(check::isAbout));
    return now.definite() || !same ? now : earlier.spf().orElse(now);
  }

  private DnsCheck known(DnsCheck now) {
    return now.finding().definite()
        ? now
        : dnsRecords.stream().filter(known -> known.isAbout(now)).findFirst().orElse(now);
  }

  /// Only what SES told: for a scan that looks nothing up in DNS.
  public Evidence withoutDns() {
    return new Evidence(
        detail,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        keys);
  }
}
