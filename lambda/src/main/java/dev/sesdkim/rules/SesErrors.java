package dev.sesdkim.rules;

import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.util.Optional;

/// What SES reports as wrong from its last check (SES API v2 reference, `VerificationInfo`), and
/// what to do about it; nothing about a word that is not known here.
final class SesErrors {

  private static final String AS_A_REPLICA =
      "put-email-identity-dkim-signing-attributes with --signing-attributes-origin";

  private SesErrors() {}

  /// What to do about the error of a domain that is not verified. If DNS shows every record right
  /// by now, the records need nothing more.
  static Optional<String> step(State domain) {
    boolean inPlace = Publication.isNothing(domain);
    return domain
        .evidence()
        .detail()
        .flatMap(
            detail ->
                detail
                    .error()
                    .flatMap(error -> step(error, parent(detail), inPlace))
                    .map(step -> "SES says " + detail.error().orElseThrow() + ": " + step));
  }

  private static String parent(SesDetail detail) {
    return detail.parentRegion().orElse("the parent region");
  }

  private static Optional<String> step(String error, String parent, boolean inPlace) {
    return switch (error) {
      case "HOST_NOT_FOUND" ->
          ofRecords(inPlace, "a name was not there. Compare the names letter by letter.");
      case "TYPE_NOT_FOUND" ->
          ofRecords(inPlace, "a name had no record of the type. Compare the types of the records.");
      case "INVALID_VALUE" ->
          ofRecords(inPlace, "a record held another value. Compare the values letter by letter.");
      case "DNS_SERVER_ERROR" ->
          Optional.of(
              "the domain's DNS servers failed. Ask the people who run them to check the servers,"
                  + " the delegation and DNSSEC.");
      case "SERVICE_ERROR" ->
          Optional.of(
              "the fault is its own. If it lasts longer than an hour, open a case with AWS"
                  + " Support.");
      case "REPLICATION_ACCESS_DENIED" ->
          Optional.of(
              ("allow ses:ReplicateEmailIdentityDkimSigningKey on the identity in %s to the caller"
                      + " who sets up the replica, then run %s once more.")
                  .formatted(parent, AS_A_REPLICA));
      case "REPLICATION_PRIMARY_NOT_FOUND" ->
          Optional.of(
              "create the identity in %s with Easy DKIM, then run %s once more."
                  .formatted(parent, AS_A_REPLICA));
      case "REPLICATION_PRIMARY_BYO_DKIM_NOT_SUPPORTED" ->
          Optional.of(
              ("the identity in %s has a key of your own, which SES does not copy. Give this"
                      + " identity the same key, or Easy DKIM of its own.")
                  .formatted(parent));
      case "REPLICATION_REPLICA_AS_PRIMARY_NOT_SUPPORTED" ->
          Optional.of(
              ("the identity in %s is a replica. Find the region that it copies, and run %s with"
                      + " that one.")
                  .formatted(parent, AS_A_REPLICA));
      case "REPLICATION_PRIMARY_INVALID_REGION" ->
          Optional.of(
              "%s cannot be the parent. Run %s with another region."
                  .formatted(parent, AS_A_REPLICA));
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofRecords(boolean inPlace, String step) {
    return inPlace ? Optional.empty() : Optional.of(step);
  }
}
