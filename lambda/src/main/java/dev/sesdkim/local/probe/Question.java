package dev.sesdkim.local.probe;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// One call that reads.
///
/// @param action as IAM names it
/// @param parameters what is sent, in SES's words
/// @param call makes it, and answers with the identities that it lists
record Question(String action, Map<String, Object> parameters, Call call) {

  @FunctionalInterface
  interface Call {
    List<String> ask(SesClient ses, SesV2Client sesV2);
  }

  /// The region's first identities.
  static Question list(int most) {
    return new Question(
        "ses:ListIdentities",
        Map.of("MaxItems", most),
        (ses, _) -> ses.listIdentities(request -> request.maxItems(most)).identities());
  }

  static Question dkim(List<String> names) {
    return new Question(
        "ses:GetIdentityDkimAttributes",
        Map.of("Identities", names),
        (ses, _) -> {
          ses.getIdentityDkimAttributes(request -> request.identities(names));
          return List.of();
        });
  }

  static Question verification(List<String> names) {
    return new Question(
        "ses:GetIdentityVerificationAttributes",
        Map.of("Identities", names),
        (ses, _) -> {
          ses.getIdentityVerificationAttributes(request -> request.identities(names));
          return List.of();
        });
  }

  static Question mailFrom(List<String> names) {
    return new Question(
        "ses:GetIdentityMailFromDomainAttributes",
        Map.of("Identities", names),
        (ses, _) -> {
          ses.getIdentityMailFromDomainAttributes(request -> request.identities(names));
          return List.of();
        });
  }

  /// Through version 2 of SES's API.
  static Question detail(String name) {
    return new Question(
        "ses:GetEmailIdentity",
        Map.of("EmailIdentity", name),
        (_, sesV2) -> {
          sesV2.getEmailIdentity(request -> request.emailIdentity(name));
          return List.of();
        });
  }
}
