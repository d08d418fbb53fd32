package dev.sesdkim.aws;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.ListIdentitiesRequest;
import software.amazon.awssdk.services.ses.model.ListIdentitiesResponse;

/// Lists a region's identities, both domains and addresses, in one pass.
final class IdentityListing {

  static final String ACTION = "ses:ListIdentities";

  /// The largest page of `ListIdentities`.
  static final int PAGE = 1_000;

  /// Twenty times the pages that SES's quota of 10,000 identities a region fills.
  static final int MOST_PAGES = 200;

  private IdentityListing() {}

  /// The identities, each once, in SES's order.
  static Answer<List<Listed>> of(String region, String account, SesClient ses, PacedCalls calls) {
    Map<Identity, Listed> listed = new LinkedHashMap<>();
    Set<String> tokens = new HashSet<>();
    Optional<String> token = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      Optional<String> from = token;
      switch (calls.answer(ACTION, limit -> page(ses, from, limit))) {
        case Answer.Failed<ListIdentitiesResponse>(Problem problem, boolean unknownHost) -> {
          return new Answer.Failed<>(problem, unknownHost);
        }
        case Answer.Got<ListIdentitiesResponse>(ListIdentitiesResponse answer) -> {
          for (String name : answer.identities()) {
            Identity identity = new Identity(region, account, name);
            listed.putIfAbsent(identity, new Listed(identity, name));
          }
          token = Optional.ofNullable(answer.nextToken()).filter(next -> !next.isEmpty());
        }
      }
      if (token.isEmpty()) {
        return new Answer.Got<>(List.copyOf(listed.values()));
      }
      if (!tokens.add(token.get())) {
        return notAListing("A page token came twice: the list would never end.");
      }
    }
    return notAListing("The list has more than " + MOST_PAGES + " pages.");
  }

  private static ListIdentitiesResponse page(
      SesClient ses, Optional<String> from, AwsRequestOverrideConfiguration limit) {
    ListIdentitiesResponse answer =
        ses.listIdentities(
            ListIdentitiesRequest.builder()
                .maxItems(PAGE)
                .nextToken(from.orElse(null))
                .overrideConfiguration(limit)
                .build());
    if (!answer.hasIdentities()) {
      throw new NotAnAnswer("The answer to ListIdentities holds no list.");
    }
    if (answer.identities().stream().anyMatch(name -> name == null || name.isBlank())) {
      throw new NotAnAnswer("The answer to ListIdentities holds an identity without a name.");
    }
    return answer;
  }

  private static <T> Answer<T> notAListing(String detail) {
    return new Answer.Failed<>(new Problem(Kind.NOT_AN_ANSWER, ACTION, detail), false);
  }
}
