package dev.sesdkim.local.simulated;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Result;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// SES v2: `GetEmailIdentity`.
final class SesV2Requests {
  private final AccountState account;

  SesV2Requests(AccountState account) {
    this.account = account;
  }

  Reply reply(Request request) {
    if (!request.action().equals("GetEmailIdentity")) {
      return new Refusal(
          404, "UnknownOperationException", "No such operation: " + request.action());
    }
    SesRegion region = account.ses(request.region());
    String name = request.parameters().getOrDefault("EmailIdentity", "");
    return region
        .identity(name)
        .<Reply>map(identity -> new Result(Json.write(document(identity, region.dkim(identity)))))
        .orElseGet(() -> notFound(name));
  }

  static Reply notFound(String name) {
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
