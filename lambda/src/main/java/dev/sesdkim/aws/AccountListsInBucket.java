package dev.sesdkim.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.json.Json;
import dev.sesdkim.scan.AccountLists;
import dev.sesdkim.scan.ScanFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Keeps each scan's list of accounts as an object of an S3 bucket: a JSON array whose entries have
/// `id`, `name` (if known) and `turn`. Step Functions reads the entries one by one.
public final class AccountListsInBucket implements AccountLists {

  private final BucketRequests requests;
  private final Pause pause;
  private final Backoff backoff;

  /// @param random spreads the waits before repeated calls
  public AccountListsInBucket(BucketRequests requests, Pause pause, RandomGenerator random) {
    this.requests = requests;
    this.pause = pause;
    this.backoff = new Backoff(random);
  }

  /// The object key of a scan's list.
  ///
  /// @param scanId of letters, digits and `-_`
  public static String key(String scanId) {
    return "scans/" + scanId + ".json";
  }

  @Override
  public void write(String scanId, List<AccountTurn> turns) {
    byte[] content =
        Json.write(turns.stream().map(AccountListsInBucket::json).toList()).getBytes(UTF_8);
    repeated(
        "s3:PutObject",
        () -> {
          requests.put(key(scanId), content);
          return true;
        });
  }

  @Override
  public List<AccountTurn> read(String scanId) {
    return repeated("s3:GetObject", () -> turns(new String(requests.get(key(scanId)), UTF_8)));
  }

  private static Map<String, Object> json(AccountTurn turn) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", turn.account().id());
    turn.account().name().ifPresent(name -> json.put("name", name));
    json.put("turn", turn.kind().name());
    return json;
  }

  private static List<AccountTurn> turns(String json) {
    try {
      if (Json.object("{\"accounts\":" + json + "}").get("accounts") instanceof List<?> all) {
        return all.stream().map(AccountListsInBucket::turn).toList();
      }
    } catch (IllegalArgumentException e) {
      throw new NotAnAnswer("The list of accounts is not as it was written: " + e.getMessage());
    }
    throw new NotAnAnswer("The list of accounts is not a JSON array.");
  }

  private static AccountTurn turn(Object entry) {
    Optional<AccountTurn> turn =
        entry instanceof Map<?, ?> fields ? turn(fields) : Optional.empty();
    return turn.orElseThrow(
        () -> new NotAnAnswer("The list of accounts has an entry that is not an account."));
  }

  /// Parses an entry of the list; empty if the entry is invalid.
  public static Optional<AccountTurn> turn(Map<?, ?> entry) {
    return entry.get("id") instanceof String id
            && Account.isId(id)
            && entry.get("turn") instanceof String word
        ? kind(word)
            .map(
                kind ->
                    new AccountTurn(
                        new Account(
                            id,
                            entry.get("name") instanceof String name
                                ? Optional.of(name)
                                : Optional.empty()),
                        kind))
        : Optional.empty();
  }

  private static Optional<AccountTurn.Kind> kind(String word) {
    for (AccountTurn.Kind kind : AccountTurn.Kind.values()) {
      if (kind.name().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private <T> T repeated(String action, Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (RuntimeException failure) {
        Problem problem = AwsFailures.problem(action, failure);
        if (attempt >= PacedCalls.attempts(problem.kind())
            || !pause.isOver(backoff.after(attempt))) {
          throw new ScanFailure(
              "The list of accounts could not be written or read: %s."
                  .formatted(problem.sentence()),
              problem,
              failure);
        }
      }
    }
  }
}
