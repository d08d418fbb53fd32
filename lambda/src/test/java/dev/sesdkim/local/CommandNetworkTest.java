package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command in a process of its own, whose environment names proxies and certificates. Nothing
/// leaves the loopback interface.
class CommandNetworkTest {

  private static final String REFUSED =
      "<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>The security token included"
          + " in the request is invalid.</Message></Error></ErrorResponse>";

  @TempDir static Path directory;

  @BeforeAll
  static void certificate() throws IOException, InterruptedException {
    LoopbackProxy.certificate(directory);
  }

  @Test
  void aProxyIsAskedWithItsPasswordAndItsCertificatesAreTrusted() throws Exception {
    try (LoopbackProxy proxy = proxy("407 Proxy Authentication Required")) {
      List<String> lines =
          scan(
              Map.of(
                  "HTTPS_PROXY",
                  "http://me:p%40ss@" + proxy.address(),
                  "AWS_CA_BUNDLE",
                  directory.resolve("bundle.pem").toString()));

      assertThat(lines)
          .singleElement()
          .asString()
          .startsWith("AWS does not accept these credentials: InvalidClientTokenId (HTTP 403)");
      assertThat(proxy.heads)
          .contains("CONNECT " + LoopbackProxy.HOST + ":443 HTTP/1.1")
          .anyMatch(
              line ->
                  line.equalsIgnoreCase(
                      LoopbackProxy.AUTHORIZATION
                          + Base64.getEncoder()
                              .encodeToString("me:p@ss".getBytes(StandardCharsets.UTF_8))));
    }
  }

  @Test
  void aProxyThatWantsAPasswordIsToldWithItsWordsAndWhereThePasswordGoes() throws Exception {
    try (LoopbackProxy proxy = proxy("407 Ask the help desk")) {
      assertThat(scan(Map.of("https_proxy", proxy.address())))
          .singleElement()
          .asString()
          .contains("407 Ask the help desk", "name and a password: put them into HTTPS_PROXY")
          .doesNotContain("Exception", "java.");
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsToldWithTheVariableThatMakesItSo() throws Exception {
    try (LoopbackProxy proxy = proxy("")) {
      assertThat(scan(Map.of("HTTPS_PROXY", "http://" + proxy.address())))
          .singleElement()
          .asString()
          .contains("certificate that the server showed is not trusted", "AWS_CA_BUNDLE")
          .doesNotContain("Exception", "java.", "sun.");
    }
  }

  @Test
  void aHostOfNoProxyIsAskedWithoutOne() throws Exception {
    try (LoopbackProxy proxy = proxy("")) {
      scan(
          Map.of(
              "HTTPS_PROXY",
              proxy.address(),
              "NO_PROXY",
              "localhost, 127.0.0.1",
              "AWS_ENDPOINT_URL",
              "https://127.0.0.1:1"));

      assertThat(proxy.heads).isEmpty();
    }
  }

  @Test
  void aBundleThatCannotBeReadIsSaidInOneSentenceWithItsPath() throws Exception {
    Path text = Files.writeString(directory.resolve("text.pem"), "no certificate");
    Path broken =
        Files.writeString(
            directory.resolve("broken.pem"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    Path missing = directory.resolve("missing.pem");

    for (Path bundle : List.of(text, broken, missing, directory)) {
      assertThat(scan(Map.of("AWS_CA_BUNDLE", bundle.toString())))
          .singleElement()
          .asString()
          .startsWith("AWS_CA_BUNDLE: " + bundle + " cannot be used: ")
          .doesNotContain("Exception");
    }
  }

  @Test
  void aProxyThatCannotBeUsedIsSaidWithoutItsPassword() throws Exception {
    for (String proxy : List.of("https://me:secret@proxy:8080", "http://me:se cret@proxy", "::")) {
      assertThat(scan(Map.of("HTTPS_PROXY", proxy)))
          .containsExactly(
              "HTTPS_PROXY names no proxy that can be used, expected http://host:port");
    }
  }

  @Test
  void theRegionOfTheAwsCliCountsIfThereIsNoOther() throws Exception {
    try (LoopbackProxy proxy = proxy("407 Ask the help desk")) {
      scan(Map.of("HTTPS_PROXY", proxy.address(), "AWS_DEFAULT_REGION", "eu-west-1"));
      scan(
          Map.of(
              "HTTPS_PROXY",
              proxy.address(),
              "AWS_DEFAULT_REGION",
              "us-west-2",
              "AWS_REGION",
              "eu-west-1"));

      assertThat(proxy.heads)
          .filteredOn(line -> line.startsWith("CONNECT"))
          .hasSizeGreaterThan(1)
          .containsOnly("CONNECT " + LoopbackProxy.HOST + ":443 HTTP/1.1");
    }
  }

  private static LoopbackProxy proxy(String refusal) throws IOException, GeneralSecurityException {
    return new LoopbackProxy(directory.resolve("keys.p12"), refusal, REFUSED);
  }

  private static List<String> scan(Map<String, String> variables)
      throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "scan")
            .redirectErrorStream(true);
    Map<String, String> environment = new TreeMap<>(variables);
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    if (!variables.containsKey("AWS_DEFAULT_REGION")) {
      environment.put("AWS_REGION", "eu-west-1");
    }
    environment.put("AWS_MAX_ATTEMPTS", "1");
    command.environment().clear();
    command.environment().putAll(environment);
    Process process = command.start();
    List<String> lines = process.inputReader().readAllLines();
    assertThat(process.waitFor()).isEqualTo(2);
    return lines;
  }
}
