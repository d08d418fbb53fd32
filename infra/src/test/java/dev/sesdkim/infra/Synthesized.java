package dev.sesdkim.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;

/// The stack as users get it: with the feature flags of `cdk.json`, and a file in place of the
/// function's package.
record Synthesized(DkimMonitorStack stack, JsonNode template, String text, Path directory) {
  /// The directory of `cdk.json`: Maven runs tests in the module's.
  static final Path ROOT = Path.of("..");

  /// The template of the member role, which the function's module also has for its command.
  static final Path MEMBER_ROLE =
      ROOT.resolve("lambda/src/main/resources/dev/sesdkim/local/member-role.yaml");

  static final ObjectMapper JSON = new ObjectMapper();

  /// Where the resolved template is deployed.
  static final Home HOME =
      new Home(Optional.of(Intrinsics.ACCOUNT), Optional.of(Intrinsics.REGION));

  private static final Map<Map<String, Object>, Synthesized> SHARED = new ConcurrentHashMap<>();

  /// Synthesizes each context once and shares the result among tests that only read it.
  static Synthesized with(Map<String, Object> context) {
    return SHARED.computeIfAbsent(context, Synthesized::unshared);
  }

  /// For a test that changes the stack.
  static Synthesized unshared(Map<String, Object> context) {
    return with(context, file("no code"));
  }

  static Synthesized with(Map<String, Object> context, Path functionJar) {
    return with(context, functionJar, HOME);
  }

  static Synthesized with(Map<String, Object> context, Home home) {
    return with(context, file("no code"), home);
  }

  private static Synthesized with(Map<String, Object> context, Path functionJar, Home home) {
    Map<String, Object> all = new HashMap<>();
    all.putAll(flags());
    all.putAll(context);
    App app =
        App.Builder.create()
            .analyticsReporting(false)
            .context(all)
            .outdir(newDirectory().toString())
            .build();
    DkimMonitorStack stack = DkimMonitorApp.synthesize(app, functionJar, MEMBER_ROLE, home);
    Path directory = Path.of(app.getOutdir());
    String text = read(directory.resolve(DkimMonitorApp.STACK + ".template.json"));
    return new Synthesized(stack, parse(text), text, directory);
  }

  static Path file(String content) {
    try {
      Path file = Files.createTempFile("function", ".jar");
      file.toFile().deleteOnExit();
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode resources() {
    return template.path("Resources");
  }

  List<JsonNode> all(String type) {
    return resources().properties().stream()
        .map(Map.Entry::getValue)
        .filter(resource -> resource.path("Type").asText().equals(type))
        .toList();
  }

  JsonNode only(String type) {
    List<JsonNode> found = all(type);
    if (found.size() != 1) {
      throw new AssertionError("%d resources of type %s, not one".formatted(found.size(), type));
    }
    return found.getFirst();
  }

  /// The names of the function's own metrics that the stack reads. AWS charges for each.
  SortedSet<String> customMetrics() {
    SortedSet<String> names = new TreeSet<>();
    all("AWS::CloudWatch::Alarm").stream()
        .map(alarm -> alarm.path("Properties"))
        .filter(alarm -> alarm.path("Namespace").asText().equals(HealthMetric.NAMESPACE))
        .forEach(alarm -> names.add(alarm.path("MetricName").asText()));
    for (JsonNode dashboard : all("AWS::CloudWatch::Dashboard")) {
      JsonNode body = parse(resolved(dashboard.at("/Properties/DashboardBody")).asText());
      for (JsonNode metrics : body.findValues("metrics")) {
        items(metrics).stream()
            .filter(metric -> metric.path(0).asText().equals(HealthMetric.NAMESPACE))
            .forEach(metric -> names.add(metric.path(1).asText()));
      }
    }
    return names;
  }

  /// The properties of the only resource of a type, functions worked out.
  JsonNode properties(String type) {
    return resolved(only(type).path("Properties"));
  }

  JsonNode resolved(JsonNode value) {
    return resolved(value, "aws");
  }

  JsonNode resolved(JsonNode value, String partition) {
    return new Intrinsics(template, partition).resolve(value);
  }

  static List<JsonNode> items(JsonNode array) {
    return array.isArray()
        ? StreamSupport.stream(array.spliterator(), false).toList()
        : List.of(array);
  }

  static List<String> texts(JsonNode array) {
    return items(array).stream().map(JsonNode::asText).toList();
  }

  private static Map<String, Object> flags() {
    Map<String, Object> flags = new HashMap<>();
    parse(read(ROOT.resolve("cdk.json")))
        .path("context")
        .properties()
        .forEach(
            flag -> flags.put(flag.getKey(), JSON.convertValue(flag.getValue(), Object.class)));
    return flags;
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory(Path.of("target"), "cdk.out");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
