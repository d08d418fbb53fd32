package dev.sesdkim.local.simulated;

import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Result;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// CloudFormation, API version 2010-05-15: `DescribeStacks`, of one stack or of all.
final class CloudFormationQueries {
  private final Map<String, Map<String, Map<String, String>>> regions = new HashMap<>();

  /// Adds a stack with these outputs.
  synchronized void put(String region, String name, Map<String, String> outputs) {
    regions.computeIfAbsent(region, _ -> new HashMap<>()).put(name, Map.copyOf(outputs));
  }

  synchronized Reply reply(Request request) {
    if (!request.action().equals("DescribeStacks")) {
      return new Refusal(400, "InvalidAction", "Could not find operation " + request.action());
    }
    Map<String, Map<String, String>> stacks =
        new TreeMap<>(regions.getOrDefault(request.region(), Map.of()));
    Optional<String> asked = Optional.ofNullable(request.parameters().get("StackName"));
    if (asked.isPresent() && !stacks.containsKey(asked.get())) {
      return new Refusal(
          400, "ValidationError", "Stack with id " + asked.get() + " does not exist");
    }
    asked.ifPresent(name -> stacks.keySet().retainAll(Set.of(name)));
    return new Result(
        QueryXml.of(
            xml ->
                xml.element(
                    "Stacks",
                    list ->
                        stacks.forEach(
                            (name, outputs) ->
                                list.element("member", stack -> stack(stack, name, outputs))))));
  }

  private static void stack(QueryXml stack, String name, Map<String, String> outputs) {
    stack
        .element("StackName", name)
        .element("StackStatus", "CREATE_COMPLETE")
        .element("CreationTime", "2026-01-01T00:00:00.000Z")
        .element(
            "Outputs",
            list ->
                new TreeMap<>(outputs)
                    .forEach(
                        (key, value) ->
                            list.element(
                                "member",
                                output ->
                                    output
                                        .element("OutputKey", key)
                                        .element("OutputValue", value))));
  }
}
