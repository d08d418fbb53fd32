package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The packaged function and the synthesized stack, held against each other. Classes come from the
/// package alone, as on Lambda.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LambdaContractIT {
  private static final Path JAR = Path.of(System.getProperty("packaged.function"));
  private static final int CLASS_FILE_VERSION_BEFORE_JAVA_1 = 44;

  private static final Map<String, Object> MANY_ACCOUNTS =
      Map.of(
          "organization", "ou-ab12-cdefgh34",
          "excludedAccounts", "111122223333",
          "externalId", "a-second-check");

  private final URLClassLoader packaged = open();

  private final Synthesized deployed =
      Synthesized.with(
          Map.of(
              "regions", "eu-west-1,us-gov-west-1",
              "excludedRegions", "ap-northeast-3",
              "historyDays", "30",
              "accountName", "Mail",
              "sesCallsPerSecond", "0.5",
              "confirmMinutes", "0"),
          JAR);

  private final JsonNode function = deployed.properties("AWS::Lambda::Function");

  @BeforeAll
  void thePackageIsThere() {
    assertThat(JAR).as("built by ./with-jdk ./mvnw verify").isRegularFile();
  }

  @AfterAll
  void close() throws IOException {
    packaged.close();
  }

  @Test
  void theHandlerLoadsFromThePackage() throws ReflectiveOperationException {
    List<String> handler = List.of(function.path("Handler").asText().split("::", -1));
    Class<?> type = packaged.loadClass(handler.get(0));

    assertThat(type.getClassLoader()).isSameAs(packaged);
    assertThat(type.getConstructor()).isNotNull();
    assertThat(type.getMethods()).extracting(Method::getName).contains(handler.get(1));
  }

  @Test
  void theClassesAreOfTheReleaseThatTheRuntimeRuns() throws IOException {
    String handler = function.path("Handler").asText().replaceAll("::.*", "").replace('.', '/');
    try (DataInputStream bytes = new DataInputStream(classFile(handler))) {
      bytes.skipNBytes(6);
      assertThat("java" + (bytes.readUnsignedShort() - CLASS_FILE_VERSION_BEFORE_JAVA_1))
          .isEqualTo(function.path("Runtime").asText());
    }
  }

  @Test
  void theEnvironmentIsReadByTheFunctionsOwnSettings() throws ReflectiveOperationException {
    Map<String, String> environment = environment();

    Object settings = settings(environment);

    assertThat(value(settings, "table")).isEqualTo(environment.get("TABLE_NAME"));
    assertThat(value(settings, "topicArn")).isEqualTo(environment.get("TOPIC_ARN"));
    assertThat(value(settings, "regions")).isEqualTo(Set.of("eu-west-1", "us-gov-west-1"));
    assertThat(value(settings, "excludedRegions")).isEqualTo(Set.of("ap-northeast-3"));
    assertThat(value(settings, "history")).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void everyVariableIsOneThatTheFunctionReads() throws IOException {
    String settings = text("dev/sesdkim/Settings") + text("dev/sesdkim/AccountVariables");

    assertThat(environment().keySet().stream().filter(variable -> !settings.contains(variable)))
        .isEmpty();
    assertThat(environment(MANY_ACCOUNTS).keySet())
        .contains("ORGANIZATION", "EXCLUDED_ACCOUNTS", "EXTERNAL_ID")
        .allMatch(settings::contains);
  }

  @Test
  void theAccountsToWatchAreReadByTheFunctionsOwnSettings() throws ReflectiveOperationException {
    Object watched = value(settings(environment(MANY_ACCOUNTS)), "watched");

    assertThat(watched.toString()).contains("ou-ab12-cdefgh34", "111122223333", "a-second-check");
  }

  @Test
  void theRoleThatTheFunctionAssumesIsTheOneThatItMayAssume() throws ReflectiveOperationException {
    Class<?> role = packaged.loadClass("dev.sesdkim.aws.MemberRole");
    Object arn =
        role.getMethod("arn", String.class, String.class)
            .invoke(role.getConstructor().newInstance(), "eu-west-1", "*");

    assertThat(arn).isEqualTo(MemberRole.inAnyAccount("aws"));
  }

  @Test
  void anEnvironmentWithoutATopicIsRefused() {
    Map<String, String> environment = environment();
    environment.remove("TOPIC_ARN");

    assertThatThrownBy(() -> settings(environment))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .hasMessageContaining("TOPIC_ARN")
        .satisfies(
            cause ->
                assertThat(cause.getClass().getName()).isEqualTo("dev.sesdkim.InvalidSettings"));
  }

  @Test
  void theMetricThatIsWatchedIsTheOneThatTheFunctionWrites() throws IOException {
    assertThat(deployed.customMetrics()).containsExactly(HealthMetric.NAME);
    assertThat(unwritten(HealthMetric.NAMESPACE, HealthMetric.NAME, "FunctionName")).isEmpty();
  }

  @Test
  void everythingThatTheDashboardAsksTheLogForIsWrittenByTheFunction() throws IOException {
    String[] words = {
      "scan ended",
      "summary",
      "verdicts",
      "verified",
      "unverified",
      "unknown",
      "outcome",
      "NOT_READ",
      "READ_IN_PART",
      "NOT_SCANNED",
      "WAITING",
      "regionsNotRead",
      "notScanned",
      "level",
      "WARN",
      "ERROR",
      "message",
      "region",
      "problem"
    };

    assertThat(deployed.properties("AWS::CloudWatch::Dashboard").toString()).contains(words);
    assertThat(unwritten(words)).isEmpty();
  }

  private Map<String, String> environment() {
    return environment(function);
  }

  private static Map<String, String> environment(Map<String, Object> context) {
    return environment(Synthesized.with(context, JAR).properties("AWS::Lambda::Function"));
  }

  private static Map<String, String> environment(JsonNode function) {
    Map<String, String> environment = new HashMap<>();
    function
        .at("/Environment/Variables")
        .properties()
        .forEach(variable -> environment.put(variable.getKey(), variable.getValue().asText()));
    return environment;
  }

  private Object settings(Map<String, String> environment) throws ReflectiveOperationException {
    return packaged
        .loadClass("dev.sesdkim.Settings")
        .getMethod("from", Map.class)
        .invoke(null, environment);
  }

  private static Object value(Object settings, String name) throws ReflectiveOperationException {
    return settings.getClass().getMethod(name).invoke(settings);
  }

  /// Those of the words that none of the function's own classes has as a text of its own.
  private static Set<String> unwritten(String... words) throws IOException {
    Set<String> unwritten = new TreeSet<>(List.of(words));
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<JarEntry> entries =
          jar.stream().filter(entry -> entry.getName().matches("dev/sesdkim/.*\\.class")).toList();
      for (JarEntry entry : entries) {
        try (InputStream bytes = jar.getInputStream(entry)) {
          String text = new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
          unwritten.removeIf(word -> text.contains(constant(word)));
        }
      }
    }
    return unwritten;
  }

  /// As a text stands in a class file: tag, length in two bytes, and itself (JVMS 4.4.7).
  private static String constant(String text) {
    return "\u0001\u0000" + (char) text.length() + text;
  }

  /// A class file as text: the names it uses stand in it as they are.
  private String text(String className) throws IOException {
    try (InputStream bytes = classFile(className)) {
      return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private InputStream classFile(String className) {
    return Objects.requireNonNull(
        packaged.getResourceAsStream(className + ".class"), className + " is not in the package");
  }

  private static URLClassLoader open() {
    try {
      return new URLClassLoader(
          new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
