package dev.sesdkim.aws;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.scan.RegionReadings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import software.amazon.awssdk.services.ses.SesClient;

/// Reads the attributes of one region's identities, with three calls for each hundred.
final class SesReadings implements RegionReadings {

  private final Map<Identity, Listed> listed;
  private final PacedCalls calls;
  private final AttributeCalls<?, SesAttributes.Dkim> dkim;
  private final AttributeCalls<?, String> verification;
  private final AttributeCalls<?, MailFrom> mailFrom;
  private boolean withoutMailFrom;

  /// Readings of the identities that SES listed.
  SesReadings(SesClient ses, PacedCalls calls, List<Listed> listed) {
    this.listed = listed.stream().collect(toMap(Listed::identity, one -> one));
    this.calls = calls;
    this.dkim = SesAttributes.dkim(ses);
    this.verification = SesAttributes.verification(ses);
    this.mailFrom = SesAttributes.mailFrom(ses);
  }

  /// Reads MAIL FROM last, because it decides no verdict. An identity missing from one answer is
  /// left out of the next.
  @Override
  public RegionReadings.Outcome of(List<Identity> identities) {
    List<Listed> asked =
        identities.stream()
            .map(identity -> Optional.ofNullable(listed.get(identity)).orElseThrow())
            .toList();
    Attributes<SesAttributes.Dkim> signing = dkim.of(asked, calls);
    if (signing.end().isPresent()) {
      return new Ended(signing.end().get());
    }
    List<Listed> signed = foundIn(signing, asked);
    Attributes<String> verified = verification.of(signed, calls);
    if (verified.end().isPresent()) {
      return new Ended(verified.end().get());
    }
    Attributes<MailFrom> custom = mailFrom(foundIn(verified, signed));
    SequencedSet<Problem> problems = new LinkedHashSet<>(signing.problems());
    problems.addAll(verified.problems());
    problems.addAll(custom.problems());
    return new Told(
        identities.stream().map(identity -> reading(identity, signing, verified, custom)).toList(),
        List.copyOf(problems));
  }

  /// Once MAIL FROM cannot be read, it is not asked for again.
  private Attributes<MailFrom> mailFrom(List<Listed> asked) {
    if (withoutMailFrom) {
      return new Attributes<>();
    }
    Attributes<MailFrom> attributes = mailFrom.of(asked, calls);
    withoutMailFrom = attributes.end().isPresent();
    return attributes;
  }

  private static List<Listed> foundIn(Attributes<?> attributes, List<Listed> asked) {
    return asked.stream()
        .filter(listed -> attributes.found(listed.identity()).isPresent())
        .toList();
  }

  private static Reading reading(
      Identity identity,
      Attributes<SesAttributes.Dkim> dkim,
      Attributes<String> verification,
      Attributes<MailFrom> mailFrom) {
    Optional<Problem> problem = dkim.missing(identity).or(() -> verification.missing(identity));
    if (problem.isPresent()) {
      return new Reading.Unread(identity, problem.get());
    }
    SesAttributes.Dkim signing = dkim.found(identity).orElseThrow();
    return new Reading.Read(
        identity,
        signing.enabled(),
        signing.status(),
        signing.tokens(),
        verification.found(identity).orElseThrow(),
        mailFrom.found(identity).orElseGet(MailFrom.Unread::new));
  }
}
