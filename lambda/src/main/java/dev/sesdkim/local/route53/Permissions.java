package dev.sesdkim.local.route53;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/// The smallest IAM policies with which a person can make a fix.
///
/// @param partition the partition of the zones' account, such as `aws`
/// @param zones the zones to change; every zone if none is named
/// @param identities the ARNs of the identities to change
public record Permissions(String partition, List<HostedZone> zones, List<String> identities) {

  /// The policy for one account that has both.
  public String policy() {
    return policy(Stream.concat(zoneStatements(), identityStatements()));
  }

  /// The policy for the account that has the zones.
  public String zonePolicy() {
    return policy(zoneStatements());
  }

  /// The policy for the account that has the identities.
  public String identityPolicy() {
    return policy(identityStatements());
  }

  private Stream<String> zoneStatements() {
    Stream<String> ids = zones.isEmpty() ? Stream.of("*") : zones.stream().map(HostedZone::id);
    return Stream.of(
        "{\"Effect\": \"Allow\", \"Action\": \"route53:ListHostedZones\", \"Resource\": \"*\"}",
        statement(
            List.of(
                "route53:GetHostedZone",
                "route53:ListResourceRecordSets",
                "route53:ChangeResourceRecordSets"),
            ids.map(id -> "arn:%s:route53:::hostedzone/%s".formatted(partition, id)).toList()));
  }

  private Stream<String> identityStatements() {
    return Stream.of(
        statement(
            List.of(
                "ses:PutEmailIdentityDkimAttributes", "ses:PutEmailIdentityDkimSigningAttributes"),
            identities));
  }

  private static String statement(List<String> actions, List<String> resources) {
    return "{\"Effect\": \"Allow\", \"Action\": [%s], \"Resource\": [%s]}"
        .formatted(quoted(actions), quoted(resources));
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> '"' + word + '"').collect(joining(", "));
  }

  private static String policy(Stream<String> statements) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        %s
      ]
    }"""
        .formatted(statements.collect(joining(",\n    ")));
  }
}
