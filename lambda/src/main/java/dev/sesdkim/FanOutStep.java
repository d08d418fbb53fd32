package dev.sesdkim;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.sesdkim.aws.AccountListsInBucket;
import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The step of the state machine that an invocation runs: `run` in the event's `detail` names it.
/// Without `run` the invocation is a whole scan.
sealed interface FanOutStep {

  /// The form of the name of a state machine's execution.
  String SCAN_ID = "[0-9A-Za-z_-]{1,80}";

  /// The name of the state machine's execution, which is the scan's id.
  String scanId();

  /// Lists the accounts.
  record ListAccounts(String scanId, Instant startedAt) implements FanOutStep {}

  /// Reads one account.
  record OneAccount(String scanId, AccountTurn turn) implements FanOutStep {}

  /// Sends what is due in all accounts.
  ///
  /// @param unlisted why the accounts could not be listed, if they could not
  record Tell(String scanId, Instant startedAt, Optional<Problem> unlisted) implements FanOutStep {}

  /// The step that the event asks for; empty if it asks for a whole scan.
  ///
  /// @throws InvalidEvent if the step is unknown, or one of its fields is missing or malformed
  static Optional<FanOutStep> of(ScheduledEvent event) {
    Map<String, Object> detail = event.getDetail() == null ? Map.of() : event.getDetail();
    Object run = detail.get("run");
    if (run == null) {
      return Optional.empty();
    }
    String scanId = text(detail, "scanId");
    if (!scanId.matches(SCAN_ID)) {
      throw wrong(scanId, "scanId", "up to 80 letters, digits and characters of -_");
    }
    Instant startedAt = moment(text(detail, "startedAt"));
    return Optional.of(
        switch (String.valueOf(run)) {
          case "list" -> new ListAccounts(scanId, startedAt);
          case "account" -> new OneAccount(scanId, turn(detail.get("account")));
          case "tell" -> new Tell(scanId, startedAt, problem(detail.get("problem")));
          default -> throw wrong(run, "run", "list, account or tell");
        });
  }

  /// The problem as an event carries it; an empty object if there is none.
  static Map<String, Object> json(Optional<Problem> problem) {
    Map<String, Object> json = new LinkedHashMap<>();
    problem.ifPresent(
        why -> {
          json.put("kind", why.kind().name());
          json.put("action", why.action());
          json.put("detail", why.detail());
        });
    return json;
  }

  private static AccountTurn turn(@Nullable Object account) {
    Optional<AccountTurn> turn =
        account instanceof Map<?, ?> fields ? AccountListsInBucket.turn(fields) : Optional.empty();
    return turn.orElseThrow(() -> wrong(account, "account", "an entry of the list of accounts"));
  }

  private static Optional<Problem> problem(@Nullable Object problem) {
    if (!(problem instanceof Map<?, ?> fields) || fields.isEmpty()) {
      return Optional.empty();
    }
    for (Problem.Kind kind : Problem.Kind.values()) {
      if (kind.name().equals(fields.get("kind"))) {
        return Optional.of(
            new Problem(
                kind, String.valueOf(fields.get("action")), String.valueOf(fields.get("detail"))));
      }
    }
    throw wrong(problem, "problem", "the problem that the list answered");
  }

  private static String text(Map<String, Object> detail, String name) {
    if (detail.get(name) instanceof String text) {
      return text;
    }
    throw wrong(detail.get(name), name, "text");
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw wrong(text, "startedAt", "a moment such as \"2026-11-24T06:00:00Z\"");
    }
  }

  private static InvalidEvent wrong(@Nullable Object received, String name, String expected) {
    return EventJson.unreadable(
        received == null ? "nothing" : Json.write(received),
        "%s as \"%s\" in \"detail\"".formatted(expected, name));
  }
}
