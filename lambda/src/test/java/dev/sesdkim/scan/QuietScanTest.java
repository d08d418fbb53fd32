package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.TOKENS;
import static dev.sesdkim.scan.World.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// S9: a scan in which nothing changed writes the account row, each region's row twice, and nothing
/// of identities.
class QuietScanTest {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";
  private static final String ZONE = "dkim.amazonses.com";

  private final Map<Announced.Call, Integer> writes = new EnumMap<>(Announced.Call.class);
  private final World world = new World(IRELAND, VIRGINIA);

  QuietScanTest() {
    world.domain(IRELAND, "example.com", "Success").address(IRELAND, "ops@example.com");
    world.dns.inOrder("example.com", TOKENS, ZONE);
  }

  @Test
  void s9AQuietScanWritesTheAccountTwiceAndEachRegionTwice() {
    world.domain(VIRGINIA, "example.jp", "Success").scan();

    isQuiet();
  }

  @Test
  void s9AScanWithoutAnyIdentityWritesTheSame() {
    world.remove(IRELAND, "example.com").remove(IRELAND, "ops@example.com").scan();

    isQuiet();
  }

  @Test
  void s9WhatStaysBrokenUnknownLostOrLeftOutIsQuietOnceItWasTold() {
    world
        .enable("eu-north-1")
        .enable("eu-south-1")
        .enable("eu-south-2")
        .enable("ap-east-1")
        .domain("eu-north-1", "example.net", "Success")
        .domain("eu-south-1", "example.org", "Failed")
        .unreadable("eu-south-2", Problem.Kind.ACCESS_DENIED)
        .withoutSes("ap-east-1")
        .domain(VIRGINIA, "removed.example.com", "Success")
        .scan();
    world
        .domain(IRELAND, "broken.example.com", "Failed")
        .domain(IRELAND, "waiting.example.net", "Pending")
        .address(IRELAND, "a@broken.example.com")
        .domain(IRELAND, "strange.example.com", "Brandnew")
        .unread(IRELAND, "unread.example.com")
        .remove(VIRGINIA, "removed.example.com")
        .unreadable("eu-north-1", Problem.Kind.UNAVAILABLE)
        .select(Set.of(), Set.of("eu-south-1"))
        .evidence(true)
        .scans(30);
    world.alerts();

    for (int scan = 0; scan < 3; scan++) {
      writes();
      // A region that SES does not have is claimed before that is known.
      assertThat(writes)
          .isEqualTo(
              Map.of(
                  Announced.Call.TAKE, 1,
                  Announced.Call.END_ACCOUNT, 1,
                  Announced.Call.BEGIN_REGION, 5,
                  Announced.Call.END_REGION, 4));
    }
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void q21WhatWasRemovedIsNotReadAgainUntilSomethingNewIsListed() {
    world.domain(IRELAND, "removed.example.com", "Success").scan();
    world.remove(IRELAND, "removed.example.com").scans(2);

    assertThat(calls()).doesNotContain(Announced.Call.REMOVED);
    world.domain(IRELAND, "new.example.com", "Success");
    assertThat(calls()).contains(Announced.Call.REMOVED);
  }

  @Test
  void s9TurnsOfSesV2AreQuiet() {
    world.evidence(true).domain(IRELAND, "broken.example.com", "Failed");
    told("HOST_NOT_FOUND");
    world.scans(2);
    world.alerts();
    world.detailsAsked.clear();

    for (int scan = 0; scan < 3; scan++) {
      told("HOST_NOT_FOUND");
      isQuiet();
    }
    assertThat(world.detailsAsked).hasSize(3);
    told("TYPE_NOT_FOUND");
    writes();
    assertThat(writes).containsEntry(Announced.Call.SAVE_STATES, 1);
  }

  @Test
  void s9TheOrderOfAnswersIsQuiet() {
    world.evidence(true);
    world.dns.text("_dmarc.example.com", "v=DMARC1; p=none", "v=DMARC1; p=reject");
    world.scans(2);

    world.dns.text("_dmarc.example.com", "v=DMARC1; p=reject", "v=DMARC1; p=none");
    world.put(IRELAND, domain(TOKENS.reversed(), new MailFrom.Standard()));

    isQuiet();
  }

  @Test
  void s9ATimeOutOfDnsThatPassesIsQuiet() {
    world.evidence(true).scans(2);

    world.dns.down(true);
    isQuiet();
    world.dns.down(false);
    isQuiet();
  }

  @Test
  void s9OneRecordThatCannotBeLookedUpIsQuiet() {
    world.evidence(true).scans(2);

    world.dns.failing(DnsType.TXT, "_dmarc.example.com");
    isQuiet();
    world.dns.failing(DnsType.CNAME, TOKENS.getFirst() + "._domainkey.example.com");
    isQuiet();
  }

  @Test
  void s9WhatIsUnreadableForEverChangingReasonsIsQuiet() {
    world.scan();
    world.unread(IRELAND, "example.com").scans(5);
    world.alerts();

    for (Problem.Kind kind : List.of(Problem.Kind.THROTTLED, Problem.Kind.UNAVAILABLE)) {
      world.put(
          IRELAND,
          new Reading.Unread(
              identity(IRELAND, "example.com"),
              new Problem(kind, "ses:GetIdentityDkimAttributes", kind.name())));
      isQuiet();
    }
  }

  @Test
  void q20AMailFromThatIsReadForTheFirstTimeIsNoChange() {
    world.put(IRELAND, domain(TOKENS, new MailFrom.Unread())).scan();
    world.alerts();
    Instant since = state().dates().stretchSince();

    ScanSummary.Finished summary =
        world.put(IRELAND, domain(TOKENS, new MailFrom.Standard())).scan();

    assertThat(summary.scan().changes()).isEmpty();
    assertThat(state().facts().mailFrom()).isEqualTo(new MailFrom.Standard());
    assertThat(state().dates().stretchSince()).isEqualTo(since);
    assertThat(world.table.history(state().identity())).hasSize(1);
    assertThat(world.alerts()).isEmpty();
    isQuiet();
  }

  @Test
  void q20AMailFromThatIsNotReadOnceIsNoChangeAndQuiet() {
    MailFrom custom = new MailFrom.Custom("bounce.example.com", "Success", "UseDefaultValue");
    world.put(IRELAND, domain(TOKENS, custom)).scan();

    world.put(IRELAND, domain(TOKENS, new MailFrom.Unread()));
    isQuiet();

    assertThat(state().facts().mailFrom()).isEqualTo(custom);
    assertThat(world.table.history(state().identity())).hasSize(1);
  }

  @Test
  void aMailFromThatIsAnotherThanBeforeBeginsAStretch() {
    world.put(IRELAND, domain(TOKENS, new MailFrom.Standard())).scan();

    world
        .put(
            IRELAND,
            domain(TOKENS, new MailFrom.Custom("bounce.example.com", "Pending", "UseDefaultValue")))
        .scan();

    assertThat(world.table.history(state().identity())).hasSize(2);
  }

  private void isQuiet() {
    List<State> before = world.table.states();
    world.alerts();
    writes();
    assertThat(writes)
        .isEqualTo(
            Map.of(
                Announced.Call.TAKE, 1,
                Announced.Call.END_ACCOUNT, 1,
                Announced.Call.BEGIN_REGION, 2,
                Announced.Call.END_REGION, 2));
    assertThat(world.table.states()).isEqualTo(before);
    assertThat(world.alerts()).isEmpty();
  }

  /// A scan whose writes are counted.
  private void writes() {
    writes.clear();
    calls().stream()
        .filter(Announced.Call::writes)
        .forEach(call -> writes.merge(call, 1, Integer::sum));
  }

  private List<Announced.Call> calls() {
    List<Announced.Call> calls = Collections.synchronizedList(new ArrayList<>());
    world.beforeCall(calls::add).scan();
    world.beforeCall(_ -> {});
    return calls;
  }

  /// What SES v2 tells of a domain from now on, as of now.
  private void told(String error) {
    world.details.put(
        IRELAND + " broken.example.com",
        new SesDetail(
            "AWS_SES",
            Optional.of(ZONE),
            Optional.empty(),
            Optional.of(2048),
            Optional.of(error),
            Optional.of(world.now),
            Optional.of(world.now.minusSeconds(60)),
            Optional.empty(),
            world.now));
  }

  private State state() {
    return world.state(IRELAND, "example.com");
  }

  private static Reading.Read domain(List<String> tokens, MailFrom mailFrom) {
    return new Reading.Read(
        identity(IRELAND, "example.com"), true, "Success", tokens, "Success", mailFrom);
  }
}
