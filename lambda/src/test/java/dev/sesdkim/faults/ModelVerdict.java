package dev.sesdkim.faults;

import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The contract's "How a verdict is reached", word for word.
final class ModelVerdict {

  private static final List<String> KNOWN =
      List.of("NotStarted", "Pending", "Success", "TemporaryFailure", "Failed");

  private ModelVerdict() {}

  /// @param listed everything that SES lists in the region, by name
  static Reason reason(Reading reading, Map<String, Reading> listed) {
    if (!(reading instanceof Reading.Read read)) {
      return Reason.UNREADABLE;
    }
    if (!KNOWN.contains(read.dkimStatus()) || !KNOWN.contains(read.verificationStatus())) {
      return Reason.UNRECOGNIZED;
    }
    return read.identity().name().contains("@") ? address(read, listed) : domain(read);
  }

  /// SES refuses to send from what is not verified: that comes before every reason of DKIM, except
  /// while a domain is being set up.
  private static Reason domain(Reading.Read read) {
    boolean dkimSucceeded = read.dkimStatus().equals("Success");
    boolean beingSetUp = read.verificationStatus().equals("Pending") && !dkimSucceeded;
    if (!read.verificationStatus().equals("Success") && !beingSetUp) {
      return Reason.IDENTITY_NOT_VERIFIED;
    }
    if (read.dkimStatus().equals("NotStarted")) {
      return Reason.NOT_STARTED;
    }
    if (read.dkimStatus().equals("Pending")) {
      return Reason.PENDING;
    }
    if (read.dkimStatus().equals("TemporaryFailure")) {
      return Reason.TEMPORARY_FAILURE;
    }
    if (read.dkimStatus().equals("Failed")) {
      return Reason.FAILED;
    }
    return read.signingEnabled() ? Reason.OK : Reason.SIGNING_DISABLED;
  }

  private static Reason address(Reading.Read read, Map<String, Reading> listed) {
    Optional<String> governing = governing(read, listed);
    boolean sameAsDomain =
        governing
            .map(listed::get)
            .filter(
                domain ->
                    domain instanceof Reading.Read said
                        && said.dkimStatus().equals(read.dkimStatus())
                        && said.signingEnabled() == read.signingEnabled())
            .isPresent();
    boolean stateOfItsOwn = !read.dkimStatus().equals("NotStarted") && !sameAsDomain;
    if (!read.verificationStatus().equals("Success")) {
      return Reason.IDENTITY_NOT_VERIFIED;
    }
    if (stateOfItsOwn && !read.signingEnabled()) {
      return Reason.SIGNING_DISABLED;
    }
    if (governing.isEmpty()) {
      return Reason.NO_DOMAIN_IDENTITY;
    }
    Reason domain = reason(Optional.ofNullable(listed.get(governing.get())).orElseThrow(), listed);
    if (domain.verdict() == Verdict.UNKNOWN) {
      return domain;
    }
    return domain == Reason.OK ? Reason.OK : Reason.DOMAIN_UNVERIFIED;
  }

  /// The exact domain after the `@`, or else its nearest ancestor.
  static Optional<String> governing(Reading reading, Map<String, Reading> listed) {
    String name = reading.identity().name();
    if (!name.contains("@")) {
      return Optional.empty();
    }
    return nearest(name.substring(name.lastIndexOf('@') + 1), listed);
  }

  /// Whether an unverified domain takes away the signing that it had from the nearest domain above
  /// it: SES signs with the settings of the most specific identity.
  static boolean takesSigning(Reading reading, Map<String, Reading> listed) {
    String name = reading.identity().name();
    return !name.contains("@")
        && nearest(name.substring(name.indexOf('.') + 1), listed)
            .map(above -> reason(Optional.ofNullable(listed.get(above)).orElseThrow(), listed))
            .filter(above -> above == Reason.OK)
            .isPresent();
  }

  private static Optional<String> nearest(String from, Map<String, Reading> listed) {
    String domain = from;
    while (!listed.containsKey(domain)) {
      if (!domain.contains(".")) {
        return Optional.empty();
      }
      domain = domain.substring(domain.indexOf('.') + 1);
    }
    return Optional.of(domain);
  }

  /// Waiting, a clock that runs, unsigned mail, given up, refused mail.
  static int badness(Reason reason) {
    return switch (reason) {
      case OK, UNRECOGNIZED, UNREADABLE -> 0;
      case PENDING -> 1;
      case TEMPORARY_FAILURE -> 2;
      case NOT_STARTED, SIGNING_DISABLED, NO_DOMAIN_IDENTITY, DOMAIN_UNVERIFIED -> 3;
      case FAILED -> 4;
      case IDENTITY_NOT_VERIFIED -> 5;
    };
  }
}
