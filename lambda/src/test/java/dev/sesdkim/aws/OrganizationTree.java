package dev.sesdkim.aws;

import dev.sesdkim.aws.PlayedNetwork.Reply;
import dev.sesdkim.aws.PlayedNetwork.Sent;
import dev.sesdkim.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An organization that answers its three lists, two entries a page, with an empty page before the
/// last.
final class OrganizationTree {

  private static final int PAGE = 2;

  private final Map<String, Map<String, Object>> accounts = new TreeMap<>();
  private final Map<String, List<String>> children = new HashMap<>();
  private final Map<String, List<String>> units = new HashMap<>();

  OrganizationTree account(String parent, String id, String name, String state) {
    return account(parent, id, Map.of("Id", id, "Name", name, "State", state, "Status", "ACTIVE"));
  }

  OrganizationTree account(String parent, String id, Map<String, Object> fields) {
    accounts.put(id, fields);
    children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(id);
    return this;
  }

  OrganizationTree unit(String parent, String id) {
    units.computeIfAbsent(parent, _ -> new ArrayList<>()).add(id);
    return this;
  }

  PlayedNetwork network() {
    return new PlayedNetwork(this::reply);
  }

  Reply reply(Sent sent) {
    Map<String, Object> input = sent.json();
    String parent = String.valueOf(input.get("ParentId"));
    String operation = sent.header("X-Amz-Target").replaceFirst(".*\\.", "");
    return switch (operation) {
      case "ListAccounts" -> page("Accounts", List.copyOf(accounts.values()), input);
      case "ListAccountsForParent" ->
          page(
              "Accounts",
              children.getOrDefault(parent, List.of()).stream().map(this::fields).toList(),
              input);
      case "ListOrganizationalUnitsForParent" ->
          page(
              "OrganizationalUnits",
              units.getOrDefault(parent, List.of()).stream()
                  .map(id -> Map.<String, Object>of("Id", id, "Name", "of " + parent))
                  .toList(),
              input);
      default -> PlayedNetwork.refusal(400, "UnknownOperationException", operation);
    };
  }

  private Map<String, Object> fields(String id) {
    return accounts.getOrDefault(id, Map.of());
  }

  /// Tokens are offsets; one with `e` is of the empty page before it.
  private static Reply page(
      String field, List<Map<String, Object>> all, Map<String, Object> input) {
    String token = String.valueOf(input.getOrDefault("NextToken", "0"));
    Map<String, Object> answer = new HashMap<>();
    if (token.startsWith("e")) {
      answer.put(field, List.of());
      answer.put("NextToken", token.substring(1));
      return PlayedNetwork.ok(Json.write(answer));
    }
    int from = Integer.parseInt(token);
    int to = Math.min(all.size(), from + PAGE);
    answer.put(field, all.subList(from, to));
    if (to < all.size()) {
      answer.put("NextToken", "e" + to);
    }
    return PlayedNetwork.ok(Json.write(answer));
  }
}
