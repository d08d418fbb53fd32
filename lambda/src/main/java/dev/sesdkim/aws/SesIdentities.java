package dev.sesdkim.aws;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.RegionReading;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Identities;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

/// Reads a region's identities through the SES v1 API: for N of them ⌈N/1000⌉ lists and ⌈N/100⌉
/// calls for each of three kinds of attribute, if nothing fails.
///
/// To be called on virtual threads: reading from a socket can be interrupted only there, so only
/// there does an answer that comes byte by byte end with the deadline.
public final class SesIdentities implements Identities {

  private final Function<String, SesClient> clients;
  private final SesPaces paces;
  private final Pause pause;
  private final Backoff backoff;

  /// A reader of every region.
  ///
  /// @param clients the client of a region; it should try each call once
  /// @param random spreads the waits before repeated calls
  public SesIdentities(
      Function<String, SesClient> clients, SesPaces paces, Pause pause, RandomGenerator random) {
    this.clients = clients;
    this.paces = paces;
    this.pause = pause;
    this.backoff = new Backoff(random);
  }

  @Override
  public RegionReading in(String region, String account, Deadline deadline) {
    SesClient ses = clients.apply(region);
    PacedCalls calls = new PacedCalls(paces.of(region), pause, backoff, deadline);
    return switch (IdentityListing.of(region, account, ses, calls)) {
      case Answer.Failed<List<Listed>>(_, boolean unknownHost)
          when unknownHost && !hasSes(region) ->
          new RegionReading.NoSes(region);
      case Answer.Failed<List<Listed>>(Problem problem, _) ->
          new RegionReading.NotRead(region, problem);
      case Answer.Got<List<Listed>>(List<Listed> all) -> read(region, all, ses, calls);
    };
  }

  /// MAIL FROM comes last: all that decides a verdict is known by then. Who is unread in one kind
  /// of attribute is not asked for in the next.
  private static RegionReading read(
      String region, List<Listed> all, SesClient ses, PacedCalls calls) {
    Attributes<SesAttributes.Dkim> dkim = SesAttributes.dkim(ses).of(all, calls);
    if (dkim.end().isPresent()) {
      return new RegionReading.NotRead(region, dkim.end().get());
    }
    List<Listed> signing = foundIn(dkim, all);
    Attributes<String> verification = SesAttributes.verification(ses).of(signing, calls);
    if (verification.end().isPresent()) {
      return new RegionReading.NotRead(region, verification.end().get());
    }
    List<Listed> known = foundIn(verification, signing);
    Attributes<MailFrom> mailFrom = SesAttributes.mailFrom(ses).of(known, calls);

    SequencedSet<Problem> problems = new LinkedHashSet<>(dkim.problems());
    problems.addAll(verification.problems());
    problems.addAll(mailFrom.problems());
    List<Reading> readings =
        all.stream()
            .map(listed -> reading(listed.identity(), dkim, verification, mailFrom))
            .toList();
    return new RegionReading.Read(region, readings, List.copyOf(problems));
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

  private static boolean hasSes(String region) {
    return SesClient.serviceMetadata().regions().contains(Region.of(region));
  }
}
