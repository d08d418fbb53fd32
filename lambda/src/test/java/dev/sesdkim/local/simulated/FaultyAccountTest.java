package dev.sesdkim.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;

class FaultyAccountTest {
  private final FaultyAccount account =
      FaultyAccount.start("123456789012", "us-east-1", "eu-west-1");
  private final Clients clients = Clients.of(account);
  private final SesClient ses = clients.ses("us-east-1");
  private final ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor();

  FaultyAccountTest() {
    account.put("us-east-1", SimulatedIdentity.domain("example.com"));
  }

  @AfterEach
  void stop() {
    account.close();
    caller.close();
    ses.close();
    clients.close();
  }

  @Test
  void theNthCallOfARegionFailsAndItsNeighboursDoNot() {
    account.inject(Fault.on(call -> call.nth() == 2, new Fate.Refused(500, "InternalFailure", "")));

    ses.listIdentities();
    assertThatThrownBy(ses::listIdentities)
        .isInstanceOfSatisfying(SesException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    ses.listIdentities();
    clients.ses("eu-west-1").listIdentities();
    assertThat(account.calls()).extracting(Call::number).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aFaultCanSeeWhichIdentitiesACallAsksAbout() {
    account.inject(
        Fault.on(
            call -> call.identities().contains("bad.example.com"),
            new Fate.Refused(400, "InvalidParameterValue", "<bad> & worse")));

    assertThat(ses.getIdentityDkimAttributes(r -> r.identities("example.com")).dkimAttributes())
        .hasSize(1);
    assertThatThrownBy(
            () ->
                ses.getIdentityDkimAttributes(r -> r.identities("example.com", "bad.example.com")))
        .hasMessageContaining("<bad> & worse");
  }

  @Test
  void throttlingSpeaksTheWordsOfEachService() {
    account.inject(call -> new Fate.Throttled());

    assertThatThrownBy(ses::listIdentities)
        .isInstanceOfSatisfying(
            SesException.class,
            e -> {
              assertThat(e.isThrottlingException()).isTrue();
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling");
            })
        .hasMessageContaining("Rate exceeded");
    assertThatThrownBy(
            () -> clients.sesV2("us-east-1").getEmailIdentity(r -> r.emailIdentity("example.com")))
        .isInstanceOf(TooManyRequestsException.class);
  }

  @Test
  void garbageReadsAsAnEmptyListWhichIsWhyItIsHere() {
    account.inject(call -> new Fate.Garbage());

    assertThat(ses.listIdentities().identities()).isEmpty();
    assertThat(ses.listIdentities().responseMetadata().requestId()).isEqualTo("UNKNOWN");
  }

  @Test
  void anAnswerCutShortAndAConnectionHungUpAreNoAnswers() {
    account.inject(Fault.on(call -> call.nth() == 1, new Fate.CutShort()));
    assertThatThrownBy(ses::listIdentities).isInstanceOf(SdkClientException.class);

    account.inject(call -> new Fate.HungUp());
    assertThatThrownBy(ses::listIdentities).isInstanceOf(SdkClientException.class);
  }

  @Test
  void aMessageWhoseAnswerIsLostIsPublishedAndOneHungUpOnIsNot() {
    SnsClient sns = clients.sns("us-east-1");
    String topic = account.topic("us-east-1", "alerts");

    account.inject(call -> new Fate.HungUp());
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("first")))
        .isInstanceOf(SdkClientException.class);
    assertThat(account.published()).isEmpty();

    account.inject(call -> new Fate.AnswerLost());
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("second")))
        .isInstanceOf(SdkClientException.class);
    assertThat(account.published()).hasSize(1);

    account.inject(call -> new Fate.Refused(403, "AuthorizationError", "not authorized"));
    assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("third")))
        .isInstanceOf(SnsException.class);
    assertThat(account.published()).hasSize(1);
  }

  @Test
  void aCallHeldBackHappensWhenItIsLetGo() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    account.inject(
        call ->
            new Fate.Surrounded(
                () -> {
                  arrived.countDown();
                  release.await();
                },
                () -> {}));

    Future<ListIdentitiesResponse> answer = caller.submit(() -> ses.listIdentities());
    arrived.await();
    account.put("us-east-1", SimulatedIdentity.domain("late.example.com"));
    release.countDown();

    assertThat(answer.get().identities()).contains("late.example.com");
  }

  @Test
  void theStepAfterTheEffectSeesTheEffect() {
    SnsClient sns = clients.sns("us-east-1");
    String topic = account.topic("us-east-1", "alerts");
    AtomicInteger seen = new AtomicInteger();
    account.inject(
        call -> new Fate.Surrounded(() -> {}, () -> seen.set(account.published().size())));

    sns.publish(r -> r.topicArn(topic).message("hello"));

    assertThat(seen).hasValue(1);
  }

  @Test
  void aDrippedAnswerArrivesWholeWhenEveryByteIsLetThrough() {
    AtomicInteger bytes = new AtomicInteger();
    account.inject(call -> new Fate.Dripped(bytes::incrementAndGet));

    assertThat(ses.listIdentities().identities()).containsExactly("example.com");
    assertThat(bytes.get()).isGreaterThan(100);
  }

  @Test
  void closingTheAccountEndsAnAnswerThatStillDrips() throws Exception {
    CountDownLatch dripping = new CountDownLatch(1);
    Semaphore never = new Semaphore(0);
    account.inject(
        call ->
            new Fate.Dripped(
                () -> {
                  dripping.countDown();
                  never.acquire();
                }));

    Future<ListIdentitiesResponse> answer = caller.submit(() -> ses.listIdentities());
    dripping.await();
    account.close();

    assertThatThrownBy(answer::get).hasCauseInstanceOf(SdkClientException.class);
  }

  @Test
  void aDefectInAFaultIsToldToTheCaller() {
    account.inject(
        call -> {
          throw new IllegalStateException("no such fate");
        });

    assertThatThrownBy(ses::listIdentities)
        .isInstanceOf(SesException.class)
        .hasMessageContaining("no such fate");
  }

  @Test
  void underTheLimitARegionAnswersOneCallASecond() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    account.limitSes(now::get);

    ses.listIdentities();
    assertThatThrownBy(ses::listIdentities)
        .isInstanceOfSatisfying(
            SesException.class, e -> assertThat(e.isThrottlingException()).isTrue());
    clients.ses("eu-west-1").listIdentities();

    now.set(Instant.EPOCH.plus(Duration.ofMillis(999)));
    assertThatThrownBy(ses::listIdentities).isInstanceOf(SesException.class);
    now.set(Instant.EPOCH.plus(Duration.ofSeconds(1)));
    assertThat(ses.listIdentities().identities()).hasSize(1);
  }
}
