package dev.sesdkim.aws;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
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
import software.amazon.awssdk.services.ses.model.ListIdentitiesRequest;
import software.amazon.awssdk.services.ses.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.ses.model.SesException;

/// One region's SES in memory: all identities verified, unless a test says otherwise.
final class FakeSes implements SesClient {

  /// A call as it came in.
  record Asked(String action, List<String> names, Instant at) {}

  final List<Asked> calls = new ArrayList<>();
  final List<Integer> pageSizes = new ArrayList<>();
  final Map<String, IdentityDkimAttributes> dkim = new HashMap<>();
  final Map<String, IdentityVerificationAttributes> verification = new HashMap<>();
  final Map<String, IdentityMailFromDomainAttributes> mailFrom = new HashMap<>();
  private final List<String> listed;
  private final InstantSource clock;
  private final int page;

  /// Throws what SES would answer instead.
  Consumer<Asked> trouble = _ -> {};

  FakeSes(InstantSource clock, int page, List<String> names) {
    this.clock = clock;
    this.page = page;
    this.listed = List.copyOf(names);
    for (String name : names) {
      dkim.put(
          name,
          IdentityDkimAttributes.builder()
              .dkimEnabled(true)
              .dkimVerificationStatus("Success")
              .dkimTokens("one", "two", "three")
              .build());
      verification.put(
          name, IdentityVerificationAttributes.builder().verificationStatus("Success").build());
      mailFrom.put(
          name,
          IdentityMailFromDomainAttributes.builder()
              .behaviorOnMXFailure("UseDefaultValue")
              .build());
    }
  }

  static AwsServiceException refusal(int status, String code, String message) {
    return SesException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

  List<String> actions() {
    return calls.stream().map(Asked::action).toList();
  }

  long count(String action) {
    return calls.stream().filter(asked -> asked.action().equals(action)).count();
  }

  @Override
  public ListIdentitiesResponse listIdentities(ListIdentitiesRequest request) {
    ask("ListIdentities", List.of());
    pageSizes.add(request.maxItems());
    int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    int to = Math.min(listed.size(), from + page);
    return ListIdentitiesResponse.builder()
        .identities(listed.subList(from, to))
        .nextToken(to < listed.size() ? String.valueOf(to) : null)
        .build();
  }

  @Override
  public GetIdentityDkimAttributesResponse getIdentityDkimAttributes(
      GetIdentityDkimAttributesRequest request) {
    ask("GetIdentityDkimAttributes", request.identities());
    return GetIdentityDkimAttributesResponse.builder()
        .dkimAttributes(of(request.identities(), dkim))
        .build();
  }

  @Override
  public GetIdentityVerificationAttributesResponse getIdentityVerificationAttributes(
      GetIdentityVerificationAttributesRequest request) {
    ask("GetIdentityVerificationAttributes", request.identities());
    return GetIdentityVerificationAttributesResponse.builder()
        .verificationAttributes(of(request.identities(), verification))
        .build();
  }

  @Override
  public GetIdentityMailFromDomainAttributesResponse getIdentityMailFromDomainAttributes(
      GetIdentityMailFromDomainAttributesRequest request) {
    ask("GetIdentityMailFromDomainAttributes", request.identities());
    return GetIdentityMailFromDomainAttributesResponse.builder()
        .mailFromDomainAttributes(of(request.identities(), mailFrom))
        .build();
  }

  @Override
  public String serviceName() {
    return "ses";
  }

  @Override
  public void close() {}

  private void ask(String action, List<String> names) {
    Asked asked = new Asked(action, List.copyOf(names), clock.instant());
    calls.add(asked);
    if (names.size() > 100) {
      throw refusal(400, "ValidationError", "More than 100 identities.");
    }
    trouble.accept(asked);
  }

  /// A domain that is asked for in capitals may be answered in lower case: so tests can store it.
  private static <A> Map<String, A> of(List<String> names, Map<String, A> all) {
    Map<String, A> some = new HashMap<>();
    for (String name : names) {
      Stream.of(name, name.toLowerCase(Locale.ROOT))
          .filter(all::containsKey)
          .forEach(key -> some.put(key, all.get(key)));
    }
    return some;
  }
}
