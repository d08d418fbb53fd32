package dev.sesdkim.local.simulated;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Result;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// SES v2: `GetEmailIdentity`, and the requests that restart DKIM or switch signing on or off.
final class SesV2Requests {
  private final AccountState account;

  SesV2Requests(AccountState account) {
    this.account = account;
  }

  Reply reply(Call call) {
    SesRegion region = account.ses(call.region());
    String name = call.parameters().getOrDefault("EmailIdentity", "");
    return switch (call.action()) {
      case "GetEmailIdentity" ->
          region
              .identity(name)
              .<Reply>map(
                  identity -> new Result(Json.write(document(identity, region.dkim(identity)))))
              .orElseGet(() -> notFound(name));
      case "PutEmailIdentityDkimAttributes" ->
          changed(
              region,
              name,
              dkim ->
                  dkim.withEnabled(call.parameters().getOrDefault("body", "").contains("true")));
      case "PutEmailIdentityDkimSigningAttributes" ->
          changed(region, name, dkim -> dkim.withEnabled(true).withStatus("Pending"));
      default ->
          new Refusal(404, "UnknownOperationException", "No such operation: " + call.action());
    };
  }

  private static Reply changed(SesRegion region, String name, UnaryOperator<SimulatedDkim> change) {
    boolean found =
        region.update(
            name,
            identity ->
                identity.withDkim(
                    change.apply(identity.dkim().orElseGet(SimulatedDkim::notStarted))));
    return found ? new Result("{}") : notFound(name);
  }

  private static Reply notFound(String name) {
    return new Refusal(404, "NotFoundException", "Email identity " + name + " does not exist.");
  }

  private static Map<String, Object> document(SimulatedIdentity identity, SimulatedDkim dkim) {
    Map<String, Object> document = new HashMap<>();
    document.put("IdentityType", identity.isAddress() ? "EMAIL_ADDRESS" : "DOMAIN");
    document.put("VerificationStatus", v2Word(identity.verificationStatus()));
    document.put("VerifiedForSendingStatus", identity.verificationStatus().equals("Success"));
    document.put("DkimAttributes", dkimAttributes(dkim));
    document.put("VerificationInfo", verificationInfo(dkim));
    document.put("MailFromAttributes", mailFrom(identity));
    return document;
  }

  private static Map<String, Object> dkimAttributes(SimulatedDkim dkim) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("SigningEnabled", dkim.enabled());
    attributes.put("Status", v2Word(dkim.status()));
    attributes.put("Tokens", dkim.tokens());
    attributes.put("SigningHostedZone", dkim.hostedZone());
    attributes.put("SigningAttributesOrigin", dkim.origin());
    // SES reports key lengths only for keys that it generated itself.
    if (!dkim.origin().equals("EXTERNAL")) {
      attributes.put("CurrentSigningKeyLength", "RSA_" + dkim.keyBits() + "_BIT");
      attributes.put("NextSigningKeyLength", "RSA_" + dkim.keyBits() + "_BIT");
    }
    return attributes;
  }

  private static Map<String, Object> verificationInfo(SimulatedDkim dkim) {
    Map<String, Object> info = new HashMap<>();
    dkim.error().ifPresent(error -> info.put("ErrorType", error));
    dkim.lastCheckedAt().ifPresent(at -> info.put("LastCheckedTimestamp", at.getEpochSecond()));
    return info;
  }

  private static Map<String, Object> mailFrom(SimulatedIdentity identity) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("BehaviorOnMxFailure", "USE_DEFAULT_VALUE");
    identity
        .mailFrom()
        .ifPresent(
            custom -> {
              attributes.put("MailFromDomain", custom.domain());
              attributes.put("MailFromDomainStatus", v2Word(custom.status()));
            });
    return attributes;
  }

  // v1 says TemporaryFailure where v2 says TEMPORARY_FAILURE.
  private static String v2Word(String v1Word) {
    return v1Word.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
