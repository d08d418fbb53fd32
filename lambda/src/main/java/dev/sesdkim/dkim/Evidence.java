package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was found out about a domain beyond its verdict. It decides no verdict and begins no
/// stretch of history.
///
/// @param detail the last answer of SES v2
/// @param dnsRecords the records that DKIM and a custom MAIL FROM need, each as DNS last showed it;
///   and what is at the names where a DMARC record is to be published or corrected
/// @param atRiskSince since when DNS is known not to show the right DKIM records, or the new key,
///   although SES still says `Success`
/// @param spf what SPF says, if the domain has a custom MAIL FROM
/// @param dmarc what DMARC says
/// @param readiness whether the domain meets the bulk-sender rules
/// @param wasReady whether the domain once met them, and no second scan has confirmed since that it
///   does not
/// @param notReadySince since when the domain does not meet them, once a second scan confirmed it
/// @param keys the latest key of SES that is known to be in DNS, with the keys that DNS published
///   then
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
          Optional.empty(),
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

  /// The DKIM records that are known to be missing or wrong.
  public List<DnsCheck> wrongDkimRecords() {
    return dkimRecords().stream().filter(record -> record.finding().wrong()).toList();
  }

  /// Whether no DKIM record is known to lead to a key, so that receivers cannot check a signature.
  public boolean isWithoutKey() {
    return readiness
        .map(known -> known.result(ReadinessCheck.DKIM_LIVE).outcome())
        .filter(CheckOutcome.FAIL::equals)
        .isPresent();
  }

  /// The records that a custom MAIL FROM needs.
  public List<DnsCheck> mailFromRecords() {
    return dnsRecords.stream().filter(check -> !isDkim(check) && !isDmarc(check)).toList();
  }

  /// For a missing DMARC record: the names where it can be published, if something is there
  /// already. For a DMARC record to correct: the record, the most important one first.
  public List<DnsCheck> dmarcRecords() {
    return dnsRecords.stream().filter(Evidence::isDmarc).toList();
  }

  private static boolean isDkim(DnsCheck check) {
    return check.name().contains(DKIM_LABEL);
  }

  private static boolean isDmarc(DnsCheck check) {
    return check.name().startsWith(DMARC_LABEL);
  }

  public Evidence published(Optional<PublishedKeys> now) {
    return new Evidence(
        detail, dnsRecords, atRiskSince, spf, dmarc, readiness, wasReady, notReadySince, now);
  }

  /// What to keep of a removed identity: its keys, because an identity created again under the same
  /// name may get a new key for the same records.
  public Evidence ofGone() {
    return NONE.published(keys);
  }

  public Evidence with(SesDetail told) {
    return with(Optional.of(told));
  }

  Evidence withoutDetail() {
    return with(Optional.empty());
  }

  private Evidence with(Optional<SesDetail> now) {
    return new Evidence(
        now, dnsRecords, atRiskSince, spf, dmarc, readiness, wasReady, notReadySince, keys);
  }

  /// With another result of DMARC and of the bulk-sender rules.
  public Evidence with(DmarcEvidence otherDmarc, Optional<Readiness> other) {
    Optional<DmarcEvidence> now = Optional.of(otherDmarc);
    return new Evidence(
        detail, dnsRecords, atRiskSince, spf, now, other, wasReady, notReadySince, keys);
  }

  public Evidence atRisk(Optional<Instant> since) {
    return new Evidence(
        detail, dnsRecords, since, spf, dmarc, readiness, wasReady, notReadySince, keys);
  }

  /// With these values of `wasReady` and `notReadySince`.
  public Evidence ready(boolean ready, Optional<Instant> notSince) {
    return new Evidence(
        detail, dnsRecords, atRiskSince, spf, dmarc, readiness, ready, notSince, keys);
  }

  /// Without the times at which SES was asked and checked, because they are no change.
  public Evidence timeless() {
    return with(detail.map(SesDetail::timeless));
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

  /// For a domain whose records SES no longer finds: a record that was known to be right and could
  /// not be looked up now is not known to be right any more.
  ///
  /// @param now what this scan found by itself
  public Evidence sinceItBroke(Evidence now) {
    return new Evidence(
        detail,
        dnsRecords.stream().map(known -> isDkim(known) ? now.doubted(known) : known).toList(),
        atRiskSince,
        spf,
        dmarc,
        readiness,
        wasReady,
        notReadySince,
        keys);
  }

  private DnsCheck doubted(DnsCheck known) {
    return known.finding() == DnsFinding.OK
        ? dnsRecords.stream().filter(known::isAbout).findFirst().orElse(known)
        : known;
  }

  /// If SES no longer says which DKIM records are needed, the records known before stay.
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

  /// If SPF could not be evaluated, the earlier result for the same MAIL FROM domain stays.
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

  /// Only what SES told, and the published keys: for a scan that looks nothing up in DNS.
  public Evidence withoutDns() {
    return NONE.with(detail).published(keys);
  }
}
