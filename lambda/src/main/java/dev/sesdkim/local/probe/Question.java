package dev.sesdkim.local.probe;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// One read-only call to SES.
///
/// @param action the call's name in IAM
/// @param parameters the parameters sent, by SES's names
/// @param call makes the call and returns the identities that it lists
record Question(
    String action,
    Map<String, Object> parameters,
    BiFunction<SesClient, SesV2Client, List<String>> call) {

  /// The region's first identities.
  static Question list(int most) {
    return new Question(
        "ses:ListIdentities",
        Map.of("MaxItems", most),
        (ses, _) -> ses.listIdentities(request -> request.maxItems(most)).identities());
  }

  static Question dkim(List<String> names) {
    return attributes(
        "ses:GetIdentityDkimAttributes",
        names,
        ses -> ses.getIdentityDkimAttributes(request -> request.identities(names)));
  }

  static Question verification(List<String> names) {
    return attributes(
        "ses:GetIdentityVerificationAttributes",
        names,
        ses -> ses.getIdentityVerificationAttributes(request -> request.identities(names)));
  }

  static Question mailFrom(List<String> names) {
    return attributes(
        "ses:GetIdentityMailFromDomainAttributes",
        names,
        ses -> ses.getIdentityMailFromDomainAttributes(request -> request.identities(names)));
  }

  private static Question attributes(String action, List<String> names, Consumer<SesClient> call) {
    return new Question(
        action,
        Map.of("Identities", names),
        (ses, _) -> {
          call.accept(ses);
          return List.of();
        });
  }

  /// One identity's details, through version 2 of SES's API.
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
