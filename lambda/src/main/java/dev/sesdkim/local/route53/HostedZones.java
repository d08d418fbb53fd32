package dev.sesdkim.local.route53;

import static java.util.stream.Collectors.toCollection;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.local.text.ProblemAdvice;
import dev.sesdkim.scan.ScanFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// An account's public hosted zones to which DNS delegates. Of several zones with one name, only
/// the one counts whose name servers DNS shows.
public final class HostedZones {

  private final Route53Client client;
  private final Function<DnsQuestion, DnsAnswer> dns;

  public HostedZones(Route53Client client, Function<DnsQuestion, DnsAnswer> dns) {
    this.client = client;
    this.dns = dns;
  }

  /// The zone of a name is not in the account, or DNS does not tell which it is.
  static final class NotHere extends Exception {
    private static final long serialVersionUID = 1L;

    NotHere(String words) {
      super(words);
    }
  }

  /// The zone in which to publish a record of this name.
  ///
  /// @throws NotHere if the zone is not in the account, or DNS does not answer
  /// @throws ScanFailure if Route 53 does not answer
  HostedZone of(String name) throws NotHere {
    Delegation delegation = delegation(name);
    return told(
            "route53:ListHostedZones",
            () ->
                client.listHostedZonesPaginator().hostedZones().stream()
                    .filter(zone -> !zone.config().privateZone())
                    .filter(zone -> DnsName.same(zone.name(), delegation.zone()))
                    .map(zone -> zone.id().replace("/hostedzone/", ""))
                    .toList())
        .stream()
        .filter(id -> isDelegated(id, delegation))
        .findFirst()
        .map(id -> new HostedZone(id, delegation.zone()))
        .orElseThrow(() -> notHere(delegation));
  }

  /// The records of the zone at a name, of any type.
  ///
  /// @throws ScanFailure if Route 53 does not answer
  List<ResourceRecordSet> at(HostedZone zone, String name) {
    return told(
        "route53:ListResourceRecordSets",
        () ->
            client
                .listResourceRecordSets(
                    ask -> ask.hostedZoneId(zone.id()).startRecordName(name + "."))
                .resourceRecordSets()
                .stream()
                .filter(set -> DnsName.same(set.name(), name))
                .toList());
  }

  /// Checks that DNS shows the texts at a name that a change is to replace. A scan proposes the
  /// change for what DNS shows, so any other text was published since.
  ///
  /// @param texts values of a TXT record as Route 53 writes them
  /// @throws ZoneChange.ByHand if DNS does not show one of them, or does not answer
  void requireShown(String name, List<String> texts) throws ZoneChange.ByHand {
    if (texts.isEmpty()) {
      return;
    }
    List<DnsData.Text> shown =
        switch (dns.apply(new DnsQuestion(name, DnsType.TXT))) {
          case DnsAnswer.Found found -> found.all(DnsData.Text.class).toList();
          case DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ -> List.of();
          case DnsAnswer.Failed failed ->
              throw new ZoneChange.ByHand(
                  ("%s: DNS does not tell whether it shows what the zone has there: %s. Nothing is"
                          + " changed at this name: try again later.")
                      .formatted(name, failed.detail()));
        };
    List<String> unseen =
        texts.stream()
            .filter(value -> !shown.contains(new DnsData.Text(TxtValue.of(value).text())))
            .toList();
    if (!unseen.isEmpty()) {
      throw ZoneChange.unseen(name, DnsType.TXT.name(), unseen);
    }
  }

  /// @param zone the name of the delegated zone
  /// @param servers its name servers in DNS
  private record Delegation(String zone, NavigableSet<String> servers) {}

  /// The delegation of the nearest name at or above this one that has name servers.
  private Delegation delegation(String name) throws NotHere {
    List<String> names = new ArrayList<>(List.of(DnsName.plain(name)));
    names.addAll(DnsName.above(name));
    for (String candidate : names) {
      switch (dns.apply(new DnsQuestion(candidate, DnsType.NS))) {
        case DnsAnswer.Found found when found.chain().isEmpty() -> {
          return new Delegation(
              candidate,
              found
                  .all(DnsData.NameServer.class)
                  .map(DnsData.NameServer::host)
                  .collect(toCollection(TreeSet::new)));
        }
        case DnsAnswer.Definite _ -> {}
        case DnsAnswer.Failed failed ->
            throw new NotHere(
                "DNS does not tell in which zone %s is: %s. Try again later."
                    .formatted(name, failed.detail()));
      }
    }
    throw new NotHere(
        "DNS knows no zone above %s: check that the domain is registered and delegated."
            .formatted(name));
  }

  private boolean isDelegated(String id, Delegation delegation) {
    List<String> own =
        told(
            "route53:GetHostedZone",
            () ->
                Optional.ofNullable(client.getHostedZone(ask -> ask.id(id)).delegationSet())
                    .map(set -> set.nameServers().stream().map(DnsName::plain).toList())
                    .orElse(List.of()));
    return !Collections.disjoint(own, delegation.servers());
  }

  private static NotHere notHere(Delegation delegation) {
    return new NotHere(
        ("DNS delegates %s to %s, and no public hosted zone of this account has these name servers."
                + " If the zone is in another account, name its profile with --dns-profile; if it is"
                + " not in Route 53, print the records with --format zone.")
            .formatted(delegation.zone(), String.join(", ", delegation.servers())));
  }

  /// The answer to a question about what is there.
  ///
  /// @throws ScanFailure if there is none
  private static <T> T told(String action, Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      Problem problem = AwsFailures.problem(action, e);
      throw new ScanFailure(
          "Nothing was changed. Route 53 cannot be read: " + ProblemAdvice.line(problem),
          problem,
          e);
    }
  }
}
