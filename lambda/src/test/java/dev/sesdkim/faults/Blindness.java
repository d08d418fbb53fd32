package dev.sesdkim.faults;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// One way in which a monitor cannot see.
record Blindness(Sight sight, Scope scope, Fault fault, Lasts lasts) {

  /// What is hidden.
  enum Scope {
    /// The first attempt of each scan in the west; it may be repeated.
    ONE_CALL,
    /// The west.
    ONE_REGION,
    ALL_REGIONS,
    /// In the west [BlindAccount#DIM]; for SES v2 the one that it is asked about in every scan.
    ONE_IDENTITY
  }

  /// What comes instead of an answer.
  enum Fault {
    /// Access is denied; about one identity among many, the request is refused.
    REFUSED,
    THROTTLED,
    SERVER_ERROR,
    RESET,
    /// Somebody else's page, a name that is none, or a word that nobody knows.
    GARBLED,
    /// The answer lacks what was asked for.
    LEFT_OUT;

    boolean isTriedAgain() {
      return this == THROTTLED || this == SERVER_ERROR || this == RESET;
    }
  }

  enum Lasts {
    ONE_SCAN(1),
    THREE_SCANS(3),
    FOR_EVER(7);

    private final int scans;

    Lasts(int scans) {
      this.scans = scans;
    }

    int scans() {
      return scans;
    }
  }

  static Stream<Blindness> all() {
    return Arrays.stream(Sight.values())
        .flatMap(
            sight ->
                Arrays.stream(Scope.values())
                    .flatMap(scope -> Arrays.stream(Fault.values()).map(f -> of(sight, scope, f)))
                    .flatMap(one -> Arrays.stream(Lasts.values()).map(one::lasting)));
  }

  private static Blindness of(Sight sight, Scope scope, Fault fault) {
    return new Blindness(sight, scope, fault, Lasts.ONE_SCAN);
  }

  private Blindness lasting(Lasts time) {
    return new Blindness(sight, scope, fault, time);
  }

  /// The rule by which it makes no sense, if one does.
  Optional<String> senseless() {
    return switch (sight) {
      case DNS -> senselessInDns();
      case REGIONS -> senselessForRegions();
      case LIST -> senselessInList();
      case DKIM, VERIFICATION, MAIL_FROM ->
          scope == Scope.ONE_IDENTITY ? senselessInBatch() : Optional.empty();
      case DETAIL -> Optional.empty();
    };
  }

  private Optional<String> senselessInDns() {
    if (scope == Scope.ONE_REGION) {
      return Optional.of("DNS is asked about names, not about regions");
    }
    return switch (fault) {
      case THROTTLED -> Optional.of("DNS does not throttle");
      case LEFT_OUT -> Optional.of("no record is an answer of DNS");
      case REFUSED, SERVER_ERROR, RESET, GARBLED -> Optional.empty();
    };
  }

  private Optional<String> senselessInBatch() {
    if (fault.isTriedAgain()) {
      return Optional.of("what fails for a call about many identities fails for all of them");
    }
    return sight == Sight.MAIL_FROM && fault == Fault.GARBLED
        ? Optional.of("a word about MAIL FROM is kept as it is")
        : Optional.empty();
  }

  private Optional<String> senselessForRegions() {
    return switch (scope) {
      case ONE_CALL, ALL_REGIONS -> Optional.empty();
      case ONE_REGION ->
          fault == Fault.GARBLED || fault == Fault.LEFT_OUT
              ? Optional.empty()
              : Optional.of("one call asks for all regions, and fails for all of them");
      case ONE_IDENTITY -> Optional.of("the list of regions names no identity");
    };
  }

  private Optional<String> senselessInList() {
    if (scope != Scope.ONE_IDENTITY || fault == Fault.GARBLED) {
      return Optional.empty();
    }
    if (fault != Fault.LEFT_OUT) {
      return Optional.of("a list fails for all identities");
    }
    return lasts == Lasts.ONE_SCAN
        ? Optional.empty()
        : Optional.of("what two lists leave out is removed");
  }
}
