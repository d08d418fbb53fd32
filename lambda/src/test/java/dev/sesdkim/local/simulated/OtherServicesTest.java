package dev.sesdkim.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Region;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.VerificationError;

class OtherServicesTest {
  private final FaultyAccount account =
      FaultyAccount.start("123456789012", "us-east-1", "eu-west-1");
  private final Clients clients = Clients.of(account);

  @AfterEach
  void stop() {
    clients.close();
    account.close();
  }

  @Test
  void listensOnOneAddressOfThisMachineOnly() {
    int port = account.endpoint().getPort();

    assertThat(Loopback.reaches("127.0.0.1", port)).isTrue();
    assertThat(Loopback.reaches("127.0.0.2", port)).isFalse();
  }

  @Test
  void describeRegionsNamesTheEnabledOnes() {
    assertThat(clients.ec2("us-east-1").describeRegions().regions())
        .extracting(Region::regionName)
        .containsExactly("us-east-1", "eu-west-1");
  }

  @Test
  void theCallerIsAUserOfTheAccount() {
    assertThat(clients.sts("eu-west-1").getCallerIdentity().account()).isEqualTo("123456789012");
    assertThat(clients.sts("eu-west-1").getCallerIdentity().arn())
        .isEqualTo("arn:aws:iam::123456789012:user/monitor");
  }

  @Test
  void sesV2TellsWhatVersionOneCannot() {
    account.put(
        "eu-west-1",
        SimulatedIdentity.domain("example.com")
            .withDkim(
                SimulatedDkim.verified("example.com")
                    .withKey("AWS_SES_US_EAST_1", "dkim.us-east-1.amazonses.com", 1024)));
    account.breakDkim("eu-west-1", "example.com", Instant.parse("2026-11-01T10:00:00Z"));

    GetEmailIdentityResponse identity =
        clients.sesV2("eu-west-1").getEmailIdentity(r -> r.emailIdentity("example.com"));

    assertThat(identity.identityTypeAsString()).isEqualTo("DOMAIN");
    assertThat(identity.verificationStatusAsString()).isEqualTo("SUCCESS");
    assertThat(identity.dkimAttributes().statusAsString()).isEqualTo("TEMPORARY_FAILURE");
    assertThat(identity.dkimAttributes().tokens()).hasSize(3);
    assertThat(identity.dkimAttributes().signingHostedZone())
        .isEqualTo("dkim.us-east-1.amazonses.com");
    assertThat(identity.dkimAttributes().signingAttributesOriginAsString())
        .isEqualTo("AWS_SES_US_EAST_1");
    assertThat(identity.dkimAttributes().currentSigningKeyLengthAsString())
        .isEqualTo("RSA_1024_BIT");
    assertThat(identity.verificationInfo().errorType()).isEqualTo(VerificationError.HOST_NOT_FOUND);
    assertThat(identity.verificationInfo().lastCheckedTimestamp())
        .isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
  }

  @Test
  void sesV2FindsAnAddressWithAPlusSign() {
    account.put("eu-west-1", SimulatedIdentity.address("anna+tag@example.com"));

    assertThat(
            clients
                .sesV2("eu-west-1")
                .getEmailIdentity(r -> r.emailIdentity("anna+tag@example.com"))
                .identityTypeAsString())
        .isEqualTo("EMAIL_ADDRESS");
  }

  @Test
  void sesV2HasItsOwnErrors() {
    assertThatThrownBy(
            () -> clients.sesV2("eu-west-1").getEmailIdentity(r -> r.emailIdentity("example.com")))
        .isInstanceOf(NotFoundException.class);
    account.restrict("eu-west-1");
    assertThatThrownBy(
            () -> clients.sesV2("eu-west-1").getEmailIdentity(r -> r.emailIdentity("example.com")))
        .isInstanceOfSatisfying(
            SesV2Exception.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
  }
}
