package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Reads lists of AWS Organizations to their end, because an empty page need not be the last
/// (Organizations API, `NextToken`). A call that is throttled or breaks is retried after a growing,
/// jittered wait.
public final class OrganizationsLists {

  /// Ten times the pages of ten thousand accounts, at twenty a page.
  static final int MOST_PAGES = 5_000;

  /// The longest total wait before retries for one list, all pages together, so that the scan
  /// begins soon.
  static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /// The form of an id (Organizations API, `OrganizationalUnit`).
  private static final Pattern UNIT = Pattern.compile("ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}");

  private final OrganizationsRequests requests;
  private final Pause pause;
  private final Backoff backoff;

  /// @param random spreads the waits before repeated calls
  public OrganizationsLists(OrganizationsRequests requests, Pause pause, RandomGenerator random) {
    this.requests = requests;
    this.pause = pause;
    this.backoff = new Backoff(random);
  }

  /// All accounts of the organization; at least the management account.
  ///
  /// @throws NotListed if the list cannot be read to its end
  List<OrganizationAccount> accounts() {
    Reading<OrganizationAccount> reading =
        new Reading<>("ListAccounts", Map.of(), "Accounts", OrganizationAccount::of);
    List<OrganizationAccount> accounts = reading.all();
    if (accounts.isEmpty()) {
      throw reading.notAList("The list holds no account.");
    }
    return accounts;
  }

  /// The accounts directly below a root or an organizational unit.
  ///
  /// @throws NotListed as [#accounts]
  List<OrganizationAccount> accountsOf(String parent) {
    return new Reading<>(
            "ListAccountsForParent",
            Map.of("ParentId", parent),
            "Accounts",
            OrganizationAccount::of)
        .all();
  }

  /// The ids of the organizational units directly below a root or an organizational unit.
  ///
  /// @throws NotListed as [#accounts]
  List<String> unitsOf(String parent) {
    return new Reading<>(
            "ListOrganizationalUnitsForParent",
            Map.of("ParentId", parent),
            "OrganizationalUnits",
            OrganizationsLists::unit)
        .all();
  }

  private static String unit(Map<?, ?> entry) {
    if (entry.get("Id") instanceof String id && UNIT.matcher(id).matches()) {
      return id;
    }
    throw new NotAnAnswer("The answer holds an organizational unit without an id.");
  }

  private record Page<T>(List<T> entries, Optional<String> next) {}

  /// One list, from its first page to its last.
  private final class Reading<T> {

    private final String operation;
    private final Map<String, Object> question;
    private final String field;
    private final Function<Map<?, ?>, T> entry;
    private Duration waited = Duration.ZERO;

    Reading(
        String operation,
        Map<String, Object> question,
        String field,
        Function<Map<?, ?>, T> entry) {
      this.operation = operation;
      this.question = question;
      this.field = field;
      this.entry = entry;
    }

    List<T> all() {
      List<T> all = new ArrayList<>();
      Set<String> tokens = new HashSet<>();
      Optional<String> token = Optional.empty();
      for (int pages = 0; pages < MOST_PAGES; pages++) {
        Page<T> page = page(token);
        all.addAll(page.entries());
        token = page.next();
        if (token.isEmpty()) {
          return List.copyOf(all);
        }
        if (!tokens.add(token.get())) {
          throw notAList("A page token came twice: the list would never end.");
        }
      }
      throw notAList("The list has more than " + MOST_PAGES + " pages.");
    }

    private Page<T> page(Optional<String> token) {
      Map<String, Object> input = new HashMap<>(question);
      token.ifPresent(from -> input.put("NextToken", from));
      for (int attempt = 1; ; attempt++) {
        try {
          return read(requests.send(operation, input));
        } catch (RuntimeException failure) {
          Problem problem = AwsFailures.problem(action(), failure);
          Duration wait = backoff.after(attempt);
          waited = waited.plus(wait);
          if (attempt >= PacedCalls.attempts(problem.kind())
              || waited.compareTo(LONGEST_WAIT) > 0
              || !pause.isOver(wait)) {
            throw new NotListed(problem, AwsFailures.code(failure), failure);
          }
        }
      }
    }

    private Page<T> read(Map<String, Object> answer) {
      if (!(answer.get(field) instanceof List<?> entries)) {
        throw new NotAnAnswer("The answer to " + operation + " holds no list.");
      }
      return new Page<>(
          entries.stream().map(this::read).toList(),
          Optional.ofNullable(answer.get("NextToken"))
              .map(String::valueOf)
              .filter(next -> !next.isEmpty()));
    }

    private T read(Object one) {
      if (one instanceof Map<?, ?> fields) {
        return entry.apply(fields);
      }
      throw new NotAnAnswer(
          "The answer to " + operation + " holds an entry that is not an object.");
    }

    private NotListed notAList(String detail) {
      return new NotListed(new Problem(Kind.NOT_AN_ANSWER, action(), detail));
    }

    private String action() {
      return OrganizationsEndpoint.SERVICE + ":" + operation;
    }
  }
}
