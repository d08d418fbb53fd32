package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.easyDkim;
import static dev.sesdkim.dkim.Readings.with;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.rules.evidence.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What is no change, so that a quiet scan writes nothing of identities (S9).
class QuietTest {

  private static final Reading.Read VERIFIED = domain("example.com", "Success");
  private static final MailFrom BOUNCE =
      new MailFrom.Custom("bounce.example.com", "Success", "UseDefaultValue");
  private static final Reading.Read WITH_BOUNCE = with(BOUNCE, VERIFIED);
  private static final Reading.Read WITHOUT_MAIL_FROM = with(new MailFrom.Unread(), VERIFIED);

  private final Followed example = new Followed();
  private final Zone zone = inOrder();

  @Test
  void theSameLookAgain() {
    look(0, WITH_BOUNCE, zone);

    for (int minutes = 15; minutes < 300; minutes += 15) {
      assertThat(look(minutes, WITH_BOUNCE, zone)).matches(Transition::isQuiet);
    }
  }

  @Test
  void noDnsFromThenOn() {
    look(0, WITH_BOUNCE, zone);

    assertThat(look(15, WITH_BOUNCE, _ -> new DnsAnswer.TimedOut("no answer")))
        .matches(Transition::isQuiet);
    assertThat(look(30, WITH_BOUNCE, _ -> new DnsAnswer.ServerFailure("SERVFAIL")).isQuiet())
        .isTrue();
  }

  @Test
  void oneQuestionOfManyIsNotAnswered() {
    quietWhicheverQuestionIsNotAnswered(QuietTest::inOrder);
  }

  @Test
  void oneQuestionOfManyAboutWhatIsNotInOrderIsNotAnswered() {
    quietWhicheverQuestionIsNotAnswered(QuietTest::notInOrder);
  }

  @Test
  void recordsAndTokensInAnotherOrder() {
    look(0, WITH_BOUNCE, zone);

    Reading reversed = with(Readings.TOKENS.reversed(), WITH_BOUNCE);
    assertThat(look(15, reversed, question -> reversed(zone.apply(question))))
        .matches(Transition::isQuiet);
  }

  @Test
  void whenSesLookedAndWasAsked() {
    example.looks(scan(0), VERIFIED, Evidence.none().with(detail(minute(0), "AWS_SES")));

    assertThat(
            example
                .looks(scan(15), VERIFIED, Evidence.none().with(detail(minute(15), "AWS_SES")))
                .isQuiet())
        .isTrue();
    assertThat(
            example
                .looks(scan(30), VERIFIED, Evidence.none().with(detail(minute(30), "EXTERNAL")))
                .isQuiet())
        .isFalse();
  }

  @Test
  void theMailFromIsNotReadOnce() {
    look(0, WITH_BOUNCE, zone);

    assertThat(look(15, WITHOUT_MAIL_FROM, zone)).matches(Transition::isQuiet);
    assertThat(look(30, WITH_BOUNCE, zone)).matches(Transition::isQuiet);
  }

  @Test
  void aMailFromThatIsReadForTheFirstTimeIsWrittenAndNoNewStretch() {
    example.sees(scan(0), WITHOUT_MAIL_FROM);

    Transition step = example.sees(scan(15), WITH_BOUNCE);

    assertThat(step.change()).isEmpty();
    assertThat(step.due()).isEmpty();
    assertThat(step.startsStretch()).isFalse();
    assertThat(step.endsStretch()).isFalse();
    assertThat(step.after().facts().mailFrom()).isEqualTo(BOUNCE);
    assertThat(step.isQuiet()).isFalse();
    assertThat(example.sees(scan(30), WITH_BOUNCE).isQuiet()).isTrue();
  }

  @Test
  void newTokensAreWrittenAndNoNewStretchAndNoneAreNoChange() {
    example.sees(scan(0), VERIFIED);

    Transition rotated = example.sees(scan(15), with(List.of("zzz999"), VERIFIED));

    assertThat(rotated.startsStretch()).isFalse();
    assertThat(rotated.isQuiet()).isFalse();
    assertThat(rotated.after().facts().dkimTokens()).containsExactly("zzz999");
    assertThat(example.sees(scan(30), with(List.of(), VERIFIED)).isQuiet()).isTrue();
  }

  @Test
  void anotherMailFromIsAStretchOfItsOwn() {
    example.sees(scan(0), VERIFIED);

    Transition step = example.sees(scan(15), WITH_BOUNCE);

    assertThat(step.change()).isEmpty();
    assertThat(step.startsStretch()).isTrue();
    assertThat(step.endsStretch()).isTrue();
    assertThat(step.after().since()).isEqualTo(minute(0));
  }

  private void quietWhicheverQuestionIsNotAnswered(Supplier<Zone> zones) {
    Zone all = zones.get();
    look(0, WITH_BOUNCE, all);

    for (DnsQuestion question : List.copyOf(all.asked)) {
      Zone silent = zones.get().silent(question.name(), question.type());
      assertThat(look(15, WITH_BOUNCE, silent)).as("%s", question).matches(Transition::isQuiet);
    }
  }

  private Transition look(int minutes, Reading reading, Function<DnsQuestion, DnsAnswer> dns) {
    Diagnosis now = Judged.of(List.of(reading)).getFirst();
    Evidence before = example.evidence();
    return example.looks(scan(minutes), reading, Inspection.of(now, before, dns));
  }

  private static DnsAnswer reversed(DnsAnswer answer) {
    return answer instanceof DnsAnswer.Found found
        ? new DnsAnswer.Found(found.chain(), found.records().reversed())
        : answer;
  }

  private static Zone inOrder() {
    Zone zone = new Zone();
    for (String token : Readings.TOKENS) {
      zone.cname(token + "._domainkey.example.com", token + ".dkim.amazonses.com")
          .txt(token + ".dkim.amazonses.com", "v=DKIM1; " + Keys.rsa(2048));
    }
    return zone.txt("_dmarc.example.com", "v=DMARC1; p=reject; rua=mailto:d@example.com")
        .mx("bounce.example.com", 10, "feedback-smtp.eu-west-1.amazonses.com")
        .txt("bounce.example.com", "v=spf1 include:amazonses.com ~all")
        .txt("bounce.example.com", "another=text")
        .txt("amazonses.com", "v=spf1 ip4:199.255.192.0/22 -all");
  }

  /// One record is missing and one leads elsewhere; neither DMARC nor MAIL FROM is as it should be.
  private static Zone notInOrder() {
    String token = Readings.TOKENS.getFirst();
    return new Zone()
        .cname(token + "._domainkey.example.com", token + ".dkim.amazonses.com")
        .txt(token + ".dkim.amazonses.com", "v=DKIM1; " + Keys.rsa(1024))
        .cname(Readings.TOKENS.getLast() + "._domainkey.example.com", "old.example.net")
        .txt("_dmarc.example.com", "v=DMARC1; p=none")
        .mx("bounce.example.com", 10, "mail.example.net")
        .txt("bounce.example.com", "v=spf1 include:example.net ~all")
        .txt("example.net", "v=spf1 -all");
  }

  private static SesDetail detail(Instant at, String origin) {
    SesDetail easy = easyDkim("dkim.amazonses.com", at);
    return new SesDetail(
        origin,
        easy.hostedZone(),
        easy.selector(),
        easy.keyBits(),
        easy.error(),
        Optional.of(at),
        Optional.of(at),
        Optional.empty(),
        at);
  }
}
