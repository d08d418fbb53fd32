package dev.sesdkim.aws;

import dev.sesdkim.dkim.MailFrom;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.GetIdentityDkimAttributesRequest;
import software.amazon.awssdk.services.ses.model.GetIdentityDkimAttributesResponse;
import software.amazon.awssdk.services.ses.model.GetIdentityMailFromDomainAttributesRequest;
import software.amazon.awssdk.services.ses.model.GetIdentityMailFromDomainAttributesResponse;
import software.amazon.awssdk.services.ses.model.GetIdentityVerificationAttributesRequest;
import software.amazon.awssdk.services.ses.model.GetIdentityVerificationAttributesResponse;
import software.amazon.awssdk.services.ses.model.IdentityDkimAttributes;
import software.amazon.awssdk.services.ses.model.IdentityMailFromDomainAttributes;
import software.amazon.awssdk.services.ses.model.IdentityVerificationAttributes;

/// The three kinds of attribute that the monitor reads from SES for each identity.
///
/// SES has few words for a status, but a full account has hundreds of thousands of statuses, so the
/// words for DKIM and verification are interned.
final class SesAttributes {

  static final String DKIM = "ses:GetIdentityDkimAttributes";
  static final String VERIFICATION = "ses:GetIdentityVerificationAttributes";
  static final String MAIL_FROM = "ses:GetIdentityMailFromDomainAttributes";

  private SesAttributes() {}

  /// What SES says about the signing of an identity, in its own words.
  record Dkim(boolean enabled, String status, List<String> tokens) {}

  static AttributeCalls<IdentityDkimAttributes, Dkim> dkim(SesClient ses) {
    return new AttributeCalls<>(
        DKIM,
        (names, limit) -> {
          GetIdentityDkimAttributesResponse answer =
              ses.getIdentityDkimAttributes(
                  GetIdentityDkimAttributesRequest.builder()
                      .identities(names)
                      .overrideConfiguration(limit)
                      .build());
          held(answer.hasDkimAttributes(), DKIM);
          return answer.dkimAttributes();
        },
        SesAttributes::dkim);
  }

  static AttributeCalls<IdentityVerificationAttributes, String> verification(SesClient ses) {
    return new AttributeCalls<>(
        VERIFICATION,
        (names, limit) -> {
          GetIdentityVerificationAttributesResponse answer =
              ses.getIdentityVerificationAttributes(
                  GetIdentityVerificationAttributesRequest.builder()
                      .identities(names)
                      .overrideConfiguration(limit)
                      .build());
          held(answer.hasVerificationAttributes(), VERIFICATION);
          return answer.verificationAttributes();
        },
        said -> Optional.ofNullable(said.verificationStatusAsString()).map(String::intern));
  }

  static AttributeCalls<IdentityMailFromDomainAttributes, MailFrom> mailFrom(SesClient ses) {
    return new AttributeCalls<>(
        MAIL_FROM,
        (names, limit) -> {
          GetIdentityMailFromDomainAttributesResponse answer =
              ses.getIdentityMailFromDomainAttributes(
                  GetIdentityMailFromDomainAttributesRequest.builder()
                      .identities(names)
                      .overrideConfiguration(limit)
                      .build());
          held(answer.hasMailFromDomainAttributes(), MAIL_FROM);
          return answer.mailFromDomainAttributes();
        },
        SesAttributes::mailFrom);
  }

  private static Optional<Dkim> dkim(IdentityDkimAttributes said) {
    Boolean enabled = said.dkimEnabled();
    String status = said.dkimVerificationStatusAsString();
    return enabled == null || status == null
        ? Optional.empty()
        : Optional.of(new Dkim(enabled, status.intern(), said.dkimTokens()));
  }

  private static Optional<MailFrom> mailFrom(IdentityMailFromDomainAttributes said) {
    String domain = said.mailFromDomain();
    if (domain == null || domain.isEmpty()) {
      return Optional.of(new MailFrom.Standard());
    }
    String status = said.mailFromDomainStatusAsString();
    String onFailure = said.behaviorOnMXFailureAsString();
    return status == null || onFailure == null
        ? Optional.empty()
        : Optional.of(new MailFrom.Custom(domain, status, onFailure));
  }

  private static void held(boolean there, String action) {
    if (!there) {
      throw new NotAnAnswer("The answer to " + action + " holds no attributes.");
    }
  }
}
