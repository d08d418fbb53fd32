package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.domain;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The texts about many domains at once, as they go out ([GoldenAlert]).
class StormTextGoldenTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("alerts")
  void anAlertReadsAsItsFileSays(String name, Alert alert) throws IOException {
    GoldenAlert.compare(name, alert);
  }

  static Stream<Arguments> alerts() {
    return Stream.of(
        Arguments.of("storm-regressed", twelve()),
        Arguments.of(
            "storm-recovered",
            new Storm(AlertKind.OfDomain.RECOVERED)
                .with("example.com", again("a.example.com"))
                .with("example.com", again("b.example.com"))
                .with("example.net", again("example.net"))
                .with("example.org", again("example.org"))
                .alert()),
        Arguments.of(
            "storm-removed",
            new Storm(AlertKind.OfDomain.REMOVED)
                .with("example.com", removed("a.example.com"))
                .with("example.com", removed("b.example.com"))
                .with("example.com", removed("c.example.com"))
                .with("example.com", removed("example.com"))
                .alert()),
        Arguments.of(
            "storm-found-unverified",
            Storm.found()
                .with("example.com", fresh("a.example.com"))
                .with("example.net", fresh("b.example.net"))
                .with("example.org", fresh("c.example.org"))
                .with("example.edu", fresh("d.example.edu"))
                .alert()));
  }

  /// Nine of one zone whose records are missing, one of them with addresses, and three of another
  /// that were switched off, one of which is on again.
  private static Alert twelve() {
    Storm storm = Storm.regressed();
    for (String name :
        new String[] {
          "auth", "billing", "careers", "docs", "login", "news", "receipts", "shop", "status"
        }) {
      State state = domain("eu-west-1", name + ".example.com", Reason.TEMPORARY_FAILURE);
      State looked =
          Sample.looked(
              Sample.told(state, "AWS_SES"),
              DnsFinding.MISSING,
              DnsFinding.MISSING,
              DnsFinding.MISSING);
      if (name.equals("news")) {
        storm.with(
            "example.com",
            looked,
            address(
                "eu-west-1", "a@news.example.com", Reason.DOMAIN_UNVERIFIED, "news.example.com"),
            address(
                "eu-west-1", "b@news.example.com", Reason.DOMAIN_UNVERIFIED, "news.example.com"));
      } else {
        storm.with("example.com", looked);
      }
    }
    for (String name : new String[] {"mail", "news", "www"}) {
      storm.with(
          "example.net",
          Sample.since(
              domain("us-east-1", name + ".example.net", Reason.SIGNING_DISABLED),
              Sample.NOW.minusSeconds(900)));
    }
    return storm.alert();
  }

  private static State again(String name) {
    return Sample.since(domain("eu-west-1", name, Reason.OK), Sample.LAST_MONTH);
  }

  private static State removed(String name) {
    return Sample.removed(domain("eu-west-1", name, Reason.OK));
  }

  private static State fresh(String name) {
    return Sample.firstSeen(domain("eu-west-1", name, Reason.PENDING));
  }
}
